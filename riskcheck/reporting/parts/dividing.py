"""Where a page of our own templates is divided into two that take about the same time."""

import re
from typing import NamedTuple

_CONTENTS = '<nav class="contents">'  # only the long form has one, and it is worth dividing
_CHAPTER = '<section class="chapter'  # each begins a page; what users write is escaped, and none of these
_TOP = "<header "
_SHARE = 44  # percent: the first part has the pictures, and writes the file
_BODY = "<body>"
_TARGET = re.compile(r'<h1\b|\bid="([^"]+)"')
_END = "</main>\n</body>\n</html>\n"


class Division(NamedTuple):
    """Two pages that follow each other, and in which chapter, from 1, the targets of the second one are."""

    front: str
    back: str
    targets: dict[str, int]


def divided(page: str) -> Division | None:
    """Return a page as two, or None where it is to stay as it is."""
    if _CONTENTS not in page or not page.endswith(_END):
        return None
    places = [found.start() for found in re.finditer(re.escape(_CHAPTER), page)][1:]
    if not places:
        return None
    place = _middle(page, places)
    body, top = page.index(_BODY), page.index(_TOP)
    chapters = page.count("<h1", 0, place)
    head = f'{page[:body]}<body style="counter-reset: chapter {chapters}">{page[body + len(_BODY) : top]}'
    rest = page[place:]
    return Division(page[:place] + _END, f"{head}<main>\n{rest}", _targets(rest, chapters))


def _middle(page: str, places: list[int]) -> int:
    """Return the place before which the elements come nearest to those that take half of the time."""
    top = page.index(_TOP)
    wanted = page.count("<", top) * _SHARE // 100
    return min(places, key=lambda place: abs(page.count("<", top, place) - wanted))


def _targets(page: str, chapter: int) -> dict[str, int]:
    targets = {}
    for found in _TARGET.finditer(page):
        if found[1] is None:
            chapter += 1
        else:
            targets[found[1]] = chapter
    return targets
