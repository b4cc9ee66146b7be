"""A report in two parts is the report in one: what is drawn, linked, tagged and told, but for the numbers."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from riskcheck import api
from riskcheck.reporting.formats import FORMATS, Report, pdf
from riskcheck.reporting.formats.report import page
from riskcheck.reporting.options import ReportOptions
from riskcheck.reporting.parts import dividing, fonts
from riskcheck.reporting.parts.pair import one_by_one
from tests.reporting.parts.reading import Told
from tests.reporting.sample import FULL, HALF, assess, report_of, sheet_of, small_pack, words

KINDS = {"zh": ("zh",), "en": ("en",), "zh+en": ("zh", "en")}
CHAPTERS = 8


@cache
def given(kind: str) -> Report:
    languages = KINDS[kind]
    answers = HALF if kind == "zh" else FULL
    wordings = tuple(map(words, languages))
    return Report(small_pack(), sheet_of(answers), assess(answers), wordings, ReportOptions(languages))


@cache
def told(kind: str) -> dict[str, Any]:
    """Return what a report tells that is rendered in one part."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "divided", lambda _: None)
        return Told(FORMATS[".pdf"](given(kind))).whole()


def differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return [name for name in one if one[name] != other[name]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_in_two_parts_tells_what_one_in_one_part_tells(kind: str) -> None:
    assert differing(Told(FORMATS[".pdf"](given(kind))).whole(), told(kind)) == []


@pytest.mark.parametrize("number", range(CHAPTERS))
def test_it_may_be_divided_before_any_chapter(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def at(_page: str, places: list[int]) -> int:
        assert len(places) == CHAPTERS
        return places[number]

    monkeypatch.setattr(dividing, "_middle", at)
    assert differing(Told(FORMATS[".pdf"](given("zh"))).whole(), told("zh")) == []


HOSTILE = sorted((Path(__file__).parents[1] / "hostile").glob("*.yaml"))


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(api.new_pack("hostile", tmp_path_factory.mktemp("packs"), "2026-11-20")[0].parent)


@pytest.mark.parametrize("sheet", HOSTILE, ids=lambda path: path.stem)
def test_hostile_answers_change_nothing_in_the_second_part(
    sheet: Path, pack: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = api.render(api.open_case(sheet, pack), ".html", ReportOptions(("en",))).decode()
    assert dividing.divided(html)
    joined = Told(pdf.render(html, ours=True)).whole()
    monkeypatch.setattr(pdf, "divided", lambda _: None)
    assert differing(joined, Told(pdf.render(html, ours=True)).whole()) == []


def test_by_turns_gives_the_same_bytes() -> None:
    at_once = FORMATS[".pdf"](given("en"))
    with one_by_one():
        assert FORMATS[".pdf"](given("en")) == at_once


def test_a_font_of_the_second_part_alone_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report is rendered in one part then."""
    glyphs = fonts.LateFonts.glyphs
    monkeypatch.setattr(fonts.LateFonts, "glyphs", lambda late: {**glyphs(late), "OTHER": ([], [])})
    joined = FORMATS[".pdf"](given("en"))
    monkeypatch.setattr(pdf, "divided", lambda _: None)
    assert joined == FORMATS[".pdf"](given("en"))


def test_the_functions_of_weasyprint_are_put_back() -> None:
    import weasyprint

    def exchanged() -> list[Callable[..., object]]:
        layout = weasyprint.layout
        return [
            weasyprint.document.TargetCollector,
            layout.make_all_pages,
            layout.make_margin_boxes,
            weasyprint.pdf.resolve_links,
            weasyprint.pdf.build_fonts_dictionary,
        ]

    before = exchanged()
    FORMATS[".pdf"](given("en"))
    assert exchanged() == before


def html(kind: str) -> str:
    return page(given(kind), lambda name, _: name)


def test_both_pages_have_what_stands_in_every_margin() -> None:
    parts = dividing.divided(html("en"))
    assert parts
    for part in parts[:2]:
        assert part.count('<div class="running-product">') == part.count('<div class="running-mark">') == 1
        assert part.count("<style>") == part.count("<main>") == part.count("</main>") == 1


def test_the_chapters_are_counted_on() -> None:
    parts = dividing.divided(html("en"))
    assert parts
    before = parts.front.count("<h1")
    assert f'<body style="counter-reset: chapter {before}">' in parts.back
    first = re.search('<h1 id="([^"]+)"', parts.back)
    assert first
    assert parts.targets[first[1]] == before + 1
    assert max(parts.targets.values()) == html("en").count("<h1")


def test_about_half_of_the_elements_stand_in_each_part() -> None:
    parts = dividing.divided(html("en"))
    assert parts
    share = parts.front.count("<") / (parts.front.count("<") + parts.back.count("<"))
    assert 0.25 < share < 0.65


@pytest.mark.parametrize("options", [ReportOptions(("en",), summary=True)])
def test_the_short_form_is_not_divided(options: ReportOptions) -> None:
    report = report_of(FULL, "en")
    short = Report(report.pack, report.sheet, report.assessment, report.wordings, options)
    assert dividing.divided(page(short, lambda name, _: name)) is None


def test_a_page_of_another_form_is_not_divided() -> None:
    whole = html("en")
    assert dividing.divided(whole + "<p>more</p>") is None
    assert dividing.divided(whole.replace('<section class="chapter', '<section class="part')) is None
