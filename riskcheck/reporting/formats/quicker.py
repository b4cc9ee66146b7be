"""A few small functions of WeasyPrint and pydyf, exchanged during a render for quicker ones.

Each does what the original does and asks the original for every case but the common one, so that the bytes
are the same; tests compare them. The shares are of the time to render 20 to 40 pages, in paired runs.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

from riskcheck.reporting.formats.quicker_boxes import boxes
from riskcheck.reporting.formats.quicker_drawing import as_bytes_like, drawing
from riskcheck.reporting.formats.quicker_glyphs import glyphs
from riskcheck.reporting.formats.quicker_layout import layout
from riskcheck.reporting.formats.quicker_style import styling
from riskcheck.reporting.formats.quicker_text import setting
from riskcheck.reporting.formats.quicker_types import types

_NOTES = ("footnote", "note(", "note-")  # the words of CSS for them, wherever they stand
_OF_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})
_ABSENT = object()
Exchange = tuple[Any, str, Any]


@contextmanager
def quicker(weasyprint: Any) -> Iterator[None]:
    """Let WeasyPrint, given as the module, work with the quicker functions meanwhile."""
    found = exchanges(weasyprint)
    originals = [(owner, name, vars(owner).get(name, _ABSENT)) for owner, name, _ in found]
    for owner, name, function in found:
        setattr(owner, name, function)
    try:
        yield
    finally:
        for owner, name, function in originals:
            if function is _ABSENT:
                delattr(owner, name)
            else:
                setattr(owner, name, function)


def exchanges(weasyprint: Any) -> list[Exchange]:
    """Return what has another value meanwhile: its owner, its name and that value."""
    return [
        *types(weasyprint),
        *layout(weasyprint),
        *boxes(weasyprint),
        *setting(weasyprint),
        *glyphs(weasyprint),
        *styling(weasyprint),
        *drawing(weasyprint),
        *_writing(weasyprint.pdf.pydyf),
    ]


def without_notes(document: Any, html: str) -> None:
    """Spare a page that has no footnotes the styles of the footnotes that its elements could have.

    WeasyPrint computes five of them for every element there is: 1.5 MiB a page, and a tenth of the time. And
    one of a marker, which only `li` has, unless the style sheet says otherwise.
    """
    if any(word in html for word in _NOTES):
        return
    listed = None if "list-item" in html else {"li"}
    [sheet] = document._ua_stylesheets()
    lean = copy(sheet)
    lean.matcher = copy(sheet.matcher)
    lean.matcher.other_selectors = [
        _of_lists(selector, listed) if selector[3] == "marker" and listed else selector
        for selector in sheet.matcher.other_selectors
        if selector[3] not in _OF_NOTES
    ]
    document._ua_stylesheets = lambda forms=False: [lean]


def _of_lists(selector: tuple[Any, ...], names: set[str]) -> tuple[Any, ...]:
    """Return a selector of any element as one of elements with these names."""
    return lambda element: element.local_name in names, *selector[1:]


def _writing(pydyf: Any) -> list[Exchange]:
    """Objects made into bytes once, not for the file and for its identifier (5 %); a list of pages made once.

    Without the list, each of the tags, hundreds a page, names all pages anew: 7 % at 70 pages, and growing.
    """
    references: tuple[bytes, ...] = ()  # a render writes one PDF
    kept: dict[int, bytes] | None = None  # while a file is written, its objects do not change any more
    write = pydyf.PDF.write

    def writing(pdf: Any, *rest: Any, **more: Any) -> None:
        nonlocal kept
        kept = {}
        try:
            write(pdf, *rest, **more)
        finally:
            kept = None

    def once(original: Callable[[Any], bytes]) -> property:
        def data(item: Any) -> bytes:
            if kept is None or item.number is None:  # a part of another object
                return original(item)
            found = kept.get(item.number)
            if found is None:
                found = kept[item.number] = original(item)
            return found

        return property(data)

    def page_references(pdf: Any) -> tuple[bytes, ...]:
        nonlocal references
        kids = pdf.pages["Kids"]
        if 3 * len(references) != len(kids):
            references = tuple(f"{number} 0 R".encode("ascii") for number in kids[::3])
        return references

    return [
        (pydyf, "_to_bytes", as_bytes_like(pydyf._to_bytes)),
        (pydyf.PDF, "write", writing),
        (pydyf.PDF, "page_references", property(page_references)),
        *((kind, "data", once(vars(kind)["data"].fget)) for kind in (pydyf.Dictionary, pydyf.Stream)),
    ]
