"""What a mitigation would bring the exposure of a rule to."""

from fractions import Fraction

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.pack.rule import Mitigation
from riskcheck.core.scoring.risk.rules import TOO_FEW, RiskMany, RiskNumber, RiskOne, RiskRule, RiskSample


def exposure_reached(rule: RiskRule, answer: Answer | None, mitigation: Mitigation) -> Fraction | None:
    """Return the exposure once the mitigation is done; None where it names no choice or band that it reaches.

    An open answer counts as the worst case, as it does in the point score.
    """
    targets = mitigation.targets
    if not targets:
        return None
    if isinstance(rule, RiskMany):
        return rule.exposure_of(_moved(rule, answer, targets))
    return next((exposure for name, exposure in exposures_by_outcome(rule) if name == targets[0]), None)


def _moved(rule: RiskMany, answer: Answer | None, targets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the choices that hold afterwards: safeguards among the targets in place, hazards gone."""
    known = answer is not None and answer.state is AnswerState.ANSWERED and isinstance(answer.value, tuple)
    hazards = {choice.id for choice in rule.choices if choice.adds > choice.reduces}
    before = set(answer.value) if known and answer and isinstance(answer.value, tuple) else hazards
    after = (before | set(targets)) - (hazards & set(targets))
    return tuple(choice.id for choice in rule.choices if choice.id in after)


def exposures_by_outcome(rule: RiskRule) -> list[tuple[str, Fraction]]:
    """Return the exposure of every choice or band; nothing for a rule whose choices add up."""
    if isinstance(rule, RiskOne):
        return [(choice.id, Fraction(choice.exposure)) for choice in rule.choices]
    if isinstance(rule, RiskNumber):
        return [(band.id, Fraction(band.exposure)) for band in rule.bands]
    if isinstance(rule, RiskSample):
        found = [(band.id, Fraction(band.exposure)) for band in rule.bands]
        return [*found, (TOO_FEW, Fraction(rule.too_few.exposure))]
    return []
