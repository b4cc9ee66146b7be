"""Who can answer a question, so that a sheet can be split among the people who know."""

from collections import Counter

from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Rule


def owner_of(pack: RulePack, question: Question) -> str:
    """Return the owner that the question names, else its section.

    Else: for a rule the one who owns most of its mitigations, the first of equals; for a profile question the
    first owner of the pack.
    """
    if question.owner is not None:
        return question.owner
    if not isinstance(question, Rule):
        return next(iter(pack.head.owners))
    section = pack.section_of[question.id]
    if section.owner is not None:
        return section.owner
    return Counter(mitigation.owner for mitigation in question.mitigations).most_common(1)[0][0]


def owned_by(pack: RulePack, owner: str) -> frozenset[str]:
    """Return the ids of the questions of an owner."""
    return frozenset(name for name, question in pack.questions.items() if owner_of(pack, question) == owner)
