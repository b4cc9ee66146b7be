"""What a path leads to, asked in folders that the user may have no right to look into."""

import stat
from pathlib import Path


def may_be_there(path: Path) -> bool:
    """Return whether something is there, or may be: who opens it is told why he cannot."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def is_folder(path: Path) -> bool:
    """Return whether the path is a folder that the user can see."""
    return stat.S_ISDIR(_mode(path))


def is_file(path: Path) -> bool:
    """Return whether the path is a plain file that the user can see."""
    return stat.S_ISREG(_mode(path))


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0
