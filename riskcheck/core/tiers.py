"""A part of the questionnaire: some rules, those of a tier for instance, and what they hang on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riskcheck.core.conditions import Condition, Facts, Truth
from riskcheck.core.pack.base import Model
from riskcheck.core.pack.contradiction import Contradiction
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.rule import Rule

SCREENING = "screening"


@dataclass(frozen=True, slots=True)
class Part:
    """Some rules and the profile questions that matter to them, given what is known of the product so far.

    `rules` are those that apply or may apply. `profile` are the profile questions that the conditions of the
    chosen rules name, those of adjustments and red lines included, directly or through another profile
    question; `deciding` are those of them whose answer can still change anything.
    """

    rules: frozenset[str]
    profile: frozenset[str]
    deciding: frozenset[str]


def part_of(pack: RulePack, facts: Facts, chosen: Iterable[Rule]) -> Part:
    """Return the part that these rules make up."""
    chosen = tuple(chosen)
    applying = tuple(rule for rule in chosen if rule.when.truth(facts) is not Truth.FALSE)
    named = named_by((condition for rule in chosen for condition in conditions_in(rule)), pack)
    deciding = deciding_in((condition for rule in applying for condition in conditions_in(rule)), pack, facts)
    return Part(frozenset(rule.id for rule in applying), named, deciding)


def named_by(conditions: Iterable[Condition], pack: RulePack) -> frozenset[str]:
    """Return the profile questions that conditions name, directly or through another profile question."""
    names: set[str] = set()
    waiting = {atom.question for condition in conditions for atom in condition.atoms()}
    while waiting:
        name = waiting.pop()
        names.add(name)
        waiting |= {atom.question for atom in pack.questions[name].condition().atoms()} - names
    return frozenset(names)


def deciding_in(conditions: Iterable[Condition], pack: RulePack, facts: Facts) -> frozenset[str]:
    """Return the profile questions on which conditions hang that are undetermined so far."""
    names: set[str] = set()
    for condition in conditions:
        _collect(condition, pack, facts, names)
    return frozenset(names)


def _collect(condition: Condition, pack: RulePack, facts: Facts, names: set[str]) -> None:
    if condition.truth(facts) is Truth.UNDETERMINED:
        for atom in condition.atoms():
            if atom.question not in names and atom.truth(facts) is Truth.UNDETERMINED:
                names.add(atom.question)
                _collect(pack.questions[atom.question].condition(), pack, facts, names)


def rules_of(pack: RulePack, name: str) -> tuple[Rule, ...]:
    """Return the rules of a tier, in order."""
    return tuple(rule for rule in pack.rules() if rule.tier == name)


def conditions_in(value: object) -> Iterator[Condition]:
    """Yield every condition on which a rule hangs, whichever fields a scoring method gives it.

    Those of contradictions are left out: they change nothing, and may name rules.
    """
    if isinstance(value, Condition):
        yield value
    elif isinstance(value, Model) and not isinstance(value, Contradiction):
        for part in value.__dict__.values():
            yield from conditions_in(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from conditions_in(part)
