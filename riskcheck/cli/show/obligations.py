"""The obligations at the end of `riskcheck score`."""

from collections.abc import Iterator

from riskcheck.cli.show.words import Words, wrapped
from riskcheck.core.assessment import Applies

_MARKS = ",.;: ，。；：、"


def obligation_lines(words: Words) -> Iterator[str]:
    """Yield the obligations that apply, each cut to one line, and the names of those not determined."""
    found = words.case.assessment.obligations
    applying = [duty for duty in found if duty.applies is Applies.YES]
    undetermined = [duty.obligation for duty in found if duty.applies is Applies.MAYBE]
    if applying:
        yield ""
        yield words.say("obligations.apply", count=len(applying))
    for duty in applying:
        kind = words.say(f"obligations.kinds.{duty.kind}")
        who = words.text(words.case.pack.head.owners[duty.who])
        text = words.text(duty.text)
        line = words.say("obligations.line", id=duty.obligation, kind=kind, who=who, text=text)
        first, *rest = wrapped(line, 2)
        yield f"{first.rstrip(_MARKS)}…" if rest else first
    if undetermined:
        names = words.names(undetermined)
        yield from wrapped(words.say("obligations.undetermined", count=len(undetermined), names=names))
