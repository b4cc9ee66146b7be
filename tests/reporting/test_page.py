"""The HTML page: answers are text, links are web or mail addresses, and nothing outside is named."""

import re
from html.parser import HTMLParser

import pytest

from riskcheck.core.answers.model import Evidence, Product
from riskcheck.reporting.filters import breakable
from riskcheck.reporting.formats import FORMATS
from riskcheck.reporting.links import href_of
from riskcheck.reporting.view import CHAPTERS
from tests.reporting.sample import CROSSED, FULL, HALF, answered, report_of, words

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=file:///etc/passwd onerror=alert(1)>",
    "{{7*7}} {% raw %} {# x #} ${7*7}",
    "=1+1",
    "</style><style>*{display:none}",
    "body{display:none} @import url(file:///etc/passwd);",
    '"><a href="javascript:alert(1)">x</a>',
    "&lt;b&gt; &amp;amp;",
    "{risk} {0.__class__} %s",
]


class Reader(HTMLParser):
    """Collects tags, the addresses that they name, and the text outside of style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.text: list[str] = []
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._inside = tag
        naming = ("href", "src", "xlink:href", "style")
        self.addresses += [value or "" for name, value in attrs if name in naming]

    def handle_data(self, data: str) -> None:
        if self._inside != "style":
            self.text.append(data)


def page_of(answers: dict[str, object], language: str = "en", product: Product | None = None) -> str:
    return FORMATS[".html"](report_of(answers, language, product)).decode()  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_appears_literally_wherever_a_user_can_write(text: str, language: str) -> None:
    evidence = Evidence(file=text, url=text, sha256=text, note=text)
    answers = {**FULL, "purpose": answered(text), "P-1": answered("partly", note=text, evidence=(evidence,))}
    reader = Reader(page_of(answers, language, Product(text, text, text, text)))
    joined = "".join(reader.text)
    assert joined.count(text) >= 10  # title, header, cover (4), answer, note, evidence (4)
    assert reader.tags.isdisjoint({"script", "img", "b", "iframe", "object", "link"})
    assert all(address.startswith(("#", "https://example.org/")) for address in reader.addresses)


def test_the_page_names_nothing_outside_itself() -> None:
    page = page_of(HALF)
    assert Reader(page).addresses
    assert not re.search(r"url\(|@import|src=|https?:", page)
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        ("http://example.org", "http://example.org"),
        ("mailto:li@example.org", "mailto:li@example.org"),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("JavaScript:alert(1)", ""),
        (" https://example.org", ""),
        ("https://exa mple.org", ""),
        ("https:example.org", ""),
        ("//example.org/a", ""),
        ("evidence/a.pdf", ""),
        ("data:text/html,x", ""),
        ("https://[", ""),
        ("https://example.org/\u202e", ""),
        ('https://example.org/"><b>', ""),
        ("mailto:", ""),
        ("", ""),
    ],
)
def test_only_web_and_mail_addresses_become_links(url: str, href: str) -> None:
    assert href_of(url) == href


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("answers", [FULL, HALF, CROSSED, {}])
def test_every_state_can_be_printed(answers: dict[str, object], language: str) -> None:
    page = page_of(answers, language)
    assert f'<html lang="{language}" class="in-{language}">' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_the_chapters_stand_in_their_order() -> None:
    page = page_of(FULL)
    chapters = [name for name in CHAPTERS if name not in ("accepted", "obligations")]
    assert re.findall(r'<h1 id="([^"]+)"', page) == chapters
    assert re.findall(r'class="entry-first entry-last" href="#([^"]+)"', page) == chapters
    sections = re.findall(r'<li class="sub-entry"><a class=" entry-last" href="#section-([^"]+)"', page)
    assert sections == ["profile", "privacy", "tests"]


def test_both_languages_have_the_same_words_with_the_same_places() -> None:
    en, zh = (
        {
            key: sorted(re.findall(r"{(\w+)}", text))
            for key, text in words(language).words.items()
            if key.startswith("report.")
        }
        for language in ("en", "zh")
    )
    assert en == zh


def test_a_long_run_without_a_blank_can_be_broken_and_stays_whole() -> None:
    broken = breakable("<b>" + "x" * 450 + " end")
    assert broken.count("<wbr>") == 2
    assert broken.replace("<wbr>", "") == "&lt;b&gt;" + "x" * 450 + " end"
    assert breakable("风" * 1000) == "风" * 1000
    assert breakable("word " * 500) == "word " * 500


def test_what_a_browser_prints_leaves_out_the_lines_that_only_the_pdf_can_run() -> None:
    page = page_of(FULL)
    head, _, body = page.partition("</head>")
    running = re.findall(r'<div class="(running-\w+)">', body)
    assert running == ["running-product", "running-mark"]
    printed = head.rpartition("<style>\n@media print {")[2].partition("{ display: none }")[0]
    assert {f".{name}" for name in running} == {name.strip() for name in printed.split(",")}


def test_the_part_for_phones_is_for_screens_alone() -> None:
    paper, _, screens = page_of(FULL).partition("@media screen {")
    assert "@media" not in paper
    phones = screens.partition("@media (max-width: 44rem) {")[2].partition("</style>")[0]
    assert "table { table-layout: auto }" in phones
    assert phones.rstrip().endswith("}\n}")
