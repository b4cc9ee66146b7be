"""What the interview asks of a front end; a terminal, a script and later a web page are the same to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from riskcheck.core.asking import Option
from riskcheck.core.wording import Wording

UNKNOWN = "unknown"
NOT_APPLICABLE = "not-applicable"
FIELD_KINDS = ("number", "sample", "text", "date", "path")  # answers that are typed


class Move(StrEnum):
    """A reply that is no answer: what the user wants to do instead. The value names its words."""

    BACK = "back"
    SKIP = "skip"
    NOT_APPLICABLE = "not-applicable"
    MORE = "more"
    JUMP = "jump"
    NOTE = "note"
    EVIDENCE = "evidence"
    OWNER = "owner"
    ACCEPT = "accept"
    LANGUAGE = "language"
    EXPLAIN = "explain"
    REVIEW = "review"
    HELP = "help"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list to choose from: a question with the sign of its state, or a heading (no id)."""

    id: str
    text: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Something to read, paragraph by paragraph; the title stands above. A paragraph may have a label."""

    title: str
    paragraphs: tuple[tuple[str, str], ...]
    wording: Wording


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question, ready to be shown; a question of the pack has a `status`, an inserted one has none.

    `kind` is one, many, number, sample, text or date; inserted questions also come as path (a file or an
    address), find (one of `entries`, looked for by text) and review (one of `entries`). `check` returns what
    is wrong with a reply, or an empty text. `default` is the present answer as plain data, or None. `form`
    says which answers are taken. `status` is the place in the interview and `saved` what became of the
    answers so far; `verdict` and `change` are the result so far and what the last answer did to it. `notes`
    are labelled texts that help to answer, the most helpful first. `moves` are what may be done instead of
    answering; `folder` is where the paths of an answer of kind path begin.
    """

    id: str
    kind: str
    title: str
    ask: str
    check: Callable[[Any], str]
    wording: Wording
    form: str = ""
    status: str = ""
    saved: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    verdict: str = ""
    change: str = ""
    options: tuple[Option, ...] = ()
    entries: Callable[[str], Sequence[Entry]] | None = None
    default: Any = None
    moves: frozenset[Move] = frozenset()
    may_be_unknown: bool = False
    may_be_empty: bool = False
    folder: str = ""

    @property
    def name(self) -> str:
        """The title, with the id before it where it is a question of the pack."""
        return f"{self.id}  {self.title}" if self.status else self.title


class FrontEnd(Protocol):
    """Whoever answers."""

    def ask(self, prompt: Prompt) -> Any:
        """Return the reply: plain data as `read_answer` takes it, the id of an entry, or a `Move`.

        None is an empty reply, and the reply of somebody who leaves an inserted question without answering.
        Raises KeyboardInterrupt where the user breaks off, CannotAskError where nobody can answer.
        """
        ...

    def read(self, page: Page) -> None:
        """Show a page until the user has read it."""
        ...

    def say(self, message: str) -> None:
        """Show a message before the next question."""
        ...

    def refuse(self, prompt: Prompt, message: str) -> None:
        """Say what is wrong with the reply; the same prompt is then asked again. May raise CannotAskError."""
        ...

    def close(self) -> None:
        """Give back what the front end took of the terminal; what was said and not yet shown is shown."""
        ...
