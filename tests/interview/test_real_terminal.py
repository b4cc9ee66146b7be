"""The program in a real terminal of 80 x 24."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pexpect
import pytest

from riskcheck.errors import ExitCode
from riskcheck.loading.sheets import open_sheet

PACK = Path(__file__).parents[1] / "loading" / "base_pack"
CTRL_C, CTRL_Z, ESC = "\x03", "\x1a", "\x1b"
SHEET = """\
riskcheck: 1
pack: mini@1.2.0
product: {name: Robot}
assessor: {name: Ann}
date: 2026-11-22
answers:
  purpose: A quiz
"""
SWITCHED, BACK = "\x1b[?1049h", "\x1b[?1049l"  # to the second screen, and back


def command(sheet: Path, language: str, pack: Path = PACK, *options: str) -> list[str]:
    return ["-m", "riskcheck", "assess", str(sheet), "--pack", str(pack), "--lang", language, *options]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", **more}


def assess(sheet: Path, language: str, pack: Path = PACK, *options: str, **more: str) -> "pexpect.spawn[str]":
    arguments = command(sheet, language, pack, *options)
    return pexpect.spawn(
        sys.executable,
        arguments,
        dimensions=(24, 80),
        encoding="utf-8",
        env=environment(**more),
        timeout=30,
    )


@pytest.fixture
def sheet(tmp_path: Path) -> Iterator[Path]:
    """A sheet with its first answer, and nothing else in its folder when the interview is over."""
    path = tmp_path / "sheet.yaml"
    path.write_text(SHEET, encoding="utf-8")
    yield path
    assert [file.name for file in tmp_path.iterdir()] == ["sheet.yaml"]


def left(child: "pexpect.spawn[str]") -> int:
    child.expect(pexpect.EOF)
    child.close()
    return int(child.exitstatus)


@pytest.mark.parametrize(("language", "label"), [("en", "Answer:"), ("zh", "回答：")])
def test_breaking_off_and_going_on(tmp_path: Path, language: str, label: str) -> None:
    sheet = tmp_path / "sheet.yaml"
    first = assess(sheet, language)
    first.expect_exact(SWITCHED)
    for text in ("Robot: 机器人", "Ann", ""):
        first.expect_exact(label)
        first.send(text + "\r")
    first.expect_exact("purpose")
    first.expect_exact(label)
    first.send("教学生做题 #1\r")
    first.expect_exact("launch")
    first.expect_exact(label)
    first.send(CTRL_C)
    first.expect_exact(BACK)
    assert left(first) == ExitCode.INTERRUPTED
    lines = sheet.read_text(encoding="utf-8").split("\n")
    assert '  name: "Robot: 机器人"' in lines
    assert "  name: Ann" in lines
    assert '  purpose: "教学生做题 #1"' in lines
    assert "  #launch:" in lines

    second = assess(sheet, language)
    second.expect_exact("launch")
    second.expect_exact(label)
    second.send("2026-12-01\r")
    second.expect_exact("regions")
    second.send(CTRL_C)
    assert left(second) == ExitCode.INTERRUPTED
    changed = ["  launch: 2026-12-01" if line == "  #launch:" else line for line in lines]
    assert sheet.read_text(encoding="utf-8").split("\n") == changed


def test_a_resize_draws_the_screen_anew(sheet: Path) -> None:
    child = assess(sheet, "en")
    child.expect("[^─]─{79}[^─]")
    child.setwinsize(30, 60)
    child.expect("[^─]─{59}[^─]")
    child.setwinsize(8, 40)
    child.expect_exact("launch")
    child.send(f"{ESC}q")
    assert left(child) == ExitCode.DONE


def test_ctrl_z_gives_the_terminal_back_and_fg_takes_it_again(sheet: Path) -> None:
    shell = pexpect.spawn(
        "/bin/bash",
        ["--norc", "--noprofile", "-i"],
        dimensions=(24, 80),
        encoding="utf-8",
        env=environment(PS1="READY> "),
        timeout=30,
    )
    shell.expect_exact("READY> ")
    shell.sendline(" ".join([sys.executable, *command(sheet, "en")]))
    shell.expect_exact("launch")
    shell.expect_exact("Answer:")
    shell.send("2026-1" + CTRL_Z)
    shell.expect_exact(BACK)
    shell.expect_exact("READY> ")
    shell.sendline("echo sto''pped; fg")
    shell.expect_exact("stopped")
    shell.expect_exact(SWITCHED)
    shell.expect_exact("2026-1")
    shell.send("2-01\r")
    shell.expect_exact("regions")
    shell.send("q")
    shell.expect_exact(BACK)
    shell.expect_exact("READY> ")
    shell.sendline("echo code=$?; exit")
    shell.expect_exact("code=0")
    shell.expect(pexpect.EOF)
    assert "  launch: 2026-12-01\n" in sheet.read_text(encoding="utf-8")


def asked_for_evidence(sheet: Path) -> "pexpect.spawn[str]":
    """Begin the interview and ask for evidence of its first question."""
    child = assess(sheet, "en")
    child.expect_exact("launch")
    child.expect_exact("Answer:")
    child.send(f"{ESC}e")
    child.expect_exact("Which file or address backs this answer?")
    child.expect_exact("Answer:")
    return child


def test_a_file_is_found_by_completion_and_its_sha256_taken(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(SHEET, encoding="utf-8")
    (tmp_path / "评估 dpia.pdf").write_bytes(b"x")
    child = asked_for_evidence(sheet)
    child.send("评")
    child.expect_exact("评估 dpia.pdf")  # the list of files opens by itself
    child.send("\t\r")
    child.expect_exact("What is its date?")
    child.expect_exact("Answer:")
    child.send("2026-13-45")
    child.expect_exact("Give a date such as 2026-11-22.")
    child.send("\x15\r")  # Ctrl-U empties the field
    child.expect_exact("Evidence attached:")
    child.send("2026-12-01\r")
    child.expect_exact("regions")
    child.send("q")
    assert left(child) == ExitCode.DONE
    saved = open_sheet(sheet).tree.data["answers"]["launch"]
    piece = {"file": "评估 dpia.pdf", "sha256": sha256(b"x").hexdigest()}
    assert list(saved.items()) == [("value", "2026-12-01"), ("evidence", (piece,))]


def test_completion_goes_on_into_a_folder(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(SHEET, encoding="utf-8")
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "dpia.pdf").write_bytes(b"x")
    child = asked_for_evidence(sheet)
    child.send("ev")
    child.expect_exact("evidence/")
    child.send("\t\t")
    child.expect_exact("dpia.pdf")
    child.send("\t\r")
    child.expect_exact("What is its date?")
    child.send(CTRL_C)
    assert left(child) == ExitCode.INTERRUPTED


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_a_signal_ends_the_interview_with_everything_saved(
    sheet: Path, number: signal.Signals, options: tuple[str, ...]
) -> None:
    child = assess(sheet, "en", PACK, *options)
    child.expect_exact("launch")
    child.expect_exact("Answer:")
    child.send("2026-12-01\r")
    child.expect_exact("regions")
    child.kill(number)
    child.expect_exact("interrupted; every answer so far is saved")
    assert left(child) == ExitCode.INTERRUPTED
    assert "  launch: 2026-12-01\n" in sheet.read_text(encoding="utf-8")


@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_a_closed_window_loses_nothing(sheet: Path, options: tuple[str, ...]) -> None:
    child = assess(sheet, "en", PACK, *options)
    child.expect_exact("launch")
    child.expect_exact("Answer:")
    child.send("2026-12-01\r")
    child.expect_exact("regions")
    child.ptyproc.fileobj.close()  # as a terminal program that ends: the system sends SIGHUP
    child.ptyproc.closed = child.closed = True
    _, status = os.waitpid(child.pid, 0)
    child.ptyproc.terminated = True
    assert os.waitstatus_to_exitcode(status) == ExitCode.INTERRUPTED
    assert "  launch: 2026-12-01\n" in sheet.read_text(encoding="utf-8")


def test_no_color_is_obeyed(sheet: Path) -> None:
    for more, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        child = assess(sheet, "en", **more)
        child.expect_exact("save & leave")
        shown = child.before or ""
        child.send(f"{ESC}q")
        child.expect(pexpect.EOF)
        child.close()
        assert ("\x1b[0;36" in shown) is coloured


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
    first.expect_exact("Questions: 1 at most.")
    first.expect_exact("PRI-02")
    first.send(" \r")
    first.expect_exact("Review")
    first.send("\r")
    first.expect_exact("The short interview is done;")
    first.expect_exact("Verdict: undecided")
    assert left(first) == ExitCode.DONE

    second = assess(sheet, "en", pack)
    second.expect_exact("purpose")
    second.send(CTRL_C)
    assert left(second) == ExitCode.INTERRUPTED


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--tier", "screening"), "no rule of mini@1.2.0 is of the tier 'screening'"),
        (
            ("--only", "test"),
            "'test' is not a section of mini@1.2.0: profile, privacy, tests; did you mean 'tests'?",
        ),
    ],
)
def test_what_the_pack_does_not_have_is_refused_before_anything_is_asked(
    tmp_path: Path, options: tuple[str, ...], message: str
) -> None:
    child = assess(tmp_path / "sheet.yaml", "en", PACK, *options)
    child.expect_exact(message)
    assert left(child) == ExitCode.USAGE
    assert not (tmp_path / "sheet.yaml").exists()
