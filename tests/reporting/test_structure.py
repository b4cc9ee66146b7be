"""What a screen reader, a search and a copy find in a report: its tags, their order, its text."""

import io
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from riskcheck.reporting.formats import FORMATS, Report
from riskcheck.reporting.options import ReportOptions
from tests.reporting.sample import FULL, HALF, assess, sheet_of, small_pack, words

KINDS = {"zh": ("zh",), "en": ("en",), "zh+en": ("zh", "en")}


@cache
def report(kind: str) -> PdfReader:
    languages = KINDS[kind]
    answers = HALF if kind == "zh" else FULL
    wordings = tuple(map(words, languages))
    given = Report(small_pack(), sheet_of(answers), assess(answers), wordings, ReportOptions(languages))
    return PdfReader(io.BytesIO(FORMATS[".pdf"](given)))


def kids(tag: Any) -> list[Any]:
    found = tag.get("/K", [])
    return found if isinstance(found, list) else [found]


def tags(reader: PdfReader) -> Iterator[Any]:
    """Yield every tag in reading order."""
    yield from below(reader.root_object["/StructTreeRoot"])


def below(tag: Any) -> Iterator[Any]:
    for kid in kids(tag):
        inner = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(inner, dict) and "/S" in inner:
            yield inner
            yield from below(inner)


def of_kind(kind: str, name: str) -> list[Any]:
    return [tag for tag in tags(report(kind)) if tag.get("/S") == name]


def text_of(kind: str) -> str:
    """Return the text without line ends and blanks: where a line breaks is not the question."""
    return "".join("".join(page.extract_text() for page in report(kind).pages).split())


@pytest.mark.parametrize("kind", KINDS)
def test_headings_begin_at_the_top_and_leave_no_level_out(kind: str) -> None:
    levels = [int(tag["/S"][2]) for tag in tags(report(kind)) if re.fullmatch("/H[1-6]", tag.get("/S", ""))]
    assert levels[0] == 1
    assert [(above, level) for above, level in pairwise(levels) if level > above + 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_has_a_text_in_its_place(kind: str) -> None:
    pictures = of_kind(kind, "/Figure")
    assert len(pictures) > 3
    assert [tag for tag in pictures if len(str(tag.get("/Alt", "")).strip()) < 2] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_has_headers_and_every_header_a_direction(kind: str) -> None:
    tables = of_kind(kind, "/Table")
    assert len(tables) > 3
    assert [table for table in tables if not any(tag["/S"] == "/TH" for tag in below(table))] == []
    directions = {tag["/A"].get("/Scope") for tag in of_kind(kind, "/TH")}
    assert directions == {"/Column", "/Row"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_tags_go_through_the_pages_in_order(kind: str) -> None:
    reader = report(kind)
    places = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    pages = [
        places[tag.raw_get("/Pg").idnum]
        for tag in tags(reader)
        if "/Pg" in tag and any(isinstance(kid, int) for kid in kids(tag))
    ]
    assert set(pages) == set(range(len(reader.pages)))
    assert pages == sorted(pages)


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_is_tagged_and_says_where_it_goes(kind: str) -> None:
    reader = report(kind)
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert links
    assert [link for link in links if not link.get("/Contents")] == []
    tagged = [
        (tag["/S"], kid.get_object()["/Obj"])
        for tag in tags(reader)
        for kid in kids(tag)
        if hasattr(kid, "get_object") and isinstance(kid.get_object(), dict) and "/Obj" in kid.get_object()
    ]
    assert len(tagged) == len(links)
    assert {kind for kind, _ in tagged} == {"/Link"}


def test_a_report_in_one_language_says_it_once() -> None:
    for kind in ("zh", "en"):
        assert report(kind).root_object["/Lang"] == kind


def test_side_by_side_each_passage_says_its_language() -> None:
    root = str(report("zh+en").root_object["/Lang"])
    other = {"zh": "en", "en": "zh"}[root]
    marked = [tag["/Lang"] for tag in tags(report("zh+en")) if "/Lang" in tag]
    assert marked.count(other) > 50
    assert set(marked) <= {"zh", "en"}


def test_chinese_is_found_as_it_is_written() -> None:
    """Every title of the pack is in the text, letter by letter: a search finds it, and a copy is right."""
    text = text_of("zh")
    pack = small_pack()
    titles = [pack.say(question.title, "zh") for question in pack.questions.values()]
    assert [title for title in titles if title not in text] == []
    assert "辅导员" in text
    assert [letter for letter in text if letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff"] == []
