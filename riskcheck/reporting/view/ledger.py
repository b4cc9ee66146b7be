"""The ledger: where every point comes from, exact, with sums that a reader can add up again."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from riskcheck.core.assessment import Adjustment, Applies, LedgerRow, SectionResult
from riskcheck.core.exact import plain, rounded
from riskcheck.core.questionnaire import Status
from riskcheck.reporting.view.scribe import Scribe


class LedgerLine(NamedTuple):
    """A rule. A rule that does not apply has a dash in every column that is added up."""

    rule: str
    title: str
    remark: str
    base: str
    adjusted: str
    rating: str
    inherent: str
    exposure: str
    residual: str
    of_section: str
    of_whole: str
    evidence: str
    counts: bool


class Sums(NamedTuple):
    """The sums of a table, exact, with the score to one decimal beside them."""

    inherent: str
    residual: str
    of_section: str
    of_whole: str
    score: str


class LedgerTable(NamedTuple):
    """A section with its rows and sums."""

    title: str
    weight: int
    lines: tuple[LedgerLine, ...]
    sums: Sums


class WholeLine(NamedTuple):
    """A section in the sum of the whole: both sums times its weight."""

    title: str
    weight: int
    inherent: str
    residual: str
    weighted_inherent: str
    weighted_residual: str
    of_whole: str


class LedgerView(NamedTuple):
    """All tables, then the whole."""

    sections: tuple[LedgerTable, ...]
    whole: tuple[WholeLine, ...]
    total: WholeLine
    score: str


def ledger_of(scribe: Scribe) -> LedgerView:
    """Build the ledger from the rows of the assessment; every sum is added up here anew."""
    result = scribe.assessment
    parts = [
        (part, [row for row in result.ledger if row.section == part.section]) for part in result.sections
    ]
    whole = tuple(_whole(scribe, part, rows) for part, rows in parts)
    counted = [row for row in result.ledger if row.applies is not Applies.NO]
    total = WholeLine(
        title=scribe.say("ledger.total"),
        weight=0,
        inherent=str(sum(row.inherent for row in counted)),
        residual=plain(_sum(row.residual for row in counted)),
        weighted_inherent=str(sum(row.weight * row.inherent for row in counted)),
        weighted_residual=plain(_sum(row.weight * row.residual for row in counted)),
        of_whole=both(_sum(row.of_whole for row in counted)),
    )
    tables = tuple(_table(scribe, part, rows) for part, rows in parts)
    return LedgerView(tables, whole, total, rounded(result.score.point))


def both(number: Fraction) -> str:
    """Return the exact notation, with a rounded one beside a fraction: `400/3 (133.33)`."""
    exact = plain(number)
    return f"{exact} ({rounded(number, 2)})" if "/" in exact else exact


def _sum(numbers: Iterable[Fraction]) -> Fraction:
    return sum(numbers, start=Fraction(0))


def _table(scribe: Scribe, part: SectionResult, rows: Sequence[LedgerRow]) -> LedgerTable:
    counted = [row for row in rows if row.applies is not Applies.NO]
    sums = Sums(
        inherent=str(sum(row.inherent for row in counted)),
        residual=plain(_sum(row.residual for row in counted)),
        of_section=both(_sum(row.of_section for row in counted)),
        of_whole=both(_sum(row.of_whole for row in counted)),
        score=rounded(part.score.point),
    )
    lines = tuple(_line(scribe, row) for row in rows)
    return LedgerTable(scribe.section(part.section), part.weight, lines, sums)


def _whole(scribe: Scribe, part: SectionResult, rows: Sequence[LedgerRow]) -> WholeLine:
    counted = [row for row in rows if row.applies is not Applies.NO]
    inherent = sum(row.inherent for row in counted)
    residual = _sum(row.residual for row in counted)
    return WholeLine(
        title=scribe.section(part.section),
        weight=part.weight,
        inherent=str(inherent),
        residual=plain(residual),
        weighted_inherent=str(part.weight * inherent),
        weighted_residual=plain(part.weight * residual),
        of_whole=both(_sum(row.of_whole for row in counted)),
    )


def _line(scribe: Scribe, row: LedgerRow) -> LedgerLine:
    counts = row.applies is not Applies.NO
    dash = scribe.say("dash")
    return LedgerLine(
        rule=row.rule,
        title=scribe.title(row.rule),
        remark=_remark(scribe, row),
        base=f"{row.base_impact} × {row.base_likelihood}",
        adjusted=scribe.joined([_adjustment(scribe, a) for a in row.adjustments]) if counts else dash,
        rating=f"{row.impact} × {row.likelihood}" if counts else dash,
        inherent=str(row.inherent) if counts else dash,
        exposure=_exposure(scribe, row) if counts else dash,
        residual=plain(row.residual) if counts else dash,
        of_section=both(row.of_section) if counts else dash,
        of_whole=both(row.of_whole) if counts else dash,
        evidence=str(row.evidence) if counts else dash,
        counts=counts,
    )


def _remark(scribe: Scribe, row: LedgerRow) -> str:
    if row.applies is Applies.NO:
        return scribe.say("ledger.not-applicable")
    words = [] if row.status is Status.ANSWERED else [scribe.say(f"status.{row.status.value}")]
    if row.applies is Applies.MAYBE:
        words.append(scribe.say("ledger.may-apply"))
    return scribe.joined(words)


def _adjustment(scribe: Scribe, adjustment: Adjustment) -> str:
    amount = f"{adjustment.amount:+d}".replace("-", "\u2212")
    sure = "" if adjustment.certain else "?"
    return f"{scribe.say(f'ledger.of-{adjustment.of}')} {amount}{sure}"


def _exposure(scribe: Scribe, row: LedgerRow) -> str:
    exposure = scribe.measured(plain(row.exposure), "%")
    if row.exposure_least == row.exposure_greatest:
        return exposure
    ends = f"{plain(row.exposure_least)}\u2013{plain(row.exposure_greatest)}"
    return scribe.remarked(exposure, ends)
