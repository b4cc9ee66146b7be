"""Everything that a PDF shows and tells, as plain values: equal for files that differ in numbers alone."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


class Told:
    """A PDF, read back."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(content))
        self.root = self.reader.root_object
        self.numbers = {page.indirect_reference.idnum: n for n, page in enumerate(self.reader.pages)}
        self._headers: dict[str, int] = {}

    def pages(self) -> list[Any]:
        """Return of each page its size, what is drawn on it, and its links."""
        return [
            (plain(page.mediabox), self._drawn(page), list(self._links(page))) for page in self.reader.pages
        ]

    def _drawn(self, page: Any) -> bytes:
        """Return what is drawn, the forms in the places where they are named."""
        forms = page["/Resources"].get("/XObject", {})

        def form(name: re.Match[bytes]) -> bytes:
            content: bytes = forms[name[1].decode()].get_object().get_data()
            return content

        return re.sub(rb"(/x[0-9]+) Do", form, page.get_contents().get_data())

    def _links(self, page: Any) -> Iterator[Any]:
        for link in page.get("/Annots", ()):
            item = link.get_object()
            of = {
                name: plain(item[name])
                for name in ("/Rect", "/Dest", "/A", "/Contents", "/F")
                if name in item
            }
            yield of, self.tag(self._parent(item["/StructParent"]))["kind"]

    def targets(self) -> dict[str, Any]:
        """Return the targets of links by name, in the order of the file."""
        listed = self.root["/Names"]["/Dests"]["/Names"]
        return {str(name): self._place(place) for name, place in zip(listed[::2], listed[1::2], strict=True)}

    def _place(self, place: Any) -> Any:
        page, *rest = place.get_object()
        return self.numbers[page.indirect_reference.idnum], plain(rest)

    def bookmarks(self, above: Any = None) -> list[Any]:
        """Return the bookmarks as a tree; raises where a bookmark does not know what is around it."""
        parent = above or self.root["/Outlines"].get_object()
        found, before, reference = [], None, parent.get("/First")
        while reference is not None:
            item = reference.get_object()
            assert item["/Parent"].get_object() == parent
            assert item.get("/Prev") == before
            found.append(
                (str(item["/Title"]), self._place(item["/Dest"]), item["/Count"], self.bookmarks(item))
            )
            before, reference = reference, item.get("/Next")
        assert parent.get("/Last") == before
        return found

    def shown_bookmarks(self) -> int:
        return int(self.root["/Outlines"]["/Count"])

    def tags(self) -> Any:
        """Return the tags as a tree."""
        return [self.tag(kid) for kid in self.root["/StructTreeRoot"]["/K"]]

    def tag(self, reference: Any) -> dict[str, Any]:
        tag = reference.get_object()
        attributes = dict(tag.get("/A", {}))
        attributes["/Headers"] = [self._header(name) for name in attributes.get("/Headers", ())]
        return {
            "kind": tag["/S"],
            "of": {name: str(tag[name]) for name in ("/Alt", "/Lang") if name in tag},
            "id": self._header(tag["/ID"]) if "/ID" in tag else None,
            "attributes": plain(attributes),
            "page": self.numbers[tag["/Pg"].indirect_reference.idnum] if "/Pg" in tag else None,
            "kids": [self._kid(kid, tag) for kid in tag["/K"]],
        }

    def _kid(self, kid: Any, tag: Any) -> Any:
        if isinstance(kid, int):  # the content of that number on the page has to know its tag, too
            assert self._parent(tag["/Pg"]["/StructParents"])[kid].get_object() == tag
            return int(kid)
        inner = kid.get_object()
        if inner.get("/Type") == "/OBJR":
            return plain(inner["/Obj"]["/Rect"])
        assert inner["/P"].get_object() == tag
        return self.tag(kid)

    def _header(self, name: Any) -> int:
        """Return a number for the name of a header: the first one that is met is 0."""
        return self._headers.setdefault(str(name), len(self._headers))

    def _parent(self, place: int) -> Any:
        numbers = self.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        assert numbers[::2] == list(range(len(numbers) // 2))
        return numbers[2 * place + 1].get_object()

    def fonts(self) -> Any:
        """Return the fonts, which every page has."""
        [fonts] = {page["/Resources"]["/Font"].indirect_reference.idnum for page in self.reader.pages}
        named = self.reader.get_object(fonts)
        return {name: self._font(font.get_object()) for name, font in named.items()}

    def _font(self, font: Any) -> Any:
        [inner] = font["/DescendantFonts"]
        return (
            font["/ToUnicode"].get_data(),
            plain(inner.get_object()["/W"]),
            inner.get_object()["/FontDescriptor"]["/FontFile2"].get_data(),
        )

    def whole(self) -> dict[str, Any]:
        """Return everything."""
        return {
            "pages": self.pages(),
            "targets": self.targets(),
            "bookmarks": (self.shown_bookmarks(), self.bookmarks()),
            "tags": self.tags(),
            "fonts": self.fonts(),
            "language": self.root["/Lang"],
            "metadata": self.root["/Metadata"].get_data(),
            "files": {name: list(files) for name, files in self.reader.attachments.items()},
        }


def plain(value: Any) -> Any:
    """Return a value of a PDF without what only says where it stands."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return str(value)
