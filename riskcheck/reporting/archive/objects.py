"""The objects of a PDF by number, found by going through the file once.

The table of contents at its end is not asked: where a byte was changed it would be wrong, too.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any

from riskcheck.reporting.archive.syntax import Ref, UnreadablePdfError, read_value

MAX_BYTES = 64 * 1024 * 1024
_MOST_OBJECTS = 500_000
_MOST_IN_STREAM = 64 * 1024 * 1024
_MOST_IN_ALL = 128 * 1024 * 1024  # of what is unfolded of one file
_HEAD = re.compile(rb"(?<![0-9])(\d{1,10})[\x00\t\n\f\r ]+\d{1,5}[\x00\t\n\f\r ]+obj(?![A-Za-z])")
_STREAM = re.compile(rb"[\x00\t\n\f\r ]*stream(?:\r\n|\n)")
_END = b"endstream"


class PdfObjects:
    """The objects of one file; of several with one number the last one counts, as the standard has it."""

    def __init__(self, content: bytes) -> None:
        """Find the objects; raises UnreadablePdfError."""
        if len(content) > MAX_BYTES:
            raise UnreadablePdfError(f"it is larger than {MAX_BYTES // 1024 // 1024} MiB")
        if b"%PDF-" not in content[:1024]:
            raise UnreadablePdfError("it is not a PDF")
        self._unfolded = 0
        self._raw: dict[int, tuple[bytes, int, int]] = {}  # in what the value stands, from where to where
        self._streams: dict[int, tuple[int, int]] = {}
        self._content = content
        self._find()

    def get(self, value: Any) -> Any:
        """Return a value, or what it refers to; None for an object that is not there."""
        for _ in range(10):
            if not isinstance(value, Ref):
                return value
            data, start, _ = self._raw.get(value.number, (b"null", 0, 0))
            value, _ = read_value(data, start)
        raise UnreadablePdfError("its references go round in a circle")

    def dictionary(self, value: Any) -> dict[str, Any]:
        """Return the dictionary that a value is or refers to; empty where it is something else."""
        found = self.get(value)
        return found if isinstance(found, dict) else {}

    def stream(self, reference: Any) -> bytes:
        """Return the data of a stream, unfolded; raises UnreadablePdfError beyond the limits."""
        if not isinstance(reference, Ref) or reference.number not in self._streams:
            raise UnreadablePdfError("a stream is missing")
        start, end = self._streams[reference.number]
        return self._data(self.dictionary(reference), start, end)

    def data_of(self, reference: Ref) -> bytes:
        """Return the data of a stream, as it stands where we do not unfold it; empty without a stream."""
        if reference.number not in self._streams:
            return b""
        if _plainly_folded(self.dictionary(reference)):
            return self.stream(reference)
        start, end = self._streams[reference.number]
        return self._content[start:end]

    def of_type(self, kind: str) -> Iterator[Ref]:
        """Yield every dictionary with a `/Type`, in the order in which they stand in the file."""
        mark = re.compile(rb"/Type[\x00\t\n\f\r ]*/" + kind.encode() + rb"(?![A-Za-z0-9])")
        for number, (data, start, end) in self._raw.items():
            if mark.search(data, start, end) and self.dictionary(Ref(number)).get("Type") == kind:
                yield Ref(number)

    def trailer(self) -> dict[str, Any]:
        """Return what the end of the file says: /Root is the catalogue, /Info the document information."""
        found: dict[str, Any] = {}
        place = self._content.rfind(b"trailer")
        if place >= 0:
            value, _ = read_value(self._content, place + len(b"trailer"))
            found |= value if isinstance(value, dict) else {}
        for table in self.of_type("XRef"):
            found |= self.dictionary(table)
        return found

    def _find(self) -> None:
        content, place = self._content, 0
        while head := _HEAD.search(content, place):
            number = int(head[1])
            value, place = read_value(content, head.end())
            self._add(number, content, head.end(), place)
            self._streams.pop(number, None)
            stream = _STREAM.match(content, place)
            if stream is not None and isinstance(value, dict):
                place = self._end_of_stream(value, stream.end())
                self._streams[number] = stream.end(), place
                if value.get("Type") == "ObjStm":
                    self._open(value, stream.end(), place)

    def _end_of_stream(self, about: dict[str, Any], start: int) -> int:
        length = about.get("Length")
        end = start + length if isinstance(length, int) and length >= 0 else len(self._content)
        if self._content.startswith((_END, b"\n" + _END, b"\r\n" + _END), end):
            return end
        end = self._content.find(_END, start)
        if end < 0:
            raise UnreadablePdfError(f"the stream at byte {start} does not end")
        return end

    def _open(self, about: dict[str, Any], start: int, end: int) -> None:
        """Add the objects that stand within a stream."""
        data = self._data(about, start, end)
        first = about.get("First")
        if not isinstance(first, int) or not 0 <= first <= len(data):
            raise UnreadablePdfError("a list of objects is damaged")
        words = data[:first].split()
        if len(words) % 2 or not all(word.isdigit() and len(word) < 11 for word in words):
            raise UnreadablePdfError("a list of objects is damaged")
        starts = [first + int(offset) for offset in words[1::2]]
        for number, begin, finish in zip(words[::2], starts, [*starts[1:], len(data)], strict=True):
            self._add(int(number), data, begin, finish)

    def _add(self, number: int, data: bytes, start: int, end: int) -> None:
        self._raw.pop(number, None)  # so that the order is that of the file
        self._raw[number] = data, start, end
        if len(self._raw) > _MOST_OBJECTS:
            raise UnreadablePdfError(f"it has more than {_MOST_OBJECTS:,} objects")

    def _data(self, about: dict[str, Any], start: int, end: int) -> bytes:
        data = self._content[start:end]
        if about.get("Filter") in (None, []):
            return data
        if not _plainly_folded(about):
            raise UnreadablePdfError("a part of it is written in a way that riskcheck does not write")
        unfolded = _inflated(data)
        self._unfolded += len(unfolded)
        if self._unfolded > _MOST_IN_ALL:
            raise UnreadablePdfError("it unfolds to more than any report does")
        return unfolded


def _plainly_folded(about: dict[str, Any]) -> bool:
    return about.get("Filter") in (None, [], "FlateDecode", ["FlateDecode"]) and not about.get("DecodeParms")


def _inflated(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        unfolded = unpacker.decompress(data, _MOST_IN_STREAM)
    except zlib.error:
        raise UnreadablePdfError("a compressed part of it is damaged") from None
    if unpacker.unconsumed_tail or not unpacker.eof:
        reason = "unfolds to more than any report does" if unpacker.unconsumed_tail else "is cut off"
        raise UnreadablePdfError(f"a compressed part of it {reason}")
    return unfolded
