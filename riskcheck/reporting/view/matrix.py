"""The risk matrix: how many rules lie in each cell of impact x likelihood, and what is left there."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from riskcheck.core.assessment import Applies, LedgerRow
from riskcheck.reporting.view.scribe import Badge, Scribe

STEPS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. `inherent` is its own severity, `residual` the worst that is left in it (None: nothing)."""

    impact: int
    likelihood: int
    rules: int
    findings: int
    inherent: Badge
    residual: Badge | None


@dataclass(frozen=True, slots=True)
class Before:
    """A severity: how many rules have it as inherent and how many as residual risk, the latter by id."""

    badge: Badge
    limits: str
    inherent: int
    residual: int
    rules: str


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Cells in reading order: the most likely first, from little impact to much."""

    cells: tuple[Cell, ...]
    severities: tuple[Before, ...]
    controlled: int
    total: int


def matrix_of(scribe: Scribe) -> MatrixView:
    """Build the matrix from the rows that count."""
    rows = [row for row in scribe.assessment.ledger if row.applies is not Applies.NO]
    places = [(impact, likelihood) for likelihood in reversed(STEPS) for impact in STEPS]
    return MatrixView(
        cells=tuple(_cell(scribe, rows, impact, likelihood) for impact, likelihood in places),
        severities=_severities(scribe, rows),
        controlled=sum(row.residual == 0 for row in rows),
        total=len(rows),
    )


def _cell(scribe: Scribe, rows: Sequence[LedgerRow], impact: int, likelihood: int) -> Cell:
    here = [row for row in rows if (row.impact, row.likelihood) == (impact, likelihood)]
    inherent = scribe.severity_above_zero(Fraction(impact * likelihood))
    worst = max((row.residual for row in here), default=Fraction(0))
    left = sum(row.residual > 0 for row in here)
    return Cell(impact, likelihood, len(here), left, inherent, scribe.severity_of(worst))


def _severities(scribe: Scribe, rows: Sequence[LedgerRow]) -> tuple[Before, ...]:
    found = []
    lower = 0
    for band in scribe.severities:
        left = [row for row in rows if lower < row.residual <= band.up_to]
        found.append(
            Before(
                badge=scribe.severity(band.id),
                limits=f"> {lower} \u2013 {band.up_to}",
                inherent=sum(lower < row.inherent <= band.up_to for row in rows),
                residual=len(left),
                rules=scribe.joined([row.rule for row in left]),
            )
        )
        lower = band.up_to
    return tuple(reversed(found))
