"""What templates may do with a text, in one language or in two."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from riskcheck.reporting.passage import Passage, marked
from riskcheck.reporting.view.cover import clipped

# Letters without a place to break the line; Chinese may break anywhere
_LONG_RUN = re.compile(r"[^\s\u2e80-\uffef]{200}(?=[^\s\u2e80-\uffef])")


def filters_for(language: str) -> dict[str, Callable[..., Any]]:
    """Return the filters by name; `language` is that of the page."""
    return {
        "breakable": breakable,
        "stacked": stacked,
        "by_language": by_language,
        "capital": capital,
        "clip": clip,
        "plain": plain,
        "part": part,
        "spoken": partial(spoken, language=language),
    }


def breakable(text: str) -> Markup:
    """Return a text with places to break the line in runs of over 200 letters.

    Without them the layout of each line would look at the whole run: seven times slower for 10,000 letters.
    """
    if isinstance(text, Passage):
        return text.joined(Markup(" "), breakable)
    pieces = []
    start = 0
    for match in _LONG_RUN.finditer(text):
        pieces.append(escape(text[start : match.end()]))
        start = match.end()
    return Markup("<wbr>").join([*pieces, escape(text[start:])])


def stacked(text: str) -> Markup:
    """Return a text in two languages with the second on a line of its own."""
    return text.joined(Markup("<br>"), breakable) if isinstance(text, Passage) else breakable(text)


def spoken(text: str, language: str) -> Markup:
    """Return a text of a user, its language marked where that is not the one of the page."""
    return breakable(text) if isinstance(text, Passage) else marked(text, language, breakable)


def by_language(text: str) -> tuple[tuple[str, str], ...]:
    """Return the parts of a text in two languages with their languages; nothing for a text in one."""
    return tuple(text.parts.items()) if isinstance(text, Passage) and not text.quiet else ()


def part(text: str, language: str) -> str:
    """Return the text in one language; a text that is the same in both as it is."""
    return text.parts.get(language, plain(text)) if isinstance(text, Passage) else text


def capital(text: str) -> str:
    """Return a text that begins with a capital letter."""
    if isinstance(text, Passage):
        return Passage({language: capital(part) for language, part in text.parts.items()})
    return text[:1].upper() + text[1:]


def clip(text: str, columns: int) -> str:
    """Return a text on one line of so many columns, in each language; a Chinese character takes two."""
    if isinstance(text, Passage):
        return Passage({language: clipped(part, columns) for language, part in text.parts.items()})
    return clipped(text, columns)


def plain(text: str) -> str:
    """Return a text as it stands where no markup can: in the title of the page, say."""
    return str(text)
