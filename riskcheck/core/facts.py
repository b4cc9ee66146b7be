"""What the answers tell about the profile questions, and what one more answer changes in that."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.conditions import Fact, Truth
from riskcheck.core.pack.question import Question

_NOT_ASKED = Fact(asked=Truth.FALSE)


@dataclass(frozen=True, slots=True)
class Known:
    """Facts by question, as a condition looks them up."""

    facts: Mapping[str, Fact]

    def fact(self, question: str) -> Fact:
        """Return what is known of a profile question."""
        return self.facts[question]


def facts_of(profile: Sequence[Question], answers: Mapping[str, Answer]) -> dict[str, Fact]:
    """Return what is known of every profile question."""
    facts: dict[str, Fact] = {}
    known = Known(facts)
    for question in profile:  # in order: a condition names earlier questions only
        facts[question.id] = _fact(question, answers, known)
    return facts


def facts_after(
    profile: Sequence[Question],
    named: Mapping[str, frozenset[str]],
    facts: Mapping[str, Fact],
    answers: Mapping[str, Answer],
    changed: Collection[str],
) -> tuple[dict[str, Fact], set[str]]:
    """Return the facts once the answers to `changed` are those in `answers`, and the questions they move.

    `named` says which questions the condition of each profile question names.
    """
    after = dict(facts)
    known = Known(after)
    moved: set[str] = set()
    for question in profile:
        if question.id in changed or not moved.isdisjoint(named[question.id]):
            fact = _fact(question, answers, known)
            if fact != facts[question.id]:
                after[question.id] = fact
                moved.add(question.id)
    return after, moved


def _fact(question: Question, answers: Mapping[str, Answer], known: Known) -> Fact:
    asked = question.condition().truth(known)
    return _NOT_ASKED if asked is Truth.FALSE else _given(answers.get(question.id), asked)


def _given(answer: Answer | None, asked: Truth) -> Fact:
    value = answer.value if answer is not None else None
    if isinstance(value, Fraction):
        return Fact(asked, number=value)
    if isinstance(value, str):
        return Fact(asked, words=frozenset({value}))
    if isinstance(value, tuple):
        return Fact(asked, words=frozenset(value))
    return Fact(asked, unknown=answer is not None and answer.state is AnswerState.UNKNOWN)
