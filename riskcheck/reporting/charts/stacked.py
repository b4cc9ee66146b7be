"""Bars that are made of counts: what became of the points of a document or of the questions of a section."""

from collections.abc import Sequence

from markupsafe import Markup

from riskcheck.reporting.charts.drawing import box, pages, pitch, stroke, svg, title, words
from riskcheck.reporting.palette import Palette
from riskcheck.reporting.view.pictures import Counted

_WIDTH, _TITLES, _NUMBERS, _ROW, _HEAD = 482.0, 214.0, 66.0, 11.6, 18.0


def stacked(view: Counted, *, palette: Palette) -> Markup:
    """Return a bar for each row, as long as its share of the whole, in the order of the legend above.

    The kinds differ in lightness and, where something is open, in a dashed edge; the counts stand beside.
    """
    pitched = pitch(_ROW, [row.title for row in view.rows])
    parts = pages(view.rows, pitched)
    return Markup().join(_rows(view._replace(rows=tuple(part)), pitched, palette) for part in parts)


def _rows(view: Counted, pitched: float, palette: Palette) -> Markup:
    track = _WIDTH - _TITLES - _NUMBERS
    parts = [_legend(view, palette)]
    for number, row in enumerate(view.rows):
        y = _HEAD + pitched * number
        parts.append(title(0, y + 9, row.title, _TITLES - 8, palette))
        parts.append(_row(row.counts, _TITLES, y + 1.5, track, palette))
        shown = " / ".join(str(count) for count in row.counts)
        parts.append(words(_WIDTH, y + 9, shown, palette.ink, anchor="end"))
    return svg("chart", _WIDTH, _HEAD + pitched * len(view.rows), view.text, parts)


def _row(counts: Sequence[int], x: float, y: float, track: float, palette: Palette) -> Markup:
    total, parts = sum(counts), []
    for kind, count in enumerate(counts):
        if count:
            width = track * count / total
            parts.append(_piece(kind, x, y, width, palette))
            x += width
    return Markup().join(parts)


def _legend(view: Counted, palette: Palette) -> Markup:
    parts, x = [], 0.0
    for kind, name in enumerate(view.kinds):
        parts.append(_piece(kind, x, 2, 14, palette))
        parts.append(words(x + 18, 10.5, name, palette.ink))
        x += 30 + sum(8.0 if ord(character) > 0x2E7F else 4.7 for character in str(name))
    return Markup().join(parts)


def _piece(kind: int, x: float, y: float, width: float, palette: Palette) -> Markup:
    fill = (palette.brand, palette.fill("tone-2"), "#ffffff", palette.line)[kind]
    piece = box(x, y, width, 9.5, fill, palette.soft)
    if kind != 2:
        return piece
    lines = "".join(f"M{x + at:.2f} {y:g}v9.5" for at in range(2, max(2, int(width)), 3))
    return piece + stroke(lines, palette.soft, 0.5) if lines else piece
