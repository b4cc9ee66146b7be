"""What the PDF of a second part gives to that of the first one: objects as bytes, and what leads to them."""

import json
from typing import Any, NamedTuple

from riskcheck.reporting.parts.fonts import Glyphs


class Excerpt(NamedTuple):
    """The objects of a PDF, by the numbers that they have there, and what another PDF has to list of them.

    `shared` are those that the other one has as well. To be listed are pages, tags, the tags in the order of
    the contents that they stand for, bookmarks of the highest rank, how many bookmarks are shown, the targets
    of links by name, and the glyphs.
    """

    objects: list[tuple[int, bool, bytes]]  # number, whether it is a stream, content
    shared: list[int]
    pages: list[int]
    tags: list[int]
    contents: list[str]
    bookmarks: list[int]
    shown: int
    targets: list[tuple[str, str]]
    fonts: Glyphs

    def packed(self) -> bytes:
        """Return it as bytes: a line of JSON, then the contents of the objects."""
        lengths = [(number, stream, len(content)) for number, stream, content in self.objects]
        head = json.dumps([lengths, *self[1:]]).encode()
        return b"\n".join((head, b"".join(content for _, _, content in self.objects)))


def unpacked(data: bytes) -> Excerpt:
    """Return the excerpt that was packed."""
    head, _, body = data.partition(b"\n")
    lengths, *rest = json.loads(head)
    objects, start = [], 0
    for number, stream, length in lengths:
        objects.append((number, stream, body[start : start + length]))
        start += length
    return Excerpt(objects, *rest)


def taken(pdf: Any, fonts: Glyphs) -> Excerpt:
    """Return what belongs into another PDF of one, a pydyf PDF, that is finished but not yet bytes."""
    shared = shared_objects(pdf)
    tree, outlines = tags_of(pdf), target(pdf, pdf.catalog["Outlines"])
    bookmarks = _bookmarks(pdf, outlines)
    _tell_headers_apart(pdf)
    left = {*shared, *map(number_of, (pdf.catalog["Metadata"], tree["ParentTree"])), pdf.catalog.number}
    names = pdf.catalog["Names"]["Dests"]["Names"]
    return Excerpt(
        objects=[
            (item.number, not item.compressible, item.data)
            for item in pdf.objects[1:]
            if item.number not in left
        ],
        shared=shared,
        pages=pdf.pages["Kids"][::3],
        tags=[number_of(tag) for tag in target(pdf, tree["K"][0])["K"]],
        contents=[_text(value) for value in target(pdf, tree["ParentTree"])["Nums"][1::2]],
        bookmarks=bookmarks,
        shown=outlines["Count"],
        targets=[(name.string, _text(place)) for name, place in zip(names[::2], names[1::2], strict=True)],
        fonts=fonts,
    )


def shared_objects(pdf: Any) -> list[int]:
    """Return the numbers of what every PDF has once, in the same order for all of them."""
    page = target(pdf, reference_to(pdf.pages["Kids"][0]))
    resources = target(pdf, page["Resources"])
    colours = resources["ColorSpace"]
    profile = target(pdf, colours)["srgb"][1]
    tree = pdf.catalog["StructTreeRoot"]
    lists = (resources["Font"], tree, target(pdf, tree)["K"][0], pdf.catalog["Outlines"])
    return [pdf.pages.number, *map(number_of, (colours, profile, *lists))]


def tags_of(pdf: Any) -> Any:
    """Return the root of the tags."""
    return target(pdf, pdf.catalog["StructTreeRoot"])


def target(pdf: Any, reference: bytes) -> Any:
    """Return the object that is referred to."""
    return pdf.objects[number_of(reference)]


def number_of(reference: bytes) -> int:
    """Return the number of the object that is referred to."""
    return int(reference.split()[0])


def reference_to(number: int) -> bytes:
    """Return what refers to an object."""
    return b"%d 0 R" % number


def _bookmarks(pdf: Any, outlines: Any) -> list[int]:
    """Return the bookmarks of the highest rank; the first is told that number 0 comes before it."""
    first = target(pdf, outlines["First"])
    first["Prev"] = reference_to(0)
    found = [first]
    while "Next" in found[-1]:
        found.append(target(pdf, found[-1]["Next"]))
    return [bookmark.number for bookmark in found]


def _tell_headers_apart(pdf: Any) -> None:
    """Give the headers of tables other names than those of the other PDF, which are numbers as well."""
    for item in pdf.objects:
        if isinstance(item, dict) and "ID" in item:
            item["ID"].string = f"b{item['ID'].string}"  # the cells below share this object


def _text(value: Any) -> str:
    content: bytes = value if isinstance(value, bytes) else value.data
    return content.decode("ascii")
