"""Open profile questions that leave a rule undetermined, and the answers to them that are worth a trial."""

from collections.abc import Iterator, Sequence

from riskcheck.core.answers.model import Answer, AnswerState, Value
from riskcheck.core.conditions import Among, Between, Condition, Truth
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.profile import ProfileMany, ProfileNumber, ProfileOne, ProfileQuestion
from riskcheck.core.pack.satisfiable import numbers_to_try
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.scoring.risk.items import Item


def undetermined_questions(items: Sequence[Item], questionnaire: Questionnaire) -> Iterator[ProfileQuestion]:
    """Yield the open profile questions that leave a rule, an adjustment or a red line undetermined."""
    names: set[str] = set()
    for item in items:
        if item.counts:
            for condition in _conditions(item):
                _collect(condition, questionnaire, names)
    yield from (question for question in questionnaire.pack.profile if question.id in names)


def _conditions(item: Item) -> Iterator[Condition]:
    yield item.rule.when
    yield from (adjust.when for adjust in item.rule.adjust)
    marks = item.rule.red_lines()
    yield from (mark.when for name, mark in marks.items() if not item.outcomes or name in item.outcomes)


def _collect(condition: Condition, questionnaire: Questionnaire, names: set[str]) -> None:
    """Add the open questions on which an undetermined condition hangs, directly or through another one."""
    if condition.truth(questionnaire) is not Truth.UNDETERMINED:
        return
    for atom in condition.atoms():
        if atom.truth(questionnaire) is Truth.UNDETERMINED:
            fact = questionnaire.fact(atom.question)
            if fact.words is None and fact.number is None:
                names.add(atom.question)
            _collect(questionnaire.pack.questions[atom.question].when, questionnaire, names)


def profile_answers(question: ProfileQuestion, items: Sequence[Item], pack: RulePack) -> Iterator[Answer]:
    """Yield an answer for each choice, for none, for each stretch of numbers that conditions tell apart."""
    stated = [*(q.when for q in pack.profile), *(c for item in items for c in _conditions(item))]
    atoms = [atom for condition in stated for atom in condition.atoms() if atom.question == question.id]
    yield from (Answer(AnswerState.ANSWERED, value) for value in _values(question, atoms))


def _values(question: ProfileQuestion, atoms: Sequence[Among | Between]) -> Iterator[Value]:
    if isinstance(question, ProfileMany):
        if question.allows_none:
            yield ()
        yield from ((choice.id,) for choice in question.choices)
    elif isinstance(question, ProfileOne):
        yield from (choice.id for choice in question.choices)
    elif isinstance(question, ProfileNumber):
        yield from numbers_to_try(question, atoms)
