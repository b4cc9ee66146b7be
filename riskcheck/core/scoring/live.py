"""The verdict during an interview: kept up to date answer by answer, always that of a full assessment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from riskcheck.core.answers.model import Answer
from riskcheck.core.assessment import LevelRange, LevelReason, ScoreRange


@dataclass(frozen=True, slots=True)
class Rating:
    """The score and the level of a section or of the whole, each with its range."""

    score: ScoreRange
    level: LevelRange


@dataclass(frozen=True, slots=True)
class LiveVerdict:
    """Where the product stands with the answers so far: the whole, and every section by id."""

    whole: Rating
    sections: Mapping[str, Rating]


class LiveScore(Protocol):
    """The answers at one moment, scored; a change returns the next moment and leaves this one as it is."""

    @property
    def verdict(self) -> LiveVerdict:
        """The verdict; exactly the numbers and levels that an assessment of these answers has."""
        ...

    def accept(self, question: str, answer: Answer | None) -> "LiveScore":
        """Return the score once a question has this answer, or none."""
        ...

    def received(self, changes: Mapping[str, Answer | None]) -> "LiveScore":
        """Return the score once several questions have these answers, or none."""
        ...

    def because(self) -> tuple[LevelReason, ...]:
        """Return what gives the whole its level, as an assessment does; this looks at every rule."""
        ...

    def settle(self) -> tuple[str, ...]:
        """Return the fewest open questions that would decide the level, as an assessment does.

        This takes its time where much is open: a second or more in a pack of some thousand rules.
        """
        ...
