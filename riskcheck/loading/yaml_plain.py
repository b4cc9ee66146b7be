"""Plain data from the nodes of a YAML file: what a text means, and the short way through a sound file."""

import re
from decimal import Decimal
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

MAX_DEPTH = 50
MAX_NODES = 200_000
NO_TAG = "!"
TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels"
MERGE_KEY = "<<"
# What the parser refuses in a file, but lets through as an escape in double quotes
CONTROL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufffe\\uffff]")
_MAX_DIGITS = 1000
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}


def scalar_data(node: ScalarNode) -> Any:
    """Return what a text means: itself where it is quoted, else perhaps a number, true, false or null."""
    value: str = node.value
    if node.style:
        return value
    if value in _WORDS:
        return _WORDS[value]
    if value[0] in "+-0123456789" and len(value) <= _MAX_DIGITS and _NUMBER.fullmatch(value):
        return Decimal(value) if "." in value else int(value)
    return value


class UnusualError(Exception):
    """Something about a file wants a closer look; it need not be a defect."""


def plain_data(root: Node) -> Any:
    """Return the data of a file without aliases in which nothing could be wrong; else raises UnusualError.

    Nearly every file is of this kind, and takes half the time of the close look that says what is wrong.
    """
    return _Plain().data(root, 0)


class _Plain:
    """Builds data from nodes, none of which stands in two places."""

    def __init__(self) -> None:
        self._left = MAX_NODES - 1

    def data(self, node: Any, depth: int) -> Any:
        """Return the data of a node within `depth` lists and mappings."""
        if node.tag != NO_TAG:
            raise UnusualError
        kind = type(node)
        if kind is ScalarNode:
            if node.style == '"' and CONTROL.search(node.value):
                raise UnusualError
            return scalar_data(node)
        self._left -= len(node.value)
        if depth >= MAX_DEPTH or self._left < 0:
            raise UnusualError
        if kind is SequenceNode:
            return tuple([self.data(child, depth + 1) for child in node.value])
        return self._mapping(node, depth + 1)

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Any]:
        data = self.data
        built = {}
        for key, value in node.value:
            if type(key) is not ScalarNode:
                raise UnusualError
            word = key.value
            if key.tag != NO_TAG or (key.style == '"' and CONTROL.search(word)):
                raise UnusualError
            built[word] = data(value, depth)
        if len(built) < len(node.value) or MERGE_KEY in built:  # fewer: a key stands there twice
            raise UnusualError
        return built
