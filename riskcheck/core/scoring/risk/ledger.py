"""The ledger: one row for each rule; the shares of its rows add up to the scores exactly."""

from collections.abc import Sequence
from fractions import Fraction

from riskcheck.core.assessment import Applies, Assurance, LedgerRow
from riskcheck.core.conditions import Truth
from riskcheck.core.questionnaire import Status
from riskcheck.core.scoring.risk.items import Item

APPLIES = {Truth.TRUE: Applies.YES, Truth.FALSE: Applies.NO, Truth.UNDETERMINED: Applies.MAYBE}


def ledger_of(items: Sequence[Item]) -> tuple[LedgerRow, ...]:
    """Return the rows in the order of the items."""
    whole = sum(item.weight * item.inherent for item in items if item.counts)
    of_section: dict[str, int] = {}
    for item in items:
        if item.counts:
            of_section[item.section] = of_section.get(item.section, 0) + item.inherent
    return tuple(_row(item, of_section.get(item.section, 0), whole) for item in items)


def _row(item: Item, section_inherent: int, whole_inherent: int) -> LedgerRow:
    residual = item.residual if item.counts else Fraction(0)
    return LedgerRow(
        rule=item.rule.id,
        section=item.section,
        weight=item.weight,
        applies=APPLIES[item.applies],
        status=item.status,
        answer=item.answer,
        base_impact=item.rule.impact,
        base_likelihood=item.rule.likelihood,
        adjustments=item.adjustments,
        impact=item.most[0],
        likelihood=item.most[1],
        inherent=item.inherent,
        inherent_least=item.inherent_least,
        exposure=item.exposure_greatest,
        exposure_least=item.exposure_least,
        exposure_greatest=item.exposure_greatest,
        outcomes=item.outcomes,
        residual=residual,
        of_section=100 * residual / section_inherent if item.counts else Fraction(0),
        of_whole=100 * item.weight * residual / whole_inherent if item.counts else Fraction(0),
        evidence=len(item.answer.evidence) if item.answer else 0,
    )


def assurance_of(items: Sequence[Item]) -> Assurance:
    """Return how much of the claimed reduction, sum(inherent - residual) of answered rules, has evidence."""
    claimed = evidenced = Fraction(0)
    for item in items:
        if item.counts and item.status is Status.ANSWERED:
            reduction = item.inherent - item.residual
            claimed += reduction
            if item.answer is not None and item.answer.evidence:
                evidenced += reduction
    return Assurance(claimed, evidenced, evidenced / claimed if claimed else None)
