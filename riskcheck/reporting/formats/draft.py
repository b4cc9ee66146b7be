"""A PDF before it is laid out, as the bytes that pass between two processes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any

from riskcheck.reporting.archive.enclosure import Enclosure
from riskcheck.reporting.assets import PREFIX

if TYPE_CHECKING:
    from riskcheck.reporting.formats.report import Report

_LENGTH = 8  # bytes that say how long the head is
_SURROGATES = "surrogatepass"  # whatever Python holds comes back as it was


@dataclass(frozen=True, slots=True)
class Draft:
    """What is laid out: a page in HTML, which is `ours` if no template of others took part in it.

    It holds text and bytes alone, and is read from such: whoever has written it can send nothing that runs.
    """

    html: str
    enclosures: tuple[Enclosure, ...]
    images: Mapping[str, bytes]
    ours: bool

    def written(self) -> bytes:
        """Return the draft as bytes: a head in JSON, and all contents after it."""
        contents = [
            self.html.encode("utf-8", _SURROGATES),
            *(enclosure.content for enclosure in self.enclosures),
            *self.images.values(),
        ]
        head = {
            "ours": self.ours,
            "enclosures": [astuple(enclosure)[:-1] for enclosure in self.enclosures],
            "images": list(self.images),
            "lengths": [len(content) for content in contents],
        }
        first = json.dumps(head).encode("ascii")
        return b"".join((len(first).to_bytes(_LENGTH), first, *contents))

    @classmethod
    def read(cls, data: bytes) -> "Draft":
        """Return the draft that was written."""
        start = _LENGTH + int.from_bytes(data[:_LENGTH])
        head = json.loads(data[_LENGTH:start])
        contents = _cut(data, start, head["lengths"])
        return cls(
            html=next(contents).decode("utf-8", _SURROGATES),
            enclosures=tuple(_enclosure(known, next(contents)) for known in head["enclosures"]),
            images={name: next(contents) for name in head["images"]},
            ours=head["ours"],
        )


def draft_of(report: "Report") -> Draft:
    """Return the draft of a report."""
    # Here, not at the top: a process that lays out a draft needs neither Jinja2 nor pydantic
    from riskcheck.reporting.archive.enclosures import enclosures_of
    from riskcheck.reporting.formats.report import page

    html = page(report, lambda name, _: PREFIX + name)
    return Draft(html, enclosures_of(report), report.overlay.images, ours=report.options.template is None)


def _cut(data: bytes, start: int, lengths: list[int]) -> Iterator[bytes]:
    for length in lengths:
        yield data[start : start + length]
        start += length


def _enclosure(known: list[Any], content: bytes) -> Enclosure:
    name, kind, relationship, description, date = known
    return Enclosure(name, kind, relationship, description, date, content)
