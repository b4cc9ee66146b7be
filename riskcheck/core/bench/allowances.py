"""The optional file `bench.yaml` of a pack: findings that are right as they are, each with a reason."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riskcheck.core.bench.checks import CHECKS
from riskcheck.core.bench.model import BenchFinding
from riskcheck.core.pack.base import Identifier, Model
from riskcheck.core.text import TextField

BENCH = "bench.yaml"


class Allowance(Model):
    """All findings of a code at one rule, question, section, document, example, or the pack itself."""

    code: Identifier
    at: Identifier
    reason: TextField

    def covers(self, finding: BenchFinding) -> bool:
        """Return whether a finding is allowed by it."""
        return (finding.code, finding.at) == (self.code, self.at)


class BenchFile(Model):
    """The file `bench.yaml`."""

    allow: tuple[Allowance, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowed:
    """An allowance that was used, and for how many findings."""

    allowance: Allowance
    findings: int


def judge(
    findings: Iterable[BenchFinding], allowances: Sequence[Allowance]
) -> tuple[tuple[BenchFinding, ...], tuple[Allowed, ...]]:
    """Return what remains, with BN090 for each allowance without effect, and the allowances used."""
    kept: list[BenchFinding] = []
    uses = [0] * len(allowances)
    for finding in findings:
        index = next((i for i, allowance in enumerate(allowances) if allowance.covers(finding)), None)
        if index is None:
            kept.append(finding)
        else:
            uses[index] += 1
    used = tuple(Allowed(a, count) for a, count in zip(allowances, uses, strict=True) if count)
    return (*kept, *_idle(allowances, uses)), used


def _idle(allowances: Sequence[Allowance], uses: Sequence[int]) -> Iterator[BenchFinding]:
    for index, (allowance, count) in enumerate(zip(allowances, uses, strict=True)):
        if not count:
            known = allowance.code in CHECKS
            why = "nothing is left to allow" if known else "no check has this code"
            message = f"the allowance of {allowance.code} at {allowance.at} has no effect: {why}"
            yield BenchFinding("BN090", allowance.at, (BENCH, "allow", index), message, "take it out")
