"""What the answers tell about the profile questions, what a change of them alters, and what hangs on that."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.conditions import Condition, Fact, Truth
from riskcheck.core.pack.question import Question

_NOT_ASKED = Fact(asked=Truth.FALSE)


class Known(NamedTuple):
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
    facts: Mapping[str, Fact],
    answers: Mapping[str, Answer],
    changed: Collection[str],
) -> tuple[dict[str, Fact], set[str]]:
    """Return the facts once the answers to `changed` are those in `answers`, and the questions they move."""
    after = dict(facts)
    known = Known(after)
    moved: set[str] = set()
    for question in profile:
        if question.id in changed or not moved.isdisjoint(names_in(question.condition())):
            fact = _fact(question, answers, known)
            if fact != facts[question.id]:
                after[question.id] = fact
                moved.add(question.id)
    return after, moved


def answers_after(answers: Mapping[str, Answer], changes: Mapping[str, Answer | None]) -> dict[str, Answer]:
    """Return the answers with some of them changed; None takes an answer out."""
    after = {**answers, **{name: answer for name, answer in changes.items() if answer is not None}}
    for name, answer in changes.items():
        if answer is None:
            after.pop(name, None)
    return after


def names_in(condition: Condition) -> frozenset[str]:
    """Return the questions that a condition names."""
    return frozenset(atom.question for atom in condition.atoms())


def naming_of(profile: Sequence[Question], conditions: Iterable[Condition]) -> dict[str, tuple[int, ...]]:
    """Return for every profile question which of the conditions, by number, name it."""
    naming: dict[str, list[int]] = {question.id: [] for question in profile}
    for number, condition in enumerate(conditions):
        for name in names_in(condition):
            naming[name].append(number)
    return {name: tuple(numbers) for name, numbers in naming.items()}


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
