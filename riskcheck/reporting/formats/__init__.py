"""Output formats. A new one is one module and one line here."""

from riskcheck.reporting.formats.html import html_report
from riskcheck.reporting.formats.json import json_report
from riskcheck.reporting.formats.pdf import pdf_report
from riskcheck.reporting.formats.report import Format, Originals, Report
from riskcheck.reporting.options import ReportOptions

FORMATS: dict[str, Format] = {
    ".pdf": pdf_report,
    ".html": html_report,
    ".json": json_report,
}

__all__ = ["FORMATS", "Format", "Originals", "Report", "ReportOptions"]
