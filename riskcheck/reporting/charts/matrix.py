"""The risk matrix: the rules by id in the cells of impact and likelihood."""

from collections.abc import Sequence

from markupsafe import Markup

from riskcheck.reporting.charts.drawing import box, stroke, svg, turned, words
from riskcheck.reporting.palette import Palette
from riskcheck.reporting.view.matrix import Cell, MatrixView

_LEFT, _BELOW, _WIDTH = 34.0, 26.0, 482.0
_CELL = (_WIDTH - _LEFT) / 5
_PITCH, _PER_LINE, _PAD = 10.4, 3, 4.0
_STEPS = range(1, 6)


def matrix(view: MatrixView, *, palette: Palette, residual: bool) -> Markup:
    """Return a 5 x 5 grid, impact to the right and likelihood upwards; its rows are as high as they need be.

    Inherent: every rule, on the colour of the cell. Residual: the rules of which something is left, on the
    colour of the worst that is left in the cell.
    """
    heights = [_height([cell for cell in view.cells if cell.likelihood == step]) for step in _STEPS]
    total = sum(heights)
    parts = []
    for cell in view.cells:
        top = sum(heights[cell.likelihood :])
        parts.append(_cell(cell, palette, top, heights[cell.likelihood - 1], residual=residual))
    for step in _STEPS:
        middle = sum(heights[step:]) + heights[step - 1] / 2
        parts.append(words(_LEFT - 9, middle + 3, str(step), palette.soft, anchor="middle"))
        across = _LEFT + (step - 0.5) * _CELL
        parts.append(words(across, total + 10, str(step), palette.soft, anchor="middle"))
    parts.append(words(_LEFT + 2.5 * _CELL, total + 21, view.impact, palette.soft, anchor="middle"))
    turn = words(9, total / 2, view.likelihood, palette.soft, anchor="middle")
    parts.append(turned(9, total / 2, turn))
    title = view.residual_text if residual else view.inherent_text
    return svg("chart", _WIDTH, total + _BELOW, title, parts)


def _height(cells: Sequence[Cell]) -> float:
    lines = max((-(-len(cell.rules) // _PER_LINE) for cell in cells), default=0)
    return 2 * _PAD + _PITCH * max(1.4, lines + 1.2)


def _cell(cell: Cell, palette: Palette, top: float, height: float, *, residual: bool) -> Markup:
    rules = cell.left if residual else cell.rules
    tone = cell.inherent.tone if not residual else cell.residual.tone if cell.residual else ""
    fill, ink = (palette.fill(tone), palette.on(tone)) if tone else ("#ffffff", palette.soft)
    x = _LEFT + (cell.impact - 1) * _CELL
    parts = [box(x, top, _CELL, height, fill, "#ffffff", 1.5)]
    if not tone:
        parts.append(
            stroke(f"M{x + 1.5:g} {top + 1.5:g}h{_CELL - 3:g}v{height - 3:g}h{3 - _CELL:g}z", palette.line)
        )
    parts.append(_corner(cell, x + _CELL - _PAD, top + 10, ink, residual=residual))
    parts += [
        words(x + _PAD + 1, top + _PAD + _PITCH * (line + 1.8), "  ".join(ids), ink)
        for line, ids in enumerate(_lines(rules))
    ]
    return Markup().join(parts)


def _corner(cell: Cell, x: float, y: float, ink: str, *, residual: bool) -> Markup:
    """Return the product of the cell and how many rules it has: `16: 4`, or what is left of them: `2/4`."""
    count = f"{len(cell.left)}/{len(cell.rules)}" if residual else str(len(cell.rules))
    if not cell.rules:
        count = ""
    product = words(x - _CELL + 2 * _PAD + 1, y, str(cell.impact * cell.likelihood), ink)
    return product + words(x, y, count, ink, weight=700, anchor="end")


def _lines(rules: Sequence[str]) -> list[Sequence[str]]:
    return [rules[start : start + _PER_LINE] for start in range(0, len(rules), _PER_LINE)]
