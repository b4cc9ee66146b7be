"""The risk matrix: the rules by id in the cells of impact and likelihood."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from riskcheck.reporting.charts.drawing import box, stroke, svg, turned, words
from riskcheck.reporting.palette import Palette
from riskcheck.reporting.view.matrix import Cell, MatrixView

_LEFT, _BELOW, _WIDTH = 26.0, 26.0, 482.0
_SLOTS = 13  # how many ids stand beside each other in all columns together
_PAD = 3.2
_ID = (_WIDTH - _LEFT - 10 * _PAD) / _SLOTS
_PITCH = 10.2
_MOST_LINES = 48
_STEPS = range(1, 6)


class _Grid(NamedTuple):
    """How many ids stand beside each other in a column, and how many lines a row has, by their step."""

    across: Mapping[int, int]
    lines: Mapping[int, int]

    def left(self, impact: int) -> float:
        return _LEFT + sum(self.width(step) for step in range(1, impact))

    def width(self, impact: int) -> float:
        return self.across[impact] * _ID + 2 * _PAD

    def top(self, likelihood: int) -> float:
        return sum(self.height(step) for step in range(likelihood + 1, 6))

    def height(self, likelihood: int) -> float:
        return 2 * _PAD + _PITCH * (self.lines[likelihood] + 1.2)


def matrix(view: MatrixView, *, palette: Palette, residual: bool) -> Markup:
    """Return a 5 x 5 grid, impact to the right and likelihood upwards.

    Its columns and rows are as wide and high as the rules in them need, the same in both pictures. Where a
    page would not hold them, a cell says how many more there are; the text of the picture names all.
    Inherent: every rule, on the colour of the cell. Residual: the rules of which something is left, on the
    colour of the worst that is left in the cell.
    """
    grid = _grid(view.cells)
    parts = [_cell(cell, grid, palette, residual=residual) for cell in view.cells]
    bottom, middle = grid.top(0), (_LEFT + _WIDTH) / 2
    for step in _STEPS:
        beside = grid.top(step) + grid.height(step) / 2 + 3
        parts.append(words(_LEFT - 6, beside, str(step), palette.soft, anchor="middle"))
        below = grid.left(step) + grid.width(step) / 2
        parts.append(words(below, bottom + 10, str(step), palette.soft, anchor="middle"))
    parts.append(words(middle, bottom + 21, view.impact, palette.soft, anchor="middle"))
    parts.append(turned(8, bottom / 2, words(8, bottom / 2, view.likelihood, palette.soft, anchor="middle")))
    title = view.residual_text if residual else view.inherent_text
    return svg("chart", _WIDTH, bottom + _BELOW, title, parts)


def _grid(cells: Sequence[Cell]) -> _Grid:
    """Return the grid: each slot goes to the column that would be highest without it."""
    most = {step: max(len(cell.rules) for cell in cells if cell.impact == step) for step in _STEPS}
    across = dict.fromkeys(_STEPS, 1)
    for _ in range(_SLOTS - len(across)):
        across[max(_STEPS, key=lambda step: (most[step] / across[step], step))] += 1
    lines = {
        step: max(-(-len(cell.rules) // across[cell.impact]) for cell in cells if cell.likelihood == step)
        for step in _STEPS
    }
    return _Grid(across, _cut(lines))


def _cut(lines: dict[int, int]) -> dict[int, int]:
    """Return how many lines each row gets where two pictures are to fit on two pages: the highest are cut."""
    most = max(lines.values())
    while sum(min(given, most) for given in lines.values()) > _MOST_LINES:
        most -= 1
    return {step: min(given, most) for step, given in lines.items()}


def _cell(cell: Cell, grid: _Grid, palette: Palette, *, residual: bool) -> Markup:
    rules = cell.left if residual else cell.rules
    tone = cell.inherent.tone if not residual else cell.residual.tone if cell.residual else ""
    fill, ink = (palette.fill(tone), palette.on(tone)) if tone else ("#ffffff", palette.soft)
    x, y = grid.left(cell.impact), grid.top(cell.likelihood)
    width, height = grid.width(cell.impact), grid.height(cell.likelihood)
    parts = [box(x, y, width, height, fill, "#ffffff", 1.5)]
    if not tone:
        path = f"M{x + 1.5:g} {y + 1.5:g}h{width - 3:g}v{height - 3:g}h{3 - width:g}z"
        parts.append(stroke(path, palette.line))
    parts.append(words(x + _PAD, y + 10, str(cell.impact * cell.likelihood), ink))
    count = f"{len(cell.left)}/{len(cell.rules)}" if residual else str(len(cell.rules))
    if cell.rules:
        parts.append(words(x + width - _PAD, y + 10, count, ink, weight=700, anchor="end"))
    room = grid.across[cell.impact] * grid.lines[cell.likelihood]
    shown = rules if len(rules) <= room else (*rules[: room - 1], f"+{len(rules) - room + 1}")
    for index, rule in enumerate(shown):
        line, column = divmod(index, grid.across[cell.impact])
        parts.append(words(x + _PAD + column * _ID, y + 10 + _PITCH * (line + 1.1), rule, ink))
    return Markup().join(parts)
