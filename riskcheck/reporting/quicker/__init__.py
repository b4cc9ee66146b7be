"""A few small functions of WeasyPrint and pydyf, exchanged during a render for quicker ones.

Each does what the original does and asks the original for every case but the common one, so that the bytes
are the same; tests compare them. The shares are of the time to render 20 to 40 pages, in paired runs.
"""

from contextlib import AbstractContextManager
from typing import Any

from riskcheck.reporting.exchange import Exchange, exchanged
from riskcheck.reporting.quicker.boxes import boxes
from riskcheck.reporting.quicker.drawing import drawing
from riskcheck.reporting.quicker.glyphs import glyphs
from riskcheck.reporting.quicker.layout import layout
from riskcheck.reporting.quicker.style import styling
from riskcheck.reporting.quicker.text import setting
from riskcheck.reporting.quicker.types import types
from riskcheck.reporting.quicker.writing import writing


def quicker(weasyprint: Any) -> AbstractContextManager[None]:
    """Let WeasyPrint, given as the module, work with the quicker functions meanwhile."""
    return exchanged(exchanges(weasyprint))


def exchanges(weasyprint: Any) -> list[Exchange]:
    """Return what has another value meanwhile."""
    return [
        *types(weasyprint),
        *layout(weasyprint),
        *boxes(weasyprint),
        *setting(weasyprint),
        *glyphs(weasyprint),
        *styling(weasyprint),
        *drawing(weasyprint),
        *writing(weasyprint.pdf.pydyf),
    ]
