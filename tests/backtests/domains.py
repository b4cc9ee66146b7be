"""Domains of the cases, such as privacy or sector:voice, found again in the pack."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riskcheck.core.pack.pack import RulePack
from tests.backtests.mapping import mapping

MOST_CHOICES = 3  # a condition that names more of a question's choices is not about one of them


@dataclass(frozen=True)
class Domain:
    """A domain of the cases in the words of the pack; without `own` it has no section of its own there."""

    name: str
    own: tuple[str, ...]
    rules: frozenset[str]
    sections: tuple[str, ...]  # the own ones, else those in which its rules stand


def domain_of(name: str, pack: RulePack) -> Domain:
    """Return a domain; one that topics.yaml does not list is a section or a sector of that name, or empty."""
    says = mapping()["domains"].get(name)
    if says is None:
        sector = name.removeprefix("sector:")
        says = {"profile": {"sectors": (sector,)}} if sector != name else {"sections": (name,)}
    known = {section.id: section for section in pack.sections}
    own = tuple(section for section in says.get("sections", ()) if section in known)
    rules = {rule.id for section in own for rule in known[section].rules}
    rules |= {rule for rule in says.get("rules", ()) if rule in pack.section_of}
    for question, choices in says.get("profile", {}).items():
        rules |= set(_asked_of(pack, question, choices))
    homes = tuple(section.id for section in pack.sections if any(rule.id in rules for rule in section.rules))
    return Domain(name, own, frozenset(rules), own or homes)


def _asked_of(pack: RulePack, question: str, choices: Sequence[str]) -> Iterator[str]:
    """Yield the rules whose condition names one of the choices."""
    for rule in pack.rules():
        for atom in rule.condition().atoms():
            named = set(getattr(atom, "values", ()))
            if atom.question == question and len(named) <= MOST_CHOICES and named.intersection(choices):
                yield rule.id
