"""Where every question stands in the order of asking, and which questions hang on which."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from riskcheck.core.bits import bits_of
from riskcheck.core.conditions import Condition
from riskcheck.core.facts import naming_of
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question

PROFILE = ".profile"  # stands for the profile questions where a section is named; no section can be called so


@dataclass(frozen=True)
class PackIndex:
    """A pack, looked through once so that no answer needs a look at all of it again.

    `conditions` are the different conditions under which questions apply, each with the questions (as bits)
    that share it; `naming` says for a profile question which of them, by number, name it.
    """

    pack: RulePack
    order: tuple[Question, ...]
    place: Mapping[str, int]
    sections: Mapping[str, int]
    conditions: tuple[tuple[Condition, int], ...]
    naming: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, pack: RulePack) -> "PackIndex":
        """Look through a pack."""
        order = tuple(pack.questions.values())
        place = {question.id: at for at, question in enumerate(order)}
        sections = {PROFILE: (1 << len(pack.profile)) - 1}
        for section in pack.sections:
            sections[section.id] = bits_of(place[rule.id] for rule in section.rules)
        sharing: dict[Condition, int] = {}
        for at, question in enumerate(order):
            sharing[question.condition()] = sharing.get(question.condition(), 0) | 1 << at
        return cls(pack, order, place, sections, tuple(sharing.items()), naming_of(pack.profile, sharing))

    def section_at(self, place: int) -> str:
        """Return the id of the section of a question, PROFILE for a profile question."""
        section = self.pack.section_of.get(self.order[place].id)
        return PROFILE if section is None else section.id

    def conditions_on(self, names: Iterable[str]) -> Iterator[tuple[Condition, int]]:
        """Yield the conditions that name one of these profile questions, each once."""
        for number in {number for name in names for number in self.naming[name]}:
            yield self.conditions[number]

    def bits(self, names: Iterable[str]) -> int:
        """Return questions as bits."""
        return bits_of(self.place[name] for name in names)
