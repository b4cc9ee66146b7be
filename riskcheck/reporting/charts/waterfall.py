"""From the inherent risk to what is left of it, section by section."""

from collections.abc import Sequence

from markupsafe import Markup

from riskcheck.reporting.charts.drawing import box, pages, pitch, stroke, svg, title, words
from riskcheck.reporting.palette import Palette
from riskcheck.reporting.view.pictures import Step, Waterfall

_WIDTH, _TITLES, _NUMBERS, _ROW = 482.0, 190.0, 46.0, 12.5


def waterfall(view: Waterfall, *, palette: Palette) -> Markup:
    """Return a bar for the whole inherent risk, the piece that each section takes off it, and the rest."""
    row = pitch(_ROW, [step.title for step in view.steps])
    return Markup().join(_steps(part, row, view.text, palette) for part in pages(view.steps, row))


def _steps(steps: Sequence[Step], row: float, text: str, palette: Palette) -> Markup:
    track = _WIDTH - _TITLES - _NUMBERS
    parts = []
    for number, step in enumerate(steps):
        y = row * number
        start, end = (float(at) * track / 100 for at in (step.low, step.high))
        fill = palette.brand if step.total else palette.line
        weight = 700 if step.total else 400
        parts.append(title(0, y + 9.5, step.title, _TITLES - 8, palette, weight=weight))
        parts.append(box(_TITLES + start, y + 1.5, max(end - start, 0.6), 10, fill, palette.soft))
        if number:
            parts.append(stroke(f"M{_TITLES + end:.2f} {y + 11.5 - row:g}V{y + 1.5:g}", palette.soft, 0.5))
        parts.append(words(_WIDTH, y + 9.5, step.shown, palette.ink, weight=weight, anchor="end"))
    return svg("chart", _WIDTH, row * len(steps) + 1, text, parts)
