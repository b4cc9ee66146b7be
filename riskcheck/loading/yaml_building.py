"""Plain data from the nodes of a YAML file about which something is unusual, or that repeats its parts."""

from typing import Any

from yaml.nodes import Node, ScalarNode, SequenceNode

from riskcheck.errors import Gravity, InvalidInputError, Issue, Location
from riskcheck.loading.yaml_plain import (
    CONTROL,
    MAX_DEPTH,
    MAX_NODES,
    MERGE_KEY,
    NO_TAG,
    TOO_DEEP,
    scalar_data,
)

MAX_REPEATED = 300


def checked_data(root: Node, name: str) -> Any:
    """Return the data of a file; raises InvalidInputError with everything that is wrong with its nodes."""
    builder = _Builder(name)
    built = builder.build(root, 0)
    if builder.issues:
        raise InvalidInputError(f"{name} is not valid", builder.issues)
    return built


class _Builder:
    """Builds plain data from nodes and collects what is wrong with them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.issues: list[Issue] = []
        self._seen: set[Node] = set()
        self._open: list[Node] = []
        self._left = MAX_NODES
        self._repeats_left = MAX_REPEATED

    def build(self, node: Node, depth: int) -> Any:
        """Return the data of a node within `depth` lists and mappings."""
        if not self._admit(node, depth):
            return None
        if isinstance(node, ScalarNode):
            return scalar_data(node)
        self._open.append(node)
        if isinstance(node, SequenceNode):
            built: Any = tuple([self.build(child, depth + 1) for child in node.value])
        else:
            built = self._mapping(node, depth)
        self._open.pop()
        return built

    def refuse(self, code: str, message: str, node: Node, hint: str = "") -> bool:
        """Note a defect; always False."""
        place = Location(self.name, node.start_mark.line + 1, node.start_mark.column + 1)
        self.issues.append(Issue(code, Gravity.ERROR, message, place, hint))
        return False

    def _admit(self, node: Node, depth: int) -> bool:
        self._left -= 1
        if self._left < 0:
            # said once; the rest of the file is passed over
            return self._left == -1 and self.refuse("YA006", f"more than {MAX_NODES:,} values", node)
        if node in self._seen and not self._admit_again(node):
            return False
        self._seen.add(node)
        if isinstance(node, ScalarNode):
            return _is_bare(node) or self._is_plain(node)
        if depth >= MAX_DEPTH:
            return self.refuse("YA004", TOO_DEEP, node)
        return self._is_plain(node)

    def _admit_again(self, node: Node) -> bool:
        if node in self._open:
            return self.refuse("YA005", "this holds an alias of itself", node)
        self._repeats_left -= 1
        if self._repeats_left == -1:
            self.refuse("YA006", f"aliases repeat more than {MAX_REPEATED} values", node)
        return self._repeats_left >= 0

    def _is_plain(self, node: Node) -> bool:
        if node.tag != NO_TAG:
            tag = str(node.tag).replace("tag:yaml.org,2002:", "!!")
            hint = "put the text in quotes" if isinstance(node, ScalarNode) else ""
            return self.refuse("YA003", f"the tag {tag[:60]} is not allowed", node, hint)
        control = CONTROL.search(node.value) if isinstance(node, ScalarNode) and node.style == '"' else None
        if control:
            message = f"the text holds the character U+{ord(control.group()):04X}"
            return self.refuse("YA009", message, node, "remove it")
        return True

    def _mapping(self, node: Node, depth: int) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.refuse("YA007", "a key must be a plain word", key)
            elif not (_is_bare(key) or self._is_plain(key)):
                continue
            elif key.value in built:
                self.refuse("YA002", f"the key '{key.value[:60]}' stands here twice", key)
            elif key.value == MERGE_KEY:
                self.refuse("YA008", "the merge key '<<' is not allowed", key, "write its keys out")
            else:
                built[key.value] = self.build(value, depth + 1)
        return built


def _is_bare(node: ScalarNode) -> bool:
    """Whether there is nothing about a text but its characters, all of which the parser has looked at."""
    return bool(node.tag == NO_TAG and node.style != '"')
