"""Whether a condition can come true for any product at all, by trying every answer that could make a difference."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from riskcheck.core.conditions import Among, Between, Condition, Fact, Truth
from riskcheck.core.pack.profile import ProfileMany, ProfileNumber, ProfileOne, ProfileQuestion

MOST_TRIALS = 20_000


@dataclass(slots=True)
class _Trial:
    facts: dict[str, Fact]

    def fact(self, question: str) -> Fact:
        return self.facts[question]


class _TooManyError(Exception):
    """The space is larger than it is worth searching."""


def can_hold(condition: Condition, given: Condition, profile: Mapping[str, ProfileQuestion]) -> bool:
    """Return False only if no answers make `condition` and `given` true together.

    Answers that no condition tells apart are tried once. A space of more than 20,000 cases is not searched and
    counts as holding.
    """
    involved: dict[str, None] = {}
    for part in (condition, given):
        for atom in part.atoms():
            _involve(atom.question, profile, involved)
    order = [name for name in profile if name in involved]
    atoms = [*condition.atoms(), *given.atoms()]
    atoms += [atom for name in order for atom in profile[name].when.atoms()]
    options = {name: list(_options(profile[name], atoms)) for name in order}
    budget = [MOST_TRIALS]
    try:
        return _search(order, options, profile, _Trial({}), (condition, given), budget)
    except _TooManyError:
        return True


def _involve(name: str, profile: Mapping[str, ProfileQuestion], involved: dict[str, None]) -> None:
    if name not in involved:
        involved[name] = None
        for atom in profile[name].when.atoms():
            _involve(atom.question, profile, involved)


def _search(
    order: list[str],
    options: Mapping[str, list[Fact]],
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
    asked = profile[name].when.truth(trial) is not Truth.FALSE
    for fact in options[name] if asked else [Fact(asked=False)]:
        trial.facts[name] = fact
        if _search(rest, options, profile, trial, conditions, budget):
            return True
    return False


def _options(question: ProfileQuestion, atoms: Sequence[Among | Between]) -> Iterator[Fact]:
    mine = [atom for atom in atoms if atom.question == question.id]
    if isinstance(question, ProfileNumber):
        for atom in mine:
            if isinstance(atom, Between):
                yield from (Fact(number=n) for n in (atom.at_least, atom.below) if n is not None)
                yield from (Fact(number=n - 1) for n in (atom.at_least, atom.below) if n is not None)
    elif isinstance(question, ProfileOne | ProfileMany):
        named = {value for atom in mine if isinstance(atom, Among) for value in atom.values}
        ids = [choice.id for choice in question.choices]
        mentioned = [name for name in ids if name in named]
        other = [name for name in ids if name not in named][:1]
        yield from _words(mentioned, other, many=isinstance(question, ProfileMany))
    yield Fact(unknown=True)


def _words(mentioned: list[str], other: list[str], *, many: bool) -> Iterator[Fact]:
    yield from (Fact(words=frozenset({name})) for name in mentioned + other)
    if many:
        yield Fact(words=frozenset())
        for size in {2, 3, len(mentioned)}:
            yield from (Fact(words=frozenset(chosen)) for chosen in combinations(mentioned, size))
