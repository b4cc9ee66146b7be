"""Sound packs, kept in a folder of the user so that the next run need not parse and check them.

An entry is plain JSON: no code, and nothing of a product. It counts only for exactly the bytes and exactly
the program that it was made with. The bytes of the pack are read in every run, and its digest is made from
them. Whatever is wrong with the folder or an entry, the pack is read from its files as if there were no
cache.

What comes out of an entry is not checked again: who can write into the folder can change what a run with the
cache sees. So both must belong to the user and must not be open to the writing of others, and reports are
never made with it.
"""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pydantic
import yaml
from pydantic_core import from_json

from riskcheck import resources
from riskcheck.errors import InvalidInputError
from riskcheck.loading.pack_files import OBLIGATIONS, PackFiles

MAX_BYTES = 8 * 1024 * 1024
MAX_ENTRIES = 16
_PREFIX = "pack-"
_FORMAT = 3
# neither another file through a link nor a wait for a pipe
_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)
# an entry that is not there, damaged or somebody else's; a file of the pack that is there no more
_UNUSABLE = (OSError, ValueError, TypeError, LookupError, AttributeError, InvalidInputError)
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class PackCache(NamedTuple):
    """A folder with one entry for each pack folder that was used last."""

    folder: Path

    def usable(self) -> bool:
        """Return whether entries can be kept there: the folder is the user's own, or can be made."""
        try:
            if os.path.lexists(self.folder):
                return stat.S_ISDIR(self.folder.lstat().st_mode) and _is_private(self.folder.lstat())
            above = next(path for path in self.folder.absolute().parents if path.exists())
            return above.is_dir() and os.access(above, os.W_OK | os.X_OK)
        except OSError:
            return False

    def find(self, files: PackFiles) -> bytes | None:
        """Return the body of the entry of a pack, or None where no entry fits the bytes of its files.

        It reads the files of the pack that the entry names.
        """
        with suppress(*_UNUSABLE):
            return self._fitting(files)
        return None

    def _fitting(self, files: PackFiles) -> bytes | None:
        first, _, body = self._content(files.folder).partition(b"\n")
        head = from_json(first)
        if head["format"] != _FORMAT or head["program"] != _program() or head["body"] != _digest(body):
            return None
        if files.has(OBLIGATIONS) is not (OBLIGATIONS in head["files"]):
            return None
        if any(files.digest(name) != digest for name, digest in head["files"].items()):
            return None
        return body

    def _content(self, pack: Path) -> bytes:
        if not _is_private(self.folder.lstat()):
            raise PermissionError
        handle = os.open(self._entry(pack), _FLAGS)
        with os.fdopen(handle, "rb") as stream:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode) or not _is_private(status):
                raise PermissionError
            return stream.read(MAX_BYTES)

    def keep(self, files: PackFiles, body: bytes) -> None:
        """Write the entry of a sound pack and drop the oldest ones; a folder that does not allow it is left.

        `body` is the pack in JSON; `files` has read all files of it.
        """
        import json

        digests = {name: files.digest(name) for name in files.contents}
        head = {"format": _FORMAT, "program": _program(), "files": digests, "body": _digest(body)}
        content = json.dumps(head).encode() + b"\n" + body
        if len(content) >= MAX_BYTES:
            return
        with suppress(OSError, ValueError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_private(self.folder.lstat()):
                self._write(self._entry(files.folder), content)
                self._prune()

    def _entry(self, pack: Path) -> Path:
        return self.folder / f"{_PREFIX}{_digest(str(pack.resolve()).encode())[:32]}.json"

    def _write(self, entry: Path, content: bytes) -> None:
        from tempfile import mkstemp

        handle, temporary = mkstemp(prefix=_PREFIX, suffix=".tmp", dir=self.folder)  # private to the user
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            Path(temporary).replace(entry)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _prune(self) -> None:
        entries = sorted(self.folder.glob(f"{_PREFIX}*"), key=lambda path: path.lstat().st_mtime_ns)
        for entry in entries[:-MAX_ENTRIES]:
            entry.unlink(missing_ok=True)


def _is_private(status: os.stat_result) -> bool:
    """Whether only the user can write there. Where there are no such rights, the folder is the user's own."""
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & _OTHERS_WRITE


def _program() -> str:
    """Return what stands for the program that read and checked a pack: its code and that of others in it."""
    others = (f"PyYAML {yaml.__version__}", f"pydantic {pydantic.VERSION}")
    return _digest("\n".join([*others, *resources.program_files()]).encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
