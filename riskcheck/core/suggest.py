"""The nearest right spelling of a wrong word."""

from collections.abc import Iterable


def did_you_mean(word: object, allowed: Iterable[str]) -> str:
    """Return a hint that names the nearest allowed word, or an empty string where none is near."""
    from difflib import get_close_matches  # only ever needed for a defect: keep it out of start-up

    by_fold = {option.casefold(): option for option in allowed}
    near = get_close_matches(str(word)[:100].casefold(), list(by_fold), n=1, cutoff=0.6)
    return f"did you mean '{by_fold[near[0]]}'?" if near else ""


def one_of(allowed: Iterable[str], limit: int = 12) -> str:
    """Return the allowed words as prose, cut after `limit` of them."""
    words = list(allowed)
    rest = f" and {len(words) - limit} more" if len(words) > limit else ""
    return ", ".join(words[:limit]) + rest
