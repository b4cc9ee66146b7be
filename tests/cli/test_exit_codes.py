"""Every exit code of the program, and that each failure is one clear line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from riskcheck.cli import boundary


def test_0_done(riskcheck, sheet):
    code, out, err = riskcheck("score", sheet)
    assert (code, err) == (0, "")
    assert out.startswith("Paper boat 2  (aigc@1.2.0, 2026-11-22)\n")


def test_1_at_or_above_the_level_that_must_not_be_reached(riskcheck, sheet):
    code, out, _ = riskcheck("score", sheet, "--fail-on", "high")
    assert code == 1
    assert out.startswith("Paper boat 2")


def test_0_below_that_level(riskcheck, checkout):
    example = checkout / "rules" / "aigc" / "examples" / "code-companion.yaml"
    assert riskcheck("score", example, "--fail-on", "critical")[0] == 0


USAGE = {
    "scroe": "there is no command 'scroe'; did you mean 'score'? (see riskcheck --help)",
    "score": "Missing argument 'SHEET' (see riskcheck score --help)",
    "rules check aicg": "there is no rule pack 'aicg': neither a folder with a pack.yaml nor a known name; "
    "did you mean 'aigc'?",
    "rules show modalitys": "there is no question 'modalitys' in aigc@1.2.0; did you mean 'modalities'?",
    "example campus-tuter": "there is no example product 'campus-tuter'; did you mean 'campus-tutor'?",
    "new x.yaml --date 2026-02-30": "'2026-02-30' is not a date like 2026-11-22",
    "doctor --lang fr": "'fr' is not one of en, zh",
}


@pytest.mark.parametrize("command", USAGE)
def test_2_usage(riskcheck, command):
    assert riskcheck(*command.split()) == (2, "", f"riskcheck: {USAGE[command]}\n")


def test_2_an_option_that_does_not_exist(riskcheck, sheet):
    code, out, err = riskcheck("score", sheet, "--jsno")
    assert (code, out) == (2, "")
    assert err.startswith("riskcheck: No such option")
    assert "--json" in err


def test_2_a_level_that_does_not_exist(riskcheck, sheet):
    code, out, err = riskcheck("score", sheet, "--fail-on", "hihg")
    assert (code, out) == (2, "")
    levels = "low, moderate, high, critical"
    assert err == f"riskcheck: 'hihg' is not a level of aigc@1.2.0: {levels}; did you mean 'high'?\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("r.docx", "the suffix '.docx' is not one of .pdf, .html, .json"),
        ("r", "the name of a report must end in one of .pdf, .html, .json; or be that of a folder"),
    ],
)
def test_2_a_suffix_that_is_no_format(riskcheck, sheet, tmp_path, name, message):
    assert riskcheck("report", sheet, "-o", tmp_path / name) == (2, "", f"riskcheck: {message}\n")


SECTIONS = (
    "privacy-collection, privacy-sharing, privacy-control, copyright, bias, liability, fraud, prohibited, "
    "security, principles, governance, society, health, finance-education, work-mobility, media-commerce, "
    "creation"
)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("PRI-3", "there is no section or rule 'PRI-3' in aigc@1.2.0; did you mean 'PRI-03'?"),
        ("隐私", f"there is no section or rule '隐私' in aigc@1.2.0; the sections are {SECTIONS}"),
        (
            "role",
            "'role' is a profile question: it carries no score; "
            "see what it decides on: riskcheck rules show role",
        ),
    ],
)
def test_2_nothing_to_explain(riskcheck, sheet, name, message):
    assert riskcheck("explain", sheet, name) == (2, "", f"riskcheck: {message}\n")


def test_3_an_invalid_sheet_names_every_defect(riskcheck, sheet):
    sheet.write_text(sheet.read_text().replace("uses-api", "uses-appi").replace("COP-03", "COP-033"))
    code, out, err = riskcheck("score", sheet)
    assert (code, out) == (3, "")
    assert err.splitlines() == [
        f"{sheet}:8:9: role: 'uses-appi' is not one of uses-api, hosts-open-model, fine-tunes, trains; "
        "did you mean 'uses-api'? [AS012]",
        f"{sheet}:11:3: there is no question 'COP-033' in aigc@1.2.0; did you mean 'COP-03'? [AS007]",
    ]


BAD_FILES = {
    "missing": (None, "{file}: no such file [FI001]\n"),
    "empty": (b"", "{file}: the file is empty; riskcheck new writes a sheet to fill in [FI004]\n"),
    "blank": (b"  \n\n", "{file}: the file is empty; riskcheck new writes a sheet to fill in [FI004]\n"),
    "binary": (
        b"PK\x03\x04\x00\x00",
        "{file}: this is not a text file in UTF-8: it holds NUL bytes [FI006]\n",
    ),
    "list": (b"- 1\n- 2\n", None),
    "not-yaml": (b"a: [1\nb: 2\n", None),
    "gb18030": (
        "产品: 风险".encode("gb18030"),
        "{file}:1:1: the file is not in UTF-8; save it as UTF-8 [FI005]\n",
    ),
    "utf-16": (
        "产品: 1".encode("utf-16"),
        "{file}: the file is in UTF-16, not in UTF-8; save it as UTF-8 [FI005]\n",
    ),
    "deep": (b"[" * 1000 + b"]" * 1000, None),
    "deeper": (b"[" * 500_000, None),
    "large": (b"a: b\n" * 10_000_000, "{file}: the file is larger than 2 MiB [FI003]\n"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", ["score", "check"])
def test_3_a_file_that_is_no_sheet_is_one_line(process, tmp_path, name, command):
    content, line = BAD_FILES[name]
    file = tmp_path / "sheet.yaml"
    if content is not None:
        file.write_bytes(content)
    done = process(command, file)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"{file}:")
    if line is not None:
        assert done.stderr == line.format(file=file)


def test_3_a_folder_is_no_sheet(riskcheck, tmp_path):
    code, _, err = riskcheck("score", tmp_path)
    assert (code, err) == (3, f"{tmp_path}: this is a folder, not a file [FI002]\n")


def test_4_an_existing_report_is_not_overwritten(riskcheck, sheet, tmp_path):
    report = tmp_path / "report.json"
    report.write_text("mine")
    code, _, err = riskcheck("report", sheet, "-o", report)
    assert code == 4
    assert err.count("\n") == 1
    assert "--force" in err
    assert report.read_text() == "mine"
    assert riskcheck("report", sheet, "-o", report, "--force")[0] == 0
    assert report.read_text().startswith("{\n")


def test_4_a_folder_that_does_not_exist(riskcheck, sheet, tmp_path):
    code, _, err = riskcheck("report", sheet, "-o", tmp_path / "no" / "report.json")
    assert code == 4
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == [sheet]


def test_4_standard_output_is_full(process, sheet):
    with Path("/dev/full").open("w") as full:
        done = process("score", sheet, stdout=full, stderr=-1)
    assert done.returncode == 4
    assert done.stderr == ("riskcheck: the output could not be written in full: No space left on device\n")


def test_4_standard_output_is_closed(process, sheet):
    reader, writer = os.pipe()
    os.close(reader)
    done = process("score", sheet, "--json", stdout=writer, stderr=-1)
    os.close(writer)
    assert done.returncode == 4
    assert done.stderr == "riskcheck: the output could not be written in full: it was closed\n"


def test_5_incomplete_where_completeness_is_demanded(riskcheck, sheet):
    code, out, err = riskcheck("score", sheet, "--complete")
    assert (code, out) == (5, "")
    assert err.startswith("riskcheck: the sheet is incomplete: ")
    assert err.count("\n") == 1


def test_5_nobody_can_be_asked(process, sheet):
    done = process("assess", sheet, stdin=-3)
    assert done.returncode == 5
    assert done.stderr.count("\n") == 1


def test_70_a_defect_of_ours_is_logged_and_named(riskcheck, monkeypatch, tmp_path, sheet):
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr("riskcheck.api.open_case", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, _, err = riskcheck("score", sheet)
    (log,) = tmp_path.glob("riskcheck-*.log")
    assert code == 70
    assert err == f"riskcheck: this is a defect of riskcheck, not of your files; details are in {log}\n"
    assert log.read_text().endswith("ZeroDivisionError: a fault\n")


def test_130_interrupted(monkeypatch, capsys):
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(boundary.app, "main", interrupted)
    assert boundary.run(["score"]) == 130
    assert capsys.readouterr().err == "riskcheck: interrupted\n"


def test_a_score_imports_nothing_that_it_does_not_need(sheet):
    heavy = {"weasyprint", "jinja2", "questionary", "prompt_toolkit"}
    code = (
        "import sys; from riskcheck.cli.boundary import run; run(sys.argv[1:]); "
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "score", str(sheet)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
