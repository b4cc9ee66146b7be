"""Puts the excerpt of a second part behind the pages of the first one."""

import re
from typing import Any

from riskcheck.reporting.parts.excerpt import Excerpt, reference_to, shared_objects, tags_of, target

# a text, which may say anything; a reference; the place of a page or of a link among the contents with tags
_TOKEN = re.compile(rb"\((?:[^\\()]|\\.)*\)|\b(\d+) 0 R\b|(/StructParents? )(\d+)", re.DOTALL)
_CONTENT = b"\nstream\n"  # what follows is not for us to read


def join(pdf: Any, pydyf: Any, excerpt: Excerpt) -> None:
    """Add an excerpt to a PDF that is finished but not yet bytes, made with the module `pydyf`."""
    tree, outlines = tags_of(pdf), target(pdf, pdf.catalog["Outlines"])
    contents = target(pdf, tree["ParentTree"])["Nums"]
    last = target(pdf, outlines["Last"])
    numbers = dict(zip(excerpt.shared, shared_objects(pdf), strict=True)) | {0: last.number}
    numbers |= {number: place for place, (number, _, _) in enumerate(excerpt.objects, len(pdf.objects))}
    adapt = _adapting(numbers, len(contents) // 2)
    kind = _kind(pydyf)
    for _, stream, content in excerpt.objects:
        pdf.add_object(kind(adapt(content, stream), stream))

    pdf.pages["Kids"].extend(part for page in excerpt.pages for part in (numbers[page], 0, "R"))
    pdf.pages["Count"] += len(excerpt.pages)
    target(pdf, tree["K"][0])["K"].extend(reference_to(numbers[tag]) for tag in excerpt.tags)
    for place, value in enumerate(excerpt.contents, len(contents) // 2):
        contents.extend((place, adapt(value.encode(), False)))
    last["Next"] = reference_to(numbers[excerpt.bookmarks[0]])
    outlines["Last"] = reference_to(numbers[excerpt.bookmarks[-1]])
    outlines["Count"] += excerpt.shown
    _list_targets(pdf, pydyf, [(name, adapt(place.encode(), False)) for name, place in excerpt.targets])


def _list_targets(pdf: Any, pydyf: Any, targets: list[tuple[str, bytes]]) -> None:
    """Add to the targets of links, which stand in the order of their names."""
    names = pdf.catalog["Names"]["Dests"]["Names"]
    pairs = [(name.string, place) for name, place in zip(names[::2], names[1::2], strict=True)]
    ordered = sorted([*pairs, *targets], key=lambda pair: pair[0])
    names[:] = [part for name, place in ordered for part in (pydyf.String(name), place)]


def _adapting(numbers: dict[int, int], contents: int) -> Any:
    """Return what gives the numbers in an object their new values."""

    def new(found: re.Match[bytes]) -> bytes:
        if found[1]:
            return b"%d 0 R" % numbers[int(found[1])]
        if found[2]:
            return b"%s%d" % (found[2], int(found[3]) + contents)
        return found[0]

    def adapt(content: bytes, stream: bool) -> bytes:
        if not stream:
            return _TOKEN.sub(new, content)
        head, mark, rest = content.partition(_CONTENT)
        return _TOKEN.sub(new, head) + mark + rest

    return adapt


def _kind(pydyf: Any) -> Any:
    """Return the class of an object that is given as bytes."""

    class Given(pydyf.Object):  # type: ignore[misc]
        data = b""
        compressible = True

        def __init__(self, data: bytes, stream: bool) -> None:
            super().__init__()
            self.data, self.compressible = data, not stream

    return Given
