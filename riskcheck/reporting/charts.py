"""Charts as inline SVG. Every colour goes with a number or a word, so that a grey print says the same."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from riskcheck.reporting.view.matrix import Cell
from riskcheck.reporting.view.scribe import Badge

# Text in an SVG does not inherit the font of the page. The names after the first serve readers of the HTML report.
FONTS = "'Riskcheck Sans', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
# Fill and ink of the tones; the style sheet has the same ones for badges. Each is darker than the one before.
TONES = {
    "tone-0": ("#dcebdd", "#1f3d24"),
    "tone-1": ("#f5e2a3", "#4a3a00"),
    "tone-2": ("#e5985a", "#331700"),
    "tone-3": ("#98202c", "#ffffff"),
}
_EMPTY = ("#f6f7f8", "#8a929b")
_CELL, _EDGE, _GAP = 56, 34, 2
_BAR_WIDTH, _BAR_HEIGHT, _AXIS_HEIGHT = 200, 14, 13


def matrix(cells: Sequence[Cell], *, residual: bool, title: str, impact: str, likelihood: str) -> Markup:
    """Return a 5 x 5 grid, impact to the right and likelihood upwards.

    Inherent: the number of rules in each cell, coloured by the cell. Residual: how many of them are findings still,
    coloured by the worst that is left in the cell.
    """
    size = _EDGE + 5 * _CELL
    parts = [_residual(cell) if residual else _inherent(cell) for cell in cells]
    middle = _EDGE + 2.5 * _CELL
    for step in range(1, 6):
        along = _EDGE + (step - 0.5) * _CELL
        parts.append(_words(along, 5 * _CELL + 13, str(step), 10, "#4a545e"))
        parts.append(_words(_EDGE - 9, (5.5 - step) * _CELL + 4, str(step), 10, "#4a545e"))
    parts.append(_words(middle, 5 * _CELL + 28, impact, 10, "#4a545e"))
    turned = f'transform="rotate(-90 10 {2.5 * _CELL:g})"'
    parts.append(_words(10, 2.5 * _CELL, likelihood, 10, "#4a545e", turned))
    return _svg(size, size, title, parts, css="chart-matrix")


def section_bar(
    *, title: str, best: str, point: str, worst: str, badge: Badge, bounds: Iterable[int]
) -> Markup:
    """Return one bar from 0 to the point score, with a whisker from best to worst and ticks where levels end."""
    low, middle, high = (float(end) * _BAR_WIDTH / 100 for end in (best, point, worst))
    fill, _ = TONES[badge.tone]
    parts = [Markup(f'<rect x="0" y="2" width="{_BAR_WIDTH}" height="10" fill="#f0f2f4"/>')]
    parts.extend(_tick(bound) for bound in bounds if bound < 100)
    parts.append(
        Markup(
            f'<rect x="0" y="3" width="{middle:g}" height="8" fill="{fill}" stroke="#4a545e" stroke-width="0.5"/>'
        )
    )
    if best != worst:
        lines = f"M{low:g} 4v6M{high:g} 4v6M{low:g} 7H{high:g}"
        for ink, width in (("#ffffff", 3), ("#1b2530", 1.2)):  # the white edge shows it on a dark bar
            parts.append(Markup(f'<path d="{lines}" stroke="{ink}" stroke-width="{width}" fill="none"/>'))
    return _svg(_BAR_WIDTH, _BAR_HEIGHT, title, parts, css="chart-bar")


def section_axis(*, title: str, bounds: Iterable[int]) -> Markup:
    """Return the axis of the bars: 0, the scores at which levels end, 100."""
    parts = []
    for bound in (0, *bounds):
        anchor = {0: "start", 100: "end"}.get(bound, "middle")
        at = bound * _BAR_WIDTH / 100
        parts.append(_words(at, 10, str(bound), 11, "#4a545e", anchor=anchor))
    return _svg(_BAR_WIDTH, _AXIS_HEIGHT, title, parts, css="chart-bar")


def _inherent(cell: Cell) -> Markup:
    fill, ink = TONES[cell.inherent.tone]
    x, y = _corner(cell)
    score = _words(x + 5, y + 12, str(cell.impact * cell.likelihood), 8, ink, anchor="start")
    count = _words(x + _CELL / 2, y + 37, str(cell.rules), 19, ink, 'font-weight="700"') if cell.rules else Markup()
    return _box(cell, fill) + score + count


def _residual(cell: Cell) -> Markup:
    if not cell.rules:
        return _box(cell, _EMPTY[0])
    fill, ink = TONES[cell.residual.tone] if cell.residual else ("#ffffff", "#4a545e")
    x, y = _corner(cell)
    count = _words(x + _CELL / 2, y + 31, f"{cell.findings}/{cell.rules}", 16, ink, 'font-weight="700"')
    name = cell.residual.name if cell.residual else "✓"
    return _box(cell, fill) + count + _words(x + _CELL / 2, y + 46, name, _fitting(name, 9), ink)


def _corner(cell: Cell) -> tuple[int, int]:
    return _EDGE + (cell.impact - 1) * _CELL, (5 - cell.likelihood) * _CELL


def _box(cell: Cell, fill: str) -> Markup:
    x, y = _corner(cell)
    side = _CELL - _GAP
    return Markup(f'<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="{fill}" stroke="#c3cad1" '
                  'stroke-width="0.6"/>')


def _fitting(text: str, size: float) -> float:
    """Return the size of type at which the text fits into a cell; an estimate, Chinese characters are 1 em wide."""
    ems = sum(1.0 if ord(character) > 0x2E7F else 0.58 for character in text)
    return round(min(size, (_CELL - 8) / max(ems, 1)), 1)


def _tick(bound: int) -> Markup:
    at = bound * _BAR_WIDTH / 100
    return Markup(f'<path d="M{at:g} 0V{_BAR_HEIGHT}" stroke="#8a929b" stroke-width="0.7"/>')


def _words(
    x: float, y: float, text: str, size: float, ink: str, more: str = "", anchor: str = "middle"
) -> Markup:
    opening = f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{ink}" text-anchor="{anchor}" {more}>'
    return Markup(opening) + escape(text) + Markup("</text>")


def _svg(width: int, height: int, title: str, parts: Iterable[Markup], css: str) -> Markup:
    opening = f'<svg class="{css}" viewBox="0 0 {width} {height}" role="img" font-family="{FONTS}">'
    return Markup(opening) + Markup("<title>{}</title>").format(title) + Markup().join(parts) + Markup("</svg>")
