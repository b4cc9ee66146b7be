"""Which characters the bundled fonts can draw, and text made safe for them.

A character without a glyph would leave an empty box in the report and break PDF/A and PDF/UA. An invisible
one (a bidi override, a zero-width space) would let a text read differently from what was entered. Both are
written out as `[U+202E]`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

_RANGE = re.compile(r"(?P<first>[0-9A-F]{4,6})(?:-(?P<last>[0-9A-F]{4,6}))?")
_LAST_CODE_POINT = 0x10FFFF
_MOST_MARKS = 30  # on one letter; the bound of Unicode's stream-safe text format
_LINE_CHARACTERS = frozenset("\n\t")
# Controls, format characters (bidi controls, joiners, zero-width space, BOM, soft hyphen), surrogates and
# the line and paragraph separators.
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Invisible as well, although Unicode files them under letters and marks: Default_Ignorable_Code_Point.
_INVISIBLE_RANGES = (
    range(0x034F, 0x0350),  # combining grapheme joiner
    range(0x115F, 0x1161),  # Hangul fillers
    range(0x17B4, 0x17B6),  # Khmer inherent vowels
    range(0x180B, 0x1810),  # Mongolian variation selectors
    range(0x3164, 0x3165),  # Hangul filler
    range(0xFE00, 0xFE10),  # variation selectors
    range(0xFFA0, 0xFFA1),  # half-width Hangul filler
    range(0xE0000, 0xE1000),  # tags and more variation selectors
)
# Nearly every text: characters that are in NFC whatever stands before and after them
_USUAL = re.compile("[\n\t -~·×\u2010-\u2027\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e]*")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The characters that may go into a report as they are."""

    characters: frozenset[str] = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> Coverage:
        """Read the ranges of code points that have a glyph, one `0020-007E` or `00A0` per line.

        Raises ValueError, naming the line, if a line is anything else.
        """
        drawn = set(_code_points(text)).difference(*_INVISIBLE_RANGES)
        category = unicodedata.category
        visible = (one for one in map(chr, drawn) if category(one) not in _INVISIBLE_CATEGORIES)
        return cls(_LINE_CHARACTERS.union(visible))

    def printable(self, text: str) -> str:
        """Return the text in NFC with `[U+XXXX]` in place of every character that a reader could not see."""
        if _USUAL.fullmatch(text) and self.characters.issuperset(text):
            return text
        composed = _composed(text)
        absent = map(ord, self._absent(composed))
        return composed.translate({code: f"[U+{code:04X}]" for code in absent})

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the distinct characters that `printable` replaces, in the order of their code points."""
        return tuple(sorted(self._absent(_composed(text))))

    def _absent(self, composed: str) -> set[str]:
        return set(composed) - self.characters


def _composed(text: str) -> str:
    """Return the text in NFC; long runs of marks in pieces, since sorting one takes quadratic time."""
    marks = "".join(sorted(filter(_is_mark, set(text))))
    if not marks:
        return unicodedata.normalize("NFC", text)
    mark = f"[{re.escape(marks)}]"
    pieces = re.split(f"(?<={mark}{{{_MOST_MARKS}}})(?={mark})", text)
    return "".join(unicodedata.normalize("NFC", piece) for piece in pieces)


def _is_mark(character: str) -> bool:
    return unicodedata.combining(unicodedata.normalize("NFD", character)[0]) > 0


def _code_points(text: str) -> Iterator[int]:
    for number, line in enumerate(text.splitlines(), start=1):
        match = _RANGE.fullmatch(line)
        first, last = (int(match["first"], 16), int(match["last"] or match["first"], 16)) if match else (1, 0)
        if not first <= last <= _LAST_CODE_POINT:
            raise ValueError(f"line {number}: {line!r} is not a range of code points such as 0020-007E")
        yield from range(first, last + 1)
