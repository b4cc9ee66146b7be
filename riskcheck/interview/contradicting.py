"""Answers that cannot both be true, as the pack declares them: said at once, and again in the review."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.review.contradictions import holding
from riskcheck.core.review.material import Material
from riskcheck.interview.session import Session

MOST = 1000  # questions of a pack: in a larger one this would hold up a key, and is left to `riskcheck check`


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, those that its answer contradicts, and why."""

    question: str
    others: tuple[str, ...]
    why: str


def after_answer(session: Session, question: Question) -> Iterator[Pair]:
    """Yield the contradictions that the answer to a question takes part in."""
    if len(session.pack.questions) <= MOST and question.id in _named(session.pack):
        for pair in contradictions(session):
            if question.id in (pair.question, *pair.others):
                yield pair


def contradictions(session: Session) -> Iterator[Pair]:
    """Yield all contradictions between the answers."""
    if len(session.pack.questions) > MOST or not _named(session.pack):
        return
    sheet, assessment = session.standing.assessed(session.walk.answers)
    material = Material(
        pack=session.pack,
        sheet=sheet,
        assessment=assessment,
        day=sheet.date,
        today=sheet.date,
        language=session.language,
    )
    for question, _, entry in holding(material):
        others = dict.fromkeys(atom.question for atom in entry.when.atoms())
        yield Pair(question.id, tuple(others), session.text(entry.text))


def _named(pack: RulePack) -> frozenset[str]:
    """Return the questions that a contradiction names."""
    return frozenset(
        name
        for question in pack.questions.values()
        for entry in question.contradicts
        for name in (question.id, *(atom.question for atom in entry.when.atoms()))
    )
