"""What every output format is given, and the page that two of them share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from riskcheck.core.overlay import Overlay
from riskcheck.core.wording import Wording
from riskcheck.reporting.options import ReportOptions
from riskcheck.resources import reports_dir

if TYPE_CHECKING:
    from riskcheck.core.answers.model import AnswerSheet
    from riskcheck.core.assessment import Assessment
    from riskcheck.core.pack.pack import RulePack
    from riskcheck.reporting.glyphs import Coverage


@dataclass(frozen=True, slots=True)
class Originals:
    """The very bytes that a sheet and a pack were read from; those of the pack by the names of its files."""

    sheet: bytes
    pack: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Report:
    """A finished assessment and everything that is needed to print it.

    `wordings` are those of the languages in `options`, in the same order. A report that was not made from
    files has no `originals`, and then its PDF has nothing to carry. `overlay` is what the folder in
    `options.template` lays over texts, colours and images.
    """

    pack: "RulePack"
    sheet: "AnswerSheet"
    assessment: "Assessment"
    wordings: tuple[Wording, ...]
    options: ReportOptions
    originals: Originals | None = None
    overlay: Overlay = field(default_factory=Overlay)

    @property
    def wording(self) -> Wording:
        """The words of the leading language."""
        return self.wordings[0]


Format = Callable[[Report], bytes]


@cache
def drawn() -> "Coverage":
    """Return the characters that the bundled fonts draw."""
    from riskcheck.reporting.glyphs import Coverage

    return Coverage.parse((reports_dir() / "fonts" / "coverage.txt").read_text(encoding="ascii"))


def page(report: Report, address: Callable[[str, bytes], str]) -> str:
    """Return the report as one HTML page; `address` says for an image, by name and content, where it is."""
    # Here, not at the top: JSON needs neither Jinja2 nor the view
    from riskcheck.reporting.environment import Looks, page_of
    from riskcheck.reporting.view import build_view, in_two_languages

    given = (report.pack, report.sheet, report.assessment)
    views = [
        build_view(*given, wording, drawn(), public=report.options.public) for wording in report.wordings
    ]
    view = views[0] if len(views) == 1 else in_two_languages(views[0], views[1])
    images = {name: address(name, content) for name, content in report.overlay.images.items()}
    return page_of(view, report.wordings, report.options, Looks(report.overlay.colours, images))
