"""The interview line by line: for dumb terminals, screen readers and pipes. The cursor never moves back.

Choices are answered by their numbers, moves by their letters. Where words are typed, a slash stands before
the letter of a move.
"""

import sys
from collections.abc import Sequence
from typing import Any, TextIO

from riskcheck.core.asking import in_full
from riskcheck.core.columns import visible
from riskcheck.core.pack.base import NONE_WORD
from riskcheck.core.wording import Wording
from riskcheck.errors import CannotAskError
from riskcheck.interview import typed
from riskcheck.interview.frontend import FIELD_KINDS, Entry, Page, Prompt
from riskcheck.interview.keys import move_of, offered
from riskcheck.interview.screens.lines import behind
from riskcheck.interview.signals import Breaks

COMMAND = "/"
SHOWN_ENTRIES = 40  # of a list, before it is to be narrowed


class PlainFrontEnd:
    """Prints every question as lines and reads the reply from the next line of the input."""

    def __init__(
        self, wording: Wording, breaks: Breaks, source: TextIO | None = None, target: TextIO | None = None
    ) -> None:
        """Take the words for what has no prompt of its own, and where to read and write."""
        self._wording = wording
        self._breaks = breaks
        self._source = source or sys.stdin
        self._target = target or sys.stdout

    def ask(self, prompt: Prompt) -> Any:
        """Print the question and return the reply; raises KeyboardInterrupt and CannotAskError."""
        self._wording = prompt.wording
        if prompt.kind in ("find", "review"):
            return self._entry(prompt)
        self._question(prompt)
        return self._typed(prompt) if prompt.kind in FIELD_KINDS else self._chosen(prompt)

    def read(self, page: Page) -> None:
        """Print a page."""
        self._print("", page.title)
        for label, text in page.paragraphs:
            self._print(behind(label, text))

    def say(self, message: str) -> None:
        """Print a message."""
        self._print("", message)

    def refuse(self, _prompt: Prompt, message: str) -> None:
        """Print what is wrong."""
        self._print(f"! {message}")

    def close(self) -> None:
        """There is nothing to give back."""

    # ------------------------------------------------------------ what is printed

    def _question(self, prompt: Prompt) -> None:
        place = " · ".join(text for text in (prompt.status, prompt.saved) if text)
        self._print("", *(text for text in (place, prompt.name, prompt.ask) if text))
        for label, text in prompt.notes:
            self._print("  " + behind(label, text))
        for at, option in enumerate(prompt.options, 1):
            self._print(f"{at}. {in_full(option, self._wording)}")
        self._print(*(text for text in (prompt.change, prompt.verdict, prompt.form) if text))
        if prompt.default is not None and (present := self._present(prompt)):
            self._print(self._words("plain.present", answer=present))
        if prompt.moves:
            self._moves(prompt)

    def _moves(self, prompt: Prompt) -> None:
        lead = COMMAND if prompt.kind in FIELD_KINDS else ""
        moves = (f"{lead}{letter} {self._words(f'move.{m}')}" for letter, m in offered(prompt).items())
        self._print(self._words("plain.moves", moves=" · ".join(moves)))

    def _present(self, prompt: Prompt) -> str:
        names = prompt.default if isinstance(prompt.default, list) else [prompt.default]
        numbers = [str(at) for at, option in enumerate(prompt.options, 1) if option.id in names]
        if prompt.kind == "sample" and isinstance(prompt.default, dict) and "passed" in prompt.default:
            return self._words("sample", **prompt.default)
        return self._words("list.comma").join(numbers) or typed.texts(prompt)[0]

    def _print(self, *lines: str) -> None:
        self._write("".join(visible(line) + "\n" for line in lines))

    def _write(self, text: str) -> None:
        try:
            self._target.write(text)
            self._target.flush()
        except OSError:
            raise KeyboardInterrupt from None  # the window, or whoever reads, is gone

    def _words(self, key: str, **values: object) -> str:
        return self._wording.say(f"interview.{key}", **values)

    # ------------------------------------------------------------ what is read

    def _line(self, label: str) -> str:
        self._write(label + self._words("list.colon"))
        with self._breaks.waiting(_interrupt):
            try:
                line = self._source.readline()
            except OSError:
                raise KeyboardInterrupt from None  # the window was closed
            except KeyboardInterrupt:
                self._print("")  # what is said next begins a line
                raise
        if not self._source.isatty():
            self._print("")  # nobody saw the line being typed, with its end
        if not line:
            raise CannotAskError(self._words("no-more-input"), self._words("go-on"))
        return typed.clean(line)

    def _chosen(self, prompt: Prompt) -> Any:
        many = prompt.kind == "many"
        while True:
            text = self._line(self._words("plain.numbers" if many else "plain.number"))
            if not text and prompt.default is not None and not isinstance(prompt.default, dict):
                return prompt.default
            move = move_of(prompt, text.removeprefix(COMMAND))
            if move is not None:
                return move
            reply = _numbers(prompt, text)
            wrong = self._words("plain.no-number", count=len(prompt.options))
            if reply is not None and (many or len(reply) == 1):
                value = (reply == [NONE_WORD] and NONE_WORD) or (reply if many else reply[0])
                wrong = prompt.check(value)
                if not wrong:
                    return value
            self._print(f"! {wrong}")

    def _typed(self, prompt: Prompt) -> Any:
        while True:
            given: list[str] = []
            for label, present in zip(typed.labels(prompt), typed.texts(prompt), strict=True):
                text = self._line(label)
                move = self._command(prompt, text)
                if move is not None:
                    return move
                if not text and prompt.may_be_empty:
                    return None
                given.append(text or present)
            reply = typed.reply(prompt, given)
            wrong = prompt.check(reply)
            if not wrong:
                return reply
            self._print(f"! {wrong}")

    def _command(self, prompt: Prompt, text: str) -> Any:
        if text in ("?", "？"):
            return move_of(prompt, text)
        return move_of(prompt, text[1:]) if text.startswith(COMMAND) else None

    def _entry(self, prompt: Prompt) -> Any:
        self._print("", prompt.title, *(text for text in (prompt.saved, prompt.verdict, prompt.ask) if text))
        entries = self._found(prompt, "") if prompt.kind == "review" else []
        if prompt.moves:
            self._moves(prompt)
        while True:
            text = self._line(self._words("plain.find" if prompt.kind == "find" else "plain.review"))
            if not text:
                return None
            move = move_of(prompt, text.removeprefix(COMMAND))
            if move is not None:
                return move
            if text.isdecimal() and 1 <= int(text) <= len(entries):
                return entries[int(text) - 1].id
            entries = self._found(prompt, text)

    def _found(self, prompt: Prompt, text: str) -> Sequence[Entry]:
        """Print the entries found, numbered, and return those that can be chosen."""
        found = prompt.entries(text) if prompt.entries is not None else ()
        chosen: list[Entry] = []
        for entry in found:
            if len(chosen) == SHOWN_ENTRIES:
                self._print(self._words("plain.more-entries", count=len(found) - SHOWN_ENTRIES))
                break
            if entry.id:
                chosen.append(entry)
            self._print(_entry_line(entry, len(chosen)))
        if not found:
            self._print(self._words("screen.nothing-found"))
        return chosen


def _entry_line(entry: Entry, number: int) -> str:
    if not entry.id:
        return entry.text
    shown = "" if entry.id.startswith("#") else entry.id
    return " ".join(part for part in (f"{number}.", entry.sign, shown, entry.text) if part)


def _numbers(prompt: Prompt, text: str) -> list[str] | None:
    """Return the ids of the options whose numbers stand in a line; None where it holds anything else."""
    parts = text.replace(",", " ").replace("，", " ").replace("、", " ").split()
    if not all(part.isdecimal() and 1 <= int(part) <= len(prompt.options) for part in parts):
        return None
    wanted = {int(part) for part in parts}
    return [option.id for at, option in enumerate(prompt.options, 1) if at in wanted]


def _interrupt() -> None:
    raise KeyboardInterrupt
