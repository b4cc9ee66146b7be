"""YAML with the meaning of YAML 1.2, the place of every node, and limits on what a file may do.

PyYAML's C parser composes the nodes (they carry their places) and this module builds plain data from them:
`yes`, `no`, `on`, dates and `012` are text, only true/false/null and decimal numbers are more than text;
duplicate keys, tags, merge keys and cycles are refused.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from riskcheck.errors import Gravity, InvalidInputError, Issue, Location, PathKey
from riskcheck.loading.bytes_in import decode, defect

MAX_DEPTH = 50
MAX_NODES = 200_000
MAX_REPEATED = 300
MAX_DIGITS = 1000
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
# What the parser refuses in a file, but lets through as an escape in double quotes
_CONTROL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufffe\\uffff]")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
_NO_TAG = "!"
_TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels"


class _TooDeepError(Exception):
    """The composer was about to go deeper than it may."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node


class _Composer(CParser):
    """The C parser without PyYAML's own idea of tags, and with a limit to how deep it calls itself."""

    depth = 0

    def descend_resolver(self, parent: Any, _index: Any) -> None:
        # the root counts as well: a value on this depth stands within MAX_DEPTH + 1 lists and mappings
        self.depth += 1
        if self.depth > MAX_DEPTH + 1:
            raise _TooDeepError(parent)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, _kind: type[Node], _value: Any, _implicit: Any) -> str:
        return _NO_TAG


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file as data, with the node tree that knows where everything stands."""

    name: str
    data: Any
    root: Node
    _slots: dict[Node, dict[str, tuple[Node, Node]]] = field(default_factory=dict, repr=False)

    def locate(self, path: tuple[PathKey, ...], of_key: bool = False) -> Location:
        """Return the place of the value (or, with `of_key`, of the key) that `path` leads to.

        What a path names beyond the file (a missing key) is given the place of the last thing that is there.
        """
        node, place = self.root, self.root.start_mark
        for index, key in enumerate(path):
            step = self._step(node, key)
            if step is None:
                break
            key_node, node = step
            place = key_node.start_mark if of_key and index == len(path) - 1 else node.start_mark
        return Location(self.name, place.line + 1, place.column + 1)

    def _step(self, node: Node, key: PathKey) -> tuple[Node, Node] | None:
        """Return the nodes of the key and of the value."""
        if isinstance(node, MappingNode):
            if node not in self._slots:
                self._slots[node] = {key.value: (key, value) for key, value in node.value}
            return self._slots[node].get(str(key))
        if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
            return node.value[key], node.value[key]
        return None


def parse_yaml(data: bytes, name: str) -> YamlFile:
    """Parse a file; raises InvalidInputError with every defect of its form."""
    root = _compose(decode(data, name), name)
    builder = _Builder(name)
    built = builder.build(root, 0)
    if builder.issues:
        raise InvalidInputError(f"{name} is not valid", builder.issues)
    if built is None:
        raise defect(name, "FI004", "the file is empty")
    return YamlFile(name, built, root)


def _compose(text: str, name: str) -> Node:
    try:
        root: Node | None = _Composer(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        from riskcheck.loading.yaml_errors import not_yaml  # of no use to a file without a fault

        raise not_yaml(error, text, name) from None
    except yaml.reader.ReaderError as error:
        from riskcheck.loading.yaml_errors import not_allowed

        raise not_allowed(error, text, name) from None
    except _TooDeepError as error:
        mark = error.node.start_mark
        raise defect(name, "YA004", _TOO_DEEP, "", mark.line + 1, mark.column + 1) from None
    if root is None:
        raise defect(name, "FI004", "the file is empty")
    return root


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
            return _scalar(node)
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
            return self.refuse("YA004", _TOO_DEEP, node)
        return self._is_plain(node)

    def _admit_again(self, node: Node) -> bool:
        if node in self._open:
            return self.refuse("YA005", "this holds an alias of itself", node)
        self._repeats_left -= 1
        if self._repeats_left == -1:
            self.refuse("YA006", f"aliases repeat more than {MAX_REPEATED} values", node)
        return self._repeats_left >= 0

    def _is_plain(self, node: Node) -> bool:
        if node.tag != _NO_TAG:
            tag = str(node.tag).replace("tag:yaml.org,2002:", "!!")
            hint = "put the text in quotes" if isinstance(node, ScalarNode) else ""
            return self.refuse("YA003", f"the tag {tag[:60]} is not allowed", node, hint)
        control = _CONTROL.search(node.value) if isinstance(node, ScalarNode) and node.style == '"' else None
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
            elif key.value == "<<":
                self.refuse("YA008", "the merge key '<<' is not allowed", key, "write its keys out")
            else:
                built[key.value] = self.build(value, depth + 1)
        return built


def _is_bare(node: ScalarNode) -> bool:
    """Whether there is nothing about a text but its characters, all of which the parser has looked at."""
    return bool(node.tag == _NO_TAG and node.style != '"')


def _scalar(node: ScalarNode) -> Any:
    value: str = node.value
    if node.style:
        return value
    if value in _WORDS:
        return _WORDS[value]
    if value[0] in "+-0123456789" and len(value) <= MAX_DIGITS and _NUMBER.fullmatch(value):
        return Decimal(value) if "." in value else int(value)
    return value
