"""A PDF before it is laid out, and its parts as the bytes that pass between processes.

Text and bytes alone, and read as such: a process that was led astray can send nothing that would run.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any

from riskcheck.reporting.archive.enclosure import Enclosure

if TYPE_CHECKING:
    from riskcheck.reporting.formats.report import Report

_LENGTH = 8  # bytes that say how long the head is
_SURROGATES = "surrogatepass"  # whatever Python holds comes back as it was


@dataclass(frozen=True, slots=True)
class Draft:
    """A page in HTML, which is `ours` if no template of others took part in it, and what goes with it."""

    html: str
    enclosures: tuple[Enclosure, ...]
    images: Mapping[str, bytes]
    ours: bool


def draft_of(report: "Report") -> Draft:
    """Return the draft of a report."""
    return draft_read(joined(report, page_of(report), enclosures_of(report)))


def page_of(report: "Report") -> bytes:
    """Return the page of a draft."""
    # Here, not at the top: a process that lays out a draft needs neither Jinja2 nor pydantic
    from riskcheck.reporting.assets import PREFIX
    from riskcheck.reporting.formats.report import page

    return page(report, lambda name, _: PREFIX + name).encode("utf-8", _SURROGATES)


def enclosures_of(report: "Report") -> bytes:
    """Return the enclosures of a draft."""
    from riskcheck.reporting.archive import enclosures

    found = enclosures.enclosures_of(report)
    return _bundle([astuple(one)[:-1] for one in found], [one.content for one in found])


def joined(report: "Report", page: bytes, enclosures: bytes) -> bytes:
    """Return the draft of a report as bytes, given its page and its enclosures."""
    images = report.overlay.images
    return _bundle([report.options.template is None, *images], [page, enclosures, *images.values()])


def draft_read(data: bytes) -> Draft:
    """Return the draft that was joined."""
    (ours, *names), (page, enclosures, *images) = _opened(data)
    return Draft(
        html=page.decode("utf-8", _SURROGATES),
        enclosures=tuple(map(_enclosure, *_opened(enclosures))),
        images=dict(zip(names, images, strict=True)),
        ours=bool(ours),
    )


def _enclosure(known: Sequence[str], content: bytes) -> Enclosure:
    name, kind, relationship, description, date = known
    return Enclosure(name, kind, relationship, description, date, content)


def _bundle(head: Sequence[Any], contents: Sequence[bytes]) -> bytes:
    """Return contents after a head in JSON that tells what they are."""
    first = json.dumps([head, [len(content) for content in contents]]).encode("ascii")
    return b"".join((len(first).to_bytes(_LENGTH), first, *contents))


def _opened(data: bytes) -> tuple[list[Any], list[bytes]]:
    at = _LENGTH + int.from_bytes(data[:_LENGTH])
    head, lengths = json.loads(data[_LENGTH:at])
    contents = []
    for length in lengths:
        contents.append(data[at : at + length])
        at += length
    return head, contents
