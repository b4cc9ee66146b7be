"""The method `risk` as the rest of the program sees it."""

from fractions import Fraction

from riskcheck.core.answers.model import Answer, AnswerSheet
from riskcheck.core.assessment import Assessment
from riskcheck.core.exact import plain
from riskcheck.core.pack.base import Model
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.rule import Mitigation, Rule
from riskcheck.core.scoring.interface import Band, FloorLine, Floors, Outcome, ScoringMethod
from riskcheck.core.scoring.risk import parameters as parameter_models
from riskcheck.core.scoring.risk import rule_checks
from riskcheck.core.scoring.risk.assess import assess
from riskcheck.core.scoring.risk.parameters import Parameters
from riskcheck.core.scoring.risk.reached import exposure_reached
from riskcheck.core.scoring.risk.rules import (
    NONE_WORD,
    RULE_TYPES,
    TOO_FEW,
    RiskMany,
    RiskNumber,
    RiskOne,
    RiskRule,
    RiskSample,
)
from riskcheck.errors import Problem


class RiskMethod:
    """See `ScoringMethod`."""

    parameters: type[Model] = Parameters
    rule_types: dict[str, type[Rule]] = dict(RULE_TYPES)

    def check_parameters(self, parameters: Model) -> list[Problem]:
        """Return the defects of the parameters."""
        return parameter_models.check_parameters(parameters) if isinstance(parameters, Parameters) else []

    def check_rule(self, rule: Rule) -> list[Problem]:
        """Return the defects of one rule."""
        return rule_checks.check_rule(rule)

    def severities(self, pack: RulePack) -> tuple[Band, ...]:
        """Return the severities, least first."""
        parameters = pack.parameters
        assert isinstance(parameters, Parameters)
        return tuple(Band(band.id, band.name, band.up_to) for band in parameters.severities)

    def levels(self, pack: RulePack) -> tuple[Band, ...]:
        """Return the levels, least first."""
        parameters = pack.parameters
        assert isinstance(parameters, Parameters)
        return tuple(Band(band.id, band.name, band.up_to, band.verdict) for band in parameters.levels)

    def floors(self, pack: RulePack) -> Floors:
        """Return the floors and the step that ties the whole to its worst section."""
        parameters = pack.parameters
        assert isinstance(parameters, Parameters)
        lines = tuple(FloorLine(floor.severity, floor.at_least) for floor in parameters.floors)
        return Floors(lines, parameters.below_worst_section)

    def reached(self, rule: Rule, answer: Answer | None, mitigation: Mitigation) -> Fraction | None:
        """Return the exposure once the mitigation is done."""
        assert isinstance(rule, RiskRule)
        return exposure_reached(rule, answer, mitigation)

    def outcomes(self, rule: Rule) -> tuple[Outcome, ...]:
        """Return the exposure of every choice or band."""
        assert isinstance(rule, RiskRule)
        red = rule.red_lines()
        if isinstance(rule, RiskOne):
            return tuple(
                Outcome(c.id, c.text, "exposure", f"{c.exposure} %", c.id in red) for c in rule.choices
            )
        if isinstance(rule, RiskMany):
            return _measures(rule)
        if isinstance(rule, RiskNumber):
            return tuple(
                Outcome(b.id, b.text, "exposure", f"{b.exposure} %", b.id in red) for b in rule.bands
            )
        assert isinstance(rule, RiskSample)
        bands = [Outcome(b.id, b.text, "exposure", f"{b.exposure} %", b.id in red) for b in rule.bands]
        few = rule.too_few
        return (*bands, Outcome(TOO_FEW, few.text, "exposure", f"{few.exposure} %", TOO_FEW in red))

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
    none = Outcome(NONE_WORD, text, "exposure", f"{plain(rule.exposure_of(()))} %", NONE_WORD in red)
    return (*found, none)


RISK: ScoringMethod = RiskMethod()
