"""What a user typed, as the plain data that a sheet would hold for it."""

import re
from decimal import Decimal
from typing import Any
from unicodedata import category, normalize

from riskcheck.core.answers.values import MAX_NUMBER

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")


def clean(text: str) -> str:
    """Return a typed text without blanks around it and without characters that no sheet can hold."""
    kept = (" " if character == "\t" else character for character in text)
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


def shown(value: Any) -> str:
    """Return plain data as it is put into a field to be changed."""
    return "" if value is None or isinstance(value, dict) else str(value)
