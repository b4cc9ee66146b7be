"""Bytes of a user's file in, text out; whatever is not a readable text becomes one clear issue."""

from pathlib import Path

from riskcheck.errors import Gravity, InvalidInputError, Issue, Location

MAX_BYTES = 2 * 1024 * 1024
_BINARY = frozenset(range(32)) - {9, 10, 12, 13} | {127}


def defect(file: str, code: str, message: str, hint: str = "", line: int = 0, column: int = 0) -> InvalidInputError:
    """Return the error for a file that cannot be read at all."""
    issue = Issue(code, Gravity.ERROR, message, Location(file, line, column), hint)
    return InvalidInputError(f"{file} cannot be read", [issue])


def read_file(path: Path, shown: str | None = None) -> bytes:
    """Return the content of a file of at most 2 MiB; raises InvalidInputError."""
    name = shown if shown is not None else str(path)
    try:
        if path.is_dir():
            raise defect(name, "FI002", "this is a folder, not a file")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise defect(name, "FI001", "no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise defect(name, "FI002", f"cannot be opened: {reason}") from None
    if len(data) > MAX_BYTES:
        raise defect(name, "FI003", f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB")
    return data


def decode(data: bytes, name: str) -> str:
    """Return the text of a file; raises InvalidInputError for an empty, binary or wrongly encoded one."""
    if not data.strip():
        raise defect(name, "FI004", "the file is empty")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise defect(name, "FI005", "the file is in UTF-16, not in UTF-8", "save it as UTF-8")
    if not _BINARY.isdisjoint(data):
        raise defect(name, "FI006", "this is not a text file: it holds control characters")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        hint = "save it as UTF-8"
        raise defect(name, "FI005", "the file is not in UTF-8", hint, line, column) from None
