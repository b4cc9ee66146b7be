"""Levels of sections and of the whole: bands of the score, lifted by floors."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from riskcheck.core.assessment import LevelRange, ScoreRange
from riskcheck.core.scoring.risk.extremes import score_range
from riskcheck.core.scoring.risk.items import Item
from riskcheck.core.scoring.risk.parameters import Parameters


class Ends(NamedTuple):
    """Indexes of levels at best, point and worst."""

    best: int
    point: int
    worst: int

    def lifted(self, other: "Ends") -> "Ends":
        """Return the higher of the two at each end."""
        return Ends(max(self.best, other.best), max(self.point, other.point), max(self.worst, other.worst))

    def below(self, steps: int) -> "Ends":
        """Return the levels `steps` lower, at each end."""
        return Ends(max(0, self.best - steps), max(0, self.point - steps), max(0, self.worst - steps))

    def named(self, parameters: Parameters) -> LevelRange:
        """Return the ids of the levels."""
        ids = [level.id for level in parameters.levels]
        return LevelRange(ids[self.best], ids[self.point], ids[self.worst])


class Rated(NamedTuple):
    """Scores and levels of the sections (by id) and of the whole."""

    scores: Mapping[str, ScoreRange]
    levels: Mapping[str, Ends]
    score: ScoreRange
    level: Ends


def rate(items: Sequence[Item], sections: Sequence[str], parameters: Parameters) -> Rated:
    """Score and rate every section and the whole.

    The level at the worst end is the highest that any outcome of the open questions gives. The level at the
    best end is the lowest that the score and each floor give one by one: no outcome lies below it.
    """
    counted = [item for item in items if item.counts]
    floors = {item.rule.id: floors_of(item, parameters) for item in counted}
    parts = {section: [item for item in counted if item.section == section] for section in sections}
    scores = {section: score_range(part) for section, part in parts.items()}
    levels = {
        section: _level(scores[section], [floors[item.rule.id] for item in part], parameters)
        for section, part in parts.items()
    }
    score = score_range(counted)
    level = _level(score, floors.values(), parameters)
    if parameters.below_worst_section is not None:
        for section_level in levels.values():
            level = level.lifted(section_level.below(parameters.below_worst_section))
    return Rated(scores, levels, score, level)


def _level(score: ScoreRange, floors: Iterable[Ends], parameters: Parameters) -> Ends:
    by_score = Ends(*(parameters.level_of(end) for end in (score.best, score.point, score.worst)))
    return Ends(*map(max, zip(by_score, *floors, strict=True)))


def floors_of(item: Item, parameters: Parameters) -> Ends:
    """Return the levels that the severity and the red lines of one rule force, at each end."""
    open_floor = parameters.floor_of_severity(parameters.severity_of(item.residual))
    sure_floor = 0
    if item.settled:
        sure_floor = open_floor
    elif item.certain:
        sure_floor = parameters.floor_of_severity(parameters.severity_of(item.residual_least))
    if item.red_lines:
        open_floor = max(open_floor, parameters.floor_of_red_line())
    if any(line.certain for line in item.red_lines):
        sure_floor = max(sure_floor, parameters.floor_of_red_line())
    return Ends(sure_floor, open_floor, open_floor)
