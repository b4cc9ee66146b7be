"""What the product's owners have to do before launch whatever the score, as the pack's obligations say."""

from collections.abc import Iterable
from typing import NamedTuple

from riskcheck.core.assessment import Applies
from riskcheck.core.condition_reading import ALWAYS
from riskcheck.core.pack.obligation import Obligation
from riskcheck.core.phrases import phrase
from riskcheck.reporting.view.scribe import Scribe
from riskcheck.reporting.view.sources import source_lines


class ObligationLine(NamedTuple):
    """A duty. `rests_on` names its sources; `open` says on what it hangs while that is not determined."""

    id: str
    kind: str
    text: str
    who: str
    rests_on: tuple[str, ...]
    open: str


class ObligationsView(NamedTuple):
    """The duties that apply, and those of which it is not determined; `left_out` is how many do not apply."""

    applying: tuple[ObligationLine, ...]
    undetermined: tuple[ObligationLine, ...]
    left_out: int


def obligations_of(scribe: Scribe) -> ObligationsView | None:
    """Build the chapter; None for a pack without obligations."""
    if not scribe.pack.obligations:
        return None
    applies = {found.obligation: found.applies for found in scribe.assessment.obligations}
    chosen = {
        state: [duty for duty in scribe.pack.obligations if applies.get(duty.id, Applies.NO) is state]
        for state in Applies
    }
    return ObligationsView(
        _lines(scribe, chosen[Applies.YES]),
        _lines(scribe, chosen[Applies.MAYBE]),
        len(chosen[Applies.NO]),
    )


def _lines(scribe: Scribe, duties: Iterable[Obligation]) -> tuple[ObligationLine, ...]:
    return tuple(
        ObligationLine(
            id=duty.id,
            kind=scribe.say(f"obligations.kinds.{duty.kind}"),
            text=scribe.text(duty.text),
            who=scribe.text(scribe.pack.head.owners[duty.who]),
            rests_on=source_lines(scribe, duty.sources),
            open=_condition(scribe, duty),
        )
        for duty in duties
    )


def _condition(scribe: Scribe, duty: Obligation) -> str:
    """Return in words under which condition the duty applies."""
    parts = []
    if duty.when != ALWAYS:
        parts.append(phrase(duty.when, scribe.pack, scribe.wording))
    if duty.level is not None:
        parts.append(scribe.say("obligations.from-level", level=scribe.level(duty.level).name))
    return scribe.say("list.semicolon").join(parts)
