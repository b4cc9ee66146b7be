"""Three-valued conditions on profile answers, as data (Kleene's strong logic of indeterminacy)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import NamedTuple, Protocol

UNKNOWN_WORD = "unknown"


class Truth(IntEnum):
    """Truth of a condition; the order makes `min` the logical AND and `max` the logical OR."""

    FALSE = 0
    UNDETERMINED = 1
    TRUE = 2

    def negated(self) -> "Truth":
        """Return NOT of this truth; undetermined stays undetermined."""
        return Truth(2 - self)


class Fact(NamedTuple):
    """What is known of one profile question.

    `asked` is FALSE when the question does not apply to the product at all: then no value of it holds. While
    that is still UNDETERMINED a value that was given may yet fall away, so nothing is more certain than
    `asked`. `words` are the chosen choices (one or many), `number` the number given. `unknown` means that the
    question was answered with "unknown"; neither words, number nor unknown means that it is still unanswered.
    """

    asked: Truth = Truth.TRUE
    words: frozenset[str] | None = None
    number: Fraction | None = None
    unknown: bool = False

    @property
    def settled(self) -> bool:
        """Whether no condition on it is open any more: it has a value, or the question is not asked."""
        given = self.words is not None or self.number is not None
        return self.asked is Truth.FALSE or (self.asked is Truth.TRUE and given)


class Facts(Protocol):
    """Whatever can tell the fact of a profile question."""

    def fact(self, question: str) -> Fact:
        """Return what is known of `question`."""
        ...


class Condition:
    """A condition; the subclasses below are its whole language."""

    __slots__ = ()

    def truth(self, facts: Facts) -> Truth:
        """Return whether the condition holds, given `facts`."""
        raise NotImplementedError

    def atoms(self) -> Iterator["Among | Between"]:
        """Yield every test of a single question in the condition."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Among(Condition):
    """The answer to a question is, or contains, one of `values`."""

    question: str
    values: tuple[str, ...]

    def truth(self, facts: Facts) -> Truth:
        """TRUE for a match; UNDETERMINED when unanswered, or unknown and not among the values."""
        fact = facts.fact(self.question)
        return min(fact.asked, self._given(fact))

    def _given(self, fact: Fact) -> Truth:
        if fact.words is not None:
            return Truth.TRUE if fact.words.intersection(self.values) else Truth.FALSE
        if fact.unknown and UNKNOWN_WORD in self.values:
            return Truth.TRUE
        return Truth.UNDETERMINED

    def atoms(self) -> Iterator["Among | Between"]:
        """Yield itself."""
        yield self


@dataclass(frozen=True, slots=True)
class Between(Condition):
    """The number answered is at least `at_least` (inclusive) and below `below` (exclusive)."""

    question: str
    at_least: Fraction | None = None
    below: Fraction | None = None

    def truth(self, facts: Facts) -> Truth:
        """Compare exactly; UNDETERMINED when the number is not known."""
        fact = facts.fact(self.question)
        return min(fact.asked, self._given(fact.number))

    def _given(self, number: Fraction | None) -> Truth:
        if number is None:
            return Truth.UNDETERMINED
        low_enough = self.below is None or number < self.below
        high_enough = self.at_least is None or number >= self.at_least
        return Truth.TRUE if low_enough and high_enough else Truth.FALSE

    def atoms(self) -> Iterator["Among | Between"]:
        """Yield itself."""
        yield self


@dataclass(frozen=True, slots=True)
class All(Condition):
    """Every part holds; without parts it is always true."""

    parts: tuple[Condition, ...]

    def truth(self, facts: Facts) -> Truth:
        """AND of the parts."""
        return min((part.truth(facts) for part in self.parts), default=Truth.TRUE)

    def atoms(self) -> Iterator["Among | Between"]:
        """Yield the atoms of every part."""
        for part in self.parts:
            yield from part.atoms()


@dataclass(frozen=True, slots=True)
class AnyOf(Condition):
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def truth(self, facts: Facts) -> Truth:
        """OR of the parts."""
        return max((part.truth(facts) for part in self.parts), default=Truth.FALSE)

    def atoms(self) -> Iterator["Among | Between"]:
        """Yield the atoms of every part."""
        for part in self.parts:
            yield from part.atoms()


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """The part does not hold."""

    part: Condition

    def truth(self, facts: Facts) -> Truth:
        """NOT of the part."""
        return self.part.truth(facts).negated()

    def atoms(self) -> Iterator["Among | Between"]:
        """Yield the atoms of the part."""
        yield from self.part.atoms()


ALWAYS = All(())
