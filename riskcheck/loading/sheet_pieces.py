"""A sheet cut into pieces, one for each answer, so that an answer is written as quickly into a long sheet.

`SheetEditor` reads the whole text for every edit. Answers that stand below each other, each with lines of its
own, do not depend on each other: it is enough to edit and to read again the lines of one. Whatever is not as
simple as that is left to the whole text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yaml.nodes import MappingNode

from riskcheck.errors import InvalidInputError, NotWrittenError
from riskcheck.loading import yaml_places as places
from riskcheck.loading.bytes_in import MAX_BYTES
from riskcheck.loading.sheet_edits import step_of
from riskcheck.loading.sheet_writing import SheetEditor, frozen
from riskcheck.loading.yaml_places import Slot, children

_REFERENCE = re.compile(r"(?:^|[\s\[{,:-])[&*][^\s&*]", re.MULTILINE)  # perhaps an anchor or an alias
_PLACEHOLDER = re.compile(r"(?<=[\r\n])[ \t]*#[ \t]*([^\s:#]+)[ \t]*:[ \t]*(?=[\r\n]|\Z)")
_DUMMY = "_"


@dataclass(slots=True)
class _Pieces:
    """The text of a sheet: `before` the answers, pieces of whole lines, and what follows `after` them.

    `frame` is what a piece is read in: it gives the piece the indentation of its sheet. `where` is the piece
    of every answer and of every empty commented line, `last` that of the last answer.
    """

    before: str
    all: list[str]
    after: str
    frame: str
    column: int
    where: dict[str, int]
    last: int


class QuickEditor:
    """The text of a sheet while answers are put into it; does what `SheetEditor` does."""

    def __init__(self, content: bytes, name: str = "the sheet") -> None:
        """Read the sheet; raises InvalidInputError."""
        self._name = name
        self._start(SheetEditor(content, name))

    @property
    def answers(self) -> Mapping[str, Any]:
        """The answers as they stand now, as plain data."""
        return self._answers

    def render(self) -> bytes:
        """Return the sheet as it stands now."""
        pieces = self._pieces
        if pieces is None:
            return self._whole.render()
        return "".join((pieces.before, *pieces.all, pieces.after)).encode()

    def set_answer(self, question: str, raw: Any) -> None:
        """Put an answer in, or exchange it; raises NotWrittenError and changes nothing."""
        value = frozen(raw)
        if question in self._answers and self._answers[question] == value:
            return
        if self._pieces is None or not self._edit(self._pieces, question, value):
            whole = SheetEditor(self.render(), self._name)
            whole.set_answer(question, value)
            self._start(whole)

    def _start(self, whole: SheetEditor) -> None:
        self._whole = whole
        self._answers = dict(answers_in(whole.tree.data))
        self._pieces = _cut(whole)
        self._size = len(whole.render())

    def _edit(self, pieces: _Pieces, question: str, value: Any) -> bool:
        place = pieces.where.get(question, pieces.last)
        before = pieces.all[place]
        after = _edited(pieces, before, question, value)
        if after is None:
            return False
        size = self._size + len(after.encode()) - len(before.encode())
        if size > MAX_BYTES:
            return False
        self._size = size
        pieces.all[place] = after
        pieces.where[question] = place
        pieces.last = max(pieces.last, place)
        self._answers[question] = value
        return True


def answers_in(data: Any) -> Mapping[str, Any]:
    """Return the answers in the plain data of a sheet; none where it has none."""
    found = data.get("answers") if isinstance(data, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _edited(pieces: _Pieces, before: str, question: str, value: Any) -> str | None:
    """Return a piece with another answer in it; None where that is not as simple."""
    try:
        small = SheetEditor((pieces.frame + before).encode())
        small.set_answer(question, value)
    except (InvalidInputError, NotWrittenError):
        return None
    text = small.text
    answers = _answers_node(small)
    if not text.startswith(pieces.frame) or any(
        key.start_mark.column != pieces.column for key, _ in answers.value
    ):
        return None
    return text[len(pieces.frame) :]


def _answers_node(small: SheetEditor) -> MappingNode:
    root = small.tree.root
    node = children(root)["answers"].value if isinstance(root, MappingNode) else root
    if not isinstance(node, MappingNode):
        raise TypeError("a piece of a sheet is a mapping")
    return node


def _cut(whole: SheetEditor) -> _Pieces | None:
    """Cut a sheet into pieces; None where its answers do not stand below each other in block form."""
    root, text = whole.tree.root, whole.text
    if not isinstance(root, MappingNode) or root.flow_style or _REFERENCE.search(text):
        return None
    owner = children(root).get("answers")
    if owner is None or owner.key.start_mark.column != 0:
        return None
    slots = _slots_below_each_other(text, owner)
    if not slots:
        return None
    column = slots[0].key.start_mark.column
    nl = places.line_break(text)
    head = f"{_DUMMY}:{nl}{' ' * step_of(root)}{_DUMMY}: 0{nl}"
    frame = f"{head}answers:{nl}{' ' * column}{_DUMMY}: 0{nl}"
    first = _next_line(text, owner.key.end_mark.index)
    end = _end_of_answers(text, root, owner)
    cuts, where = _cuts(text, slots, first, end)
    found = [text[start:stop] for start, stop in zip(cuts, [*cuts[1:], end], strict=True)]
    last = where[slots[-1].key.value]
    return _Pieces(whole.mark + text[:first], found, text[end:], frame, column, where, last)


def _slots_below_each_other(text: str, owner: Slot) -> list[Slot]:
    """Return the answers; none where one of them does not begin a line, with nothing but blanks before it."""
    answers = owner.value
    if not isinstance(answers, MappingNode) or answers.flow_style:
        return []
    slots = [Slot(answers, key, value) for key, value in answers.value]
    for slot in slots:
        place = slot.key.start_mark.index
        if slot.key.start_mark.column == 0 or text[places.line_start(text, place) : place].strip():
            return []
    return slots


def _cuts(text: str, slots: list[Slot], first: int, end: int) -> tuple[list[int], dict[str, int]]:
    """Return where the pieces begin, and the number of the piece of every name."""
    starts = [places.line_start(text, slot.key.start_mark.index) for slot in slots]
    where = {slot.key.value: -1 for slot in slots}
    cuts = [first]
    free = first
    for slot, start in zip([*slots, None], [*starts, end], strict=True):
        for found in _PLACEHOLDER.finditer(text, free, start):
            cuts.append(found.start())
            where.setdefault(found.group(1), len(cuts) - 1)
        if slot is not None:
            cuts.append(start)
            where[slot.key.value] = len(cuts) - 1
            free = _next_line(text, places.end_of(text, slot))
    return cuts, where


def _end_of_answers(text: str, root: MappingNode, answers: Slot) -> int:
    """Return where the line of the key after the answers begins."""
    later = [
        key.start_mark.index for key, _ in root.value if key.start_mark.index > answers.key.start_mark.index
    ]
    return places.line_start(text, min(later)) if later else len(text)


def _next_line(text: str, place: int) -> int:
    end = places.line_end(text, place)
    return end + (2 if text[end : end + 2] == "\r\n" else 1) if end < len(text) else end
