"""Sums over some rules from which their score and level follow; a rule goes in and out without the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from riskcheck.core.assessment import ScoreRange
from riskcheck.core.scoring.risk.extremes import Term, greatest_mean, least_mean
from riskcheck.core.scoring.risk.levels import Ends
from riskcheck.core.scoring.risk.parameters import Parameters


class Share(NamedTuple):
    """What one rule that counts puts into the sums.

    Its mass (weight x inherent) lies between `low` and `high`, its exposure between `least` and `greatest`;
    `sure_floor` and `open_floor` are the levels that it forces at the best and at the worst end.
    """

    low: int
    high: int
    least: Fraction | int
    greatest: Fraction | int
    sure_floor: int
    open_floor: int


class Tally:
    """The sums. Masses are kept by exposure, of which there are few, so that extremes are found quickly."""

    __slots__ = ("_at_best", "_at_worst", "_floors", "_left", "_mass")

    def __init__(self, levels: int) -> None:
        """Begin with nothing, for a pack with so many levels."""
        self._mass = 0
        self._left: Fraction | int = 0
        self._at_best: dict[Fraction | int, tuple[int, int]] = {}
        self._at_worst: dict[Fraction | int, tuple[int, int]] = {}
        self._floors = [[0] * levels, [0] * levels]

    def copy(self) -> "Tally":
        """Return the same sums, to be changed without changing these."""
        other = Tally(0)
        other._mass, other._left = self._mass, self._left
        other._at_best, other._at_worst = dict(self._at_best), dict(self._at_worst)
        other._floors = [list(counts) for counts in self._floors]
        return other

    def change(self, before: Share | None, after: Share | None) -> None:
        """Take a rule out as it was and put it in as it is now; None is a rule that does not apply."""
        if before is not None:
            self._add(before, -1)
        if after is not None:
            self._add(after, 1)

    def _add(self, share: Share, times: int) -> None:
        self._mass += times * share.high
        self._left += times * share.high * share.greatest
        low, high = times * share.low, times * share.high
        for masses, exposure in ((self._at_best, share.least), (self._at_worst, share.greatest)):
            before = masses.get(exposure, (0, 0))
            masses[exposure] = (before[0] + low, before[1] + high)
        self._floors[0][share.sure_floor] += times
        self._floors[1][share.open_floor] += times

    @property
    def residual(self) -> Fraction | int:
        """The sum of weight x inherent x exposure over all rules, at the point."""
        return self._left

    def score(self) -> ScoreRange:
        """Return best, point and worst score."""
        point = Fraction(self._left) / self._mass if self._mass else Fraction(0)
        best = least_mean([Term(low, high, exposure) for exposure, (low, high) in self._at_best.items()])
        worst = greatest_mean([Term(low, high, exposure) for exposure, (low, high) in self._at_worst.items()])
        return ScoreRange(best, point, worst)

    def level(self, score: ScoreRange, parameters: Parameters) -> Ends:
        """Return the levels that the score and the floors of the rules give."""
        sure, opened = map(_highest, self._floors)
        by_score = Ends(*(parameters.level_of(end) for end in (score.best, score.point, score.worst)))
        return by_score.lifted(Ends(sure, opened, opened))


def _highest(counts: Sequence[int]) -> int:
    return max((level for level, count in enumerate(counts) if count), default=0)


@dataclass(frozen=True)
class RatedTally:
    """A tally with the score and the levels that follow from it, worked out when they are asked for."""

    tally: Tally
    parameters: Parameters

    @cached_property
    def score(self) -> ScoreRange:
        """Best, point and worst score."""
        return self.tally.score()

    @cached_property
    def level(self) -> Ends:
        """The levels that the score and the floors of the rules give."""
        return self.tally.level(self.score, self.parameters)

    def lifted(self, sections: Iterable["RatedTally"]) -> Ends:
        """Return the levels of the whole, which is never far below its worst section."""
        level, steps = self.level, self.parameters.below_worst_section
        if steps is not None:
            for section in sections:
                level = level.lifted(section.level.below(steps))
        return level
