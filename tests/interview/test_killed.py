"""The program is killed at random moments: at most the answer or the note that was being given is lost."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.interview.scripted import ScriptedFrontEnd
from riskcheck.loading.sheet_store import SheetStore
from riskcheck.loading.sheet_writing import SheetEditor
from riskcheck.loading.template import new_sheet
from tests.support.answers import but
from tests.support.killed_interview import ANSWERS, NOTED, PARTS, interview

if os.name == "nt":
    pytest.skip("no SIGKILL", allow_module_level=True)

PACK = "tests/loading/base_pack"
TRIALS = {"answers": 200, "besides": 100}
LONGEST = 6000  # microseconds between two questions, about


class Worker:
    """A process that runs interviews and has them killed."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def run(self, *line: object) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(" ".join(map(str, line)) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@pytest.fixture
def worker(checkout: Path) -> Iterator[Worker]:
    command = [sys.executable, "-m", "tests.support.killed_interview", PACK]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=checkout
    ) as process:
        yield Worker(process)


def grown(first: bytes, steps: Iterable[tuple[str, Any]]) -> list[bytes]:
    """Return a sheet as it is at first, and after each step."""
    found = [first]
    for question, raw in steps:
        editor = SheetEditor(found[-1])
        editor.set_answer(question, raw)
        found.append(editor.render())
    return found


@pytest.fixture
def states(pack: RulePack, wording: Wording) -> list[bytes]:
    """The sheet without an answer, with the first one, with the first two and so on."""
    return grown(new_sheet(pack, wording, "en", "2026-11-22"), ANSWERS.items())


@pytest.fixture
def noted(states: list[bytes], pack: RulePack, wording: Wording) -> list[bytes]:
    """The sheet in which all but two questions are answered, and each step of what is noted at those."""
    others = but("PRI-01", "PRI-02").items()
    return grown(grown(states[0], others)[-1], NOTED)


def moments(lines: dict[str, int], trials: int, asked: int) -> Iterator[tuple[object, ...]]:
    """Random moments, spread over the whole run: half by the clock, half between two lines of code."""
    chance = Random(2026)  # noqa: S311
    strata = trials // 4
    for part, count in lines.items():
        for stratum in range(strata):
            yield part, chance.randint(count * stratum // strata + 1, count * (stratum + 1) // strata)
    for _ in range(trials // 2):
        yield "after", chance.randint(1, asked), chance.randint(0, LONGEST)


@pytest.mark.parametrize(("script", "steps"), [("answers", "states"), ("besides", "noted")])
def test_killed_at_any_moment_everything_acknowledged_is_there(
    script: str, steps: str, worker: Worker, pack: RulePack, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    states = request.getfixturevalue(steps)
    sheet, proof = tmp_path / "sheet.yaml", tmp_path / "proof.txt"
    proof.write_bytes(b"proof")
    lines = {}
    for part in PARTS:
        sheet.write_bytes(states[0])
        lines[part] = worker.run(sheet, script, part, 0)
        assert sheet.read_bytes() == states[-1]
    seen = set()
    for number, moment in enumerate(moments(lines, TRIALS[script], len(states) - 1)):
        sheet.write_bytes(states[0])
        sheet.chmod(0o640)
        acknowledged = worker.run(sheet, script, *moment)
        there = states.index(sheet.read_bytes())  # whole, with every comment, after so many answers
        assert there in (acknowledged, acknowledged + 1), moment
        assert sheet.stat().st_mode & 0o777 == 0o640
        seen.add((moment[0], there))
        SheetStore.open(sheet, "now").close()  # takes the lock over
        if number % 8 == 0 and script == "answers":
            interview(sheet, pack, ScriptedFrontEnd(ANSWERS))  # goes on
            assert sheet.read_bytes() == states[-1]
        assert set(tmp_path.iterdir()) == {sheet, proof}
    assert {("writing", count) for count in range(len(states))} <= seen


TYPED = ["A quiz", "2026-12-01", "1,2", "3", "1", "1000"]  # the answers, as they are typed with --plain


@pytest.mark.parametrize("count", [1, 3, 6])
def test_the_whole_program_is_killed_while_it_waits(
    states: list[bytes], checkout: Path, tmp_path: Path, count: int
) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_bytes(states[0])
    command = [
        sys.executable,
        "-m",
        "riskcheck",
        "assess",
        "--plain",
        "--pack",
        PACK,
        "--lang",
        "en",
        str(sheet),
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=checkout) as process:
        assert process.stdin is not None
        for line in TYPED[:count]:
            _wait_for_prompt(process)
            process.stdin.write(f"{line}\n".encode())
            process.stdin.flush()
        _wait_for_prompt(process)  # the next question: every answer before it is on disk
        process.kill()
    assert states.index(sheet.read_bytes()) == count
    assert {file.name for file in tmp_path.iterdir()} == {"sheet.yaml", ".sheet.yaml.lock"}
    SheetStore.open(sheet, "now").close()
    assert [file.name for file in tmp_path.iterdir()] == ["sheet.yaml"]


def _wait_for_prompt(process: "subprocess.Popen[bytes]") -> None:
    """Read until the program waits for an answer."""
    assert process.stdout is not None
    said = b""
    while not said.endswith((b"Answer: ", b"letter: ")):
        more = os.read(process.stdout.fileno(), 1)
        assert more, said.decode()
        said += more
