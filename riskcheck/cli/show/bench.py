"""What `riskcheck rules test` prints below the findings: the checks and the allowances."""

from collections.abc import Iterator

from riskcheck.cli.show.words import columns, wrapped
from riskcheck.core.bench.model import Looked
from riskcheck.core.columns import fitted, pad, table, width
from riskcheck.core.wording import Wording
from riskcheck.loading.bench import BenchReport

_KEY = "cli.rules-test."
_NARROW = 24  # less room than this for what a check says is too little


def bench_lines(report: BenchReport, as_of: str, wording: Wording) -> Iterator[str]:
    """Yield every check with how thoroughly it looked, the allowances used, and the result."""
    pack = report.pack
    yield from wrapped(wording.say(f"{_KEY}checks", name=pack.name, as_of=as_of))
    yield from _checks(report, wording)
    if report.allowed:
        yield wording.say(f"{_KEY}allowed", count=len(report.allowed))
    for used in report.allowed:
        given = used.allowance
        reason = pack.say(given.reason, wording.language)
        words = {"code": given.code, "at": given.at, "findings": used.findings, "reason": reason}
        yield from wrapped(wording.say(f"{_KEY}allowance", **words), 2)
    allowed = sum(used.findings for used in report.allowed)
    key = "findings" if report.issues else "sound"
    yield wording.say(_KEY + key, name=pack.name, count=len(report.issues), allowed=allowed)


def _checks(report: BenchReport, wording: Wording) -> Iterator[str]:
    """Yield the checks as a table; in a narrow terminal with what was looked at below each."""
    results = table([_result(looked, wording) for looked in report.checks.values()])
    lead = max(map(width, report.checks), default=0) + 4
    room = columns() - lead - max(map(width, results), default=0) - 2
    below = room < _NARROW
    titles = [
        fitted(wording.say(f"{_KEY}check.{code}"), columns() - lead if below else room)
        for code in report.checks
    ]
    widest = max((width(line) for lines in titles for line in lines), default=0)
    for code, lines, result in zip(report.checks, titles, results, strict=True):
        first, *rest = lines
        yield f"  {pad(code, lead - 4)}  {first}" + (
            "" if below else f"{' ' * (widest - width(first))}  {result}"
        )
        yield from (" " * lead + line for line in [*rest, *([result] if below else [])])
    seeds = {looked.seed for looked in report.checks.values() if looked.seed is not None}
    for seed in sorted(seeds):
        yield from wrapped(wording.say(f"{_KEY}seed", seed=seed))


def _result(looked: Looked, wording: Wording) -> list[str]:
    found = wording.say(f"{_KEY}found", count=len(looked.findings)) if looked.findings else ""
    return [_extent(looked, wording), found]


def _extent(looked: Looked, wording: Wording) -> str:
    if looked.seed is not None:
        return wording.say(f"{_KEY}searched", cases=f"{looked.cases:,}")
    if not looked.cases:
        return wording.say(f"{_KEY}nothing")
    return wording.say(f"{_KEY}every", cases=f"{looked.cases:,}")
