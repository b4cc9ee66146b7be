"""What a page tells a reader who hears it: headings, heads of tables, plain links, texts of pictures."""

from html.parser import HTMLParser

import pytest

from riskcheck.reporting.formats import FORMATS
from tests.reporting.sample import CROSSED, HALF
from tests.reporting.test_languages import report_in


class Reader(HTMLParser):
    """Collects headings, tables with the cells of their heads, and what stands first in each picture."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.tables: list[list[tuple[str, str]]] = []
        self.first_in_svg: list[str] = []
        self.languages: set[str] = set()
        self.empty_heads = 0
        self.inside_links: set[str] = set()
        self._svg = self._head = self._link = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.languages.add(given.get("lang") or "")
        if self._svg:
            self.first_in_svg.append(tag)
            self._svg = False
        if self._link:
            self.inside_links.add(tag)
        self._link = self._link or tag == "a"
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        elif tag == "svg":
            self._svg = True
        elif tag == "table":
            self.tables.append([])
        elif tag == "th":
            self.tables[-1].append((tag, given.get("scope") or ""))
            self._head = True

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._head = False

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = False
        if tag == "th" and self._head:
            self.empty_heads += 1


@pytest.mark.parametrize("summary", [False, True])
@pytest.mark.parametrize("languages", [("zh",), ("en",), ("zh", "en")], ids="+".join)
@pytest.mark.parametrize("answers", [HALF, CROSSED, {}], ids=["half", "crossed", "empty"])
def test_the_structure_of_a_page(
    answers: dict[str, object], languages: tuple[str, ...], summary: bool
) -> None:
    reader = Reader(FORMATS[".html"](report_in(languages, answers, summary=summary)).decode())
    assert reader.headings[0] == 1
    assert all(
        after - before <= 1 for before, after in zip(reader.headings, reader.headings[1:], strict=False)
    )
    assert all(table for table in reader.tables)
    assert {scope for table in reader.tables for _, scope in table} <= {"col", "row"}
    assert reader.empty_heads == 0
    assert reader.inside_links <= {"wbr"}  # a passage in a link would be a second one, without a tag
    assert set(reader.first_in_svg) == {"title"}
    assert set(languages) <= reader.languages <= {"", "zh", "en"}
