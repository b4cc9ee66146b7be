"""Paths of evidence that go on leading to the same files when their sheet moves to another folder."""

import os
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any


def moved(data: Any, before: Path, after: Path) -> Any:
    """Return the plain data of a sheet in the folder `before` for one in `after`.

    Paths start at the folder of a sheet. What is not the data of a sheet stays as it is.
    """
    answers = data.get("answers") if isinstance(data, Mapping) else None
    if not isinstance(answers, Mapping) or os.path.realpath(before) == os.path.realpath(after):
        return data
    return {**data, "answers": {name: _moved(raw, before, after) for name, raw in answers.items()}}


def _moved(raw: Any, before: Path, after: Path) -> Any:
    pieces = raw.get("evidence") if isinstance(raw, Mapping) else None
    if not isinstance(pieces, list | tuple):
        return raw
    return {**raw, "evidence": tuple(_moved_piece(piece, before, after) for piece in pieces)}


def _moved_piece(piece: Any, before: Path, after: Path) -> Any:
    file = piece.get("file") if isinstance(piece, Mapping) else None
    if not isinstance(file, str) or PurePath(file).is_absolute():
        return piece
    try:
        there = os.path.relpath(Path(os.path.realpath(before), file), os.path.realpath(after))
    except ValueError:  # on another drive, or a name that is not possible
        return piece
    return {**piece, "file": PurePath(there).as_posix()}
