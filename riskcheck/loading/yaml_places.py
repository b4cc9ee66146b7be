"""Where the parts of a YAML text stand, to the character, so that one of them can be exchanged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

_ALIAS = re.compile(r"\s*(\*[^\s,\[\]{}]+)")
_COLON = re.compile(r"[ \t]*:")
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Slot:
    """A key of a mapping and the value that belongs to it."""

    parent: MappingNode
    key: Node
    value: Node


def children(mapping: MappingNode) -> dict[str, Slot]:
    """Return the slots of a mapping by key."""
    return {key.value: Slot(mapping, key, value) for key, value in mapping.value}


def after_colon(text: str, slot: Slot) -> int | None:
    """Return the place behind the colon of a slot; None where the key is written in an unusual way."""
    found = _COLON.match(text, slot.key.end_mark.index)
    return found.end() if found else None


def end_of(text: str, slot: Slot) -> int:
    """Return the place behind the value of a slot, without the comments and blank lines after it."""
    before = slot.key.end_mark.index
    if slot.value.start_mark.index < before:  # an alias: its node stands where the anchor is
        alias = _ALIAS.match(text, after_colon(text, slot) or before)
        return alias.end() if alias else before
    return _end(text, slot.value)


def _end(text: str, node: Node) -> int:
    if isinstance(node, ScalarNode):
        raw_end: int = node.end_mark.index
        if node.style in ("|", ">"):
            return len(text[:raw_end].rstrip())
        return raw_end
    if not isinstance(node, CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    if isinstance(node, MappingNode):
        key, value = node.value[-1]
        return end_of(text, Slot(node, key, value))
    return max(_end(text, child) for child in node.value)


def comments_in(text: str, start: int, end: int, value: Node) -> list[str]:
    """Return the comments between two places that hold the value and nothing else."""
    blank = list(text[start:end])
    for scalar in _scalars(value):
        low, high = scalar.start_mark.index - start, scalar.end_mark.index - start
        if low >= 0:
            blank[low:high] = "x" * (min(high, len(blank)) - low)
    return _COMMENT.findall("".join(blank))


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)
    else:
        for child in node.value:
            yield from _scalars(child)


def line_start(text: str, place: int) -> int:
    """Return the place where the line of `place` begins."""
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def line_end(text: str, place: int) -> int:
    """Return the place where the line of `place` ends, before its line break."""
    found = _LINE_END.search(text, place)
    return found.start() if found else len(text)


def line_break(text: str) -> str:
    """Return the line break that the text uses."""
    found = _LINE_END.search(text)
    return found.group() if found else "\n"
