"""What an interview needs in tests: answers kept in memory, and front ends driven by keystrokes and lines."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.plain_text import PlainTextOutput

from riskcheck import resources
from riskcheck.core.answers.model import Answer
from riskcheck.core.answers.reading import read_answer
from riskcheck.core.answers.saved import Saved
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.walk import Scope, Walk, carry_over
from riskcheck.core.wording import Wording
from riskcheck.interview.frontend import FrontEnd, Page, Prompt
from riskcheck.interview.plain import PlainFrontEnd
from riskcheck.interview.scripted import ScriptedFrontEnd
from riskcheck.interview.session import Session, Tools
from riskcheck.interview.signals import Breaks
from riskcheck.interview.standing import Standing
from riskcheck.interview.terminal.front import TerminalFrontEnd
from riskcheck.loading.locales import load_wording

DOWN, UP, LEFT, SPACE, ENTER, TAB = "\x1b[B", "\x1b[A", "\x1b[D", " ", "\r", "\t"
PAGE_DOWN, PAGE_UP, HOME, END = "\x1b[6~", "\x1b[5~", "\x1b[H", "\x1b[F"
ESC = "\x1b"
CTRL_A, CTRL_C, CTRL_D, CTRL_K = "\x01", "\x03", "\x04", "\x0b"
CLEAR = CTRL_A + CTRL_K  # empties a field


def speak(language: str) -> Wording:
    """The words of a language."""
    return load_wording(resources.locale_file(language))


class Memory:
    """Keeps answers in memory as a sheet would; `coming` is what the next attempts to save say."""

    def __init__(self, *coming: Saved, read_only: bool = False) -> None:
        self.saved: list[tuple[str, Any]] = []
        self.coming = list(coming)
        self.looks: list[Saved] = []
        self.read_only = read_only
        self.pending: dict[str, Any] = {}
        self.settled: list[tuple[str, bool]] = []
        self.retries = 0
        self.elsewhere: list[Path] = []
        self.rescued = ""

    def _next(self) -> Saved:
        return self.coming.pop(0) if self.coming else Saved()

    def save(self, question: str, raw: Any) -> Saved:
        self.saved.append((question, raw))
        outcome = self._next()
        if outcome.problem:
            self.pending[question] = raw
        else:
            self.pending.clear()
        return outcome

    def retry(self) -> Saved:
        self.retries += 1
        outcome = self._next()
        if not outcome.problem:
            self.pending.clear()
        return outcome

    def look(self) -> Saved:
        return self.looks.pop(0) if self.looks else Saved()

    def settle(self, question: str, *, ours: bool) -> Saved:
        self.settled.append((question, ours))
        return self._next()

    def save_as(self, path: Path) -> None:
        self.elsewhere.append(path)
        self.pending.clear()

    def rescue(self) -> str:
        return self.rescued


def read(pack: RulePack, answers: Mapping[str, Any]) -> dict[str, Answer]:
    """Plain data, read into answers."""
    found = {name: read_answer(pack.questions[name], raw)[0] for name, raw in answers.items()}
    assert None not in found.values()
    return found  # type: ignore[return-value]


def new_session(
    pack: RulePack,
    answers: Mapping[str, Any],
    *,
    keeper: Memory | None = None,
    language: str = "en",
    scope: Scope | None = None,
    folder: str = "",
    old: Mapping[str, Any] | None = None,
    files: Mapping[str, str] | None = None,
) -> Session:
    """An interview that keeps its answers in memory; `files` are the digests of the files that there are."""
    there = files or {}

    def digest(name: str) -> str:
        if name not in there:
            raise FileNotFoundError(name)
        return there[name]

    given = read(pack, answers)
    carried = (
        carry_over(pack, read(pack, old), lambda piece: piece.file in there) if old is not None else None
    )
    walk = Walk.begin(pack, given, scope, carried)
    tools = Tools(
        keeper=keeper or Memory(),
        speak=speak,
        digest=digest,
        exists=lambda name: name in there,
        folder=folder,
        report="sheet.pdf",
        suffixes=(".pdf", ".html", ".json"),
    )
    return Session(walk, speak(language), tools, Standing(pack, given))


class Screen(PlainTextOutput):
    """A terminal whose text can be looked at."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        self.paper = StringIO()
        self.size = Size(rows=rows, columns=columns)
        super().__init__(self.paper)

    def get_size(self) -> Size:
        return self.size

    @property
    def text(self) -> str:
        return self.paper.getvalue().replace("\r", "")


@contextmanager
def terminal(*keys: str, columns: int = 80, rows: int = 24) -> Iterator[tuple[TerminalFrontEnd, Screen]]:
    """A terminal in which these keys are pressed, one after the other."""
    screen = Screen(columns, rows)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=screen):
        pipe.send_text("".join(keys))
        yield TerminalFrontEnd(speak("en"), Breaks()), screen


def plain(*lines: str) -> tuple[PlainFrontEnd, StringIO]:
    """A line-by-line interview with these lines as its input, and what it prints."""
    paper = StringIO()
    source = StringIO("".join(f"{line}\n" for line in lines))
    return PlainFrontEnd(speak("en"), Breaks(), source, paper), paper


@contextmanager
def front_end(kind: str, prompt: str, raw: Any, keys: str, lines: tuple[str, ...]) -> Iterator[FrontEnd]:
    """The front end of a kind, about to answer a prompt."""
    if kind == "scripted":
        yield ScriptedFrontEnd({} if raw is None else {prompt: raw})
    elif kind == "plain":
        yield plain(*lines)[0]
    else:
        with terminal(keys) as (front, _):
            yield front


class Replies:
    """A front end that gives replies in order, and keeps what it is asked, shown and told."""

    def __init__(self, *replies: Any) -> None:
        self._replies = list(replies)
        self.prompts: list[Prompt] = []
        self.messages: list[str] = []
        self.pages: list[Page] = []

    def ask(self, prompt: Prompt) -> Any:
        self.prompts.append(prompt)
        assert self._replies, f"nothing is said to {prompt.id}: {prompt.ask}"
        reply = self._replies.pop(0)
        if isinstance(reply, BaseException):
            raise reply
        return reply

    def read(self, page: Page) -> None:
        self.pages.append(page)

    def say(self, message: str) -> None:
        self.messages.append(message)

    def refuse(self, prompt: Prompt, message: str) -> None:
        self.messages.append(f"{prompt.id}: {message}")

    def close(self) -> None:
        pass

    @property
    def asked(self) -> list[str]:
        return [prompt.id for prompt in self.prompts]
