"""Renders a divided page: the first part here, the second one in a process of its own."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from riskcheck.reporting.archive.enclosure import Enclosure
from riskcheck.reporting.archive.writing import draw, write
from riskcheck.reporting.exchange import exchanged
from riskcheck.reporting.parts.counting import Ask, Back, Front, Tell
from riskcheck.reporting.parts.dividing import Division
from riskcheck.reporting.parts.excerpt import Excerpt, taken
from riskcheck.reporting.parts.fonts import LateFonts
from riskcheck.reporting.parts.joining import join
from riskcheck.reporting.parts.pair import SecondProcess

T = TypeVar("T")


class Render(Protocol):
    """Gives a page, as an HTML of WeasyPrint, to a function and returns what that makes of it."""

    def __call__(self, page: str, made: Callable[[Any], T], /) -> T:
        """Return what `made` makes of the page; raises NotWrittenError."""


def in_parts(weasyprint: Any, parts: Division, render: Render, enclosures: Sequence[Enclosure]) -> bytes:
    """Return the PDF of a page that was divided, with files inside.

    Raises NotWrittenError as `render` does, and AnotherFontError where the parts cannot be joined.
    """
    fonts = LateFonts(weasyprint)

    def back(ask: Ask, tell: Tell) -> Excerpt:
        with exchanged([*fonts.exchanges(), *Back(ask, tell).exchanges(weasyprint)]):
            return render(
                parts.back, lambda page: draw(weasyprint, page, lambda pdf: taken(pdf, fonts.glyphs()))
            )

    with SecondProcess(back) as second:

        def complete(pdf: Any) -> None:
            excerpt = second.result()
            join(pdf, weasyprint.pdf.pydyf, excerpt)
            fonts.add(excerpt.fonts)

        front = Front(parts.targets, second.ask, second.tell)
        with exchanged([*fonts.exchanges(), *front.exchanges(weasyprint)]):
            return render(parts.front, lambda page: write(weasyprint, page, enclosures, complete))
