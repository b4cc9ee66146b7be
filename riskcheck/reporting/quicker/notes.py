"""Less to style where a page has no footnotes."""

from copy import copy
from typing import Any

_NOTES = ("footnote", "note(", "note-")  # the words of CSS for them, wherever they stand
_OF_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})


def without_notes(document: Any, html: str) -> None:
    """Spare a page that has no footnotes the styles of the footnotes that its elements could have.

    WeasyPrint computes five of them for every element there is: 1.5 MiB a page, and a tenth of the time. And
    one of a marker, which only `li` has, unless the style sheet says otherwise.
    """
    if any(word in html for word in _NOTES):
        return
    listed = None if "list-item" in html else {"li"}
    [sheet] = document._ua_stylesheets()
    lean = copy(sheet)
    lean.matcher = copy(sheet.matcher)
    lean.matcher.other_selectors = [
        _of_lists(selector, listed) if selector[3] == "marker" and listed else selector
        for selector in sheet.matcher.other_selectors
        if selector[3] not in _OF_NOTES
    ]
    document._ua_stylesheets = lambda forms=False: [lean]


def _of_lists(selector: tuple[Any, ...], names: set[str]) -> tuple[Any, ...]:
    """Return a selector of any element as one of elements with these names."""
    return lambda element: element.local_name in names, *selector[1:]
