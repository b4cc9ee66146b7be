"""The interview as a state machine: which question is next, and what an answer would change."""

from collections.abc import Mapping
from dataclasses import replace

from riskcheck.core.answers.model import Answer
from riskcheck.core.bits import first_place, last_place
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.walk.carried import Carried, Likeness
from riskcheck.core.walk.ground import Ground
from riskcheck.core.walk.index import PackIndex
from riskcheck.core.walk.moment import Moment
from riskcheck.core.walk.scope import Scope, Selection
from riskcheck.core.walk.states import Effects


class Walk(Moment):
    """An interview at one moment; every move returns the moment after it and leaves this one as it is.

    Questions come in the order of the pack, from the present one on; then those before it that are still to
    be asked; then the skipped ones, once more; then the review. No answer is ever dropped: when a change
    hides a question its answer stays in `answers`, counts for nothing, and counts again once it comes back.
    """

    @classmethod
    def begin(
        cls,
        pack: RulePack,
        answers: Mapping[str, Answer],
        scope: Scope | None = None,
        carried: Carried | None = None,
    ) -> "Walk":
        """Begin at the first question to be asked, with the proposals of an old sheet where there is one."""
        scope, carried = scope or Scope(), carried or Carried()
        index = PackIndex.of(pack)
        ground = Ground.of(index, answers)
        selection, likeness = Selection.of(scope, ground), Likeness.of(carried, index)
        wanted, alike = selection.wanted(ground), likeness.alike(ground.facts)
        walk = cls(ground, scope, selection, carried, likeness, wanted, alike)
        return replace(walk, place=walk._next(-1))

    def effects(self, answer: Answer, question: str | None = None) -> Effects:
        """Return what an answer to a question (the present one if none is named) would do to the others.

        Raises LookupError at the review where none is named.
        """
        name = question or self._here().id
        return self.difference(self._with({name: answer}), name)

    def accept(self, answer: Answer) -> "Walk":
        """Give the present question an answer, and go on. Raises LookupError at the review."""
        return self.put(self._here().id, answer).on()

    def put(self, question: str, answer: Answer) -> "Walk":
        """Give a question an answer, and stay. Raises KeyError for a question that the pack does not have."""
        kept = ~(1 << self.ground.index.place[question])
        skipped, given_up, taken = self.skipped & kept, self.given_up & kept, self.taken | ~kept
        after = replace(self, skipped=skipped, given_up=given_up, taken=taken)
        return after._with({question: answer})

    def received(self, changes: Mapping[str, Answer | None]) -> "Walk":
        """Take over what others changed in the sheet meanwhile, None for an answer taken out; and stay.

        Raises KeyError for a question that the pack does not have.
        """
        return self._with(changes)

    def on(self) -> "Walk":
        """Go on to the next question to be asked, or to the review."""
        return self._go(self._next(-1 if self.place is None else self.place))

    def skip(self) -> "Walk":
        """Leave the present question for later; one that was skipped before is left open for good.

        Raises LookupError at the review.
        """
        bit = 1 << self.ground.index.place[self._here().id] & self.pending
        return replace(self, skipped=self.skipped | bit, given_up=self.given_up | bit & self.skipped).on()

    def jump(self, question: str) -> "Walk":
        """Go to a question, within the scope or not. Raises LookupError for one that does not apply."""
        if not self.may_jump(question):
            raise LookupError(f"{question} does not apply")
        return self._go(self.ground.index.place[question])

    def may_jump(self, question: str) -> bool:
        """Return whether there is such a question and it applies or may apply."""
        place = self.ground.index.place.get(question)
        return place is not None and bool(self.ground.shown >> place & 1)

    def jump_to_section(self, section: str) -> "Walk":
        """Go to the first question of a section still to be asked, else to its first that applies.

        PROFILE stands for the profile questions. Raises LookupError where there is none.
        """
        part = self.ground.index.sections[section]
        for bits in (self.pending & ~self.skipped, self.pending, self.asked, self.ground.shown):
            place = first_place(bits & part)
            if place is not None:
                return self._go(place)
        raise LookupError(f"no question of {section} applies")

    def review(self) -> "Walk":
        """Go to the review."""
        return self._go(None)

    def back(self) -> "Walk":
        """Go back to what was shown before, else to the nearest answer before this question, else stay."""
        place, trail = self._before()
        return self if place is None else replace(self, place=place, trail=trail)

    @property
    def may_go_back(self) -> bool:
        """Whether there is a question to go back to."""
        return self._before()[0] is not None

    def _before(self) -> tuple[int | None, tuple[int, ...]]:
        for at in reversed(range(len(self.trail))):
            place = self.trail[at]
            if place != self.place and self.ground.shown >> place & 1:
                return place, self.trail[:at]
        end = len(self.ground.index.order) if self.place is None else self.place
        return last_place(self.asked & self.ground.given, end), ()

    def _go(self, place: int | None) -> "Walk":
        if place == self.place:
            return self
        trail = self.trail if self.place is None else (*self.trail, self.place)
        return replace(self, place=place, trail=trail)

    def _next(self, place: int) -> int | None:
        fresh, later = self.pending & ~self.skipped, self.pending & self.skipped & ~self.given_up
        for bits, start in ((fresh, place + 1), (fresh, 0), (later, 0)):
            found = first_place(bits, start)
            if found is not None:
                return found
        return None

    def _with(self, changes: Mapping[str, Answer | None]) -> "Walk":
        """Return the walk with these answers; where they hide the present question it goes on."""
        ground = self.ground.changed(changes)
        after = replace(self, ground=ground)
        if ground.facts is not self.ground.facts:
            wanted, alike = self.selection.wanted(ground), self.likeness.alike(ground.facts)
            after = replace(after, wanted=wanted, alike=alike)
        hidden = self.place is not None and not ground.shown >> self.place & 1
        return after.on() if hidden else after

    def _here(self) -> Question:
        if self.present is None:
            raise LookupError("the interview is at its review")
        return self.present
