"""EV040: answers of which the pack says that they cannot both be true."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.assessment import Applies, LedgerRow
from riskcheck.core.conditions import Fact, Truth
from riskcheck.core.exact import plain
from riskcheck.core.pack.base import NONE_WORD
from riskcheck.core.pack.contradiction import Contradiction
from riskcheck.core.pack.question import Question
from riskcheck.core.questionnaire import Questionnaire, Status
from riskcheck.core.review.material import Material, advice
from riskcheck.errors import Problem

_NOT_APPLICABLE = AnswerState.NOT_APPLICABLE.value
_ASKED = {Applies.YES: Truth.TRUE, Applies.MAYBE: Truth.UNDETERMINED, Applies.NO: Truth.FALSE}


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of profile questions and of rules alike; a rule is known by its choices or its band."""

    questionnaire: Questionnaire
    rows: dict[str, LedgerRow]

    def fact(self, question: str) -> Fact:
        row = self.rows.get(question)
        if row is None:
            return self.questionnaire.fact(question)
        words = frozenset(row.outcomes) if row.outcomes else None
        return Fact(_ASKED[row.applies], words, unknown=row.status is Status.UNKNOWN)


def contradictions(material: Material) -> Iterator[Problem]:
    """EV040: a contradiction that the pack declares, once for each, at the answer of its question."""
    for question, answer, entry in holding(material):
        yield _problem(question, answer, entry, material)


def holding(material: Material) -> Iterator[tuple[Question, Answer, Contradiction]]:
    """Yield every contradiction that the answers make, with its question and the answer to that."""
    facts = _Facts(material.questionnaire, material.rows)
    for question, answer in material.given:
        words = _words(question, answer, material)
        for entry in question.contradicts:
            if _meant(entry, words) and entry.when.truth(facts) is Truth.TRUE:
                yield question, answer, entry


def _words(question: Question, answer: Answer, material: Material) -> tuple[str, ...] | None:
    """The choices or the band of an answer; None where it has none of its own."""
    if answer.state is AnswerState.NOT_APPLICABLE:
        return (_NOT_APPLICABLE,)
    if answer.state is AnswerState.UNKNOWN:
        return None
    row = material.rows.get(question.id)
    if row is not None:
        return row.outcomes
    if isinstance(answer.value, tuple):
        return answer.value or (NONE_WORD,)
    return (plain(answer.value) if isinstance(answer.value, Fraction) else str(answer.value),)


def _meant(entry: Contradiction, words: tuple[str, ...] | None) -> bool:
    if words is None:
        return False
    if entry.answers is None:
        return words not in ((NONE_WORD,), (_NOT_APPLICABLE,))
    return any(word in entry.answers for word in words)


def _problem(question: Question, answer: Answer, entry: Contradiction, material: Material) -> Problem:
    others = dict.fromkeys(atom.question for atom in entry.when.atoms())
    against = " and ".join(_given(name, material) for name in others)
    text = material.pack.say(entry.text, material.language)
    message = f"contradicts {against}: {text.rstrip('.。')}"
    key = _NOT_APPLICABLE if answer.state is AnswerState.NOT_APPLICABLE else "value"
    return advice("EV040", question.id, message, "correct the one that is not so", (key,))


def _given(name: str, material: Material) -> str:
    """A question with what it was answered, as the sheet has it."""
    answer = material.sheet.answers.get(name)
    words = _words(material.pack.questions[name], answer, material) if answer is not None else None
    return f"{name} ({', '.join(words)})" if words else name
