"""One rule of one product, with everything about it that is known and everything that is open."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.assessment import Adjustment, RedLine
from riskcheck.core.conditions import Truth
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.questionnaire import Questionnaire, Status
from riskcheck.core.scoring.risk.rules import RiskRule, risk_rule

OPEN = (Status.UNANSWERED, Status.UNKNOWN)


class Item(NamedTuple):
    """A rule with what its answer and the profile make of it.

    `most` / `least` are (impact, likelihood) when every undetermined adjustment falls out for the worse /
    better; `exposure_least` and `exposure_greatest` are equal once the rule is answered. `inherent` is the
    inherent risk, 1..25, undetermined adjustments taken for the worse, and `residual` the residual risk of
    the point score: unknown taken as the worst case.
    """

    rule: RiskRule
    section: str
    weight: int
    applies: Truth
    status: Status
    answer: Answer | None
    adjustments: tuple[Adjustment, ...]
    most: tuple[int, int]
    least: tuple[int, int]
    exposure_least: Fraction
    exposure_greatest: Fraction
    outcomes: tuple[str, ...]
    red_lines: tuple[RedLine, ...]
    inherent: int
    residual: Fraction

    @property
    def inherent_least(self) -> int:
        """The inherent risk, 1..25, undetermined adjustments taken for the better."""
        return self.least[0] * self.least[1]

    @property
    def residual_least(self) -> Fraction:
        """The least residual risk that the open questions allow, if the rule applies at all."""
        return _part(self.inherent_least, self.exposure_least)

    @property
    def counts(self) -> bool:
        """Whether the rule counts in the point score: it applies, or may apply."""
        return self.applies is not Truth.FALSE

    @property
    def certain(self) -> bool:
        """Whether the rule applies for sure."""
        return self.applies is Truth.TRUE

    @property
    def settled(self) -> bool:
        """Whether nothing that is open can change its part of the score."""
        return self.certain and self.most == self.least and self.exposure_least == self.exposure_greatest


def _part(inherent: int, exposure: Fraction) -> Fraction:
    # inherent x exposure / 100 in one step
    return Fraction(inherent * exposure.numerator, 100 * exposure.denominator)


def items_of(pack: RulePack, questionnaire: Questionnaire) -> tuple[Item, ...]:
    """Return the item of every rule, in the order of the pack."""
    return tuple(_items(pack, questionnaire))


def _items(pack: RulePack, questionnaire: Questionnaire) -> Iterator[Item]:
    for section in pack.sections:
        for rule in section.rules:
            yield _item(risk_rule(rule), section.id, section.weight, questionnaire)


def _item(rule: RiskRule, section: str, weight: int, questionnaire: Questionnaire) -> Item:
    answer = questionnaire.answers.get(rule.id)
    applies = questionnaire.applicability(rule)
    adjustments, most, least = _ratings(rule, questionnaire)
    known = answer is not None and answer.state is AnswerState.ANSWERED
    if known and answer is not None and answer.value is not None:
        low = high = rule.exposure_of(answer.value)
        outcomes = rule.outcomes_of(answer.value)
    else:
        low, high = rule.exposures()
        outcomes = ()
    red_lines = _red_lines(rule, outcomes, applies, questionnaire) if applies is not Truth.FALSE else ()
    status = questionnaire.status(rule)
    inherent = most[0] * most[1]
    return Item(
        rule,
        section,
        weight,
        applies,
        status,
        answer,
        adjustments,
        most,
        least,
        low,
        high,
        outcomes,
        red_lines,
        inherent,
        _part(inherent, high),
    )


def _ratings(
    rule: RiskRule, questionnaire: Questionnaire
) -> tuple[tuple[Adjustment, ...], tuple[int, int], tuple[int, int]]:
    """Return the adjustments that hold or may hold, and (impact, likelihood) at their worst and best."""
    truths = [adjust.when.truth(questionnaire) for adjust in rule.adjust]
    applied: list[Adjustment] = []
    for entry, (adjust, truth) in enumerate(zip(rule.adjust, truths, strict=True)):
        for name, amount in (("impact", adjust.impact), ("likelihood", adjust.likelihood)):
            if amount and truth is not Truth.FALSE:
                applied.append(Adjustment(name, amount, truth is Truth.TRUE, entry))
    return tuple(applied), *ratings(rule, truths)


def ratings(rule: RiskRule, truths: Iterable[Truth]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return (impact, likelihood) at worst and best, given whether each adjustment of the rule holds."""
    sums = {(rule.impact, rule.likelihood)}  # all that the undetermined adjustments leave possible
    for adjust, truth in zip(rule.adjust, truths, strict=True):
        if truth is not Truth.FALSE:
            moved = {(impact + adjust.impact, likelihood + adjust.likelihood) for impact, likelihood in sums}
            sums = moved if truth is Truth.TRUE else sums | moved
    found = sorted({(_clamped(impact), _clamped(likelihood)) for impact, likelihood in sums}, key=_inherent)
    return found[-1], found[0]


def _clamped(rating: int) -> int:
    return min(5, max(1, rating))


def _inherent(rating: tuple[int, int]) -> tuple[int, int]:
    return rating[0] * rating[1], rating[0]


def _red_lines(
    rule: RiskRule, outcomes: tuple[str, ...], applies: Truth, questionnaire: Questionnaire
) -> tuple[RedLine, ...]:
    """Return the red lines crossed, or while the rule is open all that an answer might cross."""
    lines = []
    for outcome, mark in rule.red_lines().items():
        if outcomes and outcome not in outcomes:
            continue
        truth = min(applies, mark.when.truth(questionnaire))
        if truth is not Truth.FALSE:
            certain = truth is Truth.TRUE and bool(outcomes)
            lines.append(RedLine(rule.id, outcome, certain, mark.reason))
    return tuple(lines)
