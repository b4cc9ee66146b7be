"""What differs between two reports, part by part, however their objects are numbered or written."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from riskcheck.reporting.archive.objects import PdfObjects
from riskcheck.reporting.archive.syntax import Name, Ref, UnreadablePdfError, text_of

_MOST_PAGES = 20_000
_DEEPEST = 100  # of the tree of pages
_PARTS = {
    "AF": "files",
    "Lang": "language",
    "Metadata": "metadata",
    "Names": "names",
    "Outlines": "bookmarks",
    "OutputIntents": "colours",
    "StructTreeRoot": "tags",
}
Part = tuple[str, str]  # the kind of part, and which one of its kind


def differing_parts(first: PdfObjects, second: PdfObjects) -> list[Part]:
    """Return the parts in which two files differ: pages (by number), information (by key), and others.

    Raises UnreadablePdfError.
    """
    one, other = dict(_parts(first)), dict(_parts(second))
    return [part for part in {**one, **other} if one.get(part) != other.get(part)]


def _parts(pdf: PdfObjects) -> Iterator[tuple[Part, str]]:
    trailer = pdf.trailer()
    catalogue = pdf.dictionary(trailer.get("Root"))
    pages = _pages(pdf, catalogue.get("Pages"))
    digests = _Digests(pdf, {page.number: place for place, page in enumerate(pages, start=1)})
    for number, page in enumerate(pages, start=1):
        about = pdf.dictionary(page)
        own = {key: value for key, value in about.items() if key not in ("Parent", "Resources")}
        yield ("page", str(number)), digests.of(own)
        yield ("resources", ""), digests.of(about.get("Resources"))
    for key, value in pdf.dictionary(trailer.get("Info")).items():
        yield ("information", key), text_of(pdf.get(value))
    for key, value in catalogue.items():
        if key != "Pages":
            yield (_PARTS.get(key, "catalogue"), "" if key in _PARTS else key), digests.of(value)


def _pages(pdf: PdfObjects, tree: Any) -> list[Ref]:
    """Return the pages in order."""
    todo: list[tuple[Any, int]] = [(tree, 0)]
    found: list[Ref] = []
    while todo:
        reference, depth = todo.pop()
        kids = pdf.get(pdf.dictionary(reference).get("Kids"))
        if isinstance(kids, list) and depth < _DEEPEST:
            todo += [(kid, depth + 1) for kid in reversed(kids)]
        elif isinstance(reference, Ref):
            found.append(reference)
        if len(found) + len(todo) > _MOST_PAGES:
            raise UnreadablePdfError("it has more pages than any report")
    return found


class _Digests:
    """Digests of values with everything that they refer to, however it is numbered; a page is only named."""

    def __init__(self, pdf: PdfObjects, pages: Mapping[int, int]) -> None:
        self._pdf = pdf
        self._pages = pages
        self._known: dict[int, str] = {}

    def of(self, value: Any) -> str:
        """Return the digest of a value."""
        if isinstance(value, Ref):
            if value.number not in self._known:
                self._known[value.number] = self._computed(value)
            return self._known[value.number]
        return self._computed(value)

    def _computed(self, value: Any) -> str:
        digest, met = hashlib.sha256(), list[Ref]()
        places: dict[int, int] = {}  # of the objects met, in the order in which they were
        digest.update(_written(value, self._names(met, places)))
        for reference in met:  # it grows meanwhile
            digest.update(_written(self._pdf.get(reference), self._names(met, places)))
            digest.update(self._pdf.data_of(reference))
        return digest.hexdigest()

    def _names(self, met: list[Ref], places: dict[int, int]) -> Callable[[Ref], str]:
        def name(reference: Ref) -> str:
            if reference.number in self._pages:
                return f"page {self._pages[reference.number]}"
            if reference.number not in places:
                places[reference.number] = len(places)
                met.append(reference)
            return f"object {places[reference.number]}"

        return name


def _written(value: Any, name: Callable[[Ref], str]) -> bytes:
    if isinstance(value, Ref):
        return name(value).encode()
    if isinstance(value, dict):
        pairs = (f"/{key} ".encode() + _written(part, name) for key, part in sorted(value.items()))
        return b"<<" + b" ".join(pairs) + b">>"
    if isinstance(value, list):
        return b"[" + b" ".join(_written(part, name) for part in value) + b"]"
    return (b"/" if isinstance(value, Name) else b"") + repr(value).encode("utf-8", "backslashreplace")
