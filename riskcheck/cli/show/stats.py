"""What `riskcheck rules stats` prints."""

from collections.abc import Iterator, Mapping, Sequence

from riskcheck.cli.show.words import hung
from riskcheck.core.columns import table
from riskcheck.core.conditions import Fact, Truth
from riskcheck.core.exact import plain
from riskcheck.core.lengths import MeasuredLength
from riskcheck.core.longest import Longest
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.stats import Asked, PackStats
from riskcheck.core.wording import Wording

_SCALE = range(1, 6)


def stats_lines(pack: RulePack, stats: PackStats, wording: Wording) -> Iterator[str]:
    """Yield the rules by section, by type, and by impact and likelihood."""
    yield wording.say("cli.rules-stats.sections")
    titles = {section.id: pack.say(section.title, wording.language) for section in pack.sections}
    rows = [[f"  {name}", titles[name], str(count)] for name, count in stats.sections.items()]
    yield from table([*rows, ["  " + wording.say("cli.rules-stats.sum"), "", str(_sum(stats))]], right=[2])
    yield ""
    yield wording.say("cli.rules-stats.types")
    yield from table([[f"  {kind}", str(count)] for kind, count in stats.types.items()], right=[1])
    if stats.grid:
        yield ""
        yield wording.say("cli.rules-stats.grid")
        yield from _grid(stats.grid)


def asked_lines(
    examples: Mapping[str, Asked],
    whole: Longest,
    lengths: Sequence[MeasuredLength],
    pack: RulePack,
    wording: Wording,
) -> Iterator[str]:
    """Yield how many questions each example is asked, and the longest questionnaires there can be."""
    head = ["", wording.say("cli.rules-stats.profile"), wording.say("cli.rules-stats.rules")]
    if examples:
        yield wording.say("cli.rules-stats.examples")
        rows = [[f"  {name}", str(asked.profile), str(asked.rules)] for name, asked in examples.items()]
        yield from table([head, *rows], right=[1, 2])
        yield ""
    yield wording.say("cli.rules-stats.longest")
    rows = [_length_row(wording.say("cli.rules-stats.any"), whole, None, wording)]
    for one in lengths:
        title = pack.say(one.limit.title, wording.language)
        rows.append(_length_row(title, one.found, one.limit.at_most, wording))
    yield from table([head, *rows], right=[1, 2])


def product_lines(found: Longest, wording: Wording) -> Iterator[str]:
    """Yield the profile answers of the longest questionnaire that matter."""
    yield wording.say("cli.rules-stats.product")
    for name, fact in found.facts.items():
        if fact.asked is Truth.TRUE and (fact.words is not None or fact.number is not None):
            yield from hung(wording.say("cli.named", name=name, text=_answer(fact, wording)), 2)


def _answer(fact: Fact, wording: Wording) -> str:
    if fact.number is not None:
        return plain(fact.number)
    return wording.say("cli.comma").join(sorted(fact.words or ())) or "none"


def _sum(stats: PackStats) -> int:
    return sum(stats.sections.values())


def _length_row(title: str, found: Longest, at_most: int | None, wording: Wording) -> list[str]:
    notes = [wording.say("cli.rules-stats.exact" if found.exact else "cli.rules-stats.searched")]
    if at_most is not None:
        notes.append(wording.say("cli.rules-stats.at-most", count=at_most))
    return [f"  {title}", str(found.profile), str(found.rules), wording.say("cli.comma").join(notes)]


def _grid(grid: Mapping[tuple[int, int], int]) -> list[str]:
    head = ["", *map(str, _SCALE)]
    rows = [
        [f"  {impact}", *(str(grid.get((impact, likelihood), "-")) for likelihood in _SCALE)]
        for impact in reversed(_SCALE)
    ]
    return table([head, *rows], right=range(1, 6))
