"""An interview at one moment, and everything there is to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from riskcheck.core.answers.model import Answer
from riskcheck.core.bits import places_of
from riskcheck.core.conditions import Fact
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.walk.carried import Carried, Likeness
from riskcheck.core.walk.ground import Ground
from riskcheck.core.walk.scope import Scope, Selection
from riskcheck.core.walk.states import Effects, Progress, SectionState, State


@dataclass(frozen=True)
class Moment:
    """What the answers make of the questions, and the place at which the interview stands.

    `place` counts in the order of asking; None is the review. Sets of questions are bits: `wanted` are those
    that the scope lets through, `alike` those that an old sheet answers, so that nobody is asked one by one,
    `skipped` and `given_up` those that were skipped once and twice, `taken` those that got an answer in this
    interview. `trail` are the places to go back to, the latest last.
    """

    ground: Ground
    scope: Scope
    selection: Selection
    carried: Carried
    likeness: Likeness
    wanted: int
    alike: int
    place: int | None = None
    trail: tuple[int, ...] = ()
    skipped: int = 0
    given_up: int = 0
    taken: int = 0

    @property
    def pack(self) -> RulePack:
        """The pack that is asked."""
        return self.ground.index.pack

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Every answer, those that are kept aside included."""
        return self.ground.answers

    @property
    def proposals(self) -> Mapping[str, Answer]:
        """The answers that an old sheet proposes; none of them is an answer until it is accepted."""
        return self.carried.proposals

    def fact(self, question: str) -> Fact:
        """Return what is known of a profile question, as a condition asks for it."""
        return self.ground.fact(question)

    @property
    def present(self) -> Question | None:
        """The question at which the interview stands; None at the review."""
        return None if self.place is None else self.ground.index.order[self.place]

    @property
    def asked(self) -> int:
        """The questions within the scope that apply or may apply, answered or not (as bits)."""
        return self.ground.shown & self.wanted

    @property
    def pending(self) -> int:
        """The questions still to be asked (as bits)."""
        unanswered = ~self.ground.given & ~self.alike
        return self.asked & (unanswered | self.selection.again & ~self.taken)

    def state(self, question: str) -> State:
        """Return where a question stands, be it within the scope or not."""
        bit = 1 << self.ground.index.place[question]
        return next(state for state, bits in self._by_state().items() if bits & bit)

    def questions(self, *states: State, section: str | None = None) -> tuple[Question, ...]:
        """Return the questions in these states, of a section where one is named, in order.

        Those within the scope are meant, and of the hidden ones all.
        """
        by_state = self._by_state()
        found = 0
        for state in states:
            found |= by_state[state] & (-1 if state is State.HIDDEN else self.wanted)
        if section is not None:
            found &= self.ground.index.sections[section]
        return self._listed(found)

    def aside(self) -> tuple[Question, ...]:
        """Return the hidden questions whose answer is kept aside, in order."""
        return self._listed(self.ground.given & ~self.ground.shown)

    def sections(self) -> tuple[SectionState, ...]:
        """Return how the questions of every section stand, the profile first."""
        by_state = {state: bits & self.wanted for state, bits in self._by_state().items()}
        by_state[State.HIDDEN] = self.ground.given & ~self.ground.shown
        return tuple(
            SectionState(name, {state: (bits & part).bit_count() for state, bits in by_state.items()})
            for name, part in self.ground.index.sections.items()
        )

    @property
    def progress(self) -> Progress:
        """How far the interview is."""
        pending = self.pending
        done = (self.asked & self.ground.given & ~pending).bit_count()
        left = pending.bit_count()
        sure = (pending & self.ground.applying & ~self.likeness.candidates).bit_count()
        if self.place is None:
            return Progress("", 0, 0, done, left, sure)
        bit = 1 << self.place
        section = self.ground.index.section_at(self.place)
        part = (self.asked | bit) & self.ground.index.sections[section]
        return Progress(section, (part & (2 * bit - 1)).bit_count(), part.bit_count(), done, left, sure)

    def difference(self, after: "Moment", question: str) -> Effects:
        """Return what changed for every question but one between this moment and a later one."""
        others = ~(1 << self.ground.index.place[question])
        given = self.ground.given & others
        open_ones = ~self.ground.given & others
        was, now = self.ground.shown, after.ground.shown
        return Effects(
            set_aside=self._ids(was & ~now & given),
            back=self._ids(now & ~was & given),
            new=self._ids(after.pending & ~self.pending & open_ones),
            gone=self._ids(self.pending & ~after.pending & open_ones),
        )

    def _by_state(self) -> dict[State, int]:
        ground = self.ground
        answered = ground.given & ~ground.unknown & ~ground.declared
        unanswered = ground.shown & ~ground.given
        states = {
            State.HIDDEN: ~ground.shown,
            State.UNKNOWN: ground.unknown & ground.shown,
            State.NOT_APPLICABLE: ground.declared & ground.shown,
            State.ANSWERED: answered & ground.shown,
            State.CARRIED: unanswered & self.alike,
            State.SKIPPED: unanswered & ~self.alike & self.skipped,
            State.OPEN: unanswered & ~self.alike & ~self.skipped,
        }
        everything = (1 << len(ground.index.order)) - 1
        return {state: bits & everything for state, bits in states.items()}

    def _listed(self, bits: int) -> tuple[Question, ...]:
        return tuple(self.ground.index.order[place] for place in places_of(bits))

    def _ids(self, bits: int) -> tuple[str, ...]:
        return tuple(question.id for question in self._listed(bits))
