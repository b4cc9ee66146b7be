"""Every command that writes one document prints it where the file is called `-`."""

import os
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "rules" / "aigc" / "examples" / "code-companion.yaml"
PRINTING = {
    "example": ("example", "code-companion", "-o", "-"),
    "new": ("new", "-", "--date", "2026-11-22", "--lang", "zh"),
    "part": ("new", "-", "--for", "legal", "--from", EXAMPLE),
    "merge": ("merge", EXAMPLE, EXAMPLE, "-o", "-"),
    "report": ("report", EXAMPLE, "-o", "-", "--format", "json"),
}
SAID = {
    "part": "riskcheck: The standard output is written. Questions for Legal: 7.\n",
    "merge": "riskcheck: The standard output is written from 2 sheets. Answers: 67, open questions: 0.\n",
}


@pytest.mark.parametrize("name", PRINTING)
def test_what_is_printed_is_what_is_written_and_no_file_appears(process, tmp_path, name):
    printing = PRINTING[name]
    file = tmp_path / "written.json"
    writing = [file if arg == "-" else arg for arg in printing if arg not in ("--format", "json")]
    assert process(*writing, cwd=tmp_path).returncode == 0
    printed = process(*printing, cwd=tmp_path)
    assert (printed.returncode, printed.stderr) == (0, SAID.get(name, ""))
    assert printed.stdout == file.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [file]


def test_4_a_document_for_a_pipe_that_was_closed(process, tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    done = process(*PRINTING["example"], cwd=tmp_path, stdout=writer, stderr=-1)
    os.close(writer)
    assert done.returncode == 4
    assert done.stderr == "riskcheck: the output could not be written in full: it was closed\n"


WRONG = {
    ("-o", "-"): "a report on standard output needs a format; add --format pdf, html or json",
    (EXAMPLE, "-o", "-"): "several reports cannot go to standard output; name a folder with -o",
    ("-o", "r.pdf", "--format", "html"): "--format and --jobs are for reports in a folder; "
    "a file says its format by its name",
}


@pytest.mark.parametrize("args", WRONG)
def test_2_a_report_that_cannot_be_printed(riskcheck, tmp_path, monkeypatch, args):
    monkeypatch.chdir(tmp_path)
    assert riskcheck("report", EXAMPLE, *args) == (2, "", f"riskcheck: {WRONG[args]}\n")
    assert not list(tmp_path.iterdir())
