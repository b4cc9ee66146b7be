"""A sheet that two people write at random, on a disk that is full at times: nobody's answer gets lost."""

import errno
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from riskcheck.core.answers.saved import Conflict
from riskcheck.loading import atomic
from riskcheck.loading.sheet_store import SheetStore
from riskcheck.loading.sheet_writing import SheetEditor
from riskcheck.loading.yaml_reading import parse_yaml

BEGINNING = "answers:\n  # the first\n  a: x   # mine\n  b: y\n  # c:\n# the end\n"
questions = st.sampled_from("abcd")
values = st.sampled_from(["x", "y", ("p", "q"), {"value": "x", "note": "n: #"}])


class TwoPeople(RuleBasedStateMachine):
    """`disk` is what must stand in the file, `seen` what the store has seen of it, `ours` what must wait."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name, "sheet.yaml")
        self.path.write_text(BEGINNING, encoding="utf-8")
        self.disk: dict[str, Any] = {"a": "x", "b": "y"}
        self.seen = dict(self.disk)
        self.ours: dict[str, Any] = {}
        self.theirs: dict[str, Any] = {}
        self.full = False
        self.fsync = mock.patch.object(atomic.os, "fsync", self._fsync)
        self.fsync.start()

    def _fsync(self, _: int) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    @initialize()
    def open(self) -> None:
        self.store = SheetStore.open(self.path, "now")

    @rule(question=questions, value=values)
    def answer(self, question: str, value: Any) -> None:
        if self.theirs.get(question, self) == value:
            del self.theirs[question], self.ours[question]
        else:
            self.ours[question] = value
        self._expect(self.store.save(question, value), writes=True)

    @rule()
    def look(self) -> None:
        self._expect(self.store.look(), writes=False)

    @rule(question=questions, value=values)
    def somebody_else_writes(self, question: str, value: Any) -> None:
        editor = SheetEditor(self.path.read_bytes())
        editor.set_answer(question, value)
        self.path.write_bytes(editor.render())
        self.disk[question] = value

    @rule(full=st.booleans())
    def fill_or_clear_the_disk(self, full: bool) -> None:
        self.full = full

    @precondition(lambda self: self.theirs)
    @rule(ours=st.booleans())
    def decide(self, ours: bool) -> None:
        question = next(iter(self.theirs))
        del self.theirs[question]
        if not ours:
            del self.ours[question]
        self._expect(self.store.settle(question, ours=ours), writes=True)

    def _expect(self, saved: Any, *, writes: bool) -> None:
        news = {q: value for q, value in self.disk.items() if self.seen.get(q) != value}
        self.seen = dict(self.disk)
        for question in news.keys() & self.ours.keys():
            if news[question] == self.ours[question]:
                self.theirs.pop(question, None)
            else:
                self.theirs[question] = news[question]
        told = {q: value for q, value in news.items() if q not in self.ours}
        ready = {q: value for q, value in self.ours.items() if q not in self.theirs}
        changes = any(self.disk.get(q) != value for q, value in ready.items())
        if writes and not (self.full and changes):
            self.disk |= ready
            self.seen = dict(self.disk)
            self.ours = {q: value for q, value in self.ours.items() if q in self.theirs}
        problem = "no space is left on the device" if writes and self.full and changes else ""
        assert saved.problem == (f"{self.path}: not written: {problem}" if problem else "")
        assert (dict(saved.changed), saved.head_changed) == (told, False)
        assert set(map(str, saved.conflicts)) == {
            str(Conflict(q, self.ours[q], theirs)) for q, theirs in self.theirs.items()
        }

    @invariant()
    def nothing_is_lost(self) -> None:
        content = self.path.read_bytes()
        assert parse_yaml(content, "sheet").data["answers"] == self.disk
        assert all(comment in content.decode() for comment in ("# the first", "# mine", "# the end"))
        if hasattr(self, "store"):
            assert self.store.pending == self.ours

    def teardown(self) -> None:
        self.fsync.stop()
        if hasattr(self, "store"):
            self.store.close()
        self.folder.cleanup()


TwoPeople.TestCase.settings = settings(max_examples=100, stateful_step_count=30)
test_two_people_and_a_disk = TwoPeople.TestCase
