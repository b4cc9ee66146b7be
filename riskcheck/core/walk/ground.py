"""What the answers so far make of every question, kept up to date answer by answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.conditions import Condition, Fact, Truth
from riskcheck.core.facts import Known, answers_after, facts_after, facts_of
from riskcheck.core.walk.index import PackIndex


@dataclass(frozen=True, slots=True)
class Ground:
    """The answers, and sets of questions (as bits): those that apply, may apply, have an answer, and so on.

    `given` has every question with an answer of any kind, be it hidden or not.
    """

    index: PackIndex
    answers: Mapping[str, Answer]
    facts: Mapping[str, Fact]
    applying: int
    undetermined: int
    given: int
    unknown: int
    declared: int

    @classmethod
    def of(cls, index: PackIndex, answers: Mapping[str, Answer]) -> "Ground":
        """Take all answers at once."""
        facts = facts_of(index.pack.profile, answers)
        bare = cls(index, {}, facts, 0, 0, 0, 0, 0)._applied(index.conditions)
        return bare._with_answers(answers, answers)

    def fact(self, question: str) -> Fact:
        """Return what is known of a profile question."""
        return self.facts[question]

    @property
    def shown(self) -> int:
        """The questions that apply or may apply."""
        return self.applying | self.undetermined

    def changed(self, changes: Mapping[str, Answer | None]) -> "Ground":
        """Return the ground with these answers in place of those before; None takes an answer away."""
        answers = answers_after(self.answers, changes)
        after = self._with_answers(answers, changes)
        profile = [name for name in changes if name in self.facts]
        if not profile:
            return after
        facts, moved = facts_after(self.index.pack.profile, self.facts, answers, profile)
        if not moved:
            return after
        return replace(after, facts=facts)._applied(self.index.conditions_on(moved))

    def _with_answers(self, answers: Mapping[str, Answer], changes: Iterable[str]) -> "Ground":
        kept = ~self.index.bits(changes)
        states = {name: answers[name].state for name in changes if name in answers}
        return replace(
            self,
            answers=answers,
            given=self.given & kept | self.index.bits(states),
            unknown=self.unknown & kept | self._in_state(states, AnswerState.UNKNOWN),
            declared=self.declared & kept | self._in_state(states, AnswerState.NOT_APPLICABLE),
        )

    def _in_state(self, states: Mapping[str, AnswerState], wanted: AnswerState) -> int:
        return self.index.bits(name for name, state in states.items() if state is wanted)

    def _applied(self, conditions: Iterable[tuple[Condition, int]]) -> "Ground":
        """Return the ground with these conditions looked at anew."""
        known = Known(self.facts)
        found = dict.fromkeys(Truth, 0)
        for condition, bits in conditions:
            found[condition.truth(known)] |= bits
        kept = ~(found[Truth.FALSE] | found[Truth.UNDETERMINED] | found[Truth.TRUE])
        return replace(
            self,
            applying=self.applying & kept | found[Truth.TRUE],
            undetermined=self.undetermined & kept | found[Truth.UNDETERMINED],
        )
