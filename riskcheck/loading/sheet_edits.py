"""The ways in which one value can be put into a YAML text without touching the rest of it.

Each function yields candidate texts, the nicest first; `sheet_writing` takes the first that reads back
as intended.
"""

import re
from collections.abc import Iterator
from typing import Any

from yaml.nodes import MappingNode, ScalarNode

from riskcheck.loading import yaml_places as places
from riskcheck.loading.yaml_places import Slot
from riskcheck.loading.yaml_writing import entry, flow, in_block

STEP = 2
_LEADING = ("value", "not-applicable")  # stand before a note and the like


def step_of(root: MappingNode) -> int:
    """Return by how many places the file indents."""
    for _, value in root.value:
        if isinstance(value, MappingNode) and value.value and not value.flow_style:
            return int(value.value[0][0].start_mark.column) or STEP
    return STEP


def replaced(text: str, slot: Slot, value: Any, step: int) -> Iterator[str]:
    """Yield the text with another value in the slot."""
    colon = places.after_colon(text, slot)
    if colon is None:
        return
    start, end = max(colon, slot.value.start_mark.index), places.end_of(text, slot)
    if slot.value.start_mark.index < colon:  # an alias, or nothing at all
        start = end - len(text[colon:end].lstrip())
    many_lines = places.line_end(text, colon) < end
    head = text[: places.line_start(text, colon)]
    if many_lines:
        head += _comment_lines(text, slot, colon, end)
    key = text[places.line_start(text, colon) : colon]
    if in_block(value) and not slot.parent.flow_style:
        rest = places.line_end(text, end)
        lines = entry("", value, slot.key.start_mark.column, step)[1:]
        yield head + key + places.line_break(text).join([text[end:rest].rstrip(), *lines]) + text[rest:]
    else:
        gap = " " if many_lines or start == colon else text[colon:start]
        yield head + key + gap + flow(value, _quoting(slot)) + text[end:]


def _comment_lines(text: str, slot: Slot, colon: int, end: int) -> str:
    lead = " " * slot.key.start_mark.column
    comments = places.comments_in(text, colon, end, slot.value)
    return "".join(f"{lead}{comment}{places.line_break(text)}" for comment in comments)


def _quoting(slot: Slot) -> bool:
    return bool(slot.parent.flow_style) and getattr(slot.key, "style", None) == '"'


def removed(text: str, slot: Slot) -> str:
    """Return the text without the lines of a slot."""
    start = places.line_start(text, slot.key.start_mark.index)
    end = places.line_end(text, places.end_of(text, slot))
    return text[:start] + text[end:].removeprefix(places.line_break(text))


def inserted(
    text: str, owner: Slot | None, mapping: MappingNode, key: str, value: Any, step: int
) -> Iterator[str]:
    """Yield the text with a new key in a mapping; `owner` is the slot that holds it, None for the root."""
    if owner is not None and not mapping.value:
        yield from first(text, owner, key, value, step)
    if mapping.flow_style:
        yield from _into_flow(text, owner, mapping, key, value)
        return
    begin = mapping.value[0][0].start_mark
    lines = entry(key, value, begin.column, step)
    if key in _LEADING:
        start = places.line_start(text, begin.index)
        yield text[:start] + places.line_break(text).join([*lines, ""]) + text[start:]
    yield from _at_placeholder(text, key, lines)
    last = Slot(mapping, *mapping.value[-1])
    yield _after_line(text, places.end_of(text, last), lines)
    # behind a text that keeps the blank lines after it
    end = last.value.end_mark.index
    yield text[:end] + places.line_break(text).join([*lines, ""]) + text[end:]


def first(text: str, owner: Slot, key: str, value: Any, step: int) -> Iterator[str]:
    """Yield the text with the first key below `owner`, which has no value yet, or an empty one."""
    colon = places.after_colon(text, owner)
    if colon is None or owner.parent.flow_style:
        return
    end = places.end_of(text, owner)
    if "#" in text[colon:end]:  # a comment within the braces
        return
    cleared = text[:colon] + text[end:]
    lines = entry(key, value, owner.key.start_mark.column + step, step)
    yield from _at_placeholder(cleared, key, lines)
    yield _after_line(cleared, colon, lines)


def _into_flow(text: str, owner: Slot | None, mapping: MappingNode, key: str, value: Any) -> Iterator[str]:
    if not mapping.value:
        place = mapping.start_mark.index + 1
        quote = owner is not None and _quoting(owner)
        yield text[:place] + _pair(key, value, quote) + text[place:]
        return
    last = Slot(mapping, *mapping.value[-1])
    if key in _LEADING:
        place = mapping.value[0][0].start_mark.index
        yield f"{text[:place]}{_pair(key, value, _quoting(last))}, {text[place:]}"
    place = places.end_of(text, last)
    own_line = last.key.start_mark.line > mapping.start_mark.line
    gap = places.line_break(text) + " " * last.key.start_mark.column if own_line else " "
    yield text[:place] + "," + gap + _pair(key, value, _quoting(last)) + text[place:]


def _pair(key: str, value: Any, quote: bool) -> str:
    return f"{flow(key, quote)}: {flow(value, quote)}"


def _at_placeholder(text: str, key: str, lines: list[str]) -> Iterator[str]:
    """Yield the text with the lines in the place of an empty commented line such as `# PRI-03:`."""
    placeholder = rf"(?:^|(?<=[\r\n]))[ \t]*#[ \t]*{re.escape(key)}[ \t]*:[ \t]*(?=[\r\n]|\Z)"
    for found in re.finditer(placeholder, text):
        yield text[: found.start()] + places.line_break(text).join(lines) + text[found.end() :]


def _after_line(text: str, place: int, lines: list[str]) -> str:
    end = places.line_end(text, place)
    return places.line_break(text).join([text[:end], *lines]) + text[end:]


def is_empty(node: object) -> bool:
    """Return whether a node is no value at all: nothing, `~`, `null` or `{}`."""
    if isinstance(node, ScalarNode):
        return not node.style and node.value in ("", "~", "null", "Null", "NULL")
    return isinstance(node, MappingNode) and not node.value
