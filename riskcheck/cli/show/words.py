"""Words that several printed tables share."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from riskcheck import api
from riskcheck.cli.output import terminal_columns
from riskcheck.core.answers.model import Answer, AnswerState, Sample
from riskcheck.core.assessment import LevelRange, LevelReason, ScoreRange
from riskcheck.core.columns import fitted
from riskcheck.core.exact import plain, rounded
from riskcheck.core.scoring.interface import Band
from riskcheck.core.text import Text
from riskcheck.core.wording import Wording

WIDTH = 100


def columns() -> int:
    """Return how many columns a line may take: those of the terminal, at most 100."""
    return min(WIDTH, max(40, terminal_columns() or WIDTH))


class Words:
    """A case and the language to speak of it in."""

    def __init__(self, case: api.Case, wording: Wording) -> None:
        """Take both."""
        self.case = case
        self.wording = wording

    @cached_property
    def bands(self) -> tuple[dict[str, Band], dict[str, Band]]:
        """The levels and the severities by id."""
        return api.bands_of(self.case.pack)

    def text(self, text: Text) -> str:
        """Return a text of the pack."""
        return self.case.pack.say(text, self.wording.language)

    def say(self, key: str, **values: object) -> str:
        """Return words of the program under `cli.`."""
        return self.wording.say(f"cli.{key}", **values)

    def level(self, level: str) -> str:
        """Return the name of a level."""
        return self.text(self.bands[0][level].name)

    def severity(self, severity: str) -> str:
        """Return the name of a severity."""
        return self.text(self.bands[1][severity].name)

    def levels(self, levels: LevelRange) -> str:
        """Return one level, or the range of levels."""
        if levels.decided:
            return self.level(levels.point)
        return self.say("range", best=self.level(levels.best), worst=self.level(levels.worst))

    def verdict(self) -> str:
        """Return the verdict of the assessment in words."""
        verdict = self.case.assessment.verdict
        if verdict not in self.bands[0]:
            return self.say("undecided")
        text = self.bands[0][verdict].verdict
        return self.text(text) if text is not None else self.level(verdict)

    def question(self, name: str) -> str:
        """Return the id and title of a question."""
        return f"{name} {self.text(self.case.pack.questions[name].title)}"

    def reasons(self, levels: LevelRange, because: Sequence[LevelReason]) -> Iterator[str]:
        """Yield in words what sets a level, kind by kind; where it is open, the worst case."""
        if because and not levels.decided:
            yield self.say("explain.at-worst")
        for kind in dict.fromkeys(reason.kind for reason in because):
            subjects = self.names(self._subject(reason) for reason in because if reason.kind == kind)
            yield self.say(f"explain.because-{kind}", level=self.level(levels.point), subjects=subjects)

    def _subject(self, reason: LevelReason) -> str:
        if reason.kind != "section":
            return reason.subject
        return next(self.text(one.title) for one in self.case.pack.sections if one.id == reason.subject)

    def names(self, names: Iterable[str], limit: int = 15) -> str:
        """Return names as a list in words, cut after `limit` of them."""
        listed = list(names)
        text = self.say("comma").join(listed[:limit])
        return text if len(listed) <= limit else self.say("and-more", names=text, count=len(listed) - limit)

    def answer(self, answer: Answer | None) -> str:
        """Return an answer as short as in a sheet."""
        if answer is None:
            return self.say("unanswered")
        if answer.state is AnswerState.UNKNOWN:
            return self.say("unknown")
        if answer.state is AnswerState.NOT_APPLICABLE:
            return self.say("declared", reason=answer.reason)
        if isinstance(answer.value, Sample):
            return self.say("sample", passed=answer.value.passed, tested=answer.value.tested)
        if isinstance(answer.value, tuple):
            return self.say("comma").join(answer.value) or "none"
        return (
            answer.value
            if isinstance(answer.value, str)
            else plain(answer.value)
            if answer.value is not None
            else ""
        )


def span(score: ScoreRange) -> str:
    """Return the range of a score, or an empty string where it is a single number."""
    if score.best == score.worst:
        return ""
    return f"{rounded(score.best)} - {rounded(score.worst)}"


def wrapped(text: str, indent: int = 0) -> list[str]:
    """Return a text as indented lines."""
    return [" " * indent + line for line in fitted(text, columns() - indent)]


def hung(text: str, indent: int = 0) -> list[str]:
    """Return a text as lines, those after the first two places further in."""
    first, *rest = fitted(text, columns() - indent - 2)
    return [" " * indent + first, *(" " * (indent + 2) + line for line in rest)]
