"""What every rule puts into the sums, worked out from the truth of its conditions and its answer alone."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.conditions import Condition, Truth
from riskcheck.core.facts import naming_of
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.scoring.risk.items import ratings
from riskcheck.core.scoring.risk.parameters import Parameters, parameters_of
from riskcheck.core.scoring.risk.rules import RiskRule, risk_rule
from riskcheck.core.scoring.risk.tally import Share


@dataclass(frozen=True, slots=True)
class LiveRule:
    """A rule with its conditions replaced by their numbers.

    `when` and `adjust` are its own conditions, `red` those of its red lines by outcome; `least` and
    `greatest` are the ends of its exposure while it is open.
    """

    rule: RiskRule
    section: str
    weight: int
    when: int
    adjust: tuple[int, ...]
    red: tuple[tuple[str, int], ...]
    least: Fraction | int
    greatest: Fraction | int


@dataclass(frozen=True, slots=True)
class FloorTable:
    """The levels that findings force, by the upper bounds of the severities, and that of a red line."""

    bounds: tuple[int, ...]
    levels: tuple[int, ...]
    red_line: int

    @classmethod
    def of_pack(cls, parameters: Parameters) -> "FloorTable":
        """Work the levels out, once for all findings."""
        return cls(
            tuple(100 * severity.up_to for severity in parameters.severities),
            tuple(parameters.floor_of_severity(severity.id) for severity in parameters.severities),
            parameters.floor_of_red_line(),
        )

    def of(self, hundredfold: Fraction | int) -> int:
        """Return the level that a finding forces, given its residual risk times 100; 0 is no finding."""
        return self.levels[bisect_left(self.bounds, hundredfold)] if hundredfold else 0


@dataclass(frozen=True)
class LiveIndex:
    """A pack, looked through once: its different conditions by number, and which rules hang on which.

    `naming` says for a profile question which conditions name it, `users` for a condition which rules (by
    number) have it.
    """

    pack: RulePack
    parameters: Parameters
    floors: FloorTable
    rules: tuple[LiveRule, ...]
    number: Mapping[str, int]
    conditions: tuple[Condition, ...]
    naming: Mapping[str, tuple[int, ...]]
    users: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, pack: RulePack) -> "LiveIndex":
        """Look through a pack."""
        numbers: dict[Condition, int] = {}
        rules = tuple(_live(risk_rule(rule), pack, numbers) for rule in pack.rules())
        users: list[list[int]] = [[] for _ in numbers]
        for at, rule in enumerate(rules):
            for number in {rule.when, *rule.adjust, *(number for _, number in rule.red)}:
                users[number].append(at)
        return cls(
            pack,
            parameters_of(pack),
            FloorTable.of_pack(parameters_of(pack)),
            rules,
            {rule.rule.id: at for at, rule in enumerate(rules)},
            tuple(numbers),
            naming_of(pack.profile, numbers),
            tuple(map(tuple, users)),
        )

    def share(self, rule: LiveRule, truths: Sequence[Truth], answer: Answer | None) -> Share | None:
        """Return what a rule puts into the sums; None where it does not apply."""
        applies = truths[rule.when]
        if applies is Truth.FALSE or (answer is not None and answer.state is AnswerState.NOT_APPLICABLE):
            return None
        most, least = self._inherents(rule, truths)
        low, high, outcomes = rule.least, rule.greatest, None
        if answer is not None and answer.value is not None:
            low = high = _whole(rule.rule.exposure_of(answer.value))
            outcomes = rule.rule.outcomes_of(answer.value)
        red = max(
            (truths[number] for name, number in rule.red if outcomes is None or name in outcomes),
            default=Truth.FALSE,
        )
        certain = applies is Truth.TRUE
        floor, sure = self.floors.of(most * high), self.floors.of(least * low) if certain else 0
        if red is not Truth.FALSE:
            floor = max(floor, self.floors.red_line)
        if red is Truth.TRUE and certain and outcomes is not None:
            sure = max(sure, self.floors.red_line)
        return Share(rule.weight * least if certain else 0, rule.weight * most, low, high, sure, floor)

    def _inherents(self, rule: LiveRule, truths: Sequence[Truth]) -> tuple[int, int]:
        if not rule.adjust:
            inherent = rule.rule.impact * rule.rule.likelihood
            return inherent, inherent
        most, least = ratings(rule.rule, [truths[number] for number in rule.adjust])
        return most[0] * most[1], least[0] * least[1]


def _live(rule: RiskRule, pack: RulePack, numbers: dict[Condition, int]) -> LiveRule:
    def numbered(conditions: Iterable[Condition]) -> tuple[int, ...]:
        return tuple(numbers.setdefault(condition, len(numbers)) for condition in conditions)

    section = pack.section_of[rule.id]
    marks = rule.red_lines()
    least, greatest = rule.exposures()
    return LiveRule(
        rule,
        section.id,
        section.weight,
        numbered([rule.when])[0],
        numbered(adjust.when for adjust in rule.adjust),
        tuple(zip(marks, numbered(mark.when for mark in marks.values()), strict=True)),
        _whole(least),
        _whole(greatest),
    )


def _whole(number: Fraction) -> Fraction | int:
    """Return a whole number as an int: it adds up and compares far quicker."""
    return number.numerator if number.denominator == 1 else number
