"""The risk matrix: the rules in each cell of impact x likelihood, and what is left there."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from riskcheck.core.assessment import Applies, LedgerRow
from riskcheck.reporting.view.scribe import Badge, Scribe

STEPS = range(1, 6)


class Cell(NamedTuple):
    """A cell with its rules, and those of which something is `left`.

    `inherent` is the severity of the cell itself, `residual` the worst that is left in it (None: nothing).
    """

    impact: int
    likelihood: int
    rules: tuple[str, ...]
    left: tuple[str, ...]
    inherent: Badge
    residual: Badge | None


class Before(NamedTuple):
    """A severity: how many rules have it as inherent and how many as residual risk."""

    badge: Badge
    limits: str
    inherent: int
    residual: int


class MatrixView(NamedTuple):
    """Cells in reading order: the most likely first, from little impact to much.

    `impact` and `likelihood` name the axes; the texts say what both pictures show.
    """

    cells: tuple[Cell, ...]
    severities: tuple[Before, ...]
    controlled: int
    total: int
    impact: str
    likelihood: str
    inherent_text: str
    residual_text: str


def matrix_of(scribe: Scribe) -> MatrixView:
    """Build the matrix from the rows that count."""
    rows = [row for row in scribe.assessment.ledger if row.applies is not Applies.NO]
    places = [(impact, likelihood) for likelihood in reversed(STEPS) for impact in STEPS]
    cells = tuple(_cell(scribe, rows, impact, likelihood) for impact, likelihood in places)
    return MatrixView(
        cells=cells,
        severities=_severities(scribe, rows),
        controlled=sum(row.residual == 0 for row in rows),
        total=len(rows),
        impact=scribe.say("matrix.impact"),
        likelihood=scribe.say("matrix.likelihood"),
        inherent_text=_text(scribe, "matrix.inherent-text", len(rows), cells, left=False),
        residual_text=_text(scribe, "matrix.residual-text", len(rows), cells, left=True),
    )


def _cell(scribe: Scribe, rows: Sequence[LedgerRow], impact: int, likelihood: int) -> Cell:
    here = [row for row in rows if (row.impact, row.likelihood) == (impact, likelihood)]
    inherent = scribe.severity_above_zero(Fraction(impact * likelihood))
    worst = max((row.residual for row in here), default=Fraction(0))
    left = tuple(row.rule for row in here if row.residual > 0)
    return Cell(
        impact, likelihood, tuple(row.rule for row in here), left, inherent, scribe.severity_of(worst)
    )


def _severities(scribe: Scribe, rows: Sequence[LedgerRow]) -> tuple[Before, ...]:
    found = []
    lower = 0
    for band in scribe.severities:
        found.append(
            Before(
                badge=scribe.severity(band.id),
                limits=f"> {lower} \u2013 {band.up_to}",
                inherent=sum(lower < row.inherent <= band.up_to for row in rows),
                residual=sum(lower < row.residual <= band.up_to for row in rows),
            )
        )
        lower = band.up_to
    return tuple(reversed(found))


def _text(scribe: Scribe, key: str, total: int, cells: Sequence[Cell], *, left: bool) -> str:
    """Return in words which rules lie in which cell."""
    parts = []
    for cell in cells:
        rules = cell.left if left else cell.rules
        if rules:
            place = f"{cell.impact} × {cell.likelihood}"
            parts.append(place + scribe.say("list.colon") + scribe.joined(list(rules)))
    return scribe.say(key, total=total, cells=scribe.say("list.semicolon").join(parts) or scribe.say("dash"))
