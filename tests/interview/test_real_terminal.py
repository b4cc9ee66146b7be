"""The program in a real terminal of 80 x 24."""

import os
import shutil
import sys
from pathlib import Path

import pexpect
import pytest

from riskcheck.errors import ExitCode

PACK = Path(__file__).parents[1] / "loading" / "base_pack"
CTRL_C = "\x03"


def assess(sheet: Path, language: str, pack: Path = PACK, *options: str) -> "pexpect.spawn[str]":
    command = ["-m", "riskcheck", "assess", str(sheet), "--pack", str(pack), "--lang", language, *options]
    environment = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
    return pexpect.spawn(
        sys.executable, command, dimensions=(24, 80), encoding="utf-8", env=environment, timeout=30
    )


def left(child: "pexpect.spawn[str]") -> int:
    child.expect(pexpect.EOF)
    child.close()
    return int(child.exitstatus)


@pytest.mark.parametrize(("language", "label"), [("en", "Answer:"), ("zh", "回答:")])
def test_breaking_off_and_going_on(tmp_path: Path, language: str, label: str) -> None:
    sheet = tmp_path / "sheet.yaml"
    first = assess(sheet, language)
    for text in ("Robot: 机器人", "Ann", ""):
        first.expect_exact(label)
        first.send(text + "\r")
    first.expect_exact("purpose")
    first.expect_exact(label)
    first.send("Teaches #1\r")
    first.expect_exact("launch")
    first.expect_exact(label)
    first.send(CTRL_C)
    assert left(first) == ExitCode.INTERRUPTED
    lines = sheet.read_text(encoding="utf-8").split("\n")
    assert '  name: "Robot: 机器人"' in lines
    assert "  name: Ann" in lines
    assert '  purpose: "Teaches #1"' in lines
    assert "  # launch:" in lines

    second = assess(sheet, language)
    second.expect_exact("launch")
    second.expect_exact(label)
    second.send("2026-12-01\r")
    second.expect_exact("regions")
    second.send(CTRL_C)
    assert left(second) == ExitCode.INTERRUPTED
    changed = ["  launch: 2026-12-01" if line == "  # launch:" else line for line in lines]
    assert sheet.read_text(encoding="utf-8").split("\n") == changed


def test_a_screening_and_the_full_interview_after_it(tmp_path: Path) -> None:
    pack = shutil.copytree(PACK, tmp_path / "mini")
    rules = pack / "sections" / "privacy.yaml"
    given = rules.read_text(encoding="utf-8")
    marked = given.replace("  - id: PRI-02\n", "  - id: PRI-02\n    tier: screening\n")
    rules.write_text(marked, encoding="utf-8")
    sheet = tmp_path / "sheet.yaml"
    first = assess(sheet, "en", pack, "--tier", "screening")
    for text in ("Robot", "Ann", ""):
        first.expect_exact("Answer:")
        first.send(text + "\r")
    first.expect_exact("1 questions are open")
    first.expect_exact("PRI-02")
    first.send(" \r")
    first.expect_exact("The short interview is done;")
    first.expect_exact("Verdict: undecided")
    assert left(first) == ExitCode.DONE

    second = assess(sheet, "en", pack)
    second.expect_exact("purpose")
    second.send(CTRL_C)
    assert left(second) == ExitCode.INTERRUPTED


def test_a_tier_that_the_pack_does_not_have_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    child = assess(tmp_path / "sheet.yaml", "en", PACK, "--tier", "screening")
    child.expect_exact("no rule of mini@1.2.0 is of the tier 'screening'")
    assert left(child) == ExitCode.USAGE
    assert not (tmp_path / "sheet.yaml").exists()
