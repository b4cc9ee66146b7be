"""What became of an answer that was to be saved, and how two edits of one sheet come together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Conflict:
    """An answer that somebody else changed while ours was on its way, as plain data.

    `theirs` stands in the sheet (None: they took the answer out), `ours` waits in memory.
    """

    question: str
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Saved:
    """The state of a sheet after an attempt to save.

    `problem` is empty where everything is on disk, else it says in one line why answers wait in memory.
    `changed` holds the answers that somebody else changed meanwhile, as plain data (None: taken out);
    `head_changed` says that they changed something besides the answers, `conflicts` are the answers that both
    changed. Nothing of theirs is overwritten.
    """

    problem: str = ""
    hint: str = ""
    changed: Mapping[str, Any] = field(default_factory=dict)
    head_changed: bool = False
    conflicts: tuple[Conflict, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether there is nothing that the user has to be told."""
        return not (self.problem or self.changed or self.head_changed or self.conflicts)


class Waiting:
    """Answers that are to be written into a sheet, as plain data by question, first come first.

    An answer that somebody else changed in the sheet meanwhile is not ready to be written until the user has
    decided.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._ours: dict[str, Any] = {}
        self._theirs: dict[str, Any] = {}  # what stands in the sheet where an answer of ours is not ready

    @property
    def all(self) -> Mapping[str, Any]:
        """Every answer that is not written yet."""
        return dict(self._ours)

    @property
    def ready(self) -> Mapping[str, Any]:
        """The answers that may be written."""
        return {question: raw for question, raw in self._ours.items() if question not in self._theirs}

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The answers about which the user has to decide."""
        return tuple(Conflict(q, self._ours[q], theirs) for q, theirs in self._theirs.items())

    def add(self, question: str, raw: Any) -> None:
        """Let an answer wait; one that now says what the sheet says settles its conflict."""
        if question in self._theirs and self._theirs[question] == raw:
            self.settle(question, ours=False)
        else:
            self._ours[question] = raw

    def settle(self, question: str, *, ours: bool) -> None:
        """Decide a conflict: ours becomes ready, or is dropped."""
        self._theirs.pop(question, None)
        if not ours:
            self._ours.pop(question, None)

    def written(self, questions: Iterable[str]) -> None:
        """Forget answers that are in the sheet now."""
        for question in questions:
            self._ours.pop(question, None)

    def compare(self, changed: Mapping[str, Any]) -> dict[str, Any]:
        """Take note of what somebody else changed; returns the part that touches no answer of ours."""
        for question in changed.keys() & self._ours.keys():
            if changed[question] == self._ours[question]:
                self._theirs.pop(question, None)
            else:
                self._theirs[question] = changed[question]
        return {question: raw for question, raw in changed.items() if question not in self._ours}


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is different in `after`, with None for what is not there any more."""
    changed = {key: value for key, value in after.items() if key not in before or before[key] != value}
    return changed | {key: None for key in before if key not in after}
