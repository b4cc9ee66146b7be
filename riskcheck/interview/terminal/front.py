"""The front end that takes the whole terminal: one screen for every question."""

from contextlib import suppress
from typing import Any

from prompt_toolkit.application import get_app_session

from riskcheck.core.wording import Wording
from riskcheck.errors import CannotAskError
from riskcheck.interview.frontend import FIELD_KINDS, Page, Prompt
from riskcheck.interview.screens.lines import columns_of, paragraph, text_of
from riskcheck.interview.screens.question import news_fit
from riskcheck.interview.signals import Breaks
from riskcheck.interview.terminal.choosing import Choosing
from riskcheck.interview.terminal.inserted import Inserted
from riskcheck.interview.terminal.listing import Listing
from riskcheck.interview.terminal.reading import Reading
from riskcheck.interview.terminal.stage import Stage
from riskcheck.interview.terminal.typing_in import TypingIn


def _page(news: tuple[str, ...], wording: Wording) -> Page:
    return Page(wording.say("interview.screen.news"), tuple(("", text) for text in news), wording)


class TerminalFrontEnd:
    """Asks on the second screen of the terminal of the current prompt_toolkit session."""

    def __init__(self, wording: Wording, breaks: Breaks) -> None:
        """Take the words for what has no prompt of its own, and the signals."""
        self._wording = wording
        self._stage = Stage(get_app_session().output, breaks)
        self._said: list[str] = []

    def ask(self, prompt: Prompt) -> Any:
        """Show the question and return the reply; raises KeyboardInterrupt and CannotAskError."""
        news, self._said = tuple(self._said), []
        self._wording = prompt.wording
        if not news_fit(news, self._stage.columns, self._stage.rows):
            self.read(_page(news, prompt.wording))
            news = ()
        return self._played(lambda: self._screen(prompt, news).run())

    def read(self, page: Page) -> None:
        """Show a page until it is closed."""
        self._played(Reading(self._stage, page).run)

    def say(self, message: str) -> None:
        """Keep a message for the next screen."""
        self._said.append(message)

    def refuse(self, _prompt: Prompt, message: str) -> None:
        """Show with the next screen what is wrong."""
        self.say(message)

    def close(self) -> None:
        """Give the terminal back; what was said and not yet shown is printed."""
        self._stage.output.release()
        with suppress(OSError):  # a window that was closed
            for message in self._said:
                for line in paragraph(message, columns_of(self._stage.columns)):
                    self._stage.output.write(text_of(line) + "\n")
            self._stage.output.flush()
        self._said = []

    def _screen(self, prompt: Prompt, news: tuple[str, ...]) -> Any:
        if prompt.kind in ("find", "review"):
            return Listing(self._stage, prompt, news)
        if prompt.kind in FIELD_KINDS:
            widget = TypingIn if prompt.status else Inserted
            return widget(self._stage, prompt, news)
        return Choosing(self._stage, prompt, news)

    def _played(self, play: Any) -> Any:
        try:
            return play()
        except EOFError:
            say = self._wording.say
            raise CannotAskError(say("interview.no-more-input"), say("interview.go-on")) from None
