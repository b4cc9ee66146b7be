"""The values that PDF objects are written as (ISO 32000-2, 7.3), read back.

A small reader of our own, because what we look for is small (attachments, pages, metadata) and the file may
be hostile: it takes linear time and has limits, and whatever it cannot read is one kind of error. The known
readers are for every PDF there is; they take seconds to find four files in one of ours, or are native code.
"""

import re
from dataclasses import dataclass
from typing import Any

_DEEPEST = 40
_SPACE = rb"(?:[\x00\t\n\f\r ]++|%[^\r\n]*+)*+"  # never tried twice: a file could make that last for ever
_TOKEN = re.compile(
    _SPACE
    + rb"(?:(?P<ref>\d{1,10}[\x00\t\n\f\r ]+\d{1,5}[\x00\t\n\f\r ]+R(?![^\x00\t\n\f\r ()<>\[\]{}/%]))"
    + rb"|(?P<number>[+-]?(?:\d{1,40}+\.?+\d{0,40}+|\.\d{1,40}+)(?!\d))"
    + rb"|/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*)"
    + rb"|(?P<mark><<|>>|\[|\])"
    + rb"|<(?P<hex>[0-9A-Fa-f\x00\t\n\f\r ]*)>"
    + rb"|(?P<text>\()"
    + rb"|(?P<word>true|false|null))"
)
_IN_TEXT = re.compile(rb"[()\\]")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_OCTAL = re.compile(rb"[0-7]{1,3}")
_WORDS = {b"true": True, b"false": False, b"null": None}
_NAME_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")


class UnreadablePdfError(Exception):
    """The file is not a PDF that can be read; the message says why, in words for its user."""


class Name(str):
    """A name such as /Type, without its slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to the object of a number."""

    number: int


def read_value(data: bytes, start: int) -> tuple[Any, int]:
    """Return the value that begins at `start`, and where it ends; raises UnreadablePdfError.

    Dictionaries are dicts (keys without slash), arrays lists, strings bytes, numbers int or float.
    """
    value, end = _value(data, start, 0)
    if value is _END_OF_LIST or value is _END_OF_DICT:
        raise _wrong(start)
    return value, end


def text_of(value: Any) -> str:
    """Return a text string, which PDF writes in UTF-16, in UTF-8 or in an encoding of its own."""
    if not isinstance(value, bytes):
        return ""
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    return value.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


_END_OF_LIST, _END_OF_DICT = object(), object()
_MARKS = {b"]": _END_OF_LIST, b">>": _END_OF_DICT}


def _value(data: bytes, start: int, depth: int) -> tuple[Any, int]:
    token = _TOKEN.match(data, start)
    if token is None or depth > _DEEPEST:
        raise _wrong(start)
    kind, end = token.lastgroup, token.end()
    if kind == "text":
        return _text(data, end)
    if kind == "mark":
        mark = token["mark"]
        if mark in _MARKS:
            return _MARKS[mark], end
        return _list(data, end, depth) if mark == b"[" else _dict(data, end, depth)
    return _SIMPLE[str(kind)](token[str(kind)]), end


def _list(data: bytes, start: int, depth: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    while True:
        value, start = _value(data, start, depth + 1)
        if value is _END_OF_LIST:
            return found, start
        if value is _END_OF_DICT:
            raise _wrong(start)
        found.append(value)


def _dict(data: bytes, start: int, depth: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    while True:
        key, start = _value(data, start, depth + 1)
        if key is _END_OF_DICT:
            return found, start
        value, start = _value(data, start, depth + 1)
        if not isinstance(key, Name) or value is _END_OF_LIST or value is _END_OF_DICT:
            raise _wrong(start)
        found[str(key)] = value


def _text(data: bytes, start: int) -> tuple[bytes, int]:
    pieces: list[bytes] = []
    open_ones = 1
    while True:
        found = _IN_TEXT.search(data, start)
        if found is None:
            raise _wrong(start)
        pieces.append(data[start : found.start()])
        start = found.end()
        if found.group() == b"\\":
            piece, start = _escaped(data, start)
            pieces.append(piece)
            continue
        open_ones += 1 if found.group() == b"(" else -1
        if not open_ones:
            return b"".join(pieces), start
        pieces.append(found.group())


def _escaped(data: bytes, start: int) -> tuple[bytes, int]:
    octal = _OCTAL.match(data, start)
    if octal is not None:
        return bytes([int(octal.group(), 8) & 0xFF]), octal.end()
    character = data[start : start + 1]
    if character in (b"\r", b"\n"):  # a line that goes on
        return b"", start + (2 if data[start : start + 2] == b"\r\n" else 1)
    return _ESCAPED.get(character, character), start + 1


def _number(written: bytes) -> int | float:
    return float(written) if b"." in written else int(written)


def _hex(written: bytes) -> bytes:
    digits = b"".join(written.replace(b"\0", b" ").split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _name(written: bytes) -> Name:
    plain = _NAME_CODE.sub(lambda code: bytes([int(code[1], 16)]), written)
    return Name(plain.decode("utf-8", "replace"))


def _ref(written: bytes) -> Ref:
    return Ref(int(written.split()[0]))


_SIMPLE: dict[str, Any] = {
    "ref": _ref,
    "number": _number,
    "name": _name,
    "hex": _hex,
    "word": _WORDS.__getitem__,
}


def _wrong(place: int) -> UnreadablePdfError:
    return UnreadablePdfError(f"what stands at byte {place} is not what a PDF may have there")
