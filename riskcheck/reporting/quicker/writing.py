"""The quicker functions for the objects of a PDF."""

from collections.abc import Callable
from typing import Any

from riskcheck.reporting.exchange import Exchange
from riskcheck.reporting.quicker.drawing import as_bytes_like


def writing(pydyf: Any) -> list[Exchange]:
    """Objects made into bytes once, not for the file and for its identifier (5 %); a list of pages made once.

    Without the list, each of the tags, hundreds a page, names all pages anew: 7 % at 70 pages, and growing.
    """
    references: tuple[bytes, ...] = ()  # a render writes one PDF
    kept: dict[int, bytes] | None = None  # while a file is written, its objects do not change any more
    write = pydyf.PDF.write

    def writing_once(pdf: Any, *rest: Any, **more: Any) -> None:
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
        (pydyf.PDF, "write", writing_once),
        (pydyf.PDF, "page_references", property(page_references)),
        *((kind, "data", once(vars(kind)["data"].fget)) for kind in (pydyf.Dictionary, pydyf.Stream)),
    ]
