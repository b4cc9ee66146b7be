"""The table of a file of cases, as text."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import UsageError
from riskcheck.loading.bytes_in import read_file
from tests.backtests.judging import judge
from tests.backtests.mapping import awaited, mapping
from tests.backtests.results import HIGH, Named, Result, Row

RUNS = (("with the inferred topics", True), ("inferred topics unknown", False))


def read_cases(path: Path) -> Mapping[str, Any]:
    """Return a file of cases; raises UsageError where it is none."""
    try:
        data = json.loads(read_file(path))
    except ValueError as error:
        raise UsageError(f"{path.name} is not JSON: {error}") from None
    cases = data.get("cases") if isinstance(data, dict) else None
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        raise UsageError(f"{path.name} has no list 'cases' of mappings")
    return data


def table(data: Mapping[str, Any], pack: RulePack) -> str:
    """Return the whole table, one block for each run."""
    size = f"{len(pack.section_of)} rules, {len(pack.sections)} sections"
    lines = [f"{len(data['cases'])} cases, {pack.name}, {size}", *_not_mapped(data, pack)]
    for title, inferred in RUNS:
        results = [judge(case, pack, inferred=inferred) for case in data["cases"]]
        lines += ["", f"== {title}", "", *_block(results, pack)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _not_mapped(data: Mapping[str, Any], pack: RulePack) -> Iterator[str]:
    unknown = [topic for topic in data.get("topics") or () if topic not in mapping()["topics"]]
    if unknown:
        yield f"topics without a mapping: {', '.join(unknown)}"
    if awaited(pack):
        yield f"rules that topics.yaml names and the pack does not have: {', '.join(awaited(pack))}"


def _block(results: Sequence[Result], pack: RulePack) -> Iterator[str]:
    head = ("case", "expected", "score", "finding", "gravest certain finding", "", "at worst", "why not")
    cells = [head, *(_cells(result, row) for result in results for row in result.rows)]
    yield from _columns(cells)
    yield ""
    yield from _shares(results, pack)
    for result in results:
        for named in result.named:
            yield _control(result, named)
    for result in results:
        for note in result.notes:
            yield f"{_id(result)}: {note}"


def _id(result: Result) -> str:
    return f"{result.case.get('id', '?')} {result.case.get('name', '')}"[:34]


def _cells(result: Result, row: Row) -> tuple[str, ...]:
    score = f"{row.rank}{'=' if row.tied else ''}" if row.rank else "-"
    borrowed = "" if row.domain.own else "*"
    high = row.severity >= HIGH
    held = "both" if row.first and high else "first" if row.first else "high"
    verdict = held if row.holds else "MISSED" if row.spoken_of else "silent"
    finding = str(row.by_finding) if row.by_finding else "-"
    return (
        _id(result),
        row.domain.name + borrowed,
        score,
        finding,
        row.finding,
        verdict,
        row.at_worst,
        row.why,
    )


def _columns(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]) - 1)]
    for line in cells:
        cut = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
        yield "  ".join([*cut, line[-1]])


def _shares(results: Sequence[Result], pack: RulePack) -> Iterator[str]:
    rows = [row for result in results for row in result.rows]
    also = [row for result in results for row in result.also]
    yield f"first by score:                {_share([row.first for row in rows])}"
    yield f"a finding of High or above:    {_share([row.severity >= HIGH for row in rows])}"
    yield f"one or the other:              {_share([row.holds for row in rows])}"
    yield f"the same, where a fact speaks: {_share([row.holds for row in rows if row.spoken_of])}"
    yield f"High or above at worst:        {_share([row.worst_severity >= HIGH for row in rows])}"
    yield f"secondary, High or above:      {_share([row.severity >= HIGH for row in also])}"
    judged = [result.high_sections for result in results if result.rows]
    mean = 10 * sum(judged) // max(1, len(judged))
    yield f"sections with a certain High:  {mean // 10}.{mean % 10} of {len(pack.sections)} per case"


def _share(held: Sequence[bool]) -> str:
    percent = 100 * sum(held) // len(held) if held else 0
    return f"{sum(held)} of {len(held)} ({percent} %)"


def _control(result: Result, named: Named) -> str:
    verdict = "RAISED to the top band" if named.raised else "not raised to the top band"
    return (
        f"control {_id(result)}: {named.domain.name} {verdict}: {named.known} by the facts alone, "
        f"{named.answered} over the rules they answer, {named.worst} with all that is open at its worst"
    )
