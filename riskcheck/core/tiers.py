"""A part of the questionnaire: some rules, those of a tier for instance, and what they hang on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riskcheck.core.conditions import Condition, Facts, Truth
from riskcheck.core.pack.base import Model
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
    rules: set[str] = set()
    named: set[str] = set()
    deciding: set[str] = set()
    for rule in chosen:
        for condition in conditions_in(rule):
            _collect(condition, pack, facts, named, undetermined_only=False)
        if rule.when.truth(facts) is not Truth.FALSE:
            rules.add(rule.id)
            for condition in conditions_in(rule):
                _collect(condition, pack, facts, deciding, undetermined_only=True)
    return Part(frozenset(rules), frozenset(named), frozenset(deciding))


def rules_of(pack: RulePack, name: str) -> tuple[Rule, ...]:
    """Return the rules of a tier, in order."""
    return tuple(rule for rule in pack.rules() if rule.tier == name)


def conditions_in(value: object) -> Iterator[Condition]:
    """Yield every condition in a part of a pack, whichever fields a scoring method gives it."""
    if isinstance(value, Condition):
        yield value
    elif isinstance(value, Model):
        for part in value.__dict__.values():
            yield from conditions_in(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from conditions_in(part)


def _collect(
    condition: Condition, pack: RulePack, facts: Facts, names: set[str], *, undetermined_only: bool
) -> None:
    if undetermined_only and condition.truth(facts) is not Truth.UNDETERMINED:
        return
    for atom in condition.atoms():
        if not undetermined_only or atom.truth(facts) is Truth.UNDETERMINED:
            names.add(atom.question)
            when = pack.questions[atom.question].condition()
            _collect(when, pack, facts, names, undetermined_only=undetermined_only)
