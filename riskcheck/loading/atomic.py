"""Files written whole or not at all: whatever goes wrong, what stood there before is untouched."""

import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from riskcheck.errors import NotWrittenError

_ATTEMPTS = 100
_WORDS = {
    errno.EACCES: "permission denied",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be too large",
    errno.EISDIR: "this is a folder",
    errno.ELOOP: "this is a link that leads nowhere",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOENT: "no such folder",
    errno.ENOSPC: "no space is left on the device",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EPERM: "permission denied",
    errno.EROFS: "the file system is read-only",
}


class ChangedMeanwhileError(NotWrittenError):
    """The file is not any more what its writer had read."""


def write_atomically(path: Path, content: bytes, *, overwrite: bool, instead_of: bytes | None = None) -> None:
    """Write `content` to `path`; raises NotWrittenError, and then a file that was there is as before.

    An existing file is replaced only with `overwrite`, and keeps its permissions. A symbolic link stays and
    the file behind it is written; a device or a pipe is written directly. With `instead_of` the file must
    hold just these bytes until the last moment, else ChangedMeanwhileError is raised.
    """
    try:
        _write(path, content, overwrite, instead_of)
    except OSError as error:
        raise _not_written(path, error) from None
    except ValueError:  # a NUL in the name
        raise NotWrittenError(f"{path}: not written: the name is not possible") from None


def remove_leftovers(path: Path) -> None:
    """Remove the temporary files of `path` that a killed process has left; only while nobody writes to it."""
    target = Path(os.path.realpath(path))
    with suppress(OSError):
        for temporary in target.parent.glob(f"{_temporary_lead(target)}*.tmp"):
            temporary.unlink(missing_ok=True)


def occupied(paths: Sequence[Path]) -> NotWrittenError:
    """Return the error for files that exist already and are not to be overwritten."""
    named = ", ".join(map(str, paths))
    what = "the file exists" if len(paths) == 1 else "the files exist"
    return NotWrittenError(f"{named}: not written: {what} already", "choose another name or use --force")


def _write(path: Path, content: bytes, overwrite: bool, instead_of: bytes | None) -> None:
    there = _status(path)
    if there is not None and stat.S_ISDIR(there.st_mode):
        raise OSError(errno.EISDIR, "")
    if there is not None and not stat.S_ISREG(there.st_mode):
        path.write_bytes(content)
        return
    target = Path(os.path.realpath(path))
    if there is not None and not overwrite:
        raise FileExistsError(errno.EEXIST, "")
    if there is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "")
    _replace(target, content, there, overwrite, instead_of)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _content(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _replace(
    target: Path, content: bytes, there: os.stat_result | None, overwrite: bool, instead_of: bytes | None
) -> None:
    handle, temporary = _open_temporary(target)
    try:
        with os.fdopen(handle, "wb") as stream:
            if there is not None:
                _keep_rights(temporary, there)
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if instead_of is not None and _content(target) != instead_of:
            raise ChangedMeanwhileError(f"{target}: not written: the file was changed meanwhile")
        _move(temporary, target, overwrite)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _temporary_lead(target: Path) -> str:
    # not the name itself: it may be as long as the system allows
    return f".riskcheck-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:8]}-"


def _open_temporary(target: Path) -> tuple[int, Path]:
    # not tempfile: its files are private, ours get the permissions that the user's umask gives to a new file
    for _ in range(_ATTEMPTS):
        temporary = target.with_name(f"{_temporary_lead(target)}{secrets.token_hex(6)}.tmp")
        with suppress(FileExistsError):
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            return os.open(temporary, flags, 0o666), temporary
    raise OSError(errno.EMFILE, "no free name for a temporary file")


def _keep_rights(temporary: Path, there: os.stat_result) -> None:
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(temporary, there.st_uid, there.st_gid)
    temporary.chmod(stat.S_IMODE(there.st_mode))


def _move(temporary: Path, target: Path, overwrite: bool) -> None:
    if not overwrite:
        try:
            os.link(temporary, target)  # unlike a rename it fails where another program was quicker
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            pass
        else:
            temporary.unlink()
            return
    temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _not_written(path: Path, error: OSError) -> NotWrittenError:
    if error.errno == errno.EEXIST:
        return occupied([path])
    words = _WORDS.get(error.errno or 0) or error.strerror or type(error).__name__
    if error.errno == errno.ENOENT:
        words += f": {path.parent}"
    return NotWrittenError(f"{path}: not written: {words}")
