"""A whole rule pack, after all of its files were read."""

from collections.abc import Iterator
from functools import cached_property

from pydantic import Field

from riskcheck.core.pack.base import DateText, Identifier, Model, Version
from riskcheck.core.pack.obligation import Obligation
from riskcheck.core.pack.profile import ProfileQuestion
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Rule, Section
from riskcheck.core.pack.source import Document, SourcePoint
from riskcheck.core.text import Text, TextField


class PackHead(Model):
    """The file `pack.yaml`; `scoring` is read by the method that it names."""

    riskcheck_pack: int = Field(ge=1)
    id: Identifier
    version: Version
    title: TextField
    description: TextField | None = None
    languages: tuple[Identifier, ...] = Field(min_length=1)
    checked_on: DateText | None = None
    review_every_days: int | None = Field(default=None, ge=1)
    owners: dict[Identifier, TextField]
    principles: Identifier | None = None
    scoring: dict[str, object]
    sections: tuple[Identifier, ...] = Field(min_length=1)


class RulePack(Model):
    """A rule pack, ready to ask and to score with. `sha256` covers every YAML file of it."""

    head: PackHead
    parameters: Model
    profile: tuple[ProfileQuestion, ...]
    sections: tuple[Section, ...]
    documents: tuple[Document, ...]
    sha256: str
    obligations: tuple[Obligation, ...] = ()

    @property
    def name(self) -> str:
        """The name and version as an answer sheet writes them: `aigc@1.0.0`."""
        return f"{self.head.id}@{self.head.version}"

    @property
    def method(self) -> str:
        """The name of the scoring method."""
        return str(self.head.scoring["method"])

    def rules(self) -> Iterator[Rule]:
        """Yield every rule in order."""
        for section in self.sections:
            yield from section.rules

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every profile question and rule by id, in the order of asking."""
        return {question.id: question for question in (*self.profile, *self.rules())}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of every rule."""
        return {rule.id: section for section in self.sections for rule in section.rules}

    @cached_property
    def source_points(self) -> dict[str, tuple[Document, SourcePoint]]:
        """Every citable point by id, with its document."""
        return {
            key: (document, point) for document in self.documents for key, point in document.points.items()
        }

    def say(self, text: Text, language: str) -> str:
        """Return `text` in `language`, else in the pack's first language."""
        return text.pick(language, *self.head.languages)
