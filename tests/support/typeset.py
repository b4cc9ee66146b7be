"""The pages of reports as WeasyPrint lays them out, measured before they are written."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from riskcheck.reporting.formats import pdf


def measured(monkeypatch: pytest.MonkeyPatch, measure: Callable[[Any], object]) -> list[Any]:
    """Return a list that gets what `measure` returns for each page of the reports made from now on."""
    from weasyprint.document import Document

    found: list[Any] = []
    write = Document.write_pdf

    def measure_and_write(document: Document, *args: object, **more: object) -> object:
        found.extend(measure(page._page_box) for page in document.pages)
        return write(document, *args, **more)

    monkeypatch.setattr(Document, "write_pdf", measure_and_write)
    monkeypatch.setattr(pdf, "divided", lambda _: None)  # every page is made in this process
    return found


def texts_in(box: Any) -> Iterator[Any]:
    """Yield the boxes of text that are not empty."""
    from weasyprint.formatting_structure.boxes import TextBox

    for part in box.descendants():
        if isinstance(part, TextBox) and part.text.strip():
            yield part


def lines_on(page: Any) -> list[str]:
    """Return the text of each line of a page; blocks within a line have lines of their own."""
    from weasyprint.formatting_structure.boxes import LineBox

    lines: dict[int, list[str]] = {}

    def collect(box: Any, line: list[str]) -> None:
        if isinstance(box, LineBox):
            line = lines.setdefault(len(lines), [])
        for child in getattr(box, "children", ()):
            if hasattr(child, "text"):
                line.append(child.text)
            collect(child, line)

    collect(page, [])
    return [text for parts in lines.values() if (text := "".join(parts).strip())]
