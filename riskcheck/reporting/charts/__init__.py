"""Charts as inline SVG. Every colour goes with a number or a word, so that a grey print says the same."""

from collections.abc import Callable, Mapping
from functools import partial

from markupsafe import Markup

from riskcheck.reporting.charts.matrix import matrix
from riskcheck.reporting.charts.scale import bar, bars, scale
from riskcheck.reporting.charts.stacked import stacked
from riskcheck.reporting.charts.waterfall import waterfall
from riskcheck.reporting.palette import Palette

_CHARTS: Mapping[str, Callable[..., Markup]] = {
    "matrix": matrix,
    "scale": scale,
    "bars": bars,
    "bar": bar,
    "waterfall": waterfall,
    "stacked": stacked,
}


def charts_in(palette: Palette) -> dict[str, Callable[..., Markup]]:
    """Return the charts in the colours of a palette, by the names under which templates call them."""
    return {name: partial(chart, palette=palette) for name, chart in _CHARTS.items()}
