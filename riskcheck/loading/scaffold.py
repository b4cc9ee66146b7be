"""A new rule pack: small, complete and sound, for its author to change."""

import re
import shutil
from pathlib import Path

from riskcheck.errors import NotWrittenError, UsageError

_NAME = re.compile("[a-z][a-z0-9-]{0,59}")
_NOT_TEXT = frozenset(("true", "false", "null"))  # what YAML reads as more than a word


def check_name(name: str) -> None:
    """Raise UsageError where a pack cannot be called `name`."""
    if not _NAME.fullmatch(name) or name in _NOT_TEXT:
        hint = "small letters, digits and hyphens, a letter first, at most 60, like 'chat-bots'"
        raise UsageError(f"a pack cannot be called '{name}'", hint)


def write_scaffold(model: Path, folder: Path, name: str, as_of: str) -> list[Path]:
    """Write the pack in the folder `model` to `folder` under a new name, and return its files.

    Raises UsageError where something is there already, NotWrittenError where it cannot be written; nothing is
    left behind then.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir()
    except OSError as error:
        if isinstance(error, FileExistsError) and folder.parent.is_dir():
            hint = "choose another name, or another folder with --dir"
            raise UsageError(f"{folder} is there already", hint) from None
        raise NotWrittenError(f"{folder} cannot be made: {error.strerror}") from None
    try:
        return [_write(path, folder / path.relative_to(model), name, as_of) for path in _files(model)]
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise NotWrittenError(f"{folder} cannot be written: {error.strerror}") from None


def _files(model: Path) -> list[Path]:
    return sorted(path for path in model.rglob("*.yaml") if path.is_file())


def _write(path: Path, target: Path, name: str, as_of: str) -> Path:
    text = path.read_text(encoding="utf-8").replace("__NAME__", name).replace("__DATE__", as_of)
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    return target
