"""YAML with the meaning of YAML 1.2, the place of every node, and limits on what a file may do.

PyYAML's C parser composes the nodes (they carry their places) and plain data is built from them: `yes`, `no`,
`on`, dates and `012` are text, only true/false/null and decimal numbers are more than text; duplicate keys,
tags, merge keys and cycles are refused.
"""

from contextlib import suppress
from functools import cached_property
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, SequenceNode

from riskcheck.errors import Location, PathKey
from riskcheck.loading.bytes_in import EMPTY, decode, defect
from riskcheck.loading.yaml_plain import MAX_DEPTH, NO_TAG, TOO_DEEP, UnusualError, plain_data


class _TooDeepError(Exception):
    """The composer was about to go deeper than it may."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node


class _Composer(CParser):
    """The C parser without PyYAML's own idea of tags, and with a limit to how deep it calls itself.

    It calls each of the three functions for every node, so they are plain functions and a method of C.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        within: list[Node | None] = []  # the collections around a node; the root stands in none

        def descend(parent: Node, _index: Any) -> None:
            within.append(parent)
            # the root counts as well: a value on this depth stands within MAX_DEPTH + 1 lists and mappings
            if len(within) > MAX_DEPTH + 1:
                raise _TooDeepError(parent)

        self.descend_resolver = descend
        self.ascend_resolver = within.pop
        self.resolve = lambda _kind, _value, _implicit: NO_TAG


class YamlFile:
    """A file as data, with the node tree that knows where everything stands."""

    def __init__(self, name: str, data: Any, text: str, root: Node | None) -> None:
        """Take what messages call the file, its data, its text, and its nodes; without them it makes them."""
        self.name = name
        self.data = data
        self._text = text
        self._slots: dict[Node, dict[str, tuple[Node, Node]]] = {}
        if root is not None:
            self.root = root

    @cached_property
    def root(self) -> Node:
        """The root of the nodes."""
        return compose(self._text, self.name)

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


def parse_yaml(data: bytes, name: str, *, seldom_located: bool = False) -> YamlFile:
    """Parse a file; raises InvalidInputError with every defect of its form.

    Where hardly anything of it will ever be located, the nodes, which take far more memory than the data, are
    let go, and made again for the first place that is asked for.
    """
    text = decode(data, name)
    root = compose(text, name)
    built = _data(root, name, may_repeat="*" in text)  # without it there is no alias
    if built is None:
        raise defect(name, EMPTY, "the file is empty")
    return YamlFile(name, built, text, None if seldom_located else root)


def _data(root: Node, name: str, may_repeat: bool) -> Any:
    if not may_repeat:
        with suppress(UnusualError):
            return plain_data(root)
    from riskcheck.loading.yaml_building import checked_data  # of no use to a sound file without aliases

    return checked_data(root, name)


def compose(text: str, name: str) -> Node:
    """Return the nodes of a text; raises InvalidInputError for one that is not YAML or goes too deep."""
    try:
        root: Node | None = _Composer(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        from riskcheck.loading.yaml_errors import not_yaml, too_deep_at  # of no use to a file without a fault

        beyond = too_deep_at(error)
        if beyond is not None:
            compose(text[:beyond], name)  # finds where it goes beyond our own limit, which is the lower one
        raise not_yaml(error, text, name) from None
    except yaml.reader.ReaderError as error:
        from riskcheck.loading.yaml_errors import not_allowed

        raise not_allowed(error, text, name) from None
    except _TooDeepError as error:
        mark = error.node.start_mark
        raise defect(name, "YA004", TOO_DEEP, "", mark.line + 1, mark.column + 1) from None
    if root is None:
        raise defect(name, EMPTY, "the file is empty")
    return root
