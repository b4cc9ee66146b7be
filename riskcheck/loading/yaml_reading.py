"""YAML with the meaning of YAML 1.2, the place of every node, and limits on what a file may do.

PyYAML's C parser composes the nodes (they carry their places) and this module builds plain data from them: `yes`, `no`,
`on`, dates and `012` are text, only true/false/null and decimal numbers are more than text; duplicate keys, tags,
merge keys and cycles are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from riskcheck.errors import Gravity, InvalidInputError, Issue, Location, PathKey
from riskcheck.loading.bytes_in import decode, defect

MAX_DEPTH = 50
MAX_NODES = 200_000
MAX_ALIASES = 100
MAX_DIGITS = 40
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
_PLAIN_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map", "!", None}


class _Composer(yaml.cyaml.CParser):
    """The C parser without PyYAML's own idea of tags: every plain scalar keeps its text."""

    def descend_resolver(self, _current: Any, _index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...

    def resolve(self, kind: type[Node], _value: Any, _implicit: Any) -> str:
        if kind is ScalarNode:
            return "tag:yaml.org,2002:str"
        return "tag:yaml.org,2002:seq" if kind is SequenceNode else "tag:yaml.org,2002:map"


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file as data, with the node tree that knows where everything stands."""

    name: str
    data: Any
    root: Node

    def locate(self, path: tuple[PathKey, ...], of_key: bool = False) -> Location:
        """Return the place of the value (or, with `of_key`, of the key) that `path` leads to.

        What a path names beyond the file (a missing key) is given the place of the last thing that is there.
        """
        node, place = self.root, self.root.start_mark
        for key in path:
            step = _step(node, key)
            if step is None:
                break
            key_node, node = step
            place = key_node.start_mark if of_key and key == path[-1] else node.start_mark
        return Location(self.name, place.line + 1, place.column + 1)


def _step(node: Node, key: PathKey) -> tuple[Node, Node] | None:
    if isinstance(node, MappingNode):
        return next(((k, v) for k, v in node.value if k.value == str(key)), None)
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key]
    return None


def parse_yaml(data: bytes, name: str) -> YamlFile:
    """Parse a file; raises InvalidInputError with every defect of its form."""
    text = decode(data, name)
    try:
        _check_depth(text, name)
        root = _Composer(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _syntax(error, name) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise defect(name, "YA001", f"not YAML: {error.reason}", "", line, 1) from None
    if root is None:
        raise defect(name, "FI004", "the file is empty")
    builder = _Builder(name)
    built = builder.build(root, 0)
    if builder.issues:
        raise InvalidInputError(f"{name} is not valid", builder.issues)
    return YamlFile(name, built, root)


def _syntax(error: yaml.MarkedYAMLError, name: str) -> InvalidInputError:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    words = error.problem or "unreadable"
    hint = "indent with spaces, not with tabs" if "\\t" in words or "'\t'" in words else ""
    return defect(name, "YA001", f"not YAML: {words}", hint, line, column)


def _check_depth(text: str, name: str) -> None:
    """Refuse deep nesting before the C composer recurses into it (it would overflow its stack)."""
    indent = max((len(lead) for lead in re.findall(r"^[ \-?:]*", text, re.MULTILINE)), default=0)
    if text.count("[") + text.count("{") + indent <= 2000:
        return
    depth = 0
    for event in _events(text):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                mark = event.start_mark
                message = f"nested deeper than {MAX_DEPTH} levels"
                raise defect(name, "YA004", message, "", mark.line + 1, mark.column + 1)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _events(text: str) -> Iterator[Any]:
    parser = _Composer(text)
    while parser.check_event():
        yield parser.get_event()


class _Builder:
    """Builds plain data from nodes and collects what is wrong with them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.issues: list[Issue] = []
        self._count = 0
        self._seen: set[int] = set()
        self._aliases = 0
        self._open: list[int] = []

    def build(self, node: Node, depth: int) -> Any:
        if not self._admit(node, depth):
            return None
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        self._open.append(id(node))
        try:
            if isinstance(node, SequenceNode):
                return tuple(self.build(child, depth + 1) for child in node.value)
            return self._mapping(node, depth)
        finally:
            self._open.pop()

    def _admit(self, node: Node, depth: int) -> bool:
        self._count += 1
        if id(node) in self._seen:
            self._aliases += 1
        self._seen.add(id(node))
        if id(node) in self._open:
            return self._refuse("YA005", "an alias that holds itself", node)
        if depth > MAX_DEPTH:
            return self._refuse("YA004", f"nested deeper than {MAX_DEPTH} levels", node)
        if self._count > MAX_NODES or self._aliases > MAX_ALIASES:
            if not any(issue.code == "YA006" for issue in self.issues):
                self._refuse("YA006", f"more than {MAX_ALIASES} aliases or {MAX_NODES} values", node)
            return False
        if node.tag not in _PLAIN_TAGS:
            return self._refuse("YA003", f"the tag {node.tag} is not allowed", node)
        return True

    def _refuse(self, code: str, message: str, node: Node) -> bool:
        place = Location(self.name, node.start_mark.line + 1, node.start_mark.column + 1)
        self.issues.append(Issue(code, Gravity.ERROR, message, place))
        return False

    def _scalar(self, node: ScalarNode) -> Any:
        value: str = node.value
        if node.style:
            return value
        if value in _WORDS:
            return _WORDS[value]
        if len(value) <= MAX_DIGITS and _NUMBER.fullmatch(value):
            return Decimal(value) if "." in value else int(value)
        return value

    def _mapping(self, node: Node, depth: int) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._refuse("YA007", "a key must be a plain word", key)
            elif key.value in built:
                self._refuse("YA002", f"the key '{key.value[:60]}' stands here twice", key)
            else:
                built[key.value] = self.build(value, depth + 1)
        return built
