"""Output formats. A new one is one module and one line here."""

import mimetypes

from riskcheck.reporting.archive.making import made_with
from riskcheck.reporting.formats.html import html_report
from riskcheck.reporting.formats.json import json_report
from riskcheck.reporting.formats.pdf import load_weasyprint, pdf_report
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
        from riskcheck.reporting import environment, view  # noqa: F401

        environment.prepare()
        drawn()
    if suffix == ".pdf":
        mimetypes.knownfiles.clear()  # else WeasyPrint would have the list of the system read
        load_weasyprint()
        made_with("")


__all__ = ["FORMATS", "LAID_OUT", "Format", "Originals", "Report", "ReportOptions", "prepare"]
