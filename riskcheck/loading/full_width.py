"""Hints on full-width characters, as Chinese input methods write them, where YAML needs plain ones."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from riskcheck.errors import Issue

# Punctuation without a plain form of its own in Unicode, and the full-width space
_PLAIN = {
    "、": ",",
    "【": "[",
    "】": "]",
    "「": '"',
    "」": '"',
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "。": ".",
}
_WIDE = re.compile("[\u3000\uff01-\uff5e、【】「」“”‘’。]")
_VALUE_ENDS = re.compile(r"[,}\]]|\s#")
_KEY = re.compile(r"\s*(?:- )?[^\s:：]+")
_VALUE_CODES = frozenset({"AS006", "AS007", "AS010", "AS012", "AS019", "AS020", "AS021"})


def hinted(issues: Iterable[Issue], text: str) -> list[Issue]:
    """Return the issues of a sheet; where the value at fault holds a full-width character, it is the hint."""
    lines = text.split("\n")
    return [_hinted(issue, lines) for issue in issues]


def _hinted(issue: Issue, lines: Sequence[str]) -> Issue:
    place = issue.location
    if issue.code not in _VALUE_CODES or not 0 < place.line <= len(lines):
        return issue
    value = _VALUE_ENDS.split(lines[place.line - 1][place.column - 1 :], maxsplit=1)[0]
    hint = hint_on_line(value) if issue.code == "AS006" else _of_character(value)
    return issue._replace(hint=hint) if hint else issue


def hint_on_line(line: str) -> str:
    """Return the hint for a line whose key is not followed by a colon and a space; empty where it is."""
    key = _KEY.match(line)
    after = line[key.end() :] if key is not None else ""
    if after.startswith(("：", ":\u3000")):
        return _of_character(after)
    return "put a space behind the ':'" if re.match(r":\S", after) else ""


def hint_on_entry(before: str) -> str:
    """Return the hint for a list or mapping in brackets that goes wrong behind the text `before`."""
    return _of_character(re.split(r"[,{\[]", before)[-1])


def hint_on_opening(before: str) -> str:
    """Return the hint for a value that opens with a full-width bracket, given the text `before` the fault."""
    return _of_character(before.rsplit(": ", maxsplit=1)[-1].lstrip(" ")[:1])


def _of_character(text: str) -> str:
    found = _WIDE.search(text)
    if found is None:
        return ""
    wide = found.group()
    plain = _PLAIN.get(wide) or unicodedata.normalize("NFKC", wide)
    if wide == "\u3000":
        return "a full-width space stands here; write a plain one"
    quoted = f'"{plain}"' if plain == "'" else f"'{plain}'"
    space = " and a space" if plain == ":" else ""
    return f"'{wide}' is a full-width character; write {quoted}{space}"
