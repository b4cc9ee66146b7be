"""Reports of several sheets in one folder: all begin or none does, and one that fails keeps back no other."""

import pytest

from riskcheck.reporting.rendering import child
from riskcheck.reporting.rendering.messages import Step


@pytest.fixture
def two(sheet, tmp_path):
    """Two sheets, of two products."""
    other = tmp_path / "other.yaml"
    other.write_text(sheet.read_text(encoding="utf-8").replace("Paper boat", "Paper plane"), encoding="utf-8")
    return sheet, other


@pytest.mark.parametrize("kind", ["html", "json"])
@pytest.mark.parametrize("jobs", [1, 16])
def test_0_each_report_has_the_name_of_its_sheet(riskcheck, two, tmp_path, kind, jobs):
    folder = tmp_path / "reports"
    code, out, err = riskcheck("report", *two, "-o", folder, "--format", kind, "--jobs", jobs)
    assert (code, out) == (0, "")
    written = [folder / f"sheet.{kind}", folder / f"other.{kind}"]
    assert sorted(err.splitlines()) == sorted(f"riskcheck: {path} is written." for path in written)
    assert sorted(folder.iterdir()) == sorted(written)
    for path, sheet in zip(written, two, strict=True):
        alone = tmp_path / f"alone.{kind}"
        assert riskcheck("report", sheet, "-o", alone, "--force")[0] == 0
        assert path.read_bytes() == alone.read_bytes()


def test_a_folder_that_is_there_takes_the_report_of_one_sheet_as_pdf(riskcheck, sheet, tmp_path):
    (tmp_path / "reports").mkdir()
    assert riskcheck("report", sheet, "-o", tmp_path / "reports", "--quiet") == (0, "", "")
    assert (tmp_path / "reports" / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_3_the_defects_of_all_sheets_are_listed_before_anything_is_made(riskcheck, two, tmp_path):
    for path in two:
        path.write_text(path.read_text().replace("role: uses-api", "role: usesapi"))
    code, _, err = riskcheck("report", *two, "-o", tmp_path / "reports")
    assert code == 3
    assert [line.split(":")[0] for line in err.splitlines()] == [str(path) for path in two]
    assert not (tmp_path / "reports").exists()


def test_5_every_incomplete_sheet_is_named(riskcheck, two, tmp_path):
    code, _, err = riskcheck("report", *two, "-o", tmp_path / "reports", "--complete")
    assert code == 5
    first, second = err.splitlines()
    assert first.startswith(f"riskcheck: {two[0]}: the sheet is incomplete: ")
    assert second.startswith(f"{two[1]}: the sheet is incomplete: ")
    assert not (tmp_path / "reports").exists()


def test_1_one_sheet_at_or_above_the_level(riskcheck, two, tmp_path):
    options = ("--format", "json", "--quiet", "--fail-on", "critical")
    assert riskcheck("report", *two, "-o", tmp_path / "reports", *options) == (1, "", "")
    assert len(list((tmp_path / "reports").iterdir())) == 2


def test_2_two_sheets_of_one_name(riskcheck, sheet, tmp_path):
    (tmp_path / "more").mkdir()
    other = tmp_path / "more" / "sheet.yaml"
    other.write_text(sheet.read_text())
    folder = tmp_path / "reports"
    assert riskcheck("report", sheet, other, "-o", folder) == (
        2,
        "",
        f"riskcheck: several of the sheets would be written to {folder / 'sheet.pdf'}; rename a sheet\n",
    )


def test_2_options_of_a_folder_for_a_file(riskcheck, sheet, tmp_path):
    code, _, err = riskcheck("report", sheet, "-o", tmp_path / "r.pdf", "--jobs", 2)
    assert (code, err) == (
        2,
        "riskcheck: --format and --jobs are for reports in a folder; a file says its format by its name\n",
    )


def test_4_nothing_is_made_where_a_file_would_be_overwritten(riskcheck, two, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("sheet.json", "other.json"):
        (folder / name).write_text("mine")
    code, _, err = riskcheck("report", *two, "-o", folder, "--format", "json")
    assert code == 4
    assert err == (
        f"riskcheck: {folder / 'sheet.json'}, {folder / 'other.json'}: not written: the files exist already; "
        "choose another name or use --force\n"
    )
    assert {path.read_text() for path in folder.iterdir()} == {"mine"}


def test_4_a_folder_that_cannot_be_made(riskcheck, two, tmp_path):
    folder = tmp_path / "no" / "reports"
    assert riskcheck("report", *two, "-o", folder) == (
        4,
        "",
        f"riskcheck: {folder}: the folder could not be made: No such file or directory\n",
    )


def test_4_one_report_that_fails_does_not_keep_back_the_other(riskcheck, two, tmp_path, monkeypatch):
    from riskcheck.reporting.formats import FORMATS

    def failing(report):
        if report.sheet.product.name == "Paper plane":
            raise child.NotWrittenError("the PDF would not be complete: no image", "mend it")
        return b"made"

    monkeypatch.setitem(FORMATS, ".html", failing)
    folder = tmp_path / "reports"
    code, _, err = riskcheck("report", *two, "-o", folder, "--format", "html")
    assert code == 4
    assert sorted(err.splitlines()) == sorted(
        [
            f"riskcheck: {folder / 'other.html'}: the PDF would not be complete: no image; mend it",
            f"riskcheck: {folder / 'sheet.html'} is written.",
        ]
    )
    assert [path.name for path in folder.iterdir()] == ["sheet.html"]
    assert (folder / "sheet.html").read_bytes() == b"made"


def test_the_progress_of_many_counts_those_that_are_done(monkeypatch, capsys):
    from riskcheck import api
    from riskcheck.cli import progress

    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    with progress.ProgressLine() as line:
        watch = progress.watch_reports(line, lambda: api.wording("en"), lambda: 3, 12)
        watch(Step("layout", 7, 0))
    shown = "\r\x1b[2K3 of 12 reports done. Report: laying out page 7\r\x1b[2K"
    assert capsys.readouterr().err == shown
