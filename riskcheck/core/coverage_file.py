"""The file `coverage.yaml` of a pack: which points it means to answer, and how long it may get."""

import re
from typing import Literal

from pydantic import Field

from riskcheck.core.lengths import LengthLimit
from riskcheck.core.pack.base import Identifier, Model
from riskcheck.core.pack.source import Basis
from riskcheck.core.text import TextField

_RANGE = re.compile(r"(.*?)([0-9]+)\.\.([0-9]+)")
_LONGEST_RANGE = 1000


class CoverageSet(Model):
    """Points that the pack answers: listed (`points`), or chosen by `documents` and `basis`.

    `by: rule` asks for a rule that cites each; `by: any` takes a profile question or a written reason, too.
    """

    id: Identifier
    title: TextField
    points: tuple[str, ...] = ()
    documents: tuple[Identifier, ...] = ()
    basis: tuple[Basis, ...] = ()
    by: Literal["rule", "any"] = "rule"


class CoverageFile(Model):
    """The file `coverage.yaml`. It is no part of the pack and not under its digest."""

    sets: tuple[CoverageSet, ...] = Field(min_length=1)
    reasons: dict[Identifier, TextField] = Field(default_factory=dict)
    lengths: tuple[LengthLimit, ...] = ()


def expand(entry: str) -> tuple[str, ...]:
    """Return the points that an entry names: itself, or `law-3, law-4, law-5` for `law-3..5`."""
    match = _RANGE.fullmatch(entry)
    if match is None:
        return (entry,)
    stem, first, last = match.groups()
    if len(last) > 9 or not 0 <= int(last) - int(first) < _LONGEST_RANGE:
        return ()
    return tuple(f"{stem}{number:0{len(first)}d}" for number in range(int(first), int(last) + 1))
