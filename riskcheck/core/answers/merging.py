"""Sheets about one product joined into one: what is equal or new comes together, the rest is a conflict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from riskcheck.core.answers.attached import ATTACHED_KEYS, Attached, read_attached
from riskcheck.core.answers.model import Answer, AnswerSheet, Evidence
from riskcheck.core.answers.reading import FULL_KEYS, NOT_APPLICABLE
from riskcheck.core.answers.sheet import ASSESSOR_KEYS, PRODUCT_KEYS

HEAD_PATHS = (
    ("pack",),
    ("date",),
    *(("product", key) for key in PRODUCT_KEYS),
    *(("assessor", key) for key in ASSESSOR_KEYS),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the sheets: as plain data, and the same read against the pack."""

    data: Mapping[str, Any]
    sheet: AnswerSheet


@dataclass(frozen=True, slots=True)
class Difference:
    """A place at which two sheets say different things; `first` and `second` are their numbers from 0.

    `path` leads to the place in both, and `values` are what stands there.
    """

    path: tuple[str, ...]
    first: int
    second: int
    values: tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class Joined:
    """What becomes of several sheets: every value by its path, and the differences.

    `conflicts` are those about which somebody has to decide, `settled` those that the preferred sheet
    decided.
    """

    values: Mapping[tuple[str, ...], Any]
    conflicts: tuple[Difference, ...]
    settled: tuple[Difference, ...]


def join(parts: Sequence[Part], prefer: int | None = None) -> Joined:
    """Join sheets that were read against the same pack.

    Where they differ, the one with the number `prefer` decides, if it says anything; else it is a conflict.
    """
    joiner = _Joiner(parts, prefer)
    for path in HEAD_PATHS:
        joiner.head(path)
    for name in dict.fromkeys(name for part in parts for name in _questions(part)):
        joiner.answer(name)
    return Joined(joiner.values, tuple(joiner.conflicts), tuple(joiner.settled))


class _Joiner:
    """Joins sheets place by place."""

    def __init__(self, parts: Sequence[Part], prefer: int | None) -> None:
        self.parts = parts
        self.prefer = prefer
        self.values: dict[tuple[str, ...], Any] = {}
        self.conflicts: list[Difference] = []
        self.settled: list[Difference] = []

    def head(self, path: tuple[str, ...]) -> None:
        found = ((index, _at(part.data, path)) for index, part in enumerate(self.parts))
        given = {index: value for index, value in found if value is not None}
        chosen = self._choose(path, given, given)
        if chosen is not None:
            self.values[path] = given[chosen]

    def answer(self, name: str) -> None:
        given = {index: part for index, part in enumerate(self.parts) if name in _questions(part)}
        voices = {index: _Voice.of(part, name) for index, part in given.items()}
        path = ("answers", name)
        said = {index: voice.said for index, voice in voices.items() if voice.said is not None}
        chosen = self._choose((*path, "value"), said, {index: _value(voices[index].raw) for index in said})
        if chosen is None and said:
            return
        joined = dict(voices[chosen].raw) if chosen is not None else {}
        self._attach(path, _heard(voices, chosen), joined)
        kept = self.parts[0].data["answers"][name] if 0 in given else None
        self.values[path] = kept if kept is not None and _full(kept) == joined else _short(joined)

    def _attach(self, path: tuple[str, ...], voices: Mapping[int, "_Voice"], joined: dict[str, Any]) -> None:
        for key in ATTACHED_KEYS:
            if key == "evidence":
                pieces = _united(voices.values())
                joined |= {key: pieces} if pieces else {}
                continue
            given = {i: part for i, v in voices.items() if (part := getattr(v.answer, key)) is not None}
            chosen = self._choose((*path, key), given, {i: voices[i].raw[key] for i in given})
            if chosen is not None:
                joined[key] = voices[chosen].raw[key]

    def _choose(
        self, path: tuple[str, ...], given: Mapping[int, Any], shown: Mapping[int, Any]
    ) -> int | None:
        """Return which sheet's value stands; None where there is none, or where somebody has to decide."""
        if not given:
            return None
        decided = self.prefer is not None and self.prefer in given
        leading = self.prefer if self.prefer is not None and decided else next(iter(given))
        differing = [index for index in given if given[index] != given[leading]]
        found = [Difference(path, leading, other, (shown[leading], shown[other])) for other in differing]
        (self.settled if decided else self.conflicts).extend(found)
        return leading if decided or not found else None


@dataclass(frozen=True, slots=True)
class _Voice:
    """What one sheet says to one question: read, and in the full form of plain data.

    It may be no answer, only what is to stand beside one.
    """

    answer: Answer | Attached
    raw: Mapping[str, Any]

    @classmethod
    def of(cls, part: Part, name: str) -> "_Voice":
        answer = part.sheet.answers.get(name)
        if answer is not None:
            return cls(answer, _full(part.data["answers"][name]))
        noted = part.sheet.noted[name]
        given = {key: value for key, value in noted.items() if value is not None}
        return cls(read_attached(noted, has_risk=True)[0], given)

    @property
    def said(self) -> tuple[Any, ...] | None:
        if isinstance(self.answer, Attached):
            return None
        return self.answer.state, self.answer.value, self.answer.reason


def _heard(voices: Mapping[int, _Voice], chosen: int | None) -> Mapping[int, _Voice]:
    """Return whose notes and evidence belong to the chosen answer: of all, unless some gave another one."""
    said = {index: voice.said for index, voice in voices.items() if voice.said is not None}
    if chosen is None or all(other == said[chosen] for other in said.values()):
        return voices
    return {index: voice for index, voice in voices.items() if index == chosen or voice.said is None}


def _questions(part: Part) -> Mapping[str, Any]:
    return {**part.sheet.answers, **part.sheet.noted}


def _united(voices: Iterable[_Voice]) -> tuple[Any, ...]:
    """Return the evidence of all, each piece once."""
    pieces: dict[Evidence, Any] = {}
    for voice in voices:
        for piece, raw in zip(voice.answer.evidence, voice.raw.get("evidence") or (), strict=True):
            pieces.setdefault(piece, raw)
    return tuple(pieces.values())


def _at(data: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def _full(raw: Any) -> dict[str, Any]:
    is_full = isinstance(raw, Mapping) and not set(FULL_KEYS).isdisjoint(raw)
    return {key: part for key, part in raw.items() if part is not None} if is_full else {"value": raw}


def _short(full: Mapping[str, Any]) -> Any:
    ordered = {key: full[key] for key in ("value", NOT_APPLICABLE, *ATTACHED_KEYS) if key in full}
    return ordered["value"] if list(ordered) == ["value"] else ordered


def _value(full: Mapping[str, Any]) -> Any:
    return full["value"] if "value" in full else {NOT_APPLICABLE: full[NOT_APPLICABLE]}
