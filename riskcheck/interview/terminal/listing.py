"""A long list on one screen: to search in by typing, or to walk through."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl

from riskcheck.interview.frontend import Entry, Prompt
from riskcheck.interview.keys import move_of
from riskcheck.interview.screens.lines import Line
from riskcheck.interview.screens.listing import first_entry, listing_screen
from riskcheck.interview.terminal.stage import Stage, end_of_input, fragments, leave, letters


class Listing:
    """The entries of a prompt of kind find or review."""

    def __init__(self, stage: Stage, prompt: Prompt, news: tuple[str, ...]) -> None:
        """Begin at the entry of the present answer, else at the first one that can be chosen."""
        self._stage = stage
        self._prompt = prompt
        self._news = news
        self._buffer = Buffer(multiline=False, on_text_changed=lambda _: self._look())
        self._entries = self._found()
        self._pointer = first_entry(self._entries)
        ids = [shown.id for shown in self._entries]
        if prompt.default in ids:
            self._pointer = ids.index(prompt.default)

    def run(self) -> Any:
        """Return the id of the entry, a move, or None where the list was left."""
        find = self._prompt.kind == "find"
        above = FormattedTextControl(
            lambda: fragments(self._screen()[0]), focusable=not find, show_cursor=False
        )
        if not find:
            return self._stage.play(Layout(Window(above)), self._bindings())
        below = FormattedTextControl(lambda: fragments(self._screen()[1]))
        row = VSplit(
            [
                Window(FormattedTextControl([("class:pointer", "/ ")]), width=2),
                Window(BufferControl(self._buffer), height=1),
            ]
        )
        top = Window(above, height=lambda: len(self._screen()[0]), dont_extend_height=True)
        layout = Layout(HSplit([top, row, Window(below)]), focused_element=self._buffer)
        return self._stage.play(layout, self._bindings())

    def _screen(self) -> tuple[list[Line], list[Line]]:
        find = self._prompt.kind == "find"
        size = self._stage.columns, self._stage.rows
        return listing_screen(self._prompt, self._entries, self._pointer, *size, search=find, news=self._news)

    def _found(self) -> Sequence[Entry]:
        entries = self._prompt.entries
        return entries(self._buffer.text.strip()) if entries is not None else ()

    def _look(self) -> None:
        self._entries = self._found()
        self._pointer = first_entry(self._entries)

    def _bindings(self) -> KeyBindings:
        bindings = self._stage.common()
        page = max(1, self._stage.rows // 2)
        for key, by in (("up", -1), ("down", 1), ("pageup", -page), ("pagedown", page)):
            bindings.add(key, eager=True)(partial(self._walk, by))
        bindings.add("enter", eager=True)(self._take)
        bindings.add("c-d", eager=True)(self._end)
        if self._prompt.kind == "find":
            bindings.add("escape", eager=True)(self._cancel)
        else:
            bindings.add("home", eager=True)(partial(self._walk, -len(self._entries)))
            bindings.add("end", eager=True)(partial(self._walk, len(self._entries)))
            letters(bindings, self._letter)
        return bindings

    def _walk(self, by: int, _event: KeyPressEvent) -> None:
        if self._entries:
            target = max(0, min(len(self._entries) - 1, self._pointer + by))
            self._pointer = first_entry(self._entries, target, 1 if by > 0 else -1)

    def _take(self, event: KeyPressEvent) -> None:
        if self._entries and self._entries[self._pointer].id:
            leave(event.app, self._entries[self._pointer].id)

    def _end(self, event: KeyPressEvent) -> None:
        if not self._buffer.text:
            end_of_input(event)

    def _cancel(self, event: KeyPressEvent) -> None:
        leave(event.app, None)

    def _letter(self, event: KeyPressEvent) -> None:
        move = move_of(self._prompt, event.data)
        if move is not None:
            leave(event.app, move)
