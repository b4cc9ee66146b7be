"""Plain data as YAML text that our reader, and every other, reads back as the very same data."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from unicodedata import category

from riskcheck.errors import NotWrittenError

_PLAIN = re.compile(r"[^\W\d_][\w ./()+%@'’“”《》（）【】，。；：！？、-]*")
_NOT_TEXT = frozenset(("true", "false", "null"))
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # by our reader, too
_ESCAPED = frozenset(("Cc", "Cf", "Cn", "Co", "Zl", "Zp"))
_JOINERS = "\u200c\u200d"  # within emoji and some scripts
_ONE_LINE_FORMS = ({"tested", "passed"}, {"not-applicable"})


def flow(value: Any, quote: bool = False) -> str:
    """Return `value` on one line; with `quote`, every text in double quotes (as JSON has it)."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(str(k), quote)}: {flow(v, quote)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(item, quote) for item in value) + "]"
    if isinstance(value, str):
        return _quoted(value) if quote or not _is_plain(value) else value
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | Decimal):
        return format(value, "f" if isinstance(value, Decimal) else "d")
    raise TypeError(f"{type(value).__name__} has no place in a sheet")


def entry(key: str, value: Any, indent: int, step: int) -> list[str]:
    """Return the lines of `key: value` in a block mapping that is indented by `indent` places."""
    head = " " * indent + flow(key) + ":"
    inner = " " * (indent + step)
    if not in_block(value):
        return [f"{head} {flow(value)}"]
    if isinstance(value, Mapping):
        return [head, *(line for k, v in value.items() for line in entry(str(k), v, indent + step, step))]
    return [head, *(f"{inner}- {flow(item)}" for item in value)]


def in_block(value: Any) -> bool:
    """Return whether a value takes lines of its own, below its key."""
    if isinstance(value, Mapping):
        return bool(value) and set(value) not in _ONE_LINE_FORMS
    return isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value)


def _is_plain(text: str) -> bool:
    if _DATE.fullmatch(text):
        return True
    return bool(_PLAIN.fullmatch(text)) and not text.endswith(" ") and text.lower() not in _NOT_TEXT


def _quoted(text: str) -> str:
    refused = _REFUSED.search(text)
    if refused:
        code = f"U+{ord(refused.group()):04X}"
        raise NotWrittenError(f"a text holds the character {code}, which a sheet cannot keep", "remove it")
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if category(character) not in _ESCAPED or character in _JOINERS:
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
