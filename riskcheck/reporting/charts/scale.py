"""Scores on the scale from 0 to 100, with the levels as bands."""

from collections.abc import Sequence

from markupsafe import Markup

from riskcheck.reporting.charts.drawing import box, cut, pages, pitch, stroke, svg, title, words
from riskcheck.reporting.palette import Palette
from riskcheck.reporting.passage import Passage
from riskcheck.reporting.view.scale import Scale, ScoreLine

_WIDTH = 482.0
_TITLES, _NUMBERS, _ROW = 190.0, 124.0, 13.0
_SHOWN = 2.5  # half the width of a bold figure at the least size


def scale(view: Scale, *, palette: Palette) -> Markup:
    """Return the whole on its scale: the bands of the levels, the range, and the score with its mark."""
    lower, parts = 0, [words(0, 45, "0", palette.soft)]
    for band in view.bands:
        x, width = lower * _WIDTH / 100, (band.up_to - lower) * _WIDTH / 100
        parts.append(box(x, 12, width, 12, palette.fill(band.badge.tone), "#ffffff", 1))
        name = cut(band.badge.name, width - 4)
        parts.append(words(x + width / 2, 34, name, palette.ink, anchor="middle"))
        parts.append(words(x + width, 45, str(band.up_to), palette.soft, anchor="end"))
        lower = band.up_to
    best, point, worst = (float(end) * _WIDTH / 100 for end in (view.best, view.point, view.worst))
    if best != worst:
        parts.append(stroke(f"M{best:.2f} 15v6M{worst:.2f} 15v6M{best:.2f} 18H{worst:.2f}", "#ffffff", 3))
        parts.append(stroke(f"M{best:.2f} 15v6M{worst:.2f} 15v6M{best:.2f} 18H{worst:.2f}", palette.ink, 1.2))
    mark = min(max(point, 1), _WIDTH - 1)
    parts += [stroke(f"M{mark:.2f} 9V26", "#ffffff", 4), stroke(f"M{mark:.2f} 9V26", palette.ink, 2)]
    room = _SHOWN * len(view.shown)  # of half the number, so that it stays within the picture at both ends
    parts.append(
        words(min(max(point, room), _WIDTH - room), 7.5, view.shown, palette.ink, weight=700, anchor="middle")
    )
    return svg("chart", _WIDTH, 47, view.text, parts)


def bars(lines: Sequence[ScoreLine], bounds: Sequence[int], text: str, *, palette: Palette) -> Markup:
    """Return a bar for each section, with a whisker from best to worst and lines where levels end."""
    row = pitch(_ROW, [line.title for line in lines])
    return Markup().join(_bars(part, row, bounds, text, palette) for part in pages(lines, row))


def _bars(
    lines: Sequence[ScoreLine], row: float, bounds: Sequence[int], text: str, palette: Palette
) -> Markup:
    height = row * len(lines) + 16
    track = _WIDTH - _TITLES - _NUMBERS
    parts = []
    for number, line in enumerate(lines):
        y = row * number
        parts.append(title(0, y + 9.5, line.title, _TITLES - 8, palette))
        parts.append(_bar(line, _TITLES, y + 1, track, palette))
        shown = f"{line.point}  {_first(line.level_words)}"
        parts.append(words(_TITLES + track + 8, y + 9.5, cut(shown, _NUMBERS - 6), palette.ink))
    for bound in (0, *bounds):
        x = _TITLES + bound * track / 100
        parts.append(stroke(f"M{x:.2f} 0V{height - 14:g}", palette.soft, 0.4, dashed=bound not in (0, 100)))
        parts.append(words(x, height - 3, str(bound), palette.soft, anchor="middle"))
    return svg("chart", _WIDTH, height, text, parts)


def bar(line: ScoreLine, *, palette: Palette) -> Markup:
    """Return the bar of one section alone."""
    return svg("chart", 240, 12, line.text, [_bar(line, 0, 0.5, 240, palette)])


def _bar(line: ScoreLine, x: float, y: float, track: float, palette: Palette) -> Markup:
    best, point, worst = (float(end) * track / 100 for end in (line.best, line.score, line.worst))
    parts = [box(x, y, track, 11, palette.panel, palette.line)]
    if point:
        parts.append(box(x, y + 1.5, point, 8, palette.fill(line.level.tone), palette.soft))
    if best != worst:
        ends = f"M{x + best:.2f} {y + 2.5:g}v6M{x + worst:.2f} {y + 2.5:g}v6"
        path = f"{ends}M{x + best:.2f} {y + 5.5:g}H{x + worst:.2f}"
        parts.append(stroke(path, "#ffffff", 3))  # an edge that shows it on a dark bar
        parts.append(stroke(path, palette.ink, 1.2))
    return Markup().join(parts)


def _first(text: str) -> str:
    return next(iter(text.parts.values())) if isinstance(text, Passage) else text
