"""Where pages and lines end: nothing stands alone, no text leaves its page, no mark its side of a line."""

import io
import re
from fractions import Fraction
from typing import Any

import pytest
from pypdf import PdfReader

from riskcheck.core.answers.model import Evidence, Product
from riskcheck.reporting.formats import FORMATS, Report, ReportOptions, pdf
from tests.reporting.sample import CROSSED, HALF, answered, assess, report_of, sheet_of, small_pack, words
from tests.support.typeset import lines_on, measured, texts_in
from tests.support.typography import badly_broken


def pages_of(body: str) -> list[list[str]]:
    """Return the words of each page of a report that holds this body alone."""
    style = re.search(r"<style>.*?</style>", FORMATS[".html"](report_of(HALF)).decode(), re.DOTALL)
    assert style
    page = f'<html lang="en" class="in-en"><title>t</title>{style[0]}<body><main>{body}</main></body></html>'
    return [page.extract_text().split() for page in PdfReader(io.BytesIO(pdf.render(page))).pages]


def table(css: str, rows: int, last: str = "") -> str:
    """Return a table whose rows are `row0`, `row1`, ..."""
    lines = "".join(f"<tr><td>row{number}</td></tr>" for number in range(rows))
    head = '<thead><tr><th scope="col">head</th></tr></thead>'
    return f'<table class="grid {css}">{head}<tbody>{lines}{last}</tbody></table>'


def rows_on(body: str) -> list[int]:
    return [sum(word.startswith("row") for word in words) for words in pages_of(body)]


@pytest.fixture(scope="module")
def full() -> int:
    """How many rows the first page of a long table holds."""
    return rows_on(table("", 100))[0]


def test_no_page_begins_with_the_last_row_alone(full: int) -> None:
    assert rows_on(table("", full)) == [full]
    assert rows_on(table("", full + 1)) == [full - 1, 2]
    assert rows_on(table("", full + 2)) == [full, 2]


def test_no_page_ends_with_the_first_row_alone() -> None:
    for above in range(215, 245, 3):
        pages = pages_of(f'<div style="height: {above}mm"></div>{table("", 3)}')
        first = next(words for words in pages if "row0" in words)
        assert "row1" in first


def test_the_sum_of_the_ledger_keeps_two_rows_with_it() -> None:
    last = '<tr class="sum"><th scope="row">sum</th></tr>'
    full = rows_on(table("ledger", 100))[0]
    pages = pages_of(table("ledger", full, last))
    assert [sum(word.startswith("row") for word in words) for words in pages] == [full - 2, 2]
    assert "sum" in pages[1]


def test_the_last_finding_is_not_parted() -> None:
    card = '<article class="finding edge-0"><h3>title</h3>' + "<p>line</p>" * 12 + "</article>"
    for above in range(230, 200, -6):
        body = f'<section><div style="height: {above}mm"></div>{card}</section>'
        assert [words.count("line") for words in pages_of(body)][-1] == 12


WIDE = "W" * 400 + " " + "风险" * 200 + " " + "https://example.org/" + "a/" * 150


MARKS = "“甲”、“乙”（丙、丁）；《戊》：己！庚？辛，“壬”（癸）。" * 12


def texts_on(page: Any) -> list[tuple[str, float, float]]:
    """Return each text of a page with how far it reaches beyond the left and the right margin, in pixels."""
    left, right = page.content_box_x(), page.content_box_x() + page.width
    return [(box.text, left - box.position_x, box.position_x + box.width - right) for box in texts_in(page)]


@pytest.mark.parametrize("languages", [("zh",), ("en",), ("zh", "en")], ids="+".join)
def test_no_text_leaves_its_page_and_no_mark_its_side_of_a_line(
    languages: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = measured(monkeypatch, lambda page: (texts_on(page), lines_on(page)))
    owner = f"{WIDE[:200]} W"  # a word longer than a line is broken anywhere, even before a mark
    answers = {
        **CROSSED,
        "T-1": answered(Fraction(30), note=WIDE + MARKS, owner=owner, evidence=(Evidence(url=WIDE[-300:]),)),
    }
    product = Product(name=WIDE[:60], version=WIDE[:60], owner=WIDE[380:440], summary=WIDE + MARKS)
    options = ReportOptions(languages)
    wordings = tuple(map(words, languages))
    report = Report(small_pack(), sheet_of(answers, product), assess(answers, product), wordings, options)
    FORMATS[".pdf"](report)
    assert len(pages) > 10
    assert all(texts for texts, _ in pages)
    assert [found for texts, _ in pages for found in texts if max(found[1:]) > 0.5] == []
    assert sum("甲" in line for _, lines in pages for line in lines) > 8
    assert badly_broken(line for _, lines in pages for line in lines) == []


@pytest.mark.parametrize(("languages", "whole"), [(("zh",), True), (("zh", "en"), False)], ids=str)
def test_a_finding_in_one_language_is_not_parted_either(languages: tuple[str, ...], whole: bool) -> None:
    """In two languages it takes half a page or more: kept whole, it would leave pages half empty."""
    wordings = tuple(map(words, languages))
    options = ReportOptions(languages)
    report = Report(small_pack(), sheet_of(HALF), assess(HALF), wordings, options)
    cards = re.findall(r'<article class="finding ([^"]+)">', FORMATS[".html"](report).decode())
    assert len(cards) == len(assess(HALF).findings)
    assert {"whole" in card.split() for card in cards} == {whole}
