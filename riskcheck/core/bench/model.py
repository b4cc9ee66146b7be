"""What a check of the bench finds, and how thoroughly it looked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from riskcheck.core.bench.material import Material
from riskcheck.errors import PathKey


@dataclass(frozen=True, slots=True)
class BenchFinding:
    """Something that an author should mend, or allow with a reason.

    `place` is the file within the pack and the path within that file; `at` is the id (of a rule, question,
    section, document, example or the pack) by which an allowance names it.
    """

    code: str
    at: str
    place: tuple[PathKey, ...]
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """The findings of one check: every one of `cases` was tried, or a part drawn with `seed`."""

    findings: tuple[BenchFinding, ...]
    cases: int
    seed: int | None = None


Check = Callable[[Material], Looked]


def looked(findings: Iterable[BenchFinding], cases: int, seed: int | None = None) -> Looked:
    """Gather what a check found."""
    return Looked(tuple(findings), cases, seed)
