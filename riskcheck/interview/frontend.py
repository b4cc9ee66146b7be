"""What the interview asks of a front end; a terminal, a script and later a web page are the same to it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from riskcheck.core.asking import Option

UNKNOWN = "unknown"
NOT_APPLICABLE = "not-applicable"


class Move(Enum):
    """A reply that is no answer."""

    BACK = "back"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question, ready to be shown in the language of the interview.

    `kind` is one, many, number, sample, text or date. `check` returns what is wrong with a reply, or an empty
    text. `default` is the present answer as plain data, or None. `intro` is given where a section begins.
    """

    id: str
    kind: str
    title: str
    ask: str
    check: Callable[[Any], str]
    help: str = ""
    why: str = ""
    section: str = ""
    intro: str = ""
    done: int = 0
    total: int = 0
    options: tuple[Option, ...] = ()
    default: Any = None
    may_be_unknown: bool = True
    may_not_apply: bool = False
    may_go_back: bool = False
    may_be_empty: bool = False


class FrontEnd(Protocol):
    """Whoever answers."""

    def ask(self, prompt: Prompt) -> Any:
        """Return the reply: plain data as `read_answer` takes it, `Move.BACK`, or None for an empty one.

        Raises KeyboardInterrupt where the user breaks off, CannotAskError where nobody can answer.
        """
        ...

    def say(self, message: str) -> None:
        """Show a message between two questions."""
        ...

    def refuse(self, prompt: Prompt, message: str) -> None:
        """Say what is wrong with the reply; the same prompt is then asked again. May raise CannotAskError."""
        ...
