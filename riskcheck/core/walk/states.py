"""Where the questions of an interview stand, as it is shown to people."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where one question stands.

    A hidden one does not apply; an answer that it has is kept aside. A carried one has no answer but that of
    an old sheet, to be confirmed; it need not be asked one by one.
    """

    OPEN = "open"
    CARRIED = "carried"
    SKIPPED = "skipped"
    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change of one answer would do to the other questions, by id, in the order of asking.

    `set_aside` are answered questions that fall away: their answers are kept aside and count for nothing.
    `back` are questions that come back, with the answer that was kept. `new` have no answer and are to be
    asked from then on; `gone` have none and need not be asked any more.
    """

    set_aside: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def more(self) -> int:
        """How many questions more are to be asked; below zero: fewer."""
        return len(self.new) - len(self.gone)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the interview is, within its scope.

    The present question is number `place` of the `of` questions of its section; at the review `section` is
    empty and both are 0. `done` questions have their answer, at most `left` are still to be asked, and at
    least `sure` of them whatever the answers; only a change of an answer given can raise `left`.
    """

    section: str
    place: int
    of: int
    done: int
    left: int
    sure: int


@dataclass(frozen=True, slots=True)
class SectionState:
    """One section (PROFILE for the profile questions): how many of its questions stand where.

    Those in the scope are counted, and of the hidden ones all that have an answer.
    """

    section: str
    counts: Mapping[State, int]

    @property
    def asked(self) -> int:
        """How many of its questions apply or may apply."""
        return sum(count for state, count in self.counts.items() if state is not State.HIDDEN)
