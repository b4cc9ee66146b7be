"""Open profile questions that leave a rule undetermined, and the answers to them that are worth a trial."""

from collections.abc import Iterator, Mapping, Sequence

from riskcheck.core.answers.model import Answer, AnswerState, Value
from riskcheck.core.conditions import Among, Between, Condition, Truth
from riskcheck.core.facts import Known
from riskcheck.core.pack.profile import ProfileMany, ProfileNumber, ProfileOne, ProfileQuestion
from riskcheck.core.pack.satisfiable import numbers_to_try
from riskcheck.core.scoring.risk.live import RiskLive
from riskcheck.core.scoring.risk.shares import LiveIndex


def undetermined_questions(live: RiskLive) -> Iterator[ProfileQuestion]:
    """Yield the open profile questions that leave a rule, an adjustment or a red line undetermined."""
    names: set[str] = set()
    known = Known(live.facts)
    when = {question.id: question.when for question in live.index.pack.profile}
    for number in {number for number in _in_force(live) if live.truths[number] is Truth.UNDETERMINED}:
        _collect(live.index.conditions[number], known, when, names)
    yield from (question for question in live.index.pack.profile if question.id in names)


def _in_force(live: RiskLive) -> Iterator[int]:
    """Yield the conditions, by number, that matter to a rule that counts and to the answer that it has."""
    for rule, share in zip(live.index.rules, live.shares, strict=True):
        if share is not None:
            yield rule.when
            yield from rule.adjust
            answer = live.answers.get(rule.rule.id)
            value = answer.value if answer is not None else None
            outcomes = None if value is None else rule.rule.outcomes_of(value)
            yield from (number for name, number in rule.red if outcomes is None or name in outcomes)


def _collect(condition: Condition, known: Known, when: Mapping[str, Condition], names: set[str]) -> None:
    """Add the open questions on which an undetermined condition hangs, directly or through another one."""
    if condition.truth(known) is not Truth.UNDETERMINED:
        return
    for atom in condition.atoms():
        if atom.truth(known) is Truth.UNDETERMINED:
            fact = known.fact(atom.question)
            if fact.words is None and fact.number is None:
                names.add(atom.question)
            _collect(when[atom.question], known, when, names)


def profile_answers(question: ProfileQuestion, index: LiveIndex) -> Iterator[Answer]:
    """Yield an answer for each choice, for none, for each stretch of numbers that conditions tell apart."""
    numbered = (index.conditions[number] for number in index.naming[question.id])
    stated = [*(other.when for other in index.pack.profile), *numbered]
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
