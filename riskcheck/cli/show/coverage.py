"""What `riskcheck rules coverage` prints."""

from collections.abc import Iterable, Iterator

from riskcheck.cli.show.words import columns, hung
from riskcheck.core.columns import fitted, pad, table, width
from riskcheck.core.coverage import Row, SetCoverage
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording

_NAME = 40  # places for the name of a point, at the most


def coverage_lines(sets: Iterable[SetCoverage], pack: RulePack, wording: Wording) -> Iterator[str]:
    """Yield every set with its rows, then the totals."""
    held = list(sets)
    for one in held:
        yield from hung(f"{one.given.id}  {pack.say(one.given.title, wording.language)}")
        yield from _rows(one, pack, wording)
        yield ""
    yield from table([[one.given.id, _total(one, wording)] for one in held])


def _rows(held: SetCoverage, pack: RulePack, wording: Wording) -> Iterator[str]:
    first = max((width(row.point) for row in held.rows), default=0)
    room = columns() - first - 6
    second = min(_NAME, room // 2)
    for row in held.rows:
        names = fitted(_name(row, pack, wording), second)
        answers = fitted(_answer(row, held.given.by, pack, wording), room - second)
        for index in range(max(len(names), len(answers))):
            point = row.point if index == 0 else ""
            name = names[index] if index < len(names) else ""
            answer = answers[index] if index < len(answers) else ""
            yield f"  {pad(point, first)}  {pad(name, second)}  {answer}".rstrip()


def _name(row: Row, pack: RulePack, wording: Wording) -> str:
    if row.point in pack.source_points:
        return pack.say(pack.source_points[row.point][1].name, wording.language)
    return wording.say("cli.rules-coverage.group", count=len(row.members))


def _answer(row: Row, by: str, pack: RulePack, wording: Wording) -> str:
    if not row.answered(by):
        return wording.say("cli.rules-coverage.hole")
    comma = wording.say("cli.comma")
    if row.rules:
        return comma.join(row.rules)
    if row.profile:
        return wording.say("cli.rules-coverage.profile", names=comma.join(row.profile))
    reason = pack.say(row.reason, wording.language) if row.reason is not None else ""
    return wording.say("cli.rules-coverage.reason", reason=reason)


def _total(held: SetCoverage, wording: Wording) -> str:
    by_rule = sum(bool(row.rules) for row in held.rows)
    return wording.say(
        "cli.rules-coverage.total",
        answered=held.answered,
        count=len(held.rows),
        rules=by_rule,
        others=held.answered - by_rule,
    )
