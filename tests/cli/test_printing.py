"""What the commands print: languages, hostile answers, help."""

import fcntl
import os
import shutil
import struct
import subprocess
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import pytest

from riskcheck.cli.app import COMMANDS
from riskcheck.cli.output import terminal_columns
from riskcheck.core.columns import width


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_the_list_tells_its_first_sentence(riskcheck, command):
    code, out, err = riskcheck(command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: riskcheck {command}")


def test_chinese_tables_are_aligned(riskcheck, sheet):
    code, out, err = riskcheck("score", sheet, "--lang", "zh")
    assert (code, err) == (0, "")
    assert "暂无法定论：未回答的问题可能改变等级" in out


def test_the_language_comes_from_the_environment(process, sheet):
    assert "Verdict: undecided" in process("score", sheet).stdout
    assert "结论：暂无法定论" in process("score", sheet, env={"LANG": "zh_CN.UTF-8"}).stdout
    assert "Verdict: undecided" in process("score", sheet, "--lang", "en", env={"LANG": "zh_CN.UTF-8"}).stdout
    assert "结论：暂无法定论" in process("score", sheet, env={"RISKCHECK_LANG": "zh"}).stdout


def test_an_answer_cannot_steer_the_terminal(riskcheck, sheet):
    sheet.write_text(sheet.read_text().replace("Paper boat", '"\\u202Eboat"'))
    assert riskcheck("score", sheet)[1].startswith("\\u202eboat 2")
    sheet.write_text(sheet.read_text().replace("\\u202E", "\\e[2J"))
    code, out, err = riskcheck("score", sheet)
    assert (code, out) == (3, "")
    assert err == f"{sheet}:3:17: the text holds the character U+001B; remove it [YA009]\n"


def test_a_terminal_without_unicode_gets_escapes(process, sheet):
    done = process("score", sheet, "--lang", "zh", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert "\\u7ed3\\u8bba" in done.stdout


def test_explain_names_every_term(riskcheck, checkout):
    example = checkout / "rules" / "aigc" / "examples" / "campus-tutor.yaml"
    for name in ("", "copyright", "PRI-01"):
        args = [name] if name else []
        code, out, err = riskcheck("explain", example, *args)
        assert (code, err) == (0, "")
        assert " = " in out
    code, _, err = riskcheck("explain", example, "copyrigth")
    assert (code, err) == (
        2,
        "riskcheck: there is no section or rule 'copyrigth' in aigc@1.2.0; did you mean 'copyright'?\n",
    )


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("columns", [40, 60, 80, 100])
def test_no_line_of_an_explanation_is_wider_than_the_terminal(
    riskcheck, checkout, monkeypatch, language, columns
):
    monkeypatch.setenv("COLUMNS", str(columns))
    example = checkout / "rules" / "aigc" / "examples" / "campus-tutor.yaml"
    sections = ("privacy-collection", "liability", "principles") if columns >= 80 else ()
    for name in ("PRI-05", "PRI-06", "SEC-01", "LIA-04", "PRI-03", *sections):
        code, out, _ = riskcheck("explain", example, name, "--lang", language)
        assert code == 0
        assert [line for line in out.splitlines() if width(line) > columns] == []


def test_what_sets_an_open_level_is_said_to_be_the_worst_case(riskcheck, sheet, checkout):
    for command in ("score", "explain"):
        out = riskcheck(command, sheet)[1]
        worst, first = (line.strip() for line in out.partition("Why, ")[2].splitlines()[:2])
        assert (worst, first) == ("with the open answers at their worst:", "Critical by the score itself")
        example = checkout / "rules" / "aigc" / "examples" / "campus-tutor.yaml"
        assert "Why, " not in riskcheck(command, example)[1]


def test_the_list_of_commands_on_packs_is_not_cut(riskcheck, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert "..." not in riskcheck("rules", "--help")[1].partition("Commands:")[2]


def test_the_doctor_counts_rules_and_defects_in_the_language(riskcheck, tmp_path, monkeypatch):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "pack.yaml").write_text("riskcheck-pack: 1\n", encoding="utf-8")
    monkeypatch.setenv("RISKCHECK_RULES", str(tmp_path))
    lines = riskcheck("doctor", "--lang", "zh")[1].splitlines()
    packs = [line.split(maxsplit=3)[1:] for line in lines if line.startswith("规则包 ")]
    assert packs == [
        ["own", "缺失", "9处错误，运行 riskcheck rules check 可逐条列出"],
        ["aigc", "正常", "aigc@1.2.0，138条规则"],
    ]


def test_rules_show_gives_a_rule_whole(riskcheck):
    code, out, _ = riskcheck("rules", "show", "pri-03")
    assert code == 0
    for part in (
        "PRI-03 Lawful basis for training data",
        "Question: ",
        "Why: ",
        "Impact 5 x likelihood 4",
        "red line",
    ):
        assert part in out


def test_rules_list(riskcheck):
    code, out, _ = riskcheck("rules", "list")
    assert code == 0
    assert out.splitlines()[1].startswith("  aigc@1.2.0  ")


def test_packs_are_found_by_path_then_environment_then_bundled(riskcheck, checkout, tmp_path, monkeypatch):
    copy = tmp_path / "more" / "mine"
    shutil.copytree(checkout / "rules" / "aigc", copy)
    head = (copy / "pack.yaml").read_text(encoding="utf-8").replace("id: aigc", "id: mine")
    (copy / "pack.yaml").write_text(head, encoding="utf-8")
    assert riskcheck("rules", "check", copy)[1].startswith("mine@1.2.0: ")
    assert riskcheck("rules", "check", "mine")[0] == 2
    monkeypatch.setenv("RISKCHECK_RULES", str(tmp_path / "more"))
    assert riskcheck("rules", "check", "mine")[1].startswith("mine@1.2.0: ")
    assert riskcheck("rules", "check")[1].startswith("aigc@1.2.0: ")


def test_the_digest_of_a_pack_can_be_redone_with_sha256sum(riskcheck, checkout):
    pack = checkout / "rules" / "aigc"
    files = "obligations.yaml pack.yaml profile.yaml sections/*.yaml sources.yaml"
    line = f"LC_ALL=C; sha256sum $(ls {files}) | sha256sum"
    digest = subprocess.run(["sh", "-c", line], cwd=pack, capture_output=True, text=True, check=True).stdout[
        :64
    ]
    assert riskcheck("rules", "check")[1].splitlines()[1] == f"SHA-256 {digest}"


@pytest.mark.parametrize("given", ["40", "007", "0", "-3", "wide", "", None])
@pytest.mark.parametrize("places", [0, 63, None])
def test_a_line_is_as_wide_as_python_says(monkeypatch, given, places):
    monkeypatch.delenv("COLUMNS", raising=False)
    if given is not None:
        monkeypatch.setenv("COLUMNS", given)
    with terminal(places) as stream:
        monkeypatch.setattr("sys.__stdout__", stream)
        assert (terminal_columns() or 77) == shutil.get_terminal_size((77, 24)).columns


@contextmanager
def terminal(places: int | None) -> Iterator[IO[str] | None]:
    """A terminal of so many places on a line, or no standard output at all."""
    if places is None:
        yield None
        return
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, places, 0, 0))
    with os.fdopen(theirs, "w") as stream:
        yield stream
    os.close(ours)
