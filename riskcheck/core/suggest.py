"""The nearest right spelling of a wrong word."""

import re
from collections.abc import Iterable


def did_you_mean(word: object, allowed: Iterable[str]) -> str:
    """Return a hint that names the nearest allowed word, or an empty string where none is near."""
    near = nearest(word, allowed)
    return f"did you mean '{near}'?" if near is not None else ""


def nearest(word: object, allowed: Iterable[str]) -> str | None:
    """Return the nearest allowed word; None where none is near."""
    from difflib import get_close_matches  # only ever needed for a defect: keep it out of start-up

    by_fold = {_folded(option): option for option in allowed}
    near = get_close_matches(_folded(str(word)[:100]), list(by_fold), n=1, cutoff=0.6)
    return by_fold[near[0]] if near else None


def _folded(word: str) -> str:
    """Return a word for comparison: without case, and numbers without leading zeros (PRI-3 is PRI-03)."""
    return re.sub("0+(?=[0-9])", "", word.casefold())


def one_of(allowed: Iterable[str], limit: int = 12) -> str:
    """Return the allowed words as prose, cut after `limit` of them."""
    words = list(allowed)
    rest = f" and {len(words) - limit} more" if len(words) > limit else ""
    return ", ".join(words[:limit]) + rest
