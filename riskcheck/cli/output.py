"""Printing: every text that leaves for a terminal goes through here."""

import sys
from collections.abc import Iterable
from typing import TextIO

from riskcheck.core.columns import visible


def say(text: str = "") -> None:
    """Print to standard output; characters that would steer the terminal are spelled out."""
    _print(text, sys.stdout)


def say_all(lines: Iterable[str]) -> None:
    """Print several lines."""
    say("\n".join(lines))


def complain(text: str, *, bare: bool = False) -> None:
    """Print a message to standard error."""
    _print(text if bare else f"riskcheck: {text}", sys.stderr)


def close_output() -> None:
    """Flush standard output, so that a full disk or a closed pipe is noticed while it can still be reported."""
    sys.stdout.flush()


def _print(text: str, stream: TextIO) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(visible(text).encode(encoding, "backslashreplace").decode(encoding) + "\n")


def write_bytes(content: bytes) -> None:
    """Write a document to standard output as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
