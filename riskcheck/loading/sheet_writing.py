"""Answers written back into a sheet that a person keeps: their comments, order and ways of writing stay.

Nothing is parsed and dumped again: the new value is put into the text at its place, and the rest of the file
stays as it is, byte for byte. The edited text is then read by our own reader, and kept only where it says
exactly what it said before and the new answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from yaml.nodes import MappingNode

from riskcheck.errors import InvalidInputError, NotWrittenError
from riskcheck.loading import sheet_edits as edits
from riskcheck.loading.bytes_in import MAX_BYTES
from riskcheck.loading.yaml_places import Slot, children
from riskcheck.loading.yaml_reading import YamlFile, parse_yaml
from riskcheck.loading.yaml_writing import entry

_BOM = "\ufeff"


def plain_sheet(data: Mapping[str, Any]) -> bytes:
    """Return a sheet with this data in a layout of our own; raises NotWrittenError for what none can hold."""
    lines = [line for key, value in data.items() for line in entry(str(key), value, 0, edits.STEP)]
    return ("\n".join(lines) + "\n").encode()


class SheetEditor:
    """The text of a sheet while answers are put into it."""

    def __init__(self, content: bytes, name: str = "the sheet") -> None:
        """Read the sheet; raises InvalidInputError."""
        self._name = name
        self._bom = _BOM if content.startswith(_BOM.encode()) else ""
        self._tree = parse_yaml(content, name)
        self._text = content.decode("utf-8").removeprefix(_BOM)

    def render(self) -> bytes:
        """Return the sheet as it stands now."""
        return self._encoded(self._text)

    @property
    def text(self) -> str:
        """The text as it stands now, without a byte order mark."""
        return self._text

    @property
    def mark(self) -> str:
        """The byte order mark, or nothing."""
        return self._bom

    @property
    def tree(self) -> YamlFile:
        """The sheet as it stands now, read."""
        return self._tree

    def set_answer(self, question_id: str, raw: Any) -> None:
        """Put an answer in, or exchange it; raises NotWrittenError and leaves the text as it is."""
        self.set_value(("answers", question_id), raw)

    def set_value(self, path: Sequence[str], value: Any) -> None:
        """Put a value in at a path of keys, or exchange it; raises NotWrittenError and changes nothing."""
        before = self._text, self._tree
        wanted = frozen(value)
        if wanted is not None and _at(self._tree.data, path) == wanted:
            return
        try:
            self._merge(tuple(path), wanted)
        except NotWrittenError:
            self._text, self._tree = before
            raise

    def remove(self, key: str) -> None:
        """Take a key of the outermost mapping out, with its line; raises NotWrittenError."""
        slot = children(self._tree.root).get(key) if isinstance(self._tree.root, MappingNode) else None
        if slot is None:
            return
        intended = {name: value for name, value in self._tree.data.items() if name != key}
        text = edits.removed(self._text, slot)
        tree = self._parsed(text)
        if tree is None or tree.data != intended:
            message = f"{self._name}: '{key}' could not be removed without changing something else"
            raise NotWrittenError(message, "take it out by hand")
        self._text, self._tree = text, tree

    def _merge(self, path: tuple[str, ...], value: Any) -> None:
        present = _at(self._tree.data, path)
        both = isinstance(present, Mapping) and isinstance(value, Mapping)
        if not (both and present and present.keys() <= value.keys()):
            self._put(path, value)
            return
        for key, part in value.items():  # key by key: what is the same keeps its way of writing
            if key not in present or present[key] != part:
                self._merge((*path, key), part)

    def _put(self, path: tuple[str, ...], value: Any) -> None:
        intended = _with(self._tree.data, path, value)
        for text in self._candidates(path, value):
            tree = self._parsed(text)
            if tree is not None and tree.data == intended:
                self._text, self._tree = text, tree
                return
        by_hand = " ".join(line.strip() for line in entry(path[-1], value, 0, edits.STEP))
        message = f"{self._name}: '{path[-1]}' could not be written without changing something else"
        raise NotWrittenError(message, f"write it by hand: {by_hand[:200]}")

    def _parsed(self, text: str) -> YamlFile | None:
        content = self._encoded(text)
        if len(content) > MAX_BYTES:
            return None
        try:
            return parse_yaml(content, self._name)
        except InvalidInputError:
            return None

    def _candidates(self, path: tuple[str, ...], value: Any) -> Iterator[str]:
        root = self._tree.root
        if not isinstance(root, MappingNode):
            return
        step = edits.step_of(root)
        owner: Slot | None = None
        mapping: MappingNode = root
        for index, key in enumerate(path):
            slot = children(mapping).get(key)
            rest = path[index + 1 :]
            if slot is None:
                yield from edits.inserted(self._text, owner, mapping, key, _nested(rest, value), step)
                return
            if not rest:
                yield from edits.replaced(self._text, slot, value, step)
                return
            owner = slot
            if not isinstance(slot.value, MappingNode):
                if edits.is_empty(slot.value):
                    yield from edits.first(self._text, slot, rest[0], _nested(rest[1:], value), step)
                return
            mapping = slot.value

    def _encoded(self, text: str) -> bytes:
        return (self._bom + text).encode("utf-8")


def _at(data: Any, path: Iterable[str]) -> Any:
    for key in path:
        if not isinstance(data, Mapping) or key not in data:
            return None
        data = data[key]
    return data


def _with(data: Any, path: tuple[str, ...], value: Any) -> Any:
    """Return the data with `value` at the path."""
    if not path:
        return value
    present = data if isinstance(data, Mapping) else {}
    return {**present, path[0]: _with(present.get(path[0]), path[1:], value)}


def _nested(path: tuple[str, ...], value: Any) -> Any:
    for key in reversed(path):
        value = {key: value}
    return value


def frozen(value: Any) -> Any:
    """Return plain data as our reader builds it: lists as tuples."""
    if isinstance(value, Mapping):
        return {str(key): frozen(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return tuple(frozen(part) for part in value)
    return value
