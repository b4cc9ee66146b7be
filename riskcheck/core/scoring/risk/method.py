"""The method `risk` as the rest of the program sees it.

A score is asked for most often: what only checks, proofs and the bench need is imported where it is used.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from riskcheck.core.answers.model import Answer, AnswerSheet
from riskcheck.core.assessment import Assessment
from riskcheck.core.conditions import Condition
from riskcheck.core.exact import plain
from riskcheck.core.pack.base import NONE_WORD, Model
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.rule import Mitigation, Rule
from riskcheck.core.scoring.interface import Band, FloorLine, Floors, Outcome, ScoringMethod
from riskcheck.core.scoring.risk import parameters as parameter_models
from riskcheck.core.scoring.risk.assess import assess
from riskcheck.core.scoring.risk.parameters import Parameters, parameters_of
from riskcheck.core.scoring.risk.rules import (
    RULE_TYPES,
    TOO_FEW,
    RiskMany,
    RiskNumber,
    RiskOne,
    RiskSample,
    risk_rule,
)
from riskcheck.core.text import Text
from riskcheck.errors import Problem

if TYPE_CHECKING:
    from riskcheck.core.scoring.board import Board, Trials
    from riskcheck.core.scoring.live import LiveScore


class RiskMethod:
    """See `ScoringMethod`."""

    parameters: type[Model] = Parameters
    rule_types: Mapping[str, type[Rule]] = RULE_TYPES

    def check_parameters(self, parameters: Model) -> list[Problem]:
        """Return the defects of the parameters."""
        return parameter_models.check_parameters(parameters) if isinstance(parameters, Parameters) else []

    def check_rule(self, rule: Rule) -> list[Problem]:
        """Return the defects of one rule."""
        from riskcheck.core.scoring.risk import rule_checks

        return rule_checks.check_rule(rule)

    def severities(self, pack: RulePack) -> tuple[Band, ...]:
        """Return the severities, least first."""
        parameters = parameters_of(pack)
        return tuple(Band(band.id, band.name, band.up_to) for band in parameters.severities)

    def levels(self, pack: RulePack) -> tuple[Band, ...]:
        """Return the levels, least first."""
        parameters = parameters_of(pack)
        return tuple(Band(band.id, band.name, band.up_to, band.verdict) for band in parameters.levels)

    def floors(self, pack: RulePack) -> Floors:
        """Return the floors and the step that ties the whole to its worst section."""
        parameters = parameters_of(pack)
        lines = tuple(FloorLine(floor.severity, floor.at_least) for floor in parameters.floors)
        return Floors(lines, parameters.below_worst_section)

    def reached(self, rule: Rule, answer: Answer | None, mitigation: Mitigation) -> Fraction | None:
        """Return the exposure once the mitigation is done."""
        from riskcheck.core.scoring.risk.reached import exposure_reached

        return exposure_reached(risk_rule(rule), answer, mitigation)

    def proof(self, rule: Rule, answer: Answer | None) -> tuple[str, ...]:
        """Return the arithmetic from an answer to its exposure."""
        from riskcheck.core.scoring.risk.proof import proof_of

        return proof_of(risk_rule(rule), answer)

    def adjusted_when(self, rule: Rule, entry: int) -> Condition:
        """Return the condition of an adjustment."""
        return risk_rule(rule).adjust[entry].when

    def outcomes(self, rule: Rule) -> tuple[Outcome, ...]:
        """Return the exposure of every choice or band."""
        if isinstance(rule, RiskMany):
            return _measures(rule)
        red = risk_rule(rule).red_lines()
        parts: list[tuple[str, Text | None, int]] = []
        if isinstance(rule, RiskOne):
            parts = [(choice.id, choice.text, choice.exposure) for choice in rule.choices]
        elif isinstance(rule, RiskNumber | RiskSample):
            parts = [(band.id, band.text, band.exposure) for band in rule.bands]
        if isinstance(rule, RiskSample):
            parts.append((TOO_FEW, rule.too_few.text, rule.too_few.exposure))
        return tuple(Outcome(name, text, "exposure", str(worth), name in red) for name, text, worth in parts)

    def trials(self, rule: Rule) -> "Trials":
        """Return answers worth a trial."""
        from riskcheck.core.scoring.risk.trials import trials_of

        return trials_of(risk_rule(rule))

    def board(self, pack: RulePack, profile: Mapping[str, Answer]) -> "Board":
        """Return a product to try answers on."""
        from riskcheck.core.scoring.risk.board import RiskBoard

        return RiskBoard(pack, profile)

    def live(self, pack: RulePack, answers: Mapping[str, Answer]) -> "LiveScore":
        """Return the verdict of an interview."""
        from riskcheck.core.scoring.risk.live import RiskLive  # an interview alone needs it

        return RiskLive.of(pack, answers)

    def assess(self, pack: RulePack, sheet: AnswerSheet, tool_version: str) -> Assessment:
        """Score a sheet."""
        return assess(pack, sheet, tool_version)


def _measures(rule: RiskMany) -> tuple[Outcome, ...]:
    red = rule.red_lines()
    found = [
        Outcome(
            choice.id,
            choice.text,
            "reduces" if choice.reduces else "adds",
            str(choice.reduces or choice.adds),
            choice.id in red,
        )
        for choice in rule.choices
    ]
    text = rule.none.text if rule.none else None
    none = Outcome(NONE_WORD, text, "exposure", plain(rule.exposure_of(())), NONE_WORD in red)
    return (*found, none)


RISK: ScoringMethod = RiskMethod()
