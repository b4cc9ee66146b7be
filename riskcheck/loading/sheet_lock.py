"""The lock of a sheet: one interview at a time, and the second is told who has it open.

The lock is a small file beside the sheet that says who holds it. The system's own lock on that file tells
whether they still do: it goes with its process, however that ends, so a file left behind locks nobody out.
"""

import errno
import getpass
import os
import platform
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from riskcheck.core.columns import visible
from riskcheck.errors import CannotAskError

try:
    import fcntl
except ImportError:  # a system without them: what changes on disk is still noticed
    fcntl = None  # type: ignore[assignment]

_MOST = 1000  # bytes of a lock file that are looked at
_LONGEST = 60  # characters of what a lock file says: anybody may have written it
_KEYS = ("user", "host", "pid", "since")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a sheet open, and since when."""

    user: str
    host: str
    pid: str
    since: str

    def __str__(self) -> str:
        """Give it in words."""
        return f"{self.user} on {self.host} (process {self.pid}), since {self.since}"


class SheetInUseError(CannotAskError):
    """Somebody else has the sheet open for an interview."""

    def __init__(self, path: Path, holder: Holder, hint: str) -> None:
        """Keep who it is."""
        super().__init__(f"{path}: is open in another interview: {holder}", hint)
        self.holder = holder


class SheetLock:
    """A lock that is held, or a reason why there can be none; given back by `release`."""

    def __init__(self, path: Path, handle: int | None, problem: str = "") -> None:
        """Keep the open lock file."""
        self._path = path
        self._handle = handle
        self.problem = problem

    def release(self) -> None:
        """Give the lock back and take its file away; a second time does nothing."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        with suppress(OSError):
            self._path.unlink()  # while it is still locked: nobody can have taken it yet
        os.close(handle)


def lock_file(sheet: Path) -> Path:
    """Return the lock file of a sheet; it stands beside the file that a link leads to."""
    real = Path(os.path.realpath(sheet))
    return real.with_name(f".{real.name}.lock")


def lock_sheet(sheet: Path, since: str) -> SheetLock:
    """Take the lock of a sheet; raises SheetInUseError.

    Where no lock file can be made (a folder that is read-only, a system without locks) the lock says why.
    """
    path = lock_file(sheet)
    if fcntl is None:
        return SheetLock(path, None, "this system has no locks of this kind")
    try:
        handle = _locked(path)
    except OSError as error:
        return SheetLock(path, None, error.strerror or type(error).__name__)
    if handle is None:
        hint = "go on when they have finished; riskcheck score, check and explain read it meanwhile"
        raise SheetInUseError(sheet, _holder_in(path), hint)
    _refuse_another_host(sheet, path, handle)
    me = Holder(_user(), platform.node() or "?", str(os.getpid()), since)
    _write(handle, "".join(f"{key}: {getattr(me, key)}\n" for key in _KEYS).encode())
    return SheetLock(path, handle)


def _locked(path: Path) -> int | None:
    """Return the handle of the locked file; None where another process has it."""
    while True:
        handle = _opened(path)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(handle, path):
                return handle
        except OSError as error:
            os.close(handle)
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return None
            raise
        os.close(handle)  # its holder has just taken it away: there is a new one, or none


def _opened(path: Path) -> int:
    flags = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK  # never waits for what is no plain file
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | flags, 0o666)
    except PermissionError:
        if not path.exists():
            raise
        handle = os.open(path, os.O_RDONLY | flags)  # made by somebody else, whose lock still counts
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, f"{path} is not a file")
    return handle


def _is_at(handle: int, path: Path) -> bool:
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    mine = os.fstat(handle)
    return (mine.st_dev, mine.st_ino) == (there.st_dev, there.st_ino)


def _refuse_another_host(sheet: Path, path: Path, handle: int) -> None:
    """Raise where the file was left by another host: the system's lock may not reach that far."""
    left = _holder_in(path)
    if left.host in ("?", platform.node()):
        return
    os.close(handle)
    raise SheetInUseError(sheet, left, f"if that is not so any more, delete {path}")


def _holder_in(path: Path) -> Holder:
    try:
        with path.open("rb") as stream:
            text = stream.read(_MOST).decode("utf-8", "replace")
    except OSError:
        text = ""
    found = dict(line.partition(": ")[::2] for line in text.splitlines())
    return Holder(*(visible(found.get(key, "").strip()[:_LONGEST]) or "?" for key in _KEYS))


def _write(handle: int, content: bytes) -> None:
    with suppress(OSError):  # a full disk: the lock holds, it only has no name on it
        os.ftruncate(handle, 0)
        os.pwrite(handle, content, 0)


def _user() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "?"
