"""`riskcheck verify` and `riskcheck import`."""

import re
from pathlib import Path

import pytest

from riskcheck.api import verifying
from riskcheck.errors import ExitCode
from riskcheck.reporting.archive import making
from tests.support.reports import ENGLISH, made, small_case


@pytest.fixture(autouse=True)
def _made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "render", made)


@pytest.fixture(scope="module")
def report() -> bytes:
    return made(small_case(), ".pdf", ENGLISH)


def test_the_command_says_what_came_out(riskcheck, report: bytes, tmp_path: Path) -> None:
    good, bad, none = (tmp_path / name for name in ("good.pdf", "bad.pdf", "none.pdf"))
    good.write_bytes(report)
    bad.write_bytes(report + b"\n")
    none.write_bytes(b"%PDF-1.7\n")
    code, out, err = riskcheck("verify", good)
    assert (code, err) == (ExitCode.DONE, "")
    assert out.startswith(f"{good}: verified\n  Help desk, assessed as of 2026-11-22 with small@0.1.0\n")
    code, out, err = riskcheck("verify", bad, "--lang", "zh")
    assert (code, err) == (ExitCode.ALTERED, "")
    assert out.startswith(f"{bad}：已被改动\n")
    assert f"自第{len(report)}字节起" in out
    assert "\n  其中所附的各个文件相互吻合，" in out
    code, out, err = riskcheck("verify", none)
    assert (code, out) == (ExitCode.INVALID, "")
    assert err == (
        f"{none}: cannot be read as a report: "
        "it is not a report of riskcheck: no answer sheet or rule pack is in it [RP001]\n"
    )


def test_quiet_says_only_what_is_wrong(riskcheck, report: bytes, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(report)
    bad.write_bytes(report + b"\n")
    assert riskcheck("verify", good, "--quiet") == (ExitCode.DONE, "", "")
    code, out, _ = riskcheck("verify", bad, "--quiet")
    assert (code, out.splitlines()[0]) == (ExitCode.ALTERED, f"{bad}: altered")


def test_the_command_says_that_only_the_numbers_are_verified(
    riskcheck, report: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(report)
    monkeypatch.setattr(verifying, "__version__", "9.9.9")
    monkeypatch.setattr(making, "_appearance", lambda: "f" * 64)
    monkeypatch.setattr(making, "_code", lambda: "c" * 64)
    code, out, _ = riskcheck("verify", path)
    assert code == ExitCode.ONLY_NUMBERS
    assert out.splitlines()[0] == (
        f"{path}: made by another version; the numbers are verified, the pages are not compared"
    )
    assert (
        f"  - riskcheck: {small_case().assessment.stamp.tool_version} there, 9.9.9 here" in out.splitlines()
    )
    for what, digest in {"own templates, fonts and words": "f" * 16, "code of the program": "c" * 16}.items():
        line = next(line for line in out.splitlines() if what in line)
        assert re.fullmatch(rf"  - the [a-z' ,]+: [0-9a-f]{{16}} there, {digest} here", line)


def test_import_writes_the_sheet_and_overwrites_nothing(riskcheck, report: bytes, tmp_path: Path) -> None:
    pdf, sheet = tmp_path / "report.pdf", tmp_path / "sheet.yaml"
    pdf.write_bytes(report)
    assert riskcheck("import", pdf, "-o", sheet) == (0, "", f"riskcheck: {sheet} is written.\n")
    assert sheet.read_bytes() == small_case().content
    sheet.write_bytes(b"mine")
    code, _, err = riskcheck("import", pdf, "-o", sheet)
    assert code == ExitCode.NOT_WRITTEN
    assert err.endswith("the file exists already; choose another name or use --force\n")
    assert sheet.read_bytes() == b"mine"
    assert riskcheck("import", pdf, "-o", sheet, "--force")[0] == 0
    assert sheet.read_bytes() == small_case().content


def test_import_prints_the_sheet_as_it_is(process, report: bytes, tmp_path: Path) -> None:
    pdf = tmp_path / "report.pdf"
    pdf.write_bytes(report)
    for output in ((), ("-o", "-")):
        ran = process("import", pdf, *output, cwd=tmp_path)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout == small_case().content.decode()
    assert list(tmp_path.iterdir()) == [pdf]


def test_the_public_report_names_nobody(riskcheck, tmp_path: Path) -> None:
    sheet, pack, out = tmp_path / "sheet.yaml", tmp_path / "pack", tmp_path / "public.json"
    case = small_case()
    sheet.write_bytes(case.content)
    for name, content in case.loaded.files.items():
        (pack / name).parent.mkdir(parents=True, exist_ok=True)
        (pack / name).write_bytes(content)
    assert case.sheet.assessor.name in sheet.read_text(encoding="utf-8")
    assert riskcheck("report", sheet, "--public", "--pack", pack, "-o", out)[0] == ExitCode.DONE
    assert case.sheet.assessor.name not in out.read_text(encoding="utf-8")
