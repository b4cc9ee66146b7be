"""What the checks of a review look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from riskcheck.core.answers.attached import Attached, read_attached
from riskcheck.core.answers.model import Answer, AnswerSheet, AnswerState
from riskcheck.core.assessment import Assessment, LedgerRow
from riskcheck.core.conditions import Truth
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.errors import Gravity, PathKey, Problem


@dataclass(frozen=True)
class Material:
    """A sheet with its pack and its assessment.

    `day` (YYYY-MM-DD) is the day as of which dates are judged, `today` the latest that a sheet can bear. What
    the pack says is given in `language`. `placeholders` are the names that a new sheet begins with.
    """

    pack: RulePack
    sheet: AnswerSheet
    assessment: Assessment
    day: str
    today: str
    language: str = "en"
    placeholders: frozenset[str] = frozenset()

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """Which questions apply."""
        return Questionnaire(self.pack, self.sheet.answers)

    @cached_property
    def rows(self) -> dict[str, LedgerRow]:
        """The row of every rule."""
        return {row.rule: row for row in self.assessment.ledger}

    @cached_property
    def given(self) -> tuple[tuple[Question, Answer], ...]:
        """The answers that count, in the order of the pack; those kept aside wait for their question."""
        aside = {question.id for question in self.questionnaire.stale()}
        answers = self.sheet.answers
        return tuple((self.pack.questions[name], answers[name]) for name in answers if name not in aside)

    @cached_property
    def beside(self) -> tuple[tuple[Question, Answer | Attached], ...]:
        """What stands beside the answers that count, and beside those still to be given, in order."""
        counted: dict[str, Answer | Attached] = {question.id: answer for question, answer in self.given}
        for name, raw in self.sheet.noted.items():
            question = self.pack.questions[name]
            if self.questionnaire.applicability(question) is not Truth.FALSE:
                counted[name] = read_attached(raw, has_risk=True)[0]
        return tuple((q, counted[q.id]) for q in self.pack.questions.values() if q.id in counted)


def advice(
    code: str, subject: str, message: str, hint: str, path: tuple[PathKey, ...], *, of_key: bool = False
) -> Problem:
    """Return one piece of advice about the answer to `subject`; `path` leads on from that answer."""
    whole = ("answers", subject, *path)
    return Problem(code, f"{subject}: {message}", whole, hint, Gravity.WARNING, of_key)


def reasons_in(question: Question, answer: Answer) -> Iterator[tuple[str, str, tuple[PathKey, ...]]]:
    """Yield every reason that an answer gives: what it is for, its text, where it stands."""
    if answer.state is AnswerState.NOT_APPLICABLE and answer.reason is not None:
        yield "not-applicable", answer.reason, ("not-applicable",)
    if answer.accepted is not None:
        yield "accepting the risk", answer.accepted.reason, ("accepted", "reason")
