"""An interview while it lasts: where it stands, in which language, and what it is given to work with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from riskcheck.core.answers.model import Answer
from riskcheck.core.answers.plain_data import attached
from riskcheck.core.answers.reading import read_answer
from riskcheck.core.answers.saved import Saved
from riskcheck.core.asking import number_form
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import NumberShape, Question
from riskcheck.core.text import Text
from riskcheck.core.walk import Search, Walk
from riskcheck.core.wording import Wording
from riskcheck.errors import Problem
from riskcheck.interview.frontend import NOT_APPLICABLE
from riskcheck.interview.standing import Standing


class Keeper(Protocol):
    """Where the answers are kept: a sheet on disk, most of the time."""

    @property
    def read_only(self) -> bool:
        """Whether nothing may be written."""
        ...

    @property
    def pending(self) -> Mapping[str, Any]:
        """The answers that are not written yet."""
        ...

    def save(self, question: str, raw: Any) -> Saved:
        """Write an answer; never raises for trouble with the disk."""
        ...

    def retry(self) -> Saved:
        """Try again to write what is pending."""
        ...

    def look(self) -> Saved:
        """Notice what others changed."""
        ...

    def settle(self, question: str, *, ours: bool) -> Saved:
        """Decide between two answers to one question."""
        ...

    def save_as(self, path: Path) -> None:
        """Write everything elsewhere and go on there; raises RiskcheckError."""
        ...

    def rescue(self) -> str:
        """Write everything to a private file at the end; returns its name, empty where that fails, too."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What an interview is given: it touches no file by itself.

    `speak` gives the words of a language, `digest` the SHA-256 of a file that is named as evidence (raises
    FileNotFoundError, and OSError for one that cannot be read), `exists` whether there is a file. `folder` is
    where the paths of evidence begin, `report` the name proposed for a report and `suffixes` what its name
    may end in.
    """

    keeper: Keeper
    speak: Callable[[str], Wording]
    digest: Callable[[str], str]
    exists: Callable[[str], bool]
    folder: str = ""
    report: str = ""
    suffixes: tuple[str, ...] = ()


@dataclass
class Session:
    """One interview. Its moves change `walk`, `standing` and `wording`."""

    walk: Walk
    wording: Wording
    tools: Tools
    standing: Standing
    drafts: dict[str, dict[str, Any]] = field(default_factory=dict)  # notes on questions without an answer
    told: str = ""  # the trouble with saving that the user was told of
    to_review: bool = False  # the present question was opened from the review
    entered: tuple[str, str] = ("", "")  # the last section, and the question that introduced it
    _searches: dict[str, Search] = field(default_factory=dict)

    @property
    def pack(self) -> RulePack:
        """The pack that is asked."""
        return self.walk.pack

    @property
    def language(self) -> str:
        """The language of the interview."""
        return self.wording.language

    @property
    def search(self) -> Search:
        """The search over the questions in the present language."""
        if self.language not in self._searches:
            self._searches[self.language] = Search(self.pack, self.language)
        return self._searches[self.language]

    def say(self, key: str, **values: object) -> str:
        """Return words of the interview."""
        return self.wording.say(f"interview.{key}", **values)

    def text(self, text: Text | None) -> str:
        """Return a text of the pack; empty for none."""
        return self.pack.say(text, self.language) if text is not None else ""

    def name(self, question: str) -> str:
        """Return the id and title of a question."""
        return f"{question} {self.text(self.pack.questions[question].title)}"

    def names(self, questions: tuple[str, ...], limit: int = 8) -> str:
        """Return questions as a list in words, cut after `limit` of them."""
        listed = self.say("list.comma").join(self.name(name) for name in questions[:limit])
        rest = len(questions) - limit
        return listed if rest <= 0 else self.say("list.more", names=listed, count=rest)

    def title_of(self, section: str) -> str:
        """Return the title of a section, or of the profile."""
        return next(
            (self.text(found.title) for found in self.pack.sections if found.id == section),
            self.say("profile"),
        )

    def present(self, question: Question) -> Answer | None:
        """Return the answer of a question, else the one proposed for it."""
        return self.walk.answers.get(question.id) or self.walk.proposals.get(question.id)

    # ------------------------------------------------------------ replies

    def full(self, question: Question, raw: Any) -> Any:
        """Return a reply with what stands beside the value so far, unless it brings its own."""
        beside = self.beside(question)
        if not beside:
            return raw
        is_full = isinstance(raw, Mapping) and bool({"value", NOT_APPLICABLE} & set(raw))
        own = dict(raw) if is_full else {"value": raw}
        return own | {key: part for key, part in beside.items() if key not in own}

    def read(self, question: Question, raw: Any) -> tuple[Answer | None, list[Problem]]:
        """Return the answer that a reply means, or what is wrong with it; nothing changes yet."""
        answer, problems = read_answer(question, raw)
        return read_answer(question, self.full(question, raw)) if answer is not None else (None, problems)

    def check(self, question: Question, raw: Any) -> str:
        """Return what is wrong with a reply in the words of the interview."""
        _, problems = self.read(question, raw)
        return self.words(question, problems[0]) if problems else ""

    def words(self, question: Question | None, problem: Problem) -> str:
        """Return a problem in the words of the interview."""
        key = f"interview.problem.{problem.code}"
        form = self.form(question) if question is not None else ""
        return self.wording.say(key, form=form) if key in self.wording.words else problem.message

    def form(self, question: Question) -> str:
        """Return in words which answers a question takes; empty where the choices say it."""
        if isinstance(question, NumberShape):
            return number_form(self.pack, question, self.wording, self.language)
        key = f"interview.form.{question.kind}"
        return self.wording.words.get(key, "")

    def beside(self, question: Question) -> dict[str, Any]:
        """Return note, evidence, owner, due and accepted of a question, be it answered or not."""
        draft = self.drafts.get(question.id)
        if draft is not None:
            return dict(draft)
        present = self.present(question)
        return attached(present) if present is not None else {}
