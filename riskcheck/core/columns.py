"""Text in columns of a terminal, where a Chinese character takes two places."""

from collections.abc import Iterator, Sequence
from unicodedata import category, combining, east_asian_width

_CONTROL = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_NO_LINE_START = frozenset("，。、；：！？）》」』】〕”’…,.;:!?)]}%")
_NO_LINE_END = "（《〈「『【〔“‘"


def width(text: str) -> int:
    """Return how many places a text takes on one line."""
    if text.isascii():
        return len(text)
    return sum(_places(character) for character in text)


def _places(character: str) -> int:
    if character.isascii():
        return 1
    if combining(character) or category(character) in ("Cf", "Mn"):
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1


def side_by_side(first: str, second: str) -> str:
    """Return two texts with a space between them, or none beside a Chinese character or mark."""
    wide = any(east_asian_width(character) in ("W", "F") for character in first[-1:] + second[:1])
    return first + ("" if wide or not first or not second else " ") + second


def pad(text: str, places: int, *, right: bool = False) -> str:
    """Fill a text up with spaces, on its left where `right` is set."""
    fill = " " * (places - width(text))
    return fill + text if right else text + fill


def cut(text: str, places: int) -> str:
    """Return the text, or the beginning of one that takes more than `places`, with an ellipsis."""
    if width(text) <= places:
        return text
    while width(text) > places - 3:
        text = text[:-1]
    return text.rstrip() + "..."


def wrap(text: str, places: int) -> list[str]:
    """Break a text into lines of `places`: at spaces, between Chinese characters, in a long word.

    Closing punctuation never begins a line, and may stand further out instead; opening punctuation ends none.
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        lines += _wrap_line(paragraph, places)
    return lines


def fitted(text: str, places: int, margins: Sequence[int] = (0, 2, 4, 8)) -> list[str]:
    """Break a text like `wrap`, at the first margin with which its punctuation keeps within `places`, too."""
    lines: list[str] = []
    for margin in margins:
        lines = wrap(text, max(8, places - margin))
        if max(map(width, lines)) <= places:
            break
    return lines


def _wrap_line(text: str, places: int) -> Iterator[str]:
    line, used = "", 0
    for piece in _pieces(text):
        size = width(piece)
        if used + size > places and line.strip() and piece[0] not in _NO_LINE_START:
            ended, line = _ended(line.rstrip(), places - size)
            yield ended
            piece = piece if line else piece.lstrip()
            used, size = width(line), width(piece)
        for character in piece if size > places else ():
            if used + _places(character) > places:
                yield line
                line, used = "", 0
            line, used = line + character, used + _places(character)
        if size <= places:
            line, used = line + piece, used + size
    yield line.rstrip()


def _ended(line: str, most: int) -> tuple[str, str]:
    """Return a line and the opening punctuation at its end, which begins the next line if it fits."""
    kept = line.rstrip(_NO_LINE_END)
    opening = line[len(kept) :]
    return (kept.rstrip(), opening) if kept.strip() and width(opening) <= most else (line, "")


def _pieces(text: str) -> Iterator[str]:
    """Split into pieces that stay whole: a wide character, or a word with the spaces before it."""
    word = ""
    for character in text:
        if _places(character) == 2 or (character == " " and word and not word.isspace()):
            if word:
                yield word
            word = ""
        if _places(character) == 2:
            yield character
        else:
            word += character
    if word:
        yield word


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = (), gap: str = "  ") -> list[str]:
    """Return rows of cells as aligned lines; the columns in `right` are aligned to the right."""
    columns = max((len(row) for row in rows), default=0)
    widths = [max(width(row[i]) for row in rows if i < len(row)) for i in range(columns)]
    return [
        gap.join(pad(cell, widths[i], right=i in right) for i, cell in enumerate(row)).rstrip()
        for row in rows
    ]


def visible(text: str) -> str:
    """Return the text with control characters spelled out, so that a user's text cannot steer a terminal."""
    if text.isprintable():
        return text
    return "".join(_spelled(c) if c != "\n" and category(c) in _CONTROL else c for c in text)


def _spelled(character: str) -> str:
    return character.encode("unicode_escape").decode()
