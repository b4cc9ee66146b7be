"""A page to read, on one screen."""

from functools import partial

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl

from riskcheck.interview.frontend import Page
from riskcheck.interview.screens.page import page_body, page_room, page_screen
from riskcheck.interview.terminal.stage import Stage, end_of_input, fragments, leave

FAR = 10**6  # lines: to either end
CLOSING = ("enter", "escape", "q", "m", "v", "?", "？", "left", "backspace")


class Reading:
    """Scrolls through a page until it is closed."""

    def __init__(self, stage: Stage, page: Page) -> None:
        """Begin at the top."""
        self._stage = stage
        self._page = page
        self._offset = 0

    def run(self) -> None:
        """Show the page."""
        control = FormattedTextControl(lambda: fragments(self._lines()), focusable=True, show_cursor=False)
        self._stage.play(Layout(Window(control)), self._bindings())

    def _lines(self) -> list[tuple[tuple[str, str], ...]]:
        columns, rows = self._stage.columns, self._stage.rows
        body = page_body(self._page, columns)
        self._offset = max(0, min(self._offset, len(body) - page_room(rows)))
        return page_screen(self._page, body, self._offset, columns, rows)

    def _bindings(self) -> KeyBindings:
        bindings = self._stage.common()
        page = page_room(self._stage.rows) - 1
        for key, by in (("up", -1), ("down", 1), ("pageup", -page), ("pagedown", page), (" ", page)):
            bindings.add(key, eager=True)(partial(self._scroll, by))
        bindings.add("home", eager=True)(partial(self._scroll, -FAR))
        bindings.add("end", eager=True)(partial(self._scroll, FAR))
        for key in CLOSING:
            bindings.add(key, eager=True)(self._close)
        bindings.add("c-d", eager=True)(end_of_input)
        return bindings

    def _scroll(self, by: int, _event: KeyPressEvent) -> None:
        self._offset += by

    def _close(self, event: KeyPressEvent) -> None:
        leave(event.app, None)
