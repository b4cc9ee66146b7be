"""Whether a condition can come true for any product, by trying every answer that makes a difference."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import ceil
from typing import NamedTuple

from riskcheck.core.conditions import All, Among, AnyOf, Between, Condition, Fact, Truth
from riskcheck.core.pack.profile import ProfileMany, ProfileNumber, ProfileOne, ProfileQuestion

MOST_TRIALS = 20_000


class _Trial(NamedTuple):
    facts: dict[str, Fact]

    def fact(self, question: str) -> Fact:
        return self.facts[question]


class _TooManyError(Exception):
    """The space is larger than it is worth searching."""


def can_hold(condition: Condition, given: Condition, profile: Mapping[str, ProfileQuestion]) -> bool:
    """Return False only if no answers make `condition` and `given` true together.

    Answers that no condition tells apart are tried once. A space of more than 20,000 cases is not searched to
    its end and counts as holding.
    """
    if _evidently_holds((condition, given), profile):
        return True
    involved: dict[str, None] = {}
    for part in (condition, given):
        for atom in part.atoms():
            _involve(atom.question, profile, involved)
    order = [name for name in profile if name in involved]
    atoms = [*condition.atoms(), *given.atoms()]
    atoms += [atom for name in order for atom in profile[name].when.atoms()]
    budget = [MOST_TRIALS]
    try:
        return _search(order, atoms, profile, _Trial({}), (condition, given), budget)
    except _TooManyError:
        return True


def _evidently_holds(parts: Sequence[Condition], profile: Mapping[str, ProfileQuestion]) -> bool:
    """Whether nothing is negated and one answer to each question fits all that is said of it.

    Most conditions are of this kind; it spares them the search.
    """
    fitting: dict[str, set[str]] = {}
    left = list(parts)
    while left:
        part = left.pop()
        if isinstance(part, All | AnyOf):
            left += part.parts
            continue
        if not isinstance(part, Among):
            return False
        if part.question not in fitting:
            fitting[part.question] = set(part.values)
            left.append(profile[part.question].when)
        else:
            fitting[part.question].intersection_update(part.values)
        if not fitting[part.question]:
            return False
    return True


def _involve(name: str, profile: Mapping[str, ProfileQuestion], involved: dict[str, None]) -> None:
    if name not in involved:
        involved[name] = None
        for atom in profile[name].when.atoms():
            _involve(atom.question, profile, involved)


def _search(
    order: list[str],
    atoms: Sequence[Among | Between],
    profile: Mapping[str, ProfileQuestion],
    trial: _Trial,
    conditions: tuple[Condition, ...],
    budget: list[int],
) -> bool:
    budget[0] -= 1
    if budget[0] < 0:
        raise _TooManyError
    if not order:
        return all(condition.truth(trial) is Truth.TRUE for condition in conditions)
    name, rest = order[0], order[1:]
    asked = profile[name].when.truth(trial)
    for fact in _options(profile[name], atoms) if asked is not Truth.FALSE else [Fact()]:
        trial.facts[name] = Fact(asked, fact.words, fact.number, fact.unknown)
        if _search(rest, atoms, profile, trial, conditions, budget):
            return True
    return False


def _options(question: ProfileQuestion, atoms: Sequence[Among | Between]) -> Iterator[Fact]:
    mine = [atom for atom in atoms if atom.question == question.id]
    if isinstance(question, ProfileNumber):
        yield from (Fact(number=number) for number in numbers_to_try(question, mine))
    elif isinstance(question, ProfileOne | ProfileMany):
        named = {value for atom in mine if isinstance(atom, Among) for value in atom.values}
        ids = [choice.id for choice in question.choices]
        mentioned = [name for name in ids if name in named]
        other = [name for name in ids if name not in named][:1]
        yield from (Fact(words=frozenset({name})) for name in mentioned + other)
        if isinstance(question, ProfileMany):
            yield from _several(mentioned, none=question.allows_none)
    yield Fact(unknown=True)


def numbers_to_try(question: ProfileNumber, atoms: Sequence[Among | Between]) -> Iterator[Fraction]:
    """Yield a possible number of each stretch between two limits in `atoms`, and of those at the ends."""
    found = [n for atom in atoms if isinstance(atom, Between) for n in (atom.at_least, atom.below)]
    limits = [n for n in found if n is not None]
    least, most = question.min, question.max
    starts = [
        *limits,
        *([min(limits) - 1] if limits else []),
        *([Fraction(least)] if least is not None else []),
    ]
    for start in starts:
        number = Fraction(ceil(start)) if question.integer else start
        if (least is None or number >= Fraction(least)) and (most is None or number <= Fraction(most)):
            yield number


def _several(mentioned: list[str], *, none: bool) -> Iterator[Fact]:
    if none:
        yield Fact(words=frozenset())
    for size in range(2, len(mentioned) + 1):
        yield from (Fact(words=frozenset(chosen)) for chosen in combinations(mentioned, size))
