"""The screen of the terminal while an interview lasts: one switch there, one switch back."""

import errno
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.styles import Style

from riskcheck.interview.screens.lines import Line
from riskcheck.interview.signals import Breaks

STYLE = Style.from_dict(
    {
        "status": "bold",
        "title": "bold",
        "heading": "bold",
        "label": "bold",
        "verdict": "bold",
        "key": "bold ansicyan",
        "pointer": "bold ansicyan",
        "error": "bold ansired",
        "news": "ansiyellow",
    }
)
ESCAPE_SECONDS = 0.05  # how long a lone Esc is held back: the rest of an arrow key follows at once


@Output.register  # it has everything that an output has, and makes two of its methods idle
class HeldOutput:
    """An output that stays on the terminal's second screen from the first question to the last."""

    def __init__(self, output: Output) -> None:
        """Take the output of the session."""
        self._output = output
        self._held = False

    def __getattr__(self, name: str) -> Any:
        """Everything else is as the output does it."""
        return getattr(self._output, name)

    def enter_alternate_screen(self) -> None:
        """Switch to the second screen, unless that was done."""
        if not self._held:
            self._output.enter_alternate_screen()
            self._held = True

    def quit_alternate_screen(self) -> None:
        """Stay: the next question follows."""

    def release(self) -> None:
        """Switch back to what stood on the terminal before."""
        if self._held:
            self._held = False
            with suppress(OSError):  # a window that was closed has no screen to go back to
                self._output.quit_alternate_screen()
                self._output.reset_attributes()
                self._output.show_cursor()
                self._output.flush()


class Stage:
    """Runs one screen after the other on a held output."""

    def __init__(self, output: Output, breaks: Breaks) -> None:
        """Take the output of the session."""
        held: Any = HeldOutput(output)
        self.output = held
        self._breaks = breaks
        self.printed: Callable[[], None] = _nothing  # prints again what stands above a screen of few lines
        # One for all screens: making it costs more than drawing one
        self._application: Application[Any] = Application(
            style=STYLE, color_depth=color_depth(), full_screen=True, output=held
        )
        self._application.ttimeoutlen = ESCAPE_SECONDS
        self._application.timeoutlen = ESCAPE_SECONDS

    @property
    def columns(self) -> int:
        """How wide the terminal is."""
        return int(self.output.get_size().columns)

    @property
    def rows(self) -> int:
        """How high the terminal is."""
        return int(self.output.get_size().rows)

    def play(self, layout: Layout, bindings: KeyBindings) -> Any:
        """Show a screen until a key leaves it with a result; raises KeyboardInterrupt and EOFError."""
        self.printed = _nothing
        self._application.layout = layout
        self._application.key_bindings = bindings
        return self.run(self._application)

    def run(self, application: "Application[Any]") -> Any:
        """Run an application; a signal from outside leaves it with KeyboardInterrupt."""

        def told() -> None:
            loop = application.loop
            if loop is not None:
                loop.call_soon_threadsafe(leave, application, KeyboardInterrupt())

        with self._breaks.waiting(told):
            try:
                return application.run()
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                raise KeyboardInterrupt from None  # the window was closed: nobody is there any more

    def clear(self) -> None:
        """Empty the second screen, for lines that are printed onto it."""
        self.output.enter_alternate_screen()
        self.output.erase_screen()
        self.output.cursor_goto(0, 0)
        self.output.flush()

    def common(self) -> KeyBindings:
        """Return the keys that mean the same on every screen: Ctrl-C, Ctrl-D, Ctrl-Z, Ctrl-L."""
        bindings = KeyBindings()

        @bindings.add("c-c", eager=True)
        @bindings.add(Keys.SIGINT, eager=True)
        def interrupt(event: KeyPressEvent) -> None:
            leave(event.app, KeyboardInterrupt())

        @bindings.add("c-z", eager=True, filter=Condition(lambda: hasattr(signal, "SIGTSTP")))
        def suspend(_event: KeyPressEvent) -> None:
            run_in_terminal(self._suspend)

        @bindings.add("c-l", eager=True)
        def redraw(event: KeyPressEvent) -> None:
            event.app.renderer.clear()

        return bindings

    def _suspend(self) -> None:
        self.output.release()
        os.kill(0, signal.SIGTSTP)  # the whole job, as the shell would
        self.clear()
        self.printed()


def _nothing() -> None:
    """Nothing stands above a screen that takes the whole terminal."""


def leave(application: "Application[Any]", result: object) -> None:
    """Leave a screen with a result, or an exception; keys that were pressed too late change nothing."""
    if application.is_running and not application.is_done:
        if isinstance(result, BaseException):
            application.exit(exception=result)
        else:
            application.exit(result=result)


def letters(bindings: KeyBindings, act: Callable[[KeyPressEvent], None]) -> None:
    """Hand single letters to `act`; pasted text is none, even if it is one letter long."""
    bindings.add(Keys.Any)(act)
    bindings.add(Keys.BracketedPaste, eager=True)(lambda _event: None)


def end_of_input(event: KeyPressEvent) -> None:
    """Leave a screen because nothing more will be typed (Ctrl-D)."""
    leave(event.app, EOFError())


def color_depth() -> ColorDepth | None:
    """Return no colours where NO_COLOR says so, else what the terminal can do."""
    return ColorDepth.DEPTH_1_BIT if os.environ.get("NO_COLOR") else None


def fragments(lines: list[Line]) -> StyleAndTextTuples:
    """Return lines as prompt_toolkit wants them."""
    shown: StyleAndTextTuples = []
    for at, given in enumerate(lines):
        if at:
            shown.append(("", "\n"))
        shown += [(f"class:{style}" if style else "", text) for style, text in given]
    return shown
