"""What a scoring method offers to the bench: answers worth a trial, and how a product stands with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from riskcheck.core.answers.model import Value
from riskcheck.core.pack.rule import Rule


@dataclass(frozen=True, slots=True)
class Trial:
    """An answer to a rule, the outcomes that it comes to and the exposure that it leaves.

    `good` stands where answers add up: the safeguards in place and the hazards absent. Of two such answers
    one is safer only if it has all that is good in the other and more; elsewhere the smaller exposure is.
    """

    value: Value
    outcomes: tuple[str, ...]
    exposure: Fraction
    good: frozenset[str] | None = None

    def safer_than(self, other: "Trial") -> bool:
        """Return whether nobody would doubt that this is the safer answer."""
        if self.good is not None and other.good is not None:
            return self.good > other.good
        return self.exposure < other.exposure


@dataclass(frozen=True, slots=True)
class Trials:
    """The answers of a rule that are worth a trial; `complete` if they stand for all that can be given."""

    rule: Rule
    answers: tuple[Trial, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Position:
    """A score, and the levels (as indexes) that the score and each kind of floor give by themselves."""

    score: Fraction
    by_score: int
    by_finding: int = 0
    by_red_line: int = 0
    by_section: int = 0
    section: str = ""

    @property
    def level(self) -> int:
        """The level: the highest of them."""
        return max(self.by_score, self.by_finding, self.by_red_line, self.by_section)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a product stands once every rule is answered: the whole, and every section with a rule."""

    whole: Position
    sections: Mapping[str, Position]


class Board(Protocol):
    """One product with a settled profile, its rules to be answered in any way."""

    @property
    def trials(self) -> Sequence[Trials]:
        """The rules that apply, each with its answers."""
        ...

    def standing(self, picks: Sequence[int]) -> Standing:
        """Return where the product stands with one answer picked (by index) for each of `trials`."""
        ...

    def with_each(self, picks: Sequence[int], rule: int) -> Sequence[Standing]:
        """Return where it stands with each answer to one rule, the others being as picked."""
        ...

    def crosses(self, rule: int, pick: int) -> bool:
        """Return whether an answer crosses a red line for this product."""
        ...
