"""Which profile answers are worth trying when looking for the product that meets the most rules.

Rules test profile answers. Where a rule is the likelier to apply if a test holds, the test has the sign True.
An answer that passes no test better than another can be left out: it can never bring more rules.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from riskcheck.core.conditions import All, Among, AnyOf, Between, Condition, Fact, Not
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.profile import ProfileMany, ProfileNumber, ProfileOne, ProfileQuestion
from riskcheck.core.pack.satisfiable import numbers_to_try

Atom = Among | Between
Signed = tuple[Atom, bool]


def signed_atoms(pack: RulePack) -> dict[str, list[Signed]]:
    """Return the tests of each profile question with their sign; a later question passes on to an earlier."""
    found: dict[str, list[Signed]] = {}
    for when in dict.fromkeys(rule.when for rule in pack.rules()):
        _collect(when, True, found)
    for question in reversed(pack.profile):
        for sign in sorted({sign for _, sign in found.get(question.id, ())}):
            _collect(question.when, sign, found)
    return found


def _collect(condition: Condition, sign: bool, found: dict[str, list[Signed]]) -> None:
    if isinstance(condition, Among | Between):
        found.setdefault(condition.question, []).append((condition, sign))
    elif isinstance(condition, All | AnyOf):
        for part in condition.parts:
            _collect(part, sign, found)
    elif isinstance(condition, Not):
        _collect(condition.part, not sign, found)


def worth_trying(question: ProfileQuestion, signed: Sequence[Signed]) -> Iterator[Fact]:
    """Yield the answers of which none brings less than another in every test."""
    if not signed or not isinstance(question, ProfileOne | ProfileMany | ProfileNumber):
        yield Fact()
    elif isinstance(question, ProfileOne):
        yield from _undominated([Fact(words=frozenset({c.id})) for c in question.choices], signed)
    elif isinstance(question, ProfileNumber):
        atoms = [atom for atom, _ in signed]
        numbers = list(numbers_to_try(question, atoms)) or [Fraction(question.max or 0)]
        yield from _undominated([Fact(number=number) for number in numbers], signed)
    else:
        yield from _selections(question, signed)


def _undominated(facts: list[Fact], signed: Sequence[Signed]) -> list[Fact]:
    """Return the facts that some test prefers to each other fact; the first of several equal ones."""
    worths = [tuple(_holds(fact, atom) is sign for atom, sign in signed) for fact in facts]
    return [
        fact
        for index, fact in enumerate(facts)
        if not any(
            all(map(_at_least, worths[other], worths[index]))
            and (worths[other] != worths[index] or other < index)
            for other in range(len(facts))
            if other != index
        )
    ]


def _at_least(one: bool, other: bool) -> bool:
    return one or not other


def _holds(fact: Fact, atom: Atom) -> bool:
    if isinstance(atom, Among):
        return bool((fact.words or frozenset()).intersection(atom.values))
    number = fact.number if fact.number is not None else Fraction(0)
    above = atom.at_least is None or number >= atom.at_least
    return above and (atom.below is None or number < atom.below)


def _selections(question: ProfileMany, signed: Sequence[Signed]) -> Iterator[Fact]:
    """Yield selections: all choices that only help, none that only harm, every mixture of the others."""
    signs = {
        choice.id: {sign for atom, sign in signed if isinstance(atom, Among) and choice.id in atom.values}
        for choice in question.choices
    }
    helps = frozenset(name for name, found in signs.items() if found == {True})
    mixed = [name for name, found in signs.items() if len(found) == 2]
    for size in range(len(mixed) + 1):
        for chosen in combinations(mixed, size):
            words = helps.union(chosen)
            if words or question.allows_none:
                yield Fact(words=words)
            else:
                yield from (Fact(words=frozenset({name})) for name in signs)
