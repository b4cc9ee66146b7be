"""Front ends for tests: the scripted one, and the terminal driven by real keystrokes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import Any

from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.plain_text import PlainTextOutput

from riskcheck.core.wording import Wording
from riskcheck.interview.frontend import FrontEnd, Prompt
from riskcheck.interview.scripted import ScriptedFrontEnd
from riskcheck.interview.terminal import TerminalFrontEnd

DOWN, UP, SPACE, ENTER = "\x1b[B", "\x1b[A", " ", "\r"
CTRL_A, CTRL_C, CTRL_D, CTRL_K = "\x01", "\x03", "\x04", "\x0b"
CLEAR = CTRL_A + CTRL_K  # empties a field


class Screen(PlainTextOutput):
    """A terminal of 80 x 24 whose text can be looked at."""

    def __init__(self) -> None:
        self.paper = StringIO()
        super().__init__(self.paper)

    def get_size(self) -> Size:
        return Size(rows=24, columns=80)

    @property
    def text(self) -> str:
        return self.paper.getvalue().replace("\r", "")


@contextmanager
def terminal(wording: Wording, *keys: str) -> Iterator[tuple[TerminalFrontEnd, Screen]]:
    """A terminal in which these keys are pressed, one after the other."""
    screen = Screen()
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=screen):
        pipe.send_text("".join(keys))
        yield TerminalFrontEnd(wording), screen


@contextmanager
def front_end(kind: str, wording: Wording, prompt: Prompt, raw: Any, keys: str) -> Iterator[FrontEnd]:
    """The front end of a kind, about to answer a prompt."""
    if kind == "scripted":
        yield ScriptedFrontEnd({} if raw is None else {prompt.id: raw})
    else:
        with terminal(wording, keys) as (front, _):
            yield front


class Replies:
    """A front end that gives replies in order, and keeps what it is asked and told."""

    def __init__(self, *replies: Any) -> None:
        self._replies = list(replies)
        self.prompts: list[Prompt] = []
        self.messages: list[str] = []

    def ask(self, prompt: Prompt) -> Any:
        self.prompts.append(prompt)
        reply = self._replies.pop(0)
        if isinstance(reply, BaseException):
            raise reply
        return reply

    def say(self, message: str) -> None:
        self.messages.append(message)

    def refuse(self, prompt: Prompt, message: str) -> None:
        self.messages.append(f"{prompt.id}: {message}")

    @property
    def asked(self) -> Sequence[str]:
        return [prompt.id for prompt in self.prompts]
