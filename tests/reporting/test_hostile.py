"""Hostile answers print literally in the PDF and the HTML, and reach nothing outside of the program.

Each sheet in `hostile` goes through the program as a user runs it, in a process that may open nothing but the
program's own files and the folder of the sheet.
"""

import html
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from riskcheck.cli.boundary import run
from riskcheck.reporting.glyphs import Coverage
from riskcheck.resources import reports_dir
from tests.reporting.test_page import Reader

CHECKOUT = Path(__file__).parents[2]
SHEETS = sorted((Path(__file__).parent / "hostile").glob("*.yaml"))
PLAIN = {"audience", "personal-data", "riskcheck", "pack", "date", "due", "value"}  # choices, not texts
COVERAGE = Coverage.parse((reports_dir() / "fonts" / "coverage.txt").read_text(encoding="ascii"))
HEAD = """\
riskcheck: 1
pack: hostile@0.1.0
product: {name: Boat}
assessor: {name: A}
date: 2026-11-22
answers:
"""
EXTENSION_B = [chr(code) for code in range(0x20000, 0x2A6E0)]  # 42,720 characters


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packs")
    assert run(["rules", "new", "hostile", "--dir", str(folder), "--date", "2026-11-20"]) == 0
    return folder / "hostile"


def printed(sheet: Path, pack: Path, folder: Path, suffix: str) -> Path:
    """Return the report of a sheet, made in a process that is confined to what it needs."""
    report = folder / f"report{suffix}"
    inside = [CHECKOUT / name for name in ("riskcheck", "reports", "tests/guards", ".venv")]
    confined = os.pathsep.join(map(str, [*inside, folder, pack, sheet.parent]))
    environment = os.environ | {
        "RISKCHECK_TESTS_CONFINED": confined,
        "TMPDIR": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environment["PYTHONPATH"] = os.pathsep.join([environment["PYTHONPATH"], str(CHECKOUT)])
    command = [
        sys.executable,
        "-m",
        "riskcheck",
        "report",
        str(sheet),
        "--pack",
        str(pack),
        "-o",
        str(report),
    ]
    done = subprocess.run(
        [*command, "--lang", "en"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, f"riskcheck: {report} is written.\n")
    return report


def texts(content: Any, key: str = "") -> Iterator[str]:
    """Give the texts that a sheet says in a person's own words."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield from texts(value, name)
    elif isinstance(content, list):
        for value in content:
            yield from texts(value, key)
    elif isinstance(content, str) and key not in PLAIN and key not in {"DAT-01", "ANS-02"}:
        yield content


def squeezed(text: str) -> str:
    """Return a text without its blanks: where a line breaks is not the question."""
    return "".join(text.split())


def expected_of(sheet: Path) -> set[str]:
    content = yaml.safe_load(sheet.read_text(encoding="utf-8"))
    found = {squeezed(COVERAGE.printable(text)) for text in texts(content)}
    assert len(found) >= 4  # name, short text, summary, note
    return found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_hostile_answers_are_text_in_the_html(sheet: Path, pack: Path, tmp_path: Path) -> None:
    page = printed(sheet, pack, tmp_path, ".html").read_text(encoding="utf-8")
    reader = Reader(page)
    shown = squeezed("".join(reader.text))
    assert [text for text in sorted(expected_of(sheet)) if text not in shown] == []
    assert reader.tags.isdisjoint({"script", "img", "iframe", "object", "link", "base", "b", "image", "use"})
    assert not [
        address
        for address in reader.addresses
        if "passwd" in address or "127.0.0.1" in html.unescape(address)
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_hostile_answers_are_text_in_the_pdf(sheet: Path, pack: Path, tmp_path: Path) -> None:
    reader = PdfReader(printed(sheet, pack, tmp_path, ".pdf"))
    shown = squeezed("".join(page.extract_text() for page in reader.pages))
    assert [text for text in sorted(expected_of(sheet)) if text not in shown] == []
    assert sorted(reader.attachments) == ["answers.yaml", "assessment.json", "manifest.json", "pack.zip"]
    assert reader.attachments["answers.yaml"] == [sheet.read_bytes()]


@pytest.fixture(scope="module")
def extension_b(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sheet with all of Extension B in one answer: no text may be longer than 10,000 characters."""
    pieces = ["".join(EXTENSION_B[start : start + 9000]) for start in range(0, len(EXTENSION_B), 9000)]
    evidence = "".join(f"\n      - {{file: e{number}, note: {piece}}}" for number, piece in enumerate(pieces))
    sheet = tmp_path_factory.mktemp("sheets") / "sheet.yaml"
    sheet.write_text(f"{HEAD}  DAT-02:\n    value: by-hand\n    evidence:{evidence}\n", encoding="utf-8")
    return sheet


def test_all_of_extension_b_is_shown_as_code_points(extension_b: Path, pack: Path, tmp_path: Path) -> None:
    page = printed(extension_b, pack, tmp_path, ".html").read_text(encoding="utf-8")
    shown = "".join(Reader(page).text)
    assert [character for character in EXTENSION_B if COVERAGE.printable(character) not in shown] == []
    assert shown.count("[U+2") > 42_600  # the fonts have some three dozen of them, for names of people


def test_all_of_extension_b_becomes_a_pdf_in_bounded_time(
    extension_b: Path, pack: Path, tmp_path: Path
) -> None:
    reader = PdfReader(printed(extension_b, pack, tmp_path, ".pdf"))
    assert 42_720 / 800 < len(reader.pages) < 42_720 / 200  # so many code points fit on a page
    assert "[U+20000]" in squeezed("".join(page.extract_text() for page in reader.pages[4:12]))


def test_a_text_that_is_too_long_is_refused_and_never_cut(pack: Path, tmp_path: Path, capsys: Any) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(f"{HEAD}  purpose: {'x' * 100_000}\n")
    report = tmp_path / "report.pdf"
    assert run(["report", str(sheet), "--pack", str(pack), "-o", str(report)]) == 3
    message = "purpose: the answer is longer than 10,000 characters (100,000)"
    assert f"{sheet}:7:12: {message} [AS017]" in capsys.readouterr().err
    assert not report.exists()


@pytest.mark.parametrize("unit", ["x", "风", "x\\n", "\\u0301"])
def test_the_longest_text_of_any_kind_is_printed_in_bounded_time(
    unit: str, pack: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.yaml"
    count = 10_000 // (2 if unit in {"x\\n"} else 1)
    sheet.write_text(
        f'{HEAD}  DAT-02: {{value: by-hand, note: "y{unit * (count - 1)}"}}\n',
        encoding="utf-8",
    )
    assert len(PdfReader(printed(sheet, pack, tmp_path, ".pdf")).pages) < 400
