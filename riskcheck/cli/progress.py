"""One line that says what is being done and how far it is, for work that takes longer than a second."""

import sys
from collections.abc import Callable
from shutil import get_terminal_size
from time import monotonic
from types import TracebackType

from riskcheck.core.columns import cut, visible
from riskcheck.core.wording import Wording
from riskcheck.reporting.rendering.messages import Step

_PATIENCE = 1.0  # seconds before anything is shown
_PACE = 0.1  # seconds between two changes
_CLEAR = "\r\x1b[2K"


class ProgressLine:
    """A line on standard error that is rewritten in place and gone at the end; nothing without a terminal."""

    def __init__(self, *, quiet: bool = False) -> None:
        """Begin to wait; nothing is shown yet, and with `quiet` nothing ever is."""
        self._silent = quiet or not sys.stderr.isatty()
        self._due = monotonic() + _PATIENCE
        self._shown = ""

    def __enter__(self) -> "ProgressLine":
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        self.clear()

    def clear(self) -> None:
        """Take the line away until there is something new to show."""
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._shown = ""

    def show(self, text: Callable[[], str]) -> None:
        """Show a text, made only where it is needed, in place of the one before."""
        if self._silent or monotonic() < self._due:
            return
        line = cut(visible(text()), get_terminal_size().columns - 1)
        self._due = monotonic() + _PACE
        if line != self._shown:
            sys.stderr.write(_CLEAR + line)
            sys.stderr.flush()
            self._shown = line


def watch_report(line: ProgressLine, words: Callable[[], Wording]) -> Callable[[Step], None]:
    """Return a watcher that shows the steps of one report."""
    return lambda step: line.show(lambda: said(step, words()))


def watch_reports(
    line: ProgressLine, words: Callable[[], Wording], done: Callable[[], int], total: int
) -> Callable[[Step], None]:
    """Return a watcher that shows how many reports are done, and the step of one of those that are not."""

    def text(step: Step) -> str:
        step_words = said(step, words())
        return words().say("cli.progress.many", done=done(), total=total, step=step_words)

    return lambda step: line.show(lambda: text(step))


def said(step: Step, words: Wording) -> str:
    """Return a step in words. How many pages there are is only said once it is known."""
    name = step.name
    if name == "layout":
        name = "layout-of" if step.pages else "layout-page"
    return words.say(f"cli.progress.{name}", page=step.page, pages=step.pages)
