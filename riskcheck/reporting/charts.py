"""Charts as inline SVG. Every colour goes with a number or a word, so that a grey print says the same."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from riskcheck.reporting.view.matrix import Cell
from riskcheck.reporting.view.scribe import Badge

__all__ = ["matrix", "section_axis", "section_bar"]  # what templates may use

# Fill and ink of the tones; the style sheet has the same ones. Each is darker than the one before.
TONES = {
    "tone-0": ("#dcebdd", "#1f3d24"),
    "tone-1": ("#f5e2a3", "#4a3a00"),
    "tone-2": ("#e5985a", "#331700"),
    "tone-3": ("#98202c", "#ffffff"),
}
_NOTHING_LEFT = ("#ffffff", "#4a545e")
_NO_RULE = "#f6f7f8"
_GREY = "#4a545e"
_CELL, _EDGE, _SIDE = 56, 34, 54  # a cell with its gap, the margin for the axis, the cell itself
_BAR_WIDTH, _BAR_HEIGHT, _AXIS_HEIGHT = 200, 14, 13

# Text in an SVG does not inherit the font of the page. The fonts after the first serve the HTML report.
_SVG = Markup(
    '<svg class="{css}" viewBox="0 0 {width} {height}" role="img" font-family="\'Riskcheck Sans\', '
    "'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif\">"
    "<title>{title}</title>{parts}</svg>"
)
_BOX = Markup('<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="{fill}" stroke="#c3cad1"/>')
_TRACK = Markup('<rect x="0" y="2" width="{width}" height="10" fill="#f0f2f4"/>')
_BAR = Markup(
    '<rect x="0" y="3" width="{width:g}" height="8" fill="{fill}" stroke="#4a545e" stroke-width=".5"/>'
)
_LINE = Markup('<path d="{path}" stroke="{ink}" stroke-width="{width}" fill="none"/>')
_WORDS = Markup(
    '<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="{weight}" fill="{ink}" '
    'text-anchor="{anchor}">{text}</text>'
)
_TURNED = Markup('<g transform="rotate(-90 {x:g} {y:g})">{part}</g>')


def matrix(cells: Sequence[Cell], *, residual: bool, title: str, impact: str, likelihood: str) -> Markup:
    """Return a 5 x 5 grid, impact to the right and likelihood upwards.

    Inherent: the number of rules in each cell, coloured by the cell. Residual: how many of them are still
    findings, coloured by the worst that is left in the cell.
    """
    size, middle = _EDGE + 5 * _CELL, 2.5 * _CELL
    parts = [_residual(cell) if residual else _inherent(cell) for cell in cells]
    for step in range(1, 6):
        parts.append(_words(_EDGE + (step - 0.5) * _CELL, 5 * _CELL + 13, str(step), 10, _GREY))
        parts.append(_words(_EDGE - 9, (5.5 - step) * _CELL + 4, str(step), 10, _GREY))
    parts.append(_words(_EDGE + middle, 5 * _CELL + 28, impact, 10, _GREY))
    parts.append(_TURNED.format(x=10, y=middle, part=_words(10, middle, likelihood, 10, _GREY)))
    return _svg(size, size, title, parts, css="chart-matrix")


def section_bar(
    *, title: str, best: str, point: str, worst: str, badge: Badge, bounds: Iterable[int]
) -> Markup:
    """Return a bar from 0 to the point score, with a whisker from best to worst and ticks at the levels."""
    low, length, high = (float(end) * _BAR_WIDTH / 100 for end in (best, point, worst))
    parts = [_TRACK.format(width=_BAR_WIDTH)]
    for bound in bounds:
        if bound < 100:
            path = f"M{bound * _BAR_WIDTH / 100:g} 0V{_BAR_HEIGHT}"
            parts.append(_LINE.format(path=path, ink="#8a929b", width=0.7))
    parts.append(_BAR.format(width=length, fill=TONES[badge.tone][0]))
    if best != worst:
        path = f"M{low:g} 4v6M{high:g} 4v6M{low:g} 7H{high:g}"
        parts.append(_LINE.format(path=path, ink="#ffffff", width=3))  # an edge that shows it on a dark bar
        parts.append(_LINE.format(path=path, ink="#1b2530", width=1.2))
    return _svg(_BAR_WIDTH, _BAR_HEIGHT, title, parts, css="chart-bar")


def section_axis(*, title: str, bounds: Iterable[int]) -> Markup:
    """Return the axis of the bars: 0, the scores at which levels end, 100."""
    anchors = {0: "start", 100: "end"}
    parts = [
        _words(bound * _BAR_WIDTH / 100, 10, str(bound), 11, _GREY, anchor=anchors.get(bound, "middle"))
        for bound in (0, *bounds)
    ]
    return _svg(_BAR_WIDTH, _AXIS_HEIGHT, title, parts, css="chart-bar")


def _inherent(cell: Cell) -> Markup:
    fill, ink = TONES[cell.inherent.tone]
    x, y = _corner(cell)
    product = _words(x + 5, y + 12, str(cell.impact * cell.likelihood), 8, ink, anchor="start")
    count = str(cell.rules) if cell.rules else ""
    return _box(cell, fill) + product + _words(x + _CELL / 2, y + 37, count, 19, ink, weight=700)


def _residual(cell: Cell) -> Markup:
    if not cell.rules:
        return _box(cell, _NO_RULE)
    fill, ink = TONES[cell.residual.tone] if cell.residual else _NOTHING_LEFT
    x, y = _corner(cell)
    count = _words(x + _CELL / 2, y + 31, f"{cell.findings}/{cell.rules}", 16, ink, weight=700)
    name = cell.residual.name if cell.residual else "✓"
    return _box(cell, fill) + count + _words(x + _CELL / 2, y + 46, name, _fitting(name, 9), ink)


def _corner(cell: Cell) -> tuple[int, int]:
    return _EDGE + (cell.impact - 1) * _CELL, (5 - cell.likelihood) * _CELL


def _box(cell: Cell, fill: str) -> Markup:
    x, y = _corner(cell)
    return _BOX.format(x=x, y=y, side=_SIDE, fill=fill)


def _fitting(text: str, size: float) -> float:
    """Return about the size of type at which the text fits into a cell; a Chinese character is 1 em wide."""
    ems = sum(1.0 if ord(character) > 0x2E7F else 0.58 for character in text)
    return round(min(size, (_CELL - 8) / max(ems, 1)), 1)


def _words(
    x: float, y: float, text: str, size: float, ink: str, *, weight: int = 400, anchor: str = "middle"
) -> Markup:
    return _WORDS.format(x=x, y=y, text=text, size=size, ink=ink, weight=weight, anchor=anchor)


def _svg(width: int, height: int, title: str, parts: Iterable[Markup], css: str) -> Markup:
    return _SVG.format(css=css, width=width, height=height, title=title, parts=Markup().join(parts))
