"""Our templates as they were compiled last time, kept as Python keeps its own code: beside the source.

That is a tenth of a second for each report. Who can write there can change the program itself; so nothing of
a user's is kept, nor is anything where Python itself keeps no code. A template counts only for exactly its
text, its place, and the versions that compiled it.
"""

import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

_DIGEST = 32  # bytes
# a file that is not there, or damaged; a Python that keeps no code at all
_UNUSABLE = (OSError, ValueError, TypeError, EOFError, NotImplementedError)


class Compiled(BytecodeCache):
    """The templates that this process has compiled, by their place and text."""

    def __init__(self) -> None:
        """Begin without any."""
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Let Jinja have the code of a template, if it is known."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take over what Jinja has compiled."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code

    def prepare(self, folder: Path, options: object, compile_all: Callable[[], None]) -> None:
        """Know the templates of a folder of ours, compiled with these options: from last time, else anew."""
        made_of = repr((MAGIC_NUMBER, jinja2.__version__, options, *_stamps(folder)))
        with suppress(*_UNUSABLE):
            self._codes |= _read(_file(folder), made_of)
            return
        others, self._codes = self._codes, {}
        compile_all()
        if not sys.dont_write_bytecode:
            with suppress(*_UNUSABLE):
                _write(_file(folder), made_of, self._codes)
        self._codes |= others


def _file(folder: Path) -> Path:
    """Return where the templates of a folder are kept: where Python would keep a module of its name."""
    return Path(cache_from_source(f"{folder}.py")).with_suffix(".templates")


def _stamps(folder: Path) -> Iterator[tuple[Any, ...]]:
    """Yield what changes when a file of the folder does."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            yield from _stamps(Path(entry.path))
        else:
            status = entry.stat()
            yield entry.path, status.st_size, status.st_mtime_ns


def _read(file: Path, made_of: str) -> dict[tuple[str, str], CodeType]:
    content = file.read_bytes()
    if hashlib.sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
        raise ValueError("half of a file")
    known, codes = marshal.loads(content[_DIGEST:])  # noqa: S302 (as trusted as the code of the program)
    if known != made_of:
        raise ValueError("another program or other templates")
    found: dict[tuple[str, str], CodeType] = codes
    return found


def _write(file: Path, made_of: str, codes: dict[tuple[str, str], CodeType]) -> None:
    from tempfile import mkstemp

    body = marshal.dumps((made_of, codes))
    file.parent.mkdir(exist_ok=True)
    handle, temporary = mkstemp(dir=file.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(hashlib.sha256(body).digest() + body)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
