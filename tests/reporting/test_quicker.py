"""The quicker functions give the bytes that WeasyPrint gives by itself, and leave no trace."""

from contextlib import nullcontext

import pytest

from riskcheck.reporting.formats import FORMATS, pdf
from riskcheck.reporting.quicker import exchanges, quicker
from riskcheck.reporting.quicker.notes import without_notes
from tests.reporting.sample import FULL, report_of

PAGE = """<html lang="en"><title>t</title><style>
@page { size: A5; @top-left { content: element(head) }
@bottom-right { content: counter(page) "/" counter(pages) } }
body { font-family: Riskcheck Sans; columns: 1 }
.running { position: running(head) }
.float { float: right; width: 30%; min-width: 2em; padding: 1%; margin: auto }
.over { position: absolute; top: 10%; left: calc(2em + 5%); max-width: 50% }
.near { position: relative; left: 3%; top: 2px }
.note { float: footnote }
.fixed { position: fixed; bottom: 0 }
.box { box-sizing: border-box; border: 2px solid; height: 20%; min-height: auto; max-height: 90% }
table { border-collapse: collapse; width: 60%; table-layout: fixed } td { border: 1px solid; padding: 2% }
.flex { display: flex } .flex p { flex: 1; min-width: auto }
</style><div class="running">head</div><h1 id="a">A</h1><p>text<span class="note">note</span></p>
<div class="float">float</div><div class="over">over</div><div class="near">near</div>
<div class="fixed">fixed</div>
<div class="box">box</div><table><tr><th scope="col">h</th></tr><tr><td>c</td></tr></table>
<div class="flex"><p>one</p><p>two</p></div><ul><li>x<ol><li>y</li></ol></li></ul><a href="#a">back</a>
<svg viewBox="0 0 9 9" width="40"><title>S</title><rect width="50%" height="9"/></svg>
""" + "".join(
    f"<p style='break-before: page'>{number} <a href='https://example.org'>out</a></p>" for number in range(9)
)


def test_a_page_with_boxes_of_every_kind_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = pdf.render(PAGE)
    monkeypatch.setattr(pdf, "quicker", nullcontext)
    assert pdf.render(PAGE) == quick


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_report_is_the_same(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = FORMATS[".pdf"](report_of(FULL, language))
    monkeypatch.setattr(pdf, "quicker", nullcontext)
    monkeypatch.setattr(pdf, "without_notes", lambda *_: None)
    assert FORMATS[".pdf"](report_of(FULL, language)) == quick


@pytest.mark.parametrize(
    "page", [PAGE, PAGE.replace('<span class="note">note</span>', "").replace("footnote", "left")]
)
def test_a_page_without_footnotes_is_the_same_without_their_styles(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = pdf.render(page)
    monkeypatch.setattr(pdf, "without_notes", lambda *_: None)
    assert pdf.render(page) == quick


@pytest.mark.parametrize("style", ["", ".box { border-radius: 5mm } p { border-radius: 20% / 1em }"])
def test_corners_are_the_same(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "<div class=box style='height: auto'>" + "<p style='background: red'>x</p>" * 60 + "</div>"
    page = PAGE.replace("</style>", style + "</style>") + broken
    quick = pdf.render(page)
    monkeypatch.setattr(pdf, "without_corners", lambda *_: nullcontext())
    assert pdf.render(page) == quick
    assert "remove_decoration_sides" not in vars(pdf.load_weasyprint().formatting_structure.boxes.Box)


TEXTS = (
    """<html lang="en"><title>t</title><style>
@page { size: A5; @bottom-right { content: counter(page) "/" counter(pages) } }
body { font-family: Riskcheck Sans; overflow-wrap: anywhere }
.narrow { width: 5em } .hyphens { width: 4em; hyphens: auto; overflow-wrap: normal }
.justify { width: 14em; text-align: justify; text-align-last: justify }
.spaced { letter-spacing: 2px; word-spacing: 3px }
.cut { width: 5em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.clamp { width: 8em; line-clamp: 2 }
.pre { white-space: pre-wrap; tab-size: 3 } .under { text-decoration: underline }
.through { text-decoration: line-through } .right { direction: rtl } .tiny { font-size: 0.3px }
.first::first-line { font-weight: bold } .raised { font-feature-settings: "sups"; vertical-align: super }
</style>"""
    + "".join(
        f"<p class='{kind}'>{text}</p>"
        for kind in (
            *(
                "",
                "narrow",
                "hyphens",
                "justify",
                "spaced",
                "cut",
                "clamp",
                "pre",
                "under",
                "through",
                "right",
                "tiny",
            ),
            *("first", "raised", "justify spaced pre under"),
        )
        for text in (
            "AVA To fi ffl efficient representation of words in a paragraph 12.5 %",
            "风险审计（2026）：高风险，不得上线！混排 Latin 与中文。",
            "a\u00a0b\u200bc in\u00adter\u00adna\u00adtion\u00adal x\u3000y z\tt  two",
            "line\nline\n\nline \n ",
            "",
        )
    )
    + """<svg viewBox="0 0 99 60" width="200" font-family="Riskcheck Sans"><title>S</title>
<text x="1" y="9" font-size="8">letters latte</text>
<text x="9" y="20" font-size="8" font-weight="bold">letters</text>
<text x="9" y="20" dx="2 3" rotate="10 20" font-size="6">turned</text>
<text x="50" y="40" text-anchor="middle">风险 AVA</text>
<text x="9" y="50" textLength="40" letter-spacing="2">wide</text>
<text><tspan x="1" y="59">a</tspan> b</text></svg>"""
)


def test_texts_of_every_kind_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = pdf.render(TEXTS)
    monkeypatch.setattr(pdf, "quicker", nullcontext)
    assert pdf.render(TEXTS) == quick


BACKGROUNDS = """<html lang="en"><title>t</title><style>
@page { size: A5; background: #eef } html { background: #ffe } body { font-family: Riskcheck Sans }
.round { border: 1px solid; border-radius: 5mm 0 } .shadow { box-shadow: 2px 2px red }
.image { background: linear-gradient(red, blue) } .current { background-color: currentcolor; color: #123456 }
.border { border: 9px solid; border-image: linear-gradient(red, blue) 1 }
.hidden { visibility: hidden; background: red }
.clear { background: rgb(255 0 0 / 0) } .left { float: left; width: 3em } .turned { direction: rtl }
tr:nth-child(2) { background: #eee } col { background: #ddd }
.fixed { position: fixed; bottom: 0; background: #ccc }
</style><div class="fixed">fixed</div>""" + "".join(
    f"<div class='{kind}'>{kind}<p>text <i class='{kind}'>within</i></p><p class='left'>left</p>beside "
    f"<table><col><tr><td class='{kind}'>1</td></tr><tr><td>2</td></tr></table></div>"
    for kind in (
        "",
        "round",
        "shadow",
        "image",
        "current",
        "border",
        "hidden",
        "clear",
        "turned",
        "turned round",
    )
)


def test_backgrounds_of_every_kind_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = pdf.render(BACKGROUNDS)
    monkeypatch.setattr(pdf, "quicker", nullcontext)
    assert pdf.render(BACKGROUNDS) == quick


@pytest.mark.parametrize("style", ["", "td { outline: 1px solid red }"])
def test_outlines_are_the_same(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGE.replace("</style>", style + "</style>")
    quick = pdf.render(page)
    monkeypatch.setattr(pdf, "without_outlines", lambda *_: nullcontext())
    assert pdf.render(page) == quick


CASCADE = """<html lang="en"><title>t</title><style>
@page { size: A5; margin: 2cm; @top-center { content: "x"; margin-inline: 1em } } @page :first { margin: 3cm }
:root { --gap: 7px; --other: var(--gap) } body { font-family: Riskcheck Sans; color: #333 }
.var { padding: var(--other) var(--none, 3px); color: var(--none) }
.inherit { border: inherit; padding: inherit }
.initial { color: initial; display: initial }
.logical { margin-inline-start: 9px; border-block-end: 2px solid }
.both { margin-left: 3px; margin-inline-start: 9px; inset-inline-start: 2px; position: relative }
.right { direction: rtl }
.math { width: calc(50% + max(1em, 9px)); margin: min(1em, 2px) clamp(1px, 2vw, 9px) }
.invalid { width: calc(1em + red); margin: var(--gap) solid } .under { text-decoration: underline dotted red }
.named { page: other } .unit { padding: 1ex 1ch 1lh 1rem; line-height: 1.4; min-height: 3% }
.before::before { content: "b"; margin-inline-end: 3px; color: inherit }
div { border: 1px dashed blue; padding: 2px }
</style>""" + "".join(
    f"<div class='{kind}'>{kind}<p class='{other}'>text <i class='{kind}'>within</i></p></div>"
    for kind in (
        "var",
        "inherit",
        "initial",
        "logical",
        "both",
        "right logical both",
        "right",
        "before",
        "under",
    )
    for other in ("", "math", "invalid", "under", "unit", "named", "inherit", "logical", "before")
)


def test_styles_of_every_kind_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_complaints", lambda: nullcontext([]))  # of what is invalid
    quick = pdf.render(CASCADE)
    monkeypatch.setattr(pdf, "quicker", nullcontext)
    assert pdf.render(CASCADE) == quick


LISTS = "<html lang=en><title>t</title><style>{}</style><ul><li>a<ol><li>b</ol></ul><p>c</p>"


STYLES = ["li { color: red }", "p { display: list-item; margin-left: 2em } ::marker { color: red }"]


@pytest.mark.parametrize("style", STYLES)
def test_markers_are_the_same(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = LISTS.format("body { font-family: Riskcheck Sans } " + style)
    quick = pdf.render(page)
    monkeypatch.setattr(pdf, "without_notes", lambda *_: None)
    assert pdf.render(page) == quick


def test_only_the_styles_of_footnotes_are_left_out() -> None:
    document = pdf.load_weasyprint().HTML(string="<p>x")
    [before] = document._ua_stylesheets()
    without_notes(document, "<p>x")
    [after] = document._ua_stylesheets()
    kept = [one[1:] for one in after.matcher.other_selectors]
    left_out = [one[3] for one in before.matcher.other_selectors if one[1:] not in kept]
    assert left_out == ["footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"]
    assert document._ua_stylesheets(True) == [after]


def test_weasyprint_is_as_it_was_afterwards() -> None:
    weasyprint = pdf.load_weasyprint()
    places = [(owner, name) for owner, name, _ in exchanges(weasyprint)]
    assert (weasyprint.layout.table, "resolve_percentages") in places
    before = [vars(owner).get(name, "absent") for owner, name in places]
    with pytest.raises(KeyError), quicker(weasyprint):
        assert not any(vars(owner)[name] is one for (owner, name), one in zip(places, before, strict=True))
        raise KeyError
    assert [vars(owner).get(name, "absent") for owner, name in places] == before


@pytest.mark.parametrize("known", [("70.1", "0.13.0"), ("70.0", "0.14.0")])
def test_another_weasyprint_renders_without_them(
    known: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "divided", lambda _: None)
    quick = FORMATS[".pdf"](report_of(FULL, "en"))

    def unknown(*_: object) -> None:
        raise AssertionError("a shortcut through a WeasyPrint that it does not know")

    for shortcut in ("divided", "quicker", "without_corners", "without_outlines", "without_notes", "as_xml"):
        monkeypatch.setattr(pdf, shortcut, unknown)
    monkeypatch.setattr(pdf, "_KNOWN", known)
    assert FORMATS[".pdf"](report_of(FULL, "en")) == quick
