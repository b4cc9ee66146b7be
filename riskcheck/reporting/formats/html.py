"""The report as one HTML file: the page of the PDF, readable on a screen, without any other file."""

from riskcheck.reporting.assets import data_uri
from riskcheck.reporting.formats.report import Report, page

# Browsers know no running elements: without this, what they print begins with a sheet that holds these alone.
# Beside the style sheet, because the PDF knows them and takes no rule that it does not know.
_PRINTED = "<style>\n@media print { .running-product, .running-mark { display: none } }\n</style>\n"


def html_report(report: Report) -> bytes:
    """Return the page in UTF-8."""
    written = page(report, lambda _, content: data_uri(content))
    return written.replace("</head>", f"{_PRINTED}</head>", 1).encode()
