"""Numbers about a pack: rules by section, type and inherent risk, and how long a questionnaire gets."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.rule import Rule
from riskcheck.core.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class PackStats:
    """How the rules of a pack are spread. `grid` counts by impact and likelihood."""

    sections: Mapping[str, int]
    types: Mapping[str, int]
    grid: Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Asked:
    """How many questions one product is asked."""

    profile: int
    rules: int


def pack_stats(pack: RulePack) -> PackStats:
    """Count the rules of a pack."""
    rules = list(pack.rules())
    return PackStats(
        {section.id: len(section.rules) for section in pack.sections},
        dict(Counter(rule.kind for rule in rules).most_common()),
        dict(Counter(risk for rule in rules if (risk := _risk(rule)) is not None)),
    )


def asked_of(questionnaire: Questionnaire) -> Asked:
    """Count what a product is asked, answered or not."""
    asked = questionnaire.asked()
    rules = sum(isinstance(question, Rule) for question in asked)
    return Asked(len(asked) - rules, rules)


def _risk(rule: Rule) -> tuple[int, int] | None:
    impact, likelihood = getattr(rule, "impact", None), getattr(rule, "likelihood", None)
    return (impact, likelihood) if isinstance(impact, int) and isinstance(likelihood, int) else None
