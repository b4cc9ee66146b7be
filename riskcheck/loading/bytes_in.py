"""Bytes of a user's file in, text out; whatever is not a readable text becomes one clear issue."""

import re
from pathlib import Path

from riskcheck.errors import Gravity, InvalidInputError, Issue, Location

MAX_BYTES = 2 * 1024 * 1024
EMPTY = "FI004"
SAVE_AS_UTF8 = "save it as UTF-8"
# Line ends for YAML 1.1, but not for YAML 1.2 and for editors: they would count the lines differently
_ODD_LINE_ENDS = "\u0085\u2028\u2029"


def defect(
    file: str, code: str, message: str, hint: str = "", line: int = 0, column: int = 0
) -> InvalidInputError:
    """Return the error for a file that cannot be read at all."""
    issue = Issue(code, Gravity.ERROR, message, Location(file, line, column), hint)
    return InvalidInputError(f"{file} cannot be read", [issue])


def forbidden_character(character: str, before: str, name: str) -> InvalidInputError:
    """Return the error for a character that YAML does not allow; `before` is the text before it."""
    message = f"the character U+{ord(character):04X} may not stand in a YAML file"
    return defect(name, "FI006", message, "remove it", *_after(before))


def no_such_file(name: str) -> InvalidInputError:
    """Return the error for a file that is not there."""
    return defect(name, "FI001", "no such file")


def demand_small(data: bytes, name: str, most: int = MAX_BYTES) -> None:
    """Raise InvalidInputError for a file of more than `most` bytes."""
    if len(data) > most:
        raise defect(name, "FI003", f"the file is larger than {most // 1024 // 1024} MiB")


def read_file(path: Path, shown: str | None = None, most: int = MAX_BYTES) -> bytes:
    """Return the content of a file of at most `most` bytes (2 MiB); raises InvalidInputError."""
    name = shown if shown is not None else str(path)
    try:
        if path.is_dir():
            raise defect(name, "FI002", "this is a folder, not a file")
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        raise no_such_file(name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise defect(name, "FI002", f"cannot be opened: {reason}") from None
    demand_small(data, name, most)
    return data


def decode(data: bytes, name: str) -> str:
    """Return the text of a file; raises InvalidInputError for an empty, binary or wrongly encoded one."""
    if not data.strip():
        raise defect(name, EMPTY, "the file is empty")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise defect(name, "FI005", "the file is in UTF-16, not in UTF-8", SAVE_AS_UTF8)
    if b"\0" in data:
        raise defect(name, "FI006", "this is not a text file in UTF-8: it holds NUL bytes")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        place = _after(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        raise defect(name, "FI005", "the file is not in UTF-8", SAVE_AS_UTF8, *place) from None
    odd = [text.index(end) for end in _ODD_LINE_ENDS if end in text]
    if odd:
        raise forbidden_character(text[min(odd)], text[: min(odd)], name)
    return text


def _after(before: str) -> tuple[int, int]:
    """Return the line and column of what follows `before`, counted in characters from 1."""
    lines = re.split("\r\n?|\n", before)
    return len(lines), len(lines[-1]) + 1
