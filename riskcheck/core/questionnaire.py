"""Which questions apply to a product, given what is known of it so far."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.conditions import Fact, Truth
from riskcheck.core.facts import facts_of
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Rule


class Status(StrEnum):
    """Where a question stands."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    UNANSWERED = "unanswered"
    NOT_APPLICABLE = "not-applicable"


_OF_ANSWER = {state: Status(state.value) for state in AnswerState}


class Questionnaire:
    """A pack and the answers given so far. Profile questions come first, then rules section by section."""

    def __init__(self, pack: RulePack, answers: Mapping[str, Answer]) -> None:
        """Take both; neither may change from then on."""
        self.pack = pack
        self.answers = answers

    @cached_property
    def _facts(self) -> dict[str, Fact]:
        return facts_of(self.pack.profile, self.answers)

    @cached_property
    def _truths(self) -> dict[str, Truth]:
        return {}  # by the id of the question, once it was asked for

    def fact(self, question: str) -> Fact:
        """Return what is known of a profile question."""
        return self._facts[question]

    def applicability(self, question: Question) -> Truth:
        """Return whether the question applies; an answer `not-applicable` settles it for a rule."""
        answer = self.answers.get(question.id)
        if answer is not None and answer.state is AnswerState.NOT_APPLICABLE:
            return Truth.FALSE
        return self._truth(question)

    def _truth(self, question: Question) -> Truth:
        if question.id not in self._truths:
            self._truths[question.id] = question.condition().truth(self)
        return self._truths[question.id]

    def status(self, question: Question) -> Status:
        """Return where the question stands; an undetermined question is still to be asked."""
        if self.applicability(question) is Truth.FALSE:
            return Status.NOT_APPLICABLE
        answer = self.answers.get(question.id)
        return Status.UNANSWERED if answer is None else _OF_ANSWER[answer.state]

    def asked(self, tier: str | None = None) -> tuple[Question, ...]:
        """Return the questions that apply or may apply, in order, answered or not.

        A rule counts as asked, too, when the user answered that it does not apply. With a tier: only its
        rules and the profile questions on which they hang, answered ones and those that still decide.
        """
        asked = tuple(q for q in self.pack.questions.values() if self._truth(q) is not Truth.FALSE)
        if tier is None:
            return asked
        from riskcheck.core.tiers import part_of, rules_of  # a score asks for no tier

        part = part_of(self.pack, self, rules_of(self.pack, tier))
        wanted = part.rules | part.deciding | {name for name in part.profile if name in self.answers}
        return tuple(question for question in asked if question.id in wanted)

    def open(self, tier: str | None = None) -> tuple[Question, ...]:
        """Return the questions, of a tier where one is named, that still have no answer, in order."""
        return tuple(q for q in self.asked(tier) if q.id not in self.answers)

    def unknown(self) -> tuple[Question, ...]:
        """Return the questions that were answered with `unknown`, in order."""
        return tuple(q for q in self.asked() if self.status(q) is Status.UNKNOWN)

    def stale(self) -> tuple[Question, ...]:
        """Return the questions that have an answer although they do not apply, in order."""
        return tuple(
            q for q in self.pack.questions.values() if q.id in self.answers and self._truth(q) is Truth.FALSE
        )

    def applicable_rules(self) -> tuple[Rule, ...]:
        """Return the rules that apply or may apply, in order."""
        return tuple(rule for rule in self.pack.rules() if self.applicability(rule) is not Truth.FALSE)
