"""The report as one HTML file: the page of the PDF, readable on a screen, without any other file."""

from riskcheck.reporting.assets import data_uri
from riskcheck.reporting.formats.report import Report, page


def html_report(report: Report) -> bytes:
    """Return the page in UTF-8."""
    return page(report, lambda _, content: data_uri(content)).encode()
