"""What a rendering process tells the one that waits for it.

Bytes and JSON only, never pickled objects: a process that a hostile page has led astray can send nothing
that would run here.
"""

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from riskcheck.errors import (
    Gravity,
    InvalidInputError,
    Issue,
    Location,
    NotWrittenError,
    RiskcheckError,
    UsageError,
)

STEP, RESULT, EXPECTED, DEFECT, NO_MEMORY = b"S", b"R", b"E", b"D", b"M"
_HEAD = struct.Struct(">cQ")
_ERRORS: dict[str, type[RiskcheckError]] = {
    error.__name__: error for error in (InvalidInputError, NotWrittenError, UsageError)
}


@dataclass(frozen=True, slots=True)
class Step:
    """What a rendering process is doing: the name of the step, and the page that it is at (0: none)."""

    name: str
    page: int = 0
    pages: int = 0


def message(kind: bytes, payload: bytes = b"") -> bytes:
    """Return a message as it goes through a pipe."""
    return _HEAD.pack(kind, len(payload)) + payload


class Inbox:
    """Takes the bytes of a pipe and gives the messages in them."""

    def __init__(self) -> None:
        """Begin without a byte."""
        self._bytes = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Give the kind and the payload of every message that is now complete."""
        self._bytes += data
        while len(self._bytes) >= _HEAD.size:
            kind, length = _HEAD.unpack_from(self._bytes)
            if len(self._bytes) < _HEAD.size + length:
                return
            payload = bytes(self._bytes[_HEAD.size : _HEAD.size + length])
            del self._bytes[: _HEAD.size + length]
            yield kind, payload


def step_written(step: Step) -> bytes:
    """Return a step as the payload of a message."""
    return json.dumps([step.name, step.page, step.pages]).encode()


def step_read(payload: bytes) -> Step:
    """Return the step of a message."""
    name, page, pages = json.loads(payload)
    return Step(str(name), int(page), int(pages))


def error_written(error: RiskcheckError) -> bytes:
    """Return an expected error as the payload of a message."""
    issues = error.issues if isinstance(error, InvalidInputError) else ()
    content = {
        "error": type(error).__name__,
        "message": error.message,
        "hint": error.hint,
        "issues": [_issue_written(issue) for issue in issues],
    }
    return json.dumps(content).encode()


def error_read(payload: bytes) -> RiskcheckError:
    """Return the error of a message."""
    content = json.loads(payload)
    error = _ERRORS.get(content["error"], NotWrittenError)
    if error is InvalidInputError:
        issues = [_issue_read(*fields) for fields in content["issues"]]
        return InvalidInputError(content["message"], issues, content["hint"])
    return error(content["message"], content["hint"])


def _issue_written(issue: Issue) -> list[str | int]:
    where = issue.location
    return [issue.code, issue.gravity, issue.message, where.file, where.line, where.column, issue.hint]


def _issue_read(code: str, gravity: str, message: str, file: str, line: int, column: int, hint: str) -> Issue:
    return Issue(code, Gravity(gravity), message, Location(file, line, column), hint)
