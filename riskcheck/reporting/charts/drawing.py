"""The pieces of a chart. A unit is a point on paper, so that the size of type is what it says."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeVar

from markupsafe import Markup, escape

from riskcheck.reporting.palette import Palette
from riskcheck.reporting.passage import Passage

T = TypeVar("T")
TYPE = 8.0  # the least size of type in print
TALLEST = 610.0  # what a page holds below its heads
_SECOND = 8.6  # how far a second line is below the first

# Numbers and escaped texts stand in the pieces as they are: a chart has hundreds, and Markup.format is slow.
# Text in an SVG does not inherit the font of the page. The fonts after the first serve the HTML report.
_SVG = Markup(
    '<svg class="{css}" width="{width:g}pt" height="{height:g}pt" viewBox="0 0 {width:g} {height:g}" '
    "role=\"img\" font-family=\"'Riskcheck Sans', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', "
    "'Microsoft YaHei', sans-serif\"><title>{title}</title>{parts}</svg>"
)
_TURNED = Markup('<g transform="rotate(-90 {x:g} {y:g})">{part}</g>')


def svg(css: str, width: float, height: float, title: str, parts: Iterable[Markup]) -> Markup:
    """Return a drawing; `title` is its text equivalent."""
    return _SVG.format(css=css, width=width, height=height, title=str(title), parts=Markup().join(parts))


def box(
    x: float, y: float, width: float, height: float, fill: str, edge: str = "none", line: float = 0.5
) -> Markup:
    """Return a rectangle."""
    return Markup(  # noqa: S704 (numbers, and texts that are escaped)
        f'<rect x="{_to(x):g}" y="{_to(y):g}" width="{_to(width):g}" height="{_to(height):g}" '
        f'fill="{escape(fill)}" stroke="{escape(edge)}" stroke-width="{line:g}"/>'
    )


def stroke(path: str, ink: str, width: float = 0.6, *, dashed: bool = False) -> Markup:
    """Return a line along a path."""
    dashes = 'stroke-dasharray="2 2" ' if dashed else ""
    return Markup(  # noqa: S704 (a number, and texts that are escaped)
        f'<path d="{escape(path)}" stroke="{escape(ink)}" stroke-width="{width:g}" {dashes}fill="none"/>'
    )


def words(
    x: float, y: float, text: str, ink: str, *, size: float = TYPE, weight: int = 400, anchor: str = "start"
) -> Markup:
    """Return a line of text at its base line; a Passage stands as plain text."""
    return Markup(  # noqa: S704 (numbers, and texts that are escaped)
        f'<text x="{_to(x):g}" y="{_to(y):g}" font-size="{size:g}" font-weight="{weight:d}" '
        f'fill="{escape(ink)}" text-anchor="{escape(anchor)}">{escape(str(text))}</text>'
    )


def turned(x: float, y: float, part: Markup) -> Markup:
    """Return a part turned to read from below."""
    return _TURNED.format(x=_to(x), y=_to(y), part=part)


def pages(rows: Sequence[T], pitch: float) -> list[Sequence[T]]:
    """Return the rows in pieces that fit on a page each."""
    most = max(1, int(TALLEST / pitch))
    return [rows[start : start + most] for start in range(0, len(rows), most)]


def pitch(row: float, titles: Iterable[str]) -> float:
    """Return how far rows are apart: further where a title is in two languages and takes two lines."""
    return (
        row + _SECOND - 1.6
        if any(isinstance(title, Passage) and not title.quiet for title in titles)
        else row
    )


def title(x: float, y: float, text: str, width: float, palette: Palette, *, weight: int = 400) -> Markup:
    """Return the title of a row, each language on a line of its own, cut where it is wider."""
    parts = list(text.parts.values()) if isinstance(text, Passage) and not text.quiet else [text]
    inks = (palette.ink, palette.soft)
    return Markup().join(
        words(x, y + _SECOND * line, cut(part, width), inks[line], weight=weight if not line else 400)
        for line, part in enumerate(parts)
    )


def cut(text: str, width: float, size: float = TYPE) -> str:
    """Return the text, cut where it would be wider; a Chinese character is 1 em wide, a letter about 0.6."""
    room = width / size
    line = str(text)
    for index, character in enumerate(line):
        room -= 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.58
        if room < 0:
            return line[: max(0, index - 1)].rstrip() + "…"
    return line


def _to(number: float) -> float:
    return round(float(number), 2)
