"""`riskcheck assess` as a process, answered line by line."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from riskcheck.errors import ExitCode
from riskcheck.loading.sheet_store import SheetStore

PACK = Path(__file__).parents[1] / "loading" / "base_pack"
HEAD = "riskcheck: 1\npack: mini@1.2.0\nproduct: {name: Robot}\nassessor: {name: Ann}\ndate: 2026-11-22\n"
WHOLE = ["Robot", "Ann", "2026-11-22", "A quiz", "2026-12-01", "1", "3", "1", "1000"]
RULES = ["x", "No data", "2", "/d", "500", "488"]


@pytest.fixture
def assess(process: Callable[..., object], tmp_path: Path) -> Callable[..., tuple[int, str, str]]:
    """Answer the questions of a sheet with lines; gives exit code, standard output and standard error."""

    def call(sheet: Path, lines: list[str], *options: str) -> tuple[int, str, str]:
        text = "".join(f"{line}\n" for line in lines)
        command = ("assess", sheet, "--plain", "--lang", "en", "--pack", PACK, *options)
        done = process(*command, input=text, cwd=tmp_path)
        return done.returncode, done.stdout, done.stderr  # type: ignore[attr-defined]

    return call


def answers(sheet: Path) -> list[str]:
    text = sheet.read_text(encoding="utf-8")
    lines = text[text.index("answers:") :].splitlines()[1:]
    return [line.strip() for line in lines if line.strip() and not line.strip().startswith("#")]


ALL = [
    "purpose: A quiz",
    "launch: 2026-12-01",
    "regions: [cn]",
    "sectors: none",
    "personal-data: yes",
    "users: 1000",
    "PRI-01: {not-applicable: No data}",
    "PRI-02: [logged]",
    "TST-01: unknown",
    "TST-02: {tested: 500, passed: 488}",
]


def test_a_whole_interview_with_a_report_through_a_pipe(assess: Callable[..., tuple], tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yaml"
    code, out, err = assess(sheet, [*WHOLE, *RULES, "2", "out.html"])
    assert (code, err) == (ExitCode.DONE, "riskcheck: out.html is written.\n")
    assert answers(sheet) == ALL
    assert "Every question has an answer; answered with unknown: 1." in out
    assert "\x1b" not in out
    assert "Robot" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_scores_and_report_speak_the_language_that_the_interview_was_left_in(
    assess: Callable[..., tuple], tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.yaml"
    code, out, err = assess(sheet, [*WHOLE, *RULES, "l", "2", "out.html"])
    assert (code, err) == (ExitCode.DONE, "riskcheck: 已写入 out.html。\n")
    assert "结论：" in out
    assert "Verdict:" not in out
    assert '<html lang="zh' in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_a_report_at_the_end_keeps_within_its_limits(assess: Callable[..., tuple], tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yaml"
    code, _, err = assess(sheet, [*WHOLE, *RULES, "2", "out.pdf"], "--memory-limit", "64")
    assert code == ExitCode.NOT_WRITTEN
    assert err.endswith("allow more MiB with --memory-limit\n")
    assert not (tmp_path / "out.pdf").exists()


def test_a_sheet_that_cannot_be_begun_is_told_before_anything_is_asked(
    assess: Callable[..., tuple], tmp_path: Path
) -> None:
    sheet = tmp_path / "gone" / "sheet.yaml"
    code, out, err = assess(sheet, WHOLE)
    assert (code, out) == (ExitCode.NOT_WRITTEN, "")
    assert err == f"riskcheck: {sheet}: not written: no such folder: {sheet.parent}\n"


def test_a_sheet_that_was_broken_off_before_its_first_question_is_not_there(
    assess: Callable[..., tuple], tmp_path: Path
) -> None:
    assert assess(tmp_path / "sheet.yaml", WHOLE[:1])[0] == ExitCode.CANNOT_ASK
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_is_begun_behind_a_link(assess: Callable[..., tuple], tmp_path: Path) -> None:
    link, sheet = tmp_path / "link.yaml", tmp_path / "sheet.yaml"
    link.symlink_to("sheet.yaml")
    assert assess(link, WHOLE[:4])[0] == ExitCode.CANNOT_ASK
    assert link.readlink() == Path("sheet.yaml")
    assert answers(sheet) == ALL[:1]


def test_the_end_of_the_lines_loses_nothing(assess: Callable[..., tuple], tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yaml"
    code, _, err = assess(sheet, WHOLE[:6])
    assert code == ExitCode.CANNOT_ASK
    assert err == (
        "riskcheck: the input ended before all questions were answered; every answer so far is saved; "
        "run the same command again to go on\n"
    )
    assert answers(sheet) == ALL[:3]
    code, out, _ = assess(sheet, [*WHOLE[6:], *RULES, "1"])
    assert code == ExitCode.DONE
    assert "Going on where you stopped. Questions left: 7 at most." in out
    assert answers(sheet) == ALL


def test_a_part_of_the_questions(assess: Callable[..., tuple], tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(HEAD + "answers:\n  personal-data: no\n  TST-01: unknown\n", encoding="utf-8")
    code, out, _ = assess(sheet, ["5", "1"], "--unknown")
    assert code == ExitCode.DONE
    assert answers(sheet) == ["personal-data: no", "TST-01: 5"]
    assert "This part is done. Questions outside it without an answer: 6." in out
    code, _, _ = assess(sheet, ["500", "488", "1"], "--only", "tests")
    assert code == ExitCode.DONE
    assert answers(sheet)[1:] == ["TST-01: 5", "TST-02: {tested: 500, passed: 488}"]
    code, _, _ = assess(sheet, ["A quiz", "/q"], "--only", "profile")
    assert "purpose: A quiz" in answers(sheet)


def test_a_sheet_of_one_owner_asks_that_owner_alone(assess: Callable[..., tuple], tmp_path: Path) -> None:
    sheet = tmp_path / "engineering.yaml"
    sheet.write_text(HEAD + "for: engineering\nanswers: {}\n", encoding="utf-8")
    code, _, _ = assess(sheet, ["2", "5", "500", "488", "1"])
    assert code == ExitCode.DONE
    text = sheet.read_text(encoding="utf-8")
    asked = ["PRI-02: [logged]", "TST-01: 5", "TST-02: {tested: 500, passed: 488}"]
    assert [line for line in asked if line in text] == asked
    assert "PRI-01" not in text
    assert "purpose" not in text


def test_a_new_product_begins_from_an_old_sheet(assess: Callable[..., tuple], tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    assert assess(old, [*WHOLE, *RULES, "1"])[0] == ExitCode.DONE
    stale = old.read_text(encoding="utf-8").replace("PRI-02: [logged]", "PRI-02: [logged]\n  GON-01: yes")
    old.write_text(stale, encoding="utf-8")
    confirmed = ["", "2027-03-01", "", "", "", "", "x", "No data", "/d", "100", "99"]
    code, out, err = assess(new, [*WHOLE[:3], *confirmed, "4", "1"], "--from", str(old))
    assert code == ExitCode.DONE, out + err
    assert answers(new) == [
        *ALL[:1],
        "launch: 2027-03-01",
        *ALL[2:9],
        "TST-02: {tested: 100, passed: 99}",
    ]
    assert f"{old}:" in err
    assert "GON-01" in err


def test_a_sheet_that_is_open_elsewhere_can_be_read(assess: Callable[..., tuple], tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(HEAD + "answers:\n  purpose: A quiz\n", encoding="utf-8")
    with SheetStore.open(sheet, "2026-11-22 14:03"):
        code, out, err = assess(sheet, ["2"])
        assert code == ExitCode.CANNOT_ASK
        assert f"(process {os.getpid()}), since 2026-11-22 14:03. Two cannot write at once." in out
        assert "is open in another interview" in err
        assert assess(sheet, ["/r", "1"], "--read-only")[0] == ExitCode.DONE
        code, out, _ = assess(sheet, ["1", "2026-12-01", "/r", "1"])
        assert code == ExitCode.DONE
        assert "This sheet is open for reading only; no answer is taken." in out
    assert answers(sheet) == ["purpose: A quiz"]


def test_a_sheet_that_cannot_be_locked_is_asked_all_the_same(
    assess: Callable[..., tuple], tmp_path: Path
) -> None:
    sheet = tmp_path / f"{'x' * 250}.yaml"  # no room for the longer name of a lock
    sheet.write_text(HEAD + "answers:\n", encoding="utf-8")
    _, out, _ = assess(sheet, ["A quiz", "/q"])
    assert "The sheet could not be locked (File name too long): a second interview" in out
    assert answers(sheet) == ["purpose: A quiz"]


def test_an_old_sheet_of_another_pack_is_refused_before_anything_is_asked(
    assess: Callable[..., tuple], tmp_path: Path
) -> None:
    old = tmp_path / "old.yaml"
    old.write_text(HEAD.replace("mini@1.2.0", "other@1.0.0") + "answers: {}\n", encoding="utf-8")
    code, out, err = assess(tmp_path / "new.yaml", ["Robot"], "--from", str(old))
    assert (code, out) == (ExitCode.INVALID, "")
    assert err == f"{old}:2:7: the sheet is for the pack 'other', not for 'mini' [AS004]\n"
    assert not (tmp_path / "new.yaml").exists()


def test_an_error_in_chinese_keeps_its_hint_in_chinese_marks(process, sheet: Path) -> None:
    ran = process("assess", sheet, "--plain", "--lang", "zh", stdin=-3)
    assert ran.returncode == ExitCode.CANNOT_ASK
    assert ran.stderr == (
        "riskcheck: 输入已结束，仍有问题未回答；此前的回答均已保存；再次运行同一命令即可继续\n"
    )
