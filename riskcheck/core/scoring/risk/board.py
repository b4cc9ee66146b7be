"""A product whose rules are answered in many ways, one after the other: scores as in `levels`, but quick.

A test compares it with `assess`, answer by answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from riskcheck.core.answers.model import Answer
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.scoring.board import Position, Standing, Trials
from riskcheck.core.scoring.risk.items import Item, items_of
from riskcheck.core.scoring.risk.parameters import Parameters, parameters_of
from riskcheck.core.scoring.risk.trials import trials_of


@dataclass(frozen=True, slots=True)
class _Worth:
    """What one answer adds: weight x inherent x exposure, and the levels that it forces by itself."""

    left: Fraction | int
    finding: int
    red_line: int
    crosses: bool


@dataclass(frozen=True, slots=True)
class _Row:
    section: str
    mass: int
    answers: tuple[_Worth, ...]


class _Sum(NamedTuple):
    mass: int
    left: Fraction | int
    finding: int
    red_line: int

    def plus(self, mass: int, worth: _Worth) -> "_Sum":
        return _Sum(
            self.mass + mass,
            self.left + worth.left,
            max(self.finding, worth.finding),
            max(self.red_line, worth.red_line),
        )


_NOTHING = _Sum(0, 0, 0, 0)


class RiskBoard:
    """See `Board`."""

    def __init__(self, pack: RulePack, profile: Mapping[str, Answer]) -> None:
        """Take a product by its profile answers; rules that only may apply are left out."""
        self._parameters = parameters_of(pack)
        items = [item for item in items_of(pack, Questionnaire(pack, profile)) if item.certain]
        self.trials: tuple[Trials, ...] = tuple(trials_of(item.rule) for item in items)
        self._rows = [
            _row(item, trials, self._parameters) for item, trials in zip(items, self.trials, strict=True)
        ]

    def crosses(self, rule: int, pick: int) -> bool:
        """Return whether an answer crosses a red line."""
        return self._rows[rule].answers[pick].crosses

    def standing(self, picks: Sequence[int]) -> Standing:
        """Return where the product stands."""
        whole, parts = self._sums(picks)
        sections = {name: self._position(part) for name, part in parts.items()}
        return Standing(self._whole(self._position(whole), sections), sections)

    def with_each(self, picks: Sequence[int], rule: int) -> list[Standing]:
        """Return where the product stands with each answer to one rule."""
        row = self._rows[rule]
        whole, parts = self._sums(picks, without=rule)
        others = {name: self._position(part) for name, part in parts.items() if name != row.section}
        part = parts.get(row.section, _NOTHING)
        found = []
        for worth in row.answers:
            own = {row.section: self._position(part.plus(row.mass, worth))}
            total = self._position(whole.plus(row.mass, worth))
            sections = others | own
            found.append(Standing(self._whole(total, sections), sections))
        return found

    def _sums(self, picks: Sequence[int], without: int | None = None) -> tuple[_Sum, dict[str, _Sum]]:
        whole, parts = _NOTHING, dict[str, _Sum]()
        for index, (row, pick) in enumerate(zip(self._rows, picks, strict=True)):
            if index != without:
                worth = row.answers[pick]
                parts[row.section] = parts.get(row.section, _NOTHING).plus(row.mass, worth)
                whole = whole.plus(row.mass, worth)
        return whole, parts

    def _position(self, part: _Sum) -> Position:
        score = Fraction(part.left) / part.mass if part.mass else Fraction(0)
        return Position(score, self._parameters.level_of(score), part.finding, part.red_line)

    def _whole(self, whole: Position, sections: Mapping[str, Position]) -> Position:
        steps = self._parameters.below_worst_section
        if steps is None or not sections:
            return whole
        worst = max(sorted(sections), key=lambda name: sections[name].level)
        lifted = max(0, sections[worst].level - steps)
        return Position(whole.score, whole.by_score, whole.by_finding, whole.by_red_line, lifted, worst)


def _row(item: Item, trials: Trials, parameters: Parameters) -> _Row:
    mass = item.weight * item.inherent
    red = {line.outcome for line in item.red_lines}
    red_floor = parameters.floor_of_red_line()
    answers = []
    for trial in trials.answers:
        severity = parameters.severity_of(item.inherent * trial.exposure / 100)
        left = mass * trial.exposure
        crosses = not red.isdisjoint(trial.outcomes)
        answers.append(
            _Worth(
                left.numerator if left.denominator == 1 else left,  # whole numbers add up far quicker
                parameters.floor_of_severity(severity),
                red_floor if crosses else 0,
                crosses,
            )
        )
    return _Row(item.section, mass, tuple(answers))
