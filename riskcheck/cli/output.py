"""Printing: every text that leaves for a terminal goes through here."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from riskcheck.core.columns import visible
from riskcheck.errors import NotWrittenError


def say(text: str = "") -> None:
    """Print to standard output; characters that would steer the terminal are spelled out."""
    with _reported():
        _print(text, sys.stdout)


def say_all(lines: Iterable[str]) -> None:
    """Print several lines."""
    say("\n".join(lines))


def write_bytes(content: bytes) -> None:
    """Write a document to standard output as it is."""
    with _reported():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def complain(text: str, *, bare: bool = False) -> None:
    """Print a message to standard error; where that was closed, as a window can be, nobody is told."""
    with suppress(OSError):
        _print(text if bare else f"riskcheck: {text}", sys.stderr)


def close_output() -> None:
    """Flush standard output: a full disk or a closed pipe is noticed while it can be reported."""
    with _reported():
        sys.stdout.flush()


def abandon_output() -> None:
    """Let what cannot be printed any more go nowhere, so that the exit code stays the one that was meant."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _nowhere(stream)


def terminal_columns() -> int | None:
    """Return what COLUMNS says, else how wide the terminal is; None without either.

    The same as `shutil.get_terminal_size`, which comes with all that archives need: too much for a score.
    """
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or None  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # there is no output, it is closed, or no terminal
        return None


def _nowhere(stream: TextIO) -> None:
    """Python flushes once more when it leaves: let that go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _print(text: str, stream: TextIO) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(visible(text).encode(encoding, "backslashreplace").decode(encoding) + "\n")


@contextmanager
def _reported() -> Iterator[None]:
    """Turn a failing standard output into one clear error.

    Here and not in the boundary: click would end the program on a closed pipe without a word.
    """
    try:
        yield
    except OSError as error:
        _nowhere(sys.stdout)
        reason = "it was closed" if isinstance(error, BrokenPipeError) else error.strerror
        raise NotWrittenError(f"the output could not be written in full: {reason}") from None
