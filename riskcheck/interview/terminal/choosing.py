"""A question with choices, on one screen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl

from riskcheck.core.pack.base import NONE_WORD
from riskcheck.interview.frontend import NOT_APPLICABLE, UNKNOWN, Move, Prompt
from riskcheck.interview.keys import move_of
from riskcheck.interview.screens.question import Look, notes_scroll, question_screen
from riskcheck.interview.terminal.stage import Stage, end_of_input, fragments, leave, letters

PAGE = 5  # lines that PgUp and PgDn scroll


class Choosing:
    """Walks and ticks the options until one, or several, are taken."""

    def __init__(self, stage: Stage, prompt: Prompt, news: tuple[str, ...]) -> None:
        """Begin with the present answer, where there is one."""
        self._stage = stage
        self._prompt = prompt
        self.look = Look(pointer=_pointer(prompt), ticked=_ticked(prompt), news=news)

    def run(self) -> Any:
        """Return the reply."""
        control = FormattedTextControl(self._text, focusable=True, show_cursor=False)
        return self._stage.play(Layout(Window(control)), self._bindings())

    def _text(self) -> Any:
        screen = question_screen(self._prompt, self.look, self._stage.columns, self._stage.rows)
        return fragments(screen.above)

    def _bindings(self) -> KeyBindings:
        bindings = self._stage.common()
        last = len(self._prompt.options) - 1
        for key, target in (
            ("up", lambda at: at - 1 if at > 0 else last),
            ("down", lambda at: at + 1 if at < last else 0),
            ("home", lambda _: 0),
            ("end", lambda _: last),
        ):
            bindings.add(key, eager=True)(partial(self._walk, target))
        bindings.add("pagedown", eager=True)(partial(self._scroll, PAGE))
        bindings.add("pageup", eager=True)(partial(self._scroll, -PAGE))
        bindings.add("enter", eager=True)(self._take)
        bindings.add(" ", eager=True)(self._space)
        bindings.add("left", eager=True)(self._back)
        bindings.add("c-d", eager=True)(end_of_input)
        letters(bindings, self._letter)
        return bindings

    def _walk(self, target: Callable[[int], int], _event: KeyPressEvent) -> None:
        self.look = replace(self.look, pointer=target(self.look.pointer), message="")

    def _scroll(self, by: int, _event: KeyPressEvent) -> None:
        self.look = replace(self.look, offset=notes_scroll(self._prompt, self.look, by))

    def _space(self, event: KeyPressEvent) -> None:
        if self._prompt.kind == "many":
            self._tick(self.look.pointer)
        else:
            self._take(event)

    def _back(self, event: KeyPressEvent) -> None:
        if Move.BACK in self._prompt.moves:
            leave(event.app, Move.BACK)

    def _letter(self, event: KeyPressEvent) -> None:
        key = event.data
        if key.isdecimal() and 1 <= int(key) <= len(self._prompt.options):
            self._point(int(key) - 1)
        elif (move := move_of(self._prompt, key)) is not None:
            leave(event.app, move)

    def _point(self, at: int) -> None:
        self.look = replace(self.look, pointer=at, message="")
        if self._prompt.kind == "many":
            self._tick(at)

    def _tick(self, at: int) -> None:
        ticked = self.look.ticked ^ {self._prompt.options[at].id}
        self.look = replace(self.look, ticked=ticked, message="")

    def _take(self, event: KeyPressEvent) -> None:
        if self._prompt.kind == "one" and self.look.pointer < 0:
            first = self._prompt.wording.say("interview.screen.choose-first")
            self.look = replace(self.look, message=first, tone="!")
            return
        reply = self._reply()
        wrong = self._prompt.check(reply)
        if wrong:
            self.look = replace(self.look, message=wrong, tone="!")
        else:
            leave(event.app, reply)

    def _reply(self) -> Any:
        if self._prompt.kind == "one":
            return self._prompt.options[self.look.pointer].id
        names = [option.id for option in self._prompt.options if option.id in self.look.ticked]
        return NONE_WORD if names == [NONE_WORD] else names


def _pointer(prompt: Prompt) -> int:
    """Return where the pointer begins: at the present answer, else nowhere: Enter alone answers nothing."""
    present = prompt.default
    if isinstance(present, list):
        present = present[0] if present else None
    ids = [option.id for option in prompt.options]
    if present in ids:
        return ids.index(present)
    return 0 if prompt.kind == "many" else -1


def _ticked(prompt: Prompt) -> frozenset[str]:
    present = prompt.default
    if present is None or present == UNKNOWN or (isinstance(present, dict) and NOT_APPLICABLE in present):
        return frozenset()
    return frozenset(map(str, present)) if isinstance(present, list) else frozenset({str(present)})
