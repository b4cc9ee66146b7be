"""Interviews that are killed: `python -m tests.support.killed_interview FOLDER` runs one a line.

A line is `SHEET SCRIPT PART N` (killed by itself at the N-th line of code that it runs in a part of the
program) or `SHEET SCRIPT after K DELAY` (killed from outside, DELAY microseconds after the K-th question was
asked). The answer is how many steps of the script were acknowledged: the question is put again, or the next
one, or the review shown, only when an answer or a note is on disk. `SHEET SCRIPT PART 0` runs undisturbed and
answers with how many lines of code it ran.
"""

import hashlib
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
from riskcheck.interview.frontend import Move, Prompt
from riskcheck.interview.scripted import ScriptedFrontEnd
from riskcheck.loading import packs, sheet_lock, sheet_writing  # noqa: F401
from riskcheck.loading.packs import LoadedPack
from riskcheck.loading.sheet_store import SheetStore
from riskcheck.reporting import formats  # noqa: F401
from tests.support import answers

ANSWERS = answers.ANSWERS | {
    "PRI-02": {"value": ["logged"], "note": "# no comment", "evidence": [{"file": "log.pdf"}]},
}
PROOF = {"file": "proof.txt", "sha256": hashlib.sha256(b"proof").hexdigest(), "date": "2026-11-01"}
# what is noted beside the last two answers: what is said, and what then stands in the sheet
BESIDES: dict[str, Any] = {
    "PRI-01": [Move.NOTE, Move.OWNER, Move.EVIDENCE, Move.ACCEPT, Move.EVIDENCE, "partly"],
    "PRI-01.note": "# since May",
    "PRI-01.owner": "Ann",
    "PRI-01.due": "2027-01-01",
    "PRI-01.evidence": PROOF["file"],
    "PRI-01.day": PROOF["date"],
    "PRI-01.by": "Bo",
    "PRI-01.accepted-reason": "The pilot is small.",
    "PRI-01.which": "0",  # is taken out again
    "PRI-02": [Move.NOTE, ["logged"]],
    "PRI-02.note": "风险",
}
_OWNED = {"note": "# since May", "owner": "Ann", "due": "2027-01-01"}
_ACCEPTED = _OWNED | {"accepted": {"by": "Bo", "reason": "The pilot is small."}}
NOTED = (
    ("PRI-01", {"note": "# since May"}),
    ("PRI-01", _OWNED),
    ("PRI-01", _OWNED | {"evidence": [PROOF]}),
    ("PRI-01", _ACCEPTED | {"evidence": [PROOF]}),
    ("PRI-01", _ACCEPTED),
    ("PRI-01", {"value": "partly"} | _ACCEPTED),
    ("PRI-02", {"note": "风险"}),
    ("PRI-02", {"value": ["logged"], "note": "风险"}),
)
SCRIPTS = {"answers": ANSWERS, "besides": BESIDES}
PARTS = {
    "loading": ("riskcheck.loading.",),
    "writing": tuple(f"riskcheck.loading.{name}" for name in ("atomic", "sheet_lock", "sheet_store")),
}


class Acknowledged(ScriptedFrontEnd):
    """Says through a pipe that a question of the pack is put: what was done before is then acknowledged."""

    def __init__(self, script: str, pipe: int) -> None:
        super().__init__(SCRIPTS[script])
        self.pipe = pipe

    def ask(self, prompt: Prompt) -> Any:
        if prompt.status or prompt.kind == "review":
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


def _child(sheet: Path, pack: RulePack, front_end: Acknowledged, counter: Counter | None) -> None:
    if counter is not None:
        sys.settrace(counter)
    interview(sheet, pack, front_end)  # the review at its end acknowledges the last answer
    sys.settrace(None)


def _trial(sheet: Path, pack: RulePack, script: str, how: list[str]) -> int:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            counter = None if how[0] == "after" else Counter(how[0], int(how[1]))
            _child(sheet, pack, Acknowledged(script, writer), counter)
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
        sheet, script, *how = line.split()
        if how[1] == "0":
            counter = Counter(how[0], 0)
            _child(Path(sheet), pack, Acknowledged(script, os.open(os.devnull, os.O_WRONLY)), counter)
            sys.stdout.write(f"{counter.count}\n")
        else:
            sys.stdout.write(f"{_trial(Path(sheet), pack, script, how)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
