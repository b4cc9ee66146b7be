"""A question whose answer is typed, on one screen: what is typed is judged key by key."""

from dataclasses import replace
from functools import partial
from typing import Any

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl

from riskcheck.core.columns import width
from riskcheck.interview import typed
from riskcheck.interview.frontend import Prompt
from riskcheck.interview.keys import move_of
from riskcheck.interview.screens.question import ROOMY, Look, Screen, notes_scroll, question_screen
from riskcheck.interview.terminal.choosing import PAGE
from riskcheck.interview.terminal.stage import Stage, end_of_input, fragments, leave

TEXT_ROWS = 3  # lines of a field for a text; longer ones scroll


class TypingIn:
    """One field, or two for the counts of a sample."""

    def __init__(self, stage: Stage, prompt: Prompt, news: tuple[str, ...]) -> None:
        """Begin with the present answer, where there is one."""
        self._stage = stage
        self._prompt = prompt
        self.look = Look(news=news)
        self._fields = [
            (label, Buffer(multiline=False, on_text_changed=self._changed)) for label in typed.labels(prompt)
        ]
        for (_, buffer), text in zip(self._fields, typed.texts(prompt), strict=True):
            buffer.text = text
            buffer.cursor_position = len(text)
        self.look = Look(news=news)

    def run(self) -> Any:
        """Return the reply."""
        above = FormattedTextControl(lambda: fragments(self._screen().above))
        below = FormattedTextControl(lambda: fragments(self._screen().below))
        rows = [self._row(label, buffer) for label, buffer in self._fields]
        top = Window(above, height=lambda: len(self._screen().above), dont_extend_height=True)
        layout = Layout(HSplit([top, *rows, Window(below)]), focused_element=self._fields[0][1])
        return self._stage.play(layout, self._bindings(layout))

    def _row(self, label: str, buffer: Buffer) -> VSplit:
        lead = f"> {label}{self._prompt.wording.say('interview.list.colon')}"
        return VSplit(
            [
                Window(FormattedTextControl([("class:pointer", lead)]), width=width(lead)),
                Window(BufferControl(buffer), height=self._rows, wrap_lines=True),
            ]
        )

    def _rows(self) -> int:
        return TEXT_ROWS if self._prompt.kind == "text" and self._stage.rows >= ROOMY else 1

    def _screen(self) -> Screen:
        fields = len(self._fields) * self._rows()
        return question_screen(self._prompt, self.look, self._stage.columns, self._stage.rows, fields)

    # ------------------------------------------------------------ keys

    def _bindings(self, layout: Layout) -> KeyBindings:
        bindings = self._stage.common()
        in_command = Condition(lambda: self.look.command)
        bindings.add("escape", eager=True)(self._lead)
        bindings.add(Keys.Any, eager=True, filter=in_command)(self._command)
        bindings.add("enter", eager=True, filter=in_command)(self._command)
        bindings.add("enter", eager=True, filter=~in_command)(self._enter)
        bindings.add("c-d", eager=True)(self._end)
        for key, by in (("up", -1), ("s-tab", -1), ("down", 1), ("tab", 1)):
            bindings.add(key, eager=True)(partial(self._focus, layout, by))
        bindings.add("pagedown", eager=True)(partial(self._scroll, PAGE))
        bindings.add("pageup", eager=True)(partial(self._scroll, -PAGE))
        return bindings

    def _lead(self, _event: KeyPressEvent) -> None:
        self.look = replace(self.look, command=not self.look.command)

    def _command(self, event: KeyPressEvent) -> None:
        self.look = replace(self.look, command=False)
        move = move_of(self._prompt, event.data)
        if move is not None:
            leave(event.app, move)

    def _end(self, event: KeyPressEvent) -> None:
        if not any(buffer.text for _, buffer in self._fields):
            end_of_input(event)

    def _focus(self, layout: Layout, by: int, _event: KeyPressEvent) -> None:
        buffers = [buffer for _, buffer in self._fields]
        at = buffers.index(layout.current_buffer or buffers[0])
        layout.focus(buffers[(at + by) % len(buffers)])

    def _scroll(self, by: int, _event: KeyPressEvent) -> None:
        self.look = replace(self.look, offset=notes_scroll(self._prompt, self.look, by))

    # ------------------------------------------------------------ what is typed

    def _changed(self, _buffer: Buffer) -> None:
        texts = [buffer.text for _, buffer in self._fields]
        wrong = self._prompt.check(typed.reply(self._prompt, texts)) if all(map(typed.clean, texts)) else ""
        self.look = replace(self.look, message=wrong, tone="…")

    def _enter(self, event: KeyPressEvent) -> None:
        texts = [buffer.text for _, buffer in self._fields]
        for (_, buffer), text in zip(self._fields, texts, strict=True):
            if not typed.clean(text) and buffer is not event.app.current_buffer and any(texts):
                event.app.layout.focus(buffer)
                return
        reply = typed.reply(self._prompt, texts)
        wrong = "" if reply is None and self._prompt.may_be_empty else self._prompt.check(reply)
        if wrong:
            self.look = replace(self.look, message=wrong, tone="!")
        else:
            leave(event.app, reply)
