"""A second, slow way to the range of scores and levels: every completion of what is open, one by one.

A completion says of each rule whether it counts, which of its undetermined adjustments hold, and its exposure
(the least or the greatest that its answer allows). Nothing here uses the code under test but the truth of
conditions, the exposure of a given answer and the bands of the pack.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.conditions import Truth
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.scoring.risk.rules import RiskRule
from tests.support.random_packs import values_of


@dataclass(frozen=True)
class Part:
    """One rule in one completion."""

    section: str
    weight: int
    inherent: int
    exposure: Fraction
    red_line: bool


def completions(pack: RulePack, answers: dict[str, Answer]) -> Iterator[list[Part]]:
    known = Questionnaire(pack, answers)
    options = [
        _options(rule, section.id, section.weight, known)
        for section in pack.sections
        for rule in section.rules
    ]
    for chosen in product(*options):
        yield [part for part in chosen if part is not None]


def count(pack: RulePack, answers: dict[str, Answer]) -> int:
    known = Questionnaire(pack, answers)
    total = 1
    for section in pack.sections:
        for rule in section.rules:
            total *= len(_options(rule, section.id, section.weight, known))
    return total


def _options(rule: RiskRule, section: str, weight: int, known: Questionnaire) -> list[Part | None]:
    answer = known.answers.get(rule.id)
    applies = rule.when.truth(known)
    if applies is Truth.FALSE or (answer is not None and answer.state is AnswerState.NOT_APPLICABLE):
        return [None]
    value = answer.value if answer is not None else None
    values = values_of(rule) if value is None else [value]
    exposures = [rule.exposure_of(value) for value in values]
    outcomes = {name for value in values for name in rule.outcomes_of(value)}
    crossing = [mark.when.truth(known) for name, mark in rule.red_lines().items() if name in outcomes]
    can_cross = any(truth is not Truth.FALSE for truth in crossing)
    must_cross = value is not None and any(truth is Truth.TRUE for truth in crossing)
    found = {
        Part(section, weight, inherent, exposure, crosses)
        for inherent in _inherents(rule, known)
        for exposure in {min(exposures), max(exposures)}
        for crosses in {can_cross, must_cross}
    }
    return [*found, *([None] if applies is Truth.UNDETERMINED else [])]


def _inherents(rule: RiskRule, known: Questionnaire) -> set[int]:
    choices = [
        {Truth.TRUE: [True], Truth.FALSE: [False], Truth.UNDETERMINED: [True, False]}[
            adjust.when.truth(known)
        ]
        for adjust in rule.adjust
    ]
    found = set()
    for chosen in product(*choices):
        held = [adjust for adjust, holds in zip(rule.adjust, chosen, strict=True) if holds]
        impact = rule.impact + sum(adjust.impact for adjust in held)
        likelihood = rule.likelihood + sum(adjust.likelihood for adjust in held)
        found.add(min(5, max(1, impact)) * min(5, max(1, likelihood)))
    return found


def score(parts: list[Part]) -> Fraction:
    """100 x sum(weight x residual) / sum(weight x inherent); 0 for nothing."""
    inherent = sum(part.weight * part.inherent for part in parts)
    residual = sum(part.weight * part.inherent * part.exposure / 100 for part in parts)
    return 100 * residual / inherent if inherent else Fraction(0)


def level(parts: list[Part], pack: RulePack) -> int:
    """The index of the level of the whole."""
    found = level_of_parts(parts, pack)
    below = pack.parameters.below_worst_section
    if below is not None:
        for section in pack.sections:
            mine = [part for part in parts if part.section == section.id]
            found = max(found, level_of_parts(mine, pack) - below)
    return found


def level_of_parts(parts: list[Part], pack: RulePack) -> int:
    """The index of the level of these rules: the band of their score, lifted by floors."""
    rules = pack.parameters
    ids = [band.id for band in rules.levels]
    severities = [band.id for band in rules.severities]
    found = [index for index, band in enumerate(rules.levels) if score(parts) <= band.up_to][:1]
    for part in parts:
        residual = part.inherent * part.exposure / 100
        severity = next(index for index, band in enumerate(rules.severities) if residual <= band.up_to)
        for floor in rules.floors:
            if floor.red_line and part.red_line:
                found.append(ids.index(floor.at_least))
            if floor.severity and residual > 0 and severities.index(floor.severity) <= severity:
                found.append(ids.index(floor.at_least))
    return max(found)
