"""Questions that the interview inserts: a note, a reason, a file. questionary asks them."""

from collections.abc import Iterator
from typing import Any

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.completion import CompleteEvent, Completion, PathCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.validation import ValidationError, Validator

from riskcheck.interview import typed
from riskcheck.interview.frontend import Prompt
from riskcheck.interview.screens.lines import Line, columns_of, labelled, paragraph, ruled
from riskcheck.interview.terminal.stage import ESCAPE_SECONDS, STYLE, Stage, color_depth, fragments, leave


class Inserted:
    """One field below what is asked; Esc leaves it without an answer."""

    def __init__(self, stage: Stage, prompt: Prompt, news: tuple[str, ...]) -> None:
        """Take the prompt, and what was said before it."""
        self._stage = stage
        self._prompt = prompt
        self._news = news

    def run(self) -> Any:
        """Return the reply; None for an empty one, and where the user left."""
        self._stage.clear()
        self._print_heading()
        self._stage.printed = self._print_heading
        text = self._stage.run(self._question().application)
        return None if text is None else typed.reply(self._prompt, [text])

    def _print_heading(self) -> None:
        for shown in self._heading():
            print_formatted_text(FormattedText(fragments([shown])), style=STYLE, output=self._stage.output)

    def _heading(self) -> list[Line]:
        prompt, columns = self._prompt, columns_of(self._stage.columns)
        lines = [*paragraph(prompt.title, columns, "status"), ruled(columns)]
        for text in self._news:
            lines += paragraph(text, columns, "news", indent=2, first="* ")
        lines += paragraph(prompt.ask, columns, "ask")
        for label, text in prompt.notes:
            lines += labelled(label, text, columns)
        lines += paragraph(prompt.form, columns, "note") if prompt.form else []
        return lines

    def _question(self) -> questionary.Question:
        say = self._prompt.wording.say
        is_path = self._prompt.kind == "path"
        keys = "  ".join(f"{key} {say('interview.key.' + words)}" for key, words in _KEYS[is_path])
        question = questionary.text(
            (say("interview.answer") + say("interview.list.colon")).rstrip(),
            typed.texts(self._prompt)[0],
            _Judge(self._prompt),
            qmark=">",
            style=STYLE,
            bottom_toolbar=keys,
            key_bindings=self._bindings(),
            validate_while_typing=not is_path,
            completer=_Paths(self._prompt.folder or ".") if is_path else None,
            reserve_space_for_menu=5 if is_path else 0,
            color_depth=color_depth(),
            output=self._stage.output,
        )
        question.application.ttimeoutlen = ESCAPE_SECONDS
        return question

    def _bindings(self) -> KeyBindings:
        bindings = self._stage.common()

        @bindings.add("escape", eager=True)
        def cancel(event: KeyPressEvent) -> None:
            if event.current_buffer.complete_state is not None:
                event.current_buffer.cancel_completion()
            else:
                leave(event.app, None)

        if self._prompt.kind == "path":
            bindings.add("tab", eager=True)(_complete)
        return bindings


_KEYS = {  # by whether a path is typed
    False: (("Enter", "done"), ("Esc", "cancel")),
    True: (("Enter", "done"), ("Tab", "complete"), ("Esc", "cancel")),
}


class _Paths(PathCompleter):
    """Completes paths that begin in a folder; the name of a folder is followed by a slash."""

    def __init__(self, folder: str) -> None:
        super().__init__(get_paths=lambda: [folder], expanduser=True)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        for found in super().get_completions(document, complete_event):
            rest = "/" if found.display_text.endswith("/") else ""
            yield Completion(found.text + rest, found.start_position, found.display)


def _complete(event: KeyPressEvent) -> None:
    """Take the next completion; after a folder that was the only one, go on with what is in it."""
    buffer = event.current_buffer
    state = buffer.complete_state
    if state is not None and len(state.completions) == 1 and buffer.text.endswith("/"):
        buffer.complete_state = state = None
    if state is not None:
        buffer.complete_next()
    else:
        buffer.start_completion(insert_common_part=True)


class _Judge(Validator):
    """Judges what is typed by the check of the prompt."""

    def __init__(self, prompt: Prompt) -> None:
        self._prompt = prompt

    def validate(self, document: Any) -> None:
        reply = typed.reply(self._prompt, [document.text])
        if reply is None and self._prompt.may_be_empty:
            return
        wrong = self._prompt.check(reply)
        if wrong:
            raise ValidationError(message=wrong, cursor_position=len(document.text))
