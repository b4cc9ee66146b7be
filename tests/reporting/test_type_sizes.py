"""Nothing in a report is set smaller than 8 pt: in the style sheet, in the pictures, and on the pages."""

import io
import re

import pytest
from pypdf import PdfReader

from riskcheck.reporting.formats import FORMATS
from tests.reporting.sample import CROSSED, HALF, report_of

LEAST = 8.0


def style_of(page: str) -> str:
    found = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert found
    return found[1]


def sizes_on(content: bytes) -> dict[float, str]:
    """Return each size of type on the pages, in points, with the first text that is set in it."""
    found: dict[float, str] = {}

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            a, b, c, d = (
                tm[0] * cm[0] + tm[1] * cm[2],
                tm[0] * cm[1] + tm[1] * cm[3],
                tm[2] * cm[0] + tm[3] * cm[2],
                tm[2] * cm[1] + tm[3] * cm[3],
            )
            found.setdefault(round(size * abs(a * d - b * c) ** 0.5, 2), text.strip())

    for page in PdfReader(io.BytesIO(content)).pages:
        page.extract_text(visitor_text=visit)
    return found


def test_the_style_sheet_has_points_from_8() -> None:
    style = style_of(FORMATS[".html"](report_of(HALF)).decode())
    paper = style.partition("@media screen")[0]
    sizes = re.findall(r"font(?:-size)?:\s*([\d.]+)(\w+)", paper)
    assert len(sizes) > 30
    assert {unit for _, unit in sizes} == {"pt"}
    assert min(float(size) for size, _ in sizes) == LEAST


def test_the_pictures_are_drawn_in_points_and_their_type_is_8_or_more() -> None:
    page = FORMATS[".html"](report_of(CROSSED)).decode()
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert (
        len(pictures) == 10
    )  # two scales, two matrices, bars, waterfall, two counts, a bar for each section
    for picture in pictures:
        width, height, box = re.findall(r'width="([\d.]+)pt" height="([\d.]+)pt" viewBox="([^"]+)"', picture)[
            0
        ]
        assert box == f"0 0 {width} {height}"
        assert all(float(size) >= LEAST for size in re.findall(r'font-size="([\d.]+)"', picture))
        assert 'transform="scale' not in picture


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_text_on_a_page_is_smaller(language: str) -> None:
    sizes = sizes_on(FORMATS[".pdf"](report_of(HALF, language)))
    assert len(sizes) > 5
    assert min(sizes) >= LEAST - 0.01, sizes[min(sizes)]
