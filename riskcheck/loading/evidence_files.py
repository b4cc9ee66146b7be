"""The files that a sheet names as evidence: whether they are there, and still the same."""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from riskcheck.core.answers.model import Evidence
from riskcheck.core.suggest import did_you_mean
from riskcheck.errors import Gravity, Problem
from riskcheck.loading.looking import may_be_there

MAX_READ = 16 * 1024 * 1024 * 1024  # some files of the system never end, and say that they are plain ones
MAX_UNASKED = 256 * 1024 * 1024  # a digest that nobody asked for is taken of files up to this size
_TOO_LARGE = f"it is larger than {MAX_READ // 1024**3} GiB"
_CHUNK = 1024 * 1024
_MANY_FILES = 1000
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
}


class UnreadableError(Exception):
    """A file cannot be read; the message says why, and `hint` what to do where that is known."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the hint beside the message."""
        super().__init__(message)
        self.hint = hint


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, read piece by piece.

    Raises FileNotFoundError, and UnreadableError for what is no plain file or cannot be read: never waits for
    a pipe or a device.
    """
    try:
        with _opened(path) as stream:
            digest, left = hashlib.sha256(), MAX_READ
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                left -= len(chunk)
                if left < 0:
                    raise UnreadableError(_TOO_LARGE)
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(str(path)) from None
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from None
    except ValueError:  # a NUL in the name
        raise UnreadableError("the name is not possible") from None
    return digest.hexdigest()


def _opened(path: Path) -> BinaryIO:
    _demand_plain(path.stat())
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        _demand_plain(os.fstat(handle))  # it may have been exchanged meanwhile
    except UnreadableError:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


def _demand_plain(found: os.stat_result) -> None:
    kind = stat.S_IFMT(found.st_mode)
    if kind != stat.S_IFREG:
        what = _KINDS.get(kind, "something else")
        raise UnreadableError(f"it is {what}, not a file", "name the file itself")
    if found.st_size > MAX_READ:
        raise UnreadableError(_TOO_LARGE)


def check_evidence_files(evidence: Mapping[str, Sequence[Evidence]], folder: Path) -> list[Problem]:
    """Return what is wrong with the evidence files of questions, as warnings; paths start at the sheet.

    A file is looked for where the sheet says, its path starting at the `folder` of the sheet. Each is read
    once.
    """
    checker = _Checker(folder)
    return [
        problem
        for name, pieces in evidence.items()
        for index, piece in enumerate(pieces)
        if piece.file is not None
        for problem in checker.check(name, index, piece, piece.file)
    ]


class _Checker:
    """Checks one file after the other and remembers the digests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._digests: dict[Path, str] = {}

    def check(self, name: str, index: int, piece: Evidence, file: str) -> Iterator[Problem]:
        path = self.folder / file

        def advice(code: str, message: str, hint: str, key: str = "file") -> Problem:
            place = ("answers", name, "evidence", index, key)
            return Problem(code, f"{name}: {message}", place, hint, Gravity.WARNING)

        try:
            if piece.sha256 is None:
                yield advice("EV004", f"the evidence '{file[:100]}' has no sha256", self._digest_hint(path))
                return
            found = self._digest(path)
        except FileNotFoundError:
            yield advice("EV001", f"the evidence '{file[:100]}' is missing", self._near(file))
        except UnreadableError as error:
            yield advice("EV003", f"the evidence '{file[:100]}' cannot be read: {error}", error.hint)
        else:
            if found != piece.sha256:
                hint = f"look at it again; if it still holds, write sha256: {found}"
                message = f"the evidence '{file[:100]}' has changed since it was attached"
                yield advice("EV002", message, hint, "sha256")

    def _digest(self, path: Path) -> str:
        if path not in self._digests:
            self._digests[path] = digest_of(path)
        return self._digests[path]

    def _digest_hint(self, path: Path) -> str:
        try:
            large = path.stat().st_size > MAX_UNASKED
        except (OSError, ValueError):
            large = False  # what is wrong shows when it is read
        return "add the one that sha256sum gives" if large else f"add sha256: {self._digest(path)}"

    def _near(self, file: str) -> str:
        path = self.folder / file
        if not may_be_there(path.parent):
            return f"paths start at the folder of the sheet; there is no folder {path.parent}"
        near = did_you_mean(path.name, _names_in(path.parent))
        return near or f"paths start at the folder of the sheet; it was looked for as {path}"


def _names_in(folder: Path) -> list[str]:
    """Return names of files in a folder, not too many; none where it cannot be read."""
    try:
        return sorted(entry.name for entry in islice(folder.iterdir(), _MANY_FILES))
    except (OSError, ValueError):
        return []
