"""Questions and sections found by what somebody types of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from riskcheck.core.pack.pack import RulePack
from riskcheck.core.text import Text


@dataclass(frozen=True, slots=True)
class Hit:
    """A question or a section, with its title in the language of the search.

    `section` is the title of the section of a rule; it is empty for a profile question and for a section.
    """

    id: str
    title: str
    section: str
    is_section: bool


class Search:
    """A pack, prepared to be searched; titles are shown in one language, words of every one are found."""

    def __init__(self, pack: RulePack, language: str) -> None:
        """Prepare the ids, titles and questions of a pack."""
        self._entries = tuple(_entries(pack, language))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return what contains every word of `text`, whichever case and width it is typed in.

        What has the text as its id comes first, then what begins with it, then titles, then the questions
        themselves; sections before rules, and otherwise in the order of the pack. An empty text finds all.
        """
        typed = _folded(text).strip()
        words = typed.split()
        by_rank: list[list[Hit]] = [[], [], [], []]
        for entry in self._entries:
            rank = entry.rank(typed, words)
            if rank is not None:
                by_rank[rank].append(entry.hit)
        return tuple(hit for hits in by_rank for hit in hits)


@dataclass(frozen=True, slots=True)
class _Entry:
    hit: Hit
    id: str
    title: str
    text: str

    def rank(self, typed: str, words: list[str]) -> int | None:
        if self.id.startswith(typed):
            return 0 if self.id == typed else 1
        if all(word in self.title for word in words):
            return 2
        return 3 if all(word in self.text for word in words) else None


def _entries(pack: RulePack, language: str) -> Iterator[_Entry]:
    for section in pack.sections:
        yield _entry(Hit(section.id, pack.say(section.title, language), "", True), section.title)
    for question in pack.questions.values():
        section_of = pack.section_of.get(question.id)
        where = pack.say(section_of.title, language) if section_of else ""
        hit = Hit(question.id, pack.say(question.title, language), where, False)
        yield _entry(hit, question.title, question.ask)


def _entry(hit: Hit, title: Text, *more: Text) -> _Entry:
    name = _folded(hit.id)
    titled = f"{name} {_every_language(title)}"
    return _Entry(hit, name, titled, " ".join([titled, *map(_every_language, more)]))


def _every_language(text: Text) -> str:
    return _folded(" ".join(text.pick(language) for language in text.languages) or text.pick())


def _folded(text: str) -> str:
    return normalize("NFKC", text).casefold()
