"""The quicker function for the texts of a drawing, whose letters WeasyPrint sets one by one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from sys import modules
from typing import Any

from riskcheck.reporting.exchange import Exchange

_RARE = frozenset(
    {"dx", "dy", "rotate", "letter-spacing", "textLength", "direction"}
    | {"display-anchor", "dominant-baseline", "alignment-baseline"}
)
_OF_A_FONT = ("font-family", "font-style", "font-weight")
_WEIGHT = re.compile(r"normal|bold|\d+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
Drawn = list[tuple[Any, str]]  # the pieces of a line, each with its font


@dataclass(slots=True)
class _Letter:
    """A letter in a style: as Pango has laid it out, its size, and how it is drawn once that is known."""

    layout: Any
    width: float
    height: float
    baseline: float
    drawn: Drawn | None = None


@dataclass(slots=True)
class _Box:
    """What is drawn of a letter that is not known yet."""

    pango_layout: Any
    style: Any
    baseline: float
    text: str


def letters(weasyprint: Any, line_of: Callable[[Any, Any], Drawn | None]) -> list[Exchange]:
    """Letters laid out and looked at once for all that are alike: 6 % of a report with charts."""
    svg = weasyprint.svg
    original = svg.text
    setter = _Setter(weasyprint, line_of)

    def text(drawing: Any, node: Any, size: float) -> None:
        if not node.text or not _RARE.isdisjoint(node.attrib) or not setter.draw(drawing, node, size):
            original(drawing, node, size)

    tags = {name: text if draw is original else draw for name, draw in svg.TAGS.items()}
    return [(svg, "text", text), (svg, "TAGS", tags)]


class _Setter:
    """Draws texts that start at a place and run from left to right, and keeps their letters."""

    def __init__(self, weasyprint: Any, line_of: Callable[[Any, Any], Drawn | None]) -> None:
        self._split = weasyprint.text.line_break.split_first_line
        self._draw = weasyprint.draw.text
        self._make_style = modules["weasyprint.svg.text"].Style
        self._initial = weasyprint.css.INITIAL_VALUES
        self._line_of = line_of
        self._known: dict[tuple[Any, ...], tuple[Any, dict[str, _Letter]]] = {}

    def draw(self, drawing: Any, node: Any, size: float) -> bool:
        """Draw a text and return whether that could be done."""
        placed = all(_NUMBER.fullmatch(node.get(name, "")) for name in ("x", "y"))
        if size < 1 or not placed or not _WEIGHT.fullmatch(str(node.get("font-weight", 400))):
            return False
        style, known = self._style(drawing, node, size)
        found = [known.get(text) or self._letter(drawing, style, known, text) for text in node.text]
        places = _places(drawing, node, found)
        stream = drawing.stream
        stream.push_state()
        fill, stroke = drawing.set_graphical_state(node, size)
        stream.begin_text()
        for text, letter, (x, y) in zip(node.text, found, places, strict=True):
            drawing.fill_stroke(fill, stroke, text=True)
            if text.strip():
                self._draw_letter(stream, style, text, letter, self._draw.Matrix(d=-1, e=x, f=y))
        stream.end_text()
        stream.pop_state()
        return True

    def _style(self, drawing: Any, node: Any, size: float) -> tuple[Any, dict[str, _Letter]]:
        key = (size, *map(node.attrib.get, _OF_A_FONT))
        if key not in self._known:
            style = self._make_style(self._initial)
            style.font_config = drawing.font_config
            families = node.get("font-family", "sans-serif").split(",")
            weight = node.get("font-weight", 400)
            style["font_family"] = [family.strip("\"'") for family in families]
            style["font_style"] = node.get("font-style", "normal")
            style["font_weight"] = {"normal": 400, "bold": 700}.get(weight) or int(weight)
            style["font_size"] = size
            self._known[key] = style, {}
        return self._known[key]

    def _letter(self, drawing: Any, style: Any, known: dict[str, _Letter], text: str) -> _Letter:
        layout, _, _, width, height, baseline = self._split(text, style, drawing.context, inf, 0)
        layout.reactivate(style)
        known[text] = _Letter(layout, width, height, baseline)
        return known[text]

    def _draw_letter(self, stream: Any, style: Any, text: str, letter: _Letter, matrix: Any) -> None:
        if letter.drawn is None:
            box = _Box(letter.layout, style, letter.baseline, letter.layout.text)
            letter.drawn = self._line_of(stream, box)
            if letter.drawn is None:
                self._draw.draw_first_line(stream, box, "none", "none", matrix)
                return
        stream.set_text_matrix(*matrix.values)
        for face, piece in letter.drawn:
            stream.set_font_size(face.font.hash, face.size)
            stream.show_text(piece)


def _places(drawing: Any, node: Any, found: list[_Letter]) -> list[tuple[float, float]]:
    """Return where the letters stand, one after the other, and tell the drawing and the node."""
    x, y = float(node.get("x")), float(node.get("y"))
    shift = drawing.cursor_d_position
    shift[:] = [0 if x else shift[0], 0 if y else shift[1]]  # so does WeasyPrint
    left, top, width, height = node.text_bounding_box
    places = []
    for letter in found:
        at = x + shift[0], y + shift[1]
        right, bottom = left + width if left < inf else -inf, top + height if top < inf else -inf
        ends = at[0] + letter.width, at[1] - letter.baseline + letter.height
        left, top = min(left, at[0], ends[0]), min(top, at[1] - letter.baseline, ends[1])
        width, height = max(right, at[0], ends[0]) - left, max(bottom, at[1] - letter.baseline, ends[1]) - top
        places.append(at)
        x += letter.width
    node.text_bounding_box = left, top, width, height
    drawing.cursor_position = x, y
    return places
