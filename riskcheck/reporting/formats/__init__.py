"""Output formats. A new one is one module and one line here."""

from riskcheck.reporting.formats.html import html_report
from riskcheck.reporting.formats.json import json_report
from riskcheck.reporting.formats.pdf import pdf_report, prepare_pdf
from riskcheck.reporting.formats.report import Format, Originals, Report, drawn
from riskcheck.reporting.options import ReportOptions

FORMATS: dict[str, Format] = {
    ".pdf": pdf_report,
    ".html": html_report,
    ".json": json_report,
}
# Those with pages: they pass through templates
LAID_OUT = frozenset({".pdf", ".html"})


def prepare(suffix: str) -> None:
    """Load beforehand what a report of this suffix takes; raises NotWrittenError where that is missing."""
    if suffix in LAID_OUT:
        prepare_page()
    if suffix == ".pdf":
        prepare_pdf()


def prepare_page() -> None:
    """Load beforehand what the page of a report and the enclosures of a PDF take."""
    from riskcheck.reporting import environment, view  # noqa: F401
    from riskcheck.reporting.archive.making import made_with

    environment.prepare()
    drawn()
    made_with("")


__all__ = [
    "FORMATS",
    "LAID_OUT",
    "Format",
    "Originals",
    "Report",
    "ReportOptions",
    "prepare",
    "prepare_page",
    "prepare_pdf",
]
