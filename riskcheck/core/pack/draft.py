"""A pack whose files are read but not yet checked against each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from riskcheck.core.pack.base import Model, kebab
from riskcheck.core.pack.obligation import Obligation
from riskcheck.core.pack.pack import PackHead
from riskcheck.core.pack.profile import ProfileQuestion
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Rule, Section
from riskcheck.core.pack.source import Document
from riskcheck.core.text import Text
from riskcheck.errors import PathKey

T = TypeVar("T", bound=Model, covariant=True)
_LEAVES = frozenset((str, int, bool, type(None)))  # no text, and nothing that could hold one


class Placed(NamedTuple, Generic[T]):
    """A model and where it stands: its file within the pack, then the path within that file."""

    path: tuple[PathKey, ...]
    item: T


@dataclass(frozen=True)
class Draft:
    """All readable parts of a pack. `broken` names the questions and sources that could not be read."""

    head: Placed[PackHead]
    profile: tuple[Placed[ProfileQuestion], ...]
    sections: tuple[Placed[Section], ...]
    rules: tuple[Placed[Rule], ...]
    documents: tuple[Placed[Document], ...]
    broken: frozenset[str] = field(default_factory=frozenset)
    parameters: Model | None = None
    obligations: tuple[Placed[Obligation], ...] = ()

    @cached_property
    def profile_by_id(self) -> dict[str, ProfileQuestion]:
        """The profile questions by id."""
        return {placed.item.id: placed.item for placed in self.profile}

    @cached_property
    def source_points(self) -> frozenset[str]:
        """The ids of every place that a rule can cite."""
        return frozenset(point for placed in self.documents for point in placed.item.points)

    def questions(self) -> Iterator[Placed[Question]]:
        """Yield profile questions and rules in the order of asking."""
        yield from self.profile
        yield from self.rules

    def parts(self) -> Iterator[Placed[Model]]:
        """Yield every part that holds texts."""
        yield self.head
        if self.parameters is not None:
            yield Placed((*self.head.path, "scoring"), self.parameters)
        yield from self.questions()
        yield from self.sections
        yield from self.documents
        yield from self.obligations


def texts_in(value: object, path: tuple[PathKey, ...]) -> Iterator[tuple[tuple[PathKey, ...], Text]]:
    """Yield every text in a part of a pack with its path."""
    is_model = isinstance(value, Model)
    for key, child in _children(value):
        inside = (*path, kebab(str(key)) if is_model else key)
        if isinstance(child, Text):
            yield inside, child
        else:
            yield from texts_in(child, inside)


def all_speak(value: object, languages: tuple[str, ...]) -> bool:
    """Return whether every text in a part of a pack is plain or in exactly these languages, in order."""
    left = [value]
    while left:
        for _, child in _children(left.pop()):
            if isinstance(child, Text):
                if child.languages not in ((), languages):
                    return False
            elif type(child) not in _LEAVES:
                left.append(child)
    return True


def _children(value: object) -> Iterable[tuple[PathKey, object]]:
    """Return what a part of a pack holds, by the name of the field, key or index."""
    if isinstance(value, tuple):
        return enumerate(value)
    if isinstance(value, dict):
        return value.items()
    if isinstance(value, Section):  # its rules are parts of their own
        return ((name, child) for name, child in value.__dict__.items() if name != "rules")
    return value.__dict__.items() if isinstance(value, Model) else ()
