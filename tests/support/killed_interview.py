"""Interviews that are killed: `python -m tests.support.killed_interview FOLDER` runs one a line.

A line is `SHEET PART N` (killed by itself at the N-th line of code that it runs in a part of the program) or
`SHEET after K DELAY` (killed from outside, DELAY microseconds after the K-th question was asked). The answer
is how many answers were acknowledged: the next question is put, or the review shown, only when an answer is
on disk. `SHEET PART 0` runs undisturbed and answers with how many lines of code it ran.
"""

import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

from riskcheck import api
from riskcheck.core.pack.pack import RulePack
from riskcheck.interview import runner  # noqa: F401  imported once, before any fork
from riskcheck.interview.frontend import Prompt
from riskcheck.interview.scripted import ScriptedFrontEnd
from riskcheck.loading import packs, sheet_lock, sheet_writing  # noqa: F401
from riskcheck.loading.packs import LoadedPack
from riskcheck.loading.sheet_store import SheetStore
from riskcheck.reporting import formats  # noqa: F401

ANSWERS: dict[str, Any] = {
    "purpose": "A quiz",
    "launch": "2026-12-01",
    "regions": ["cn", "eu"],
    "sectors": "none",
    "personal-data": "yes",
    "users": 1000,
    "PRI-01": {"not-applicable": "No data"},
    "PRI-02": {"value": ["logged"], "note": "# no comment", "evidence": [{"file": "log.pdf"}]},
    "TST-01": "unknown",
    "TST-02": {"tested": 500, "passed": 488},
}
PARTS = {
    "loading": ("riskcheck.loading.",),
    "writing": tuple(f"riskcheck.loading.{name}" for name in ("atomic", "sheet_lock", "sheet_store")),
}


class Acknowledged(ScriptedFrontEnd):
    """Says through a pipe that a question is put: every earlier answer is then acknowledged."""

    def __init__(self, pipe: int) -> None:
        super().__init__(ANSWERS)
        self.pipe = pipe

    def ask(self, prompt: Prompt) -> Any:
        os.write(self.pipe, b".")
        return super().ask(prompt)


def interview(sheet: Path, pack: RulePack, front_end: ScriptedFrontEnd) -> None:
    """One interview, as the program runs it."""
    words = api.wording("en")
    with SheetStore.open(sheet, "now") as store:
        api.interview(store, LoadedPack(pack, (), {}), front_end, words)


class Counter:
    """Counts the lines of code that are run in a part of the program, and kills at the one that is wanted."""

    def __init__(self, part: str, wanted: int) -> None:
        self.count = 0
        self.modules = PARTS[part]
        self.wanted = wanted

    def __call__(self, frame: FrameType, event: str, _: object) -> Any:
        if not frame.f_globals.get("__name__", "").startswith(self.modules):
            return None
        if event == "line":
            self.count += 1
            if self.count == self.wanted:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def _child(sheet: Path, pack: RulePack, pipe: int, counter: Counter | None) -> None:
    if counter is not None:
        sys.settrace(counter)
    interview(sheet, pack, Acknowledged(pipe))  # the review at its end acknowledges the last answer
    sys.settrace(None)


def _trial(sheet: Path, pack: RulePack, how: list[str]) -> int:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _child(sheet, pack, writer, None if how[0] == "after" else Counter(how[0], int(how[1])))
        finally:
            os._exit(0)
    os.close(writer)
    asked = 0
    if how[0] == "after":
        while asked < int(how[1]) and os.read(reader, 1):
            asked += 1
        until = time.perf_counter() + int(how[2]) / 1_000_000
        while time.perf_counter() < until:
            pass
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(reader, 100):
        asked += len(rest)
    os.close(reader)
    return max(asked - 1, 0)


def main() -> None:
    """Answer every line of standard input with one number."""
    pack = packs.load_pack(Path(sys.argv[1])).pack
    for line in sys.stdin:
        sheet, *how = line.split()
        if how[1] == "0":
            counter = Counter(how[0], 0)
            _child(Path(sheet), pack, os.open(os.devnull, os.O_WRONLY), counter)
            sys.stdout.write(f"{counter.count}\n")
        else:
            sys.stdout.write(f"{_trial(Path(sheet), pack, how)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
