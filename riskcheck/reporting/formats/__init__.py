"""Output formats. A new one is one module with a function `<name>_report` and one line here."""

from importlib import import_module

from riskcheck.reporting.formats.report import Format, Originals, Report, drawn
from riskcheck.reporting.options import ReportOptions


def _late(name: str) -> Format:
    """Return the format of a module, which is imported with the first report: each needs much of its own."""

    def make(report: Report) -> bytes:
        module = import_module(f"{__name__}.{name}")
        content: bytes = getattr(module, f"{name}_report")(report)
        return content

    return make


FORMATS: dict[str, Format] = {
    ".pdf": _late("pdf"),
    ".html": _late("html"),
    ".json": _late("json"),
}
# Those with pages: they pass through templates
LAID_OUT = frozenset({".pdf", ".html"})


def prepare(suffix: str) -> None:
    """Load beforehand what a report of this suffix takes; raises NotWrittenError where that is missing."""
    if suffix in LAID_OUT:
        prepare_page()
    if suffix == ".pdf":
        from riskcheck.reporting.formats.pdf import prepare_pdf

        prepare_enclosures()
        prepare_pdf()


def prepare_page() -> None:
    """Load beforehand what the page of a report takes."""
    from riskcheck.reporting import environment, view  # noqa: F401

    environment.prepare()
    drawn()


def prepare_enclosures() -> None:
    """Load beforehand what the enclosures of a PDF take."""
    from riskcheck.reporting.archive import enclosures  # noqa: F401
    from riskcheck.reporting.archive.making import made_with

    made_with("")


__all__ = [
    "FORMATS",
    "LAID_OUT",
    "Format",
    "Originals",
    "Report",
    "ReportOptions",
    "prepare",
    "prepare_enclosures",
    "prepare_page",
]
