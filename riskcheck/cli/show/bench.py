"""What `riskcheck rules test` prints below the findings: the checks and the allowances."""

from collections.abc import Iterator

from riskcheck.cli.show.words import wrapped
from riskcheck.core.bench.model import Looked
from riskcheck.core.columns import table
from riskcheck.core.wording import Wording
from riskcheck.loading.bench import BenchReport

_KEY = "cli.rules-test."


def bench_lines(report: BenchReport, as_of: str, wording: Wording) -> Iterator[str]:
    """Yield every check with how thoroughly it looked, the allowances used, and the result."""
    pack = report.pack
    yield wording.say(f"{_KEY}checks", name=pack.name, as_of=as_of)
    yield from table([_row(code, looked, wording) for code, looked in report.checks.items()])
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


def _row(code: str, looked: Looked, wording: Wording) -> list[str]:
    found = wording.say(f"{_KEY}found", count=len(looked.findings)) if looked.findings else ""
    return [f"  {code}", wording.say(f"{_KEY}check.{code}"), _extent(looked, wording), found]


def _extent(looked: Looked, wording: Wording) -> str:
    if looked.seed is not None:
        return wording.say(f"{_KEY}searched", cases=f"{looked.cases:,}", seed=looked.seed)
    if not looked.cases:
        return wording.say(f"{_KEY}nothing")
    return wording.say(f"{_KEY}every", cases=f"{looked.cases:,}")
