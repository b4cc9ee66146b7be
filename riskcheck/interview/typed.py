"""What a user typed, as the plain data that a sheet would hold for it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

from riskcheck.core.answers.values import MAX_NUMBER
from riskcheck.interview.frontend import UNKNOWN, Prompt

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
_COUNTS = ("tested", "passed")


def clean(text: str) -> str:
    """Return a typed text without blanks around it and without characters that no sheet can hold."""
    kept = (" " if character in "\t\r\n" else character for character in text)
    return "".join(c for c in kept if category(c) not in ("Cc", "Cs")).strip()


def number(text: str) -> Any:
    """Return a typed number, full-width digits included, or the text where it is none."""
    narrow = normalize("NFKC", clean(text))
    if not _NUMBER.fullmatch(narrow) or len(narrow) > 2 * len(str(MAX_NUMBER)):
        return clean(text)
    return Decimal(narrow) if "." in narrow else int(narrow)


def date(text: str) -> str:
    """Return a typed date; full-width digits and slashes are taken for what they mean."""
    return normalize("NFKC", clean(text)).replace("/", "-").replace("−", "-")


def path(text: str) -> Path:
    """Return what a typed path leads to; a `~` of somebody whose home nobody knows stays as it is."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def shown(value: Any) -> str:
    """Return plain data as it is put into a field to be changed."""
    return "" if value is None or value == UNKNOWN or isinstance(value, dict) else str(value)


def labels(prompt: Prompt) -> list[str]:
    """Return the labels of the fields of a prompt: two for a sample, one for all else."""
    names = _COUNTS if prompt.kind == "sample" else ("answer",)
    return [prompt.wording.say(f"interview.{name}") for name in names]


def texts(prompt: Prompt) -> list[str]:
    """Return what the fields of a prompt begin with."""
    if prompt.kind != "sample":
        return [shown(prompt.default)]
    present = prompt.default if isinstance(prompt.default, dict) else {}
    return [shown(present.get(name)) for name in _COUNTS]


def reply(prompt: Prompt, given: Sequence[str]) -> Any:
    """Return the fields of a prompt, as they were typed, as plain data; None where nothing was."""
    if prompt.kind == "sample":
        return dict(zip(_COUNTS, map(number, given), strict=True))
    read = {"number": number, "date": date}.get(prompt.kind, clean)
    return read(given[0]) if clean(given[0]) else None
