"""All questions with their answers, notes and evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riskcheck.core.answers.model import Answer, AnswerState, Evidence
from riskcheck.core.conditions import Truth
from riskcheck.core.pack.question import Question
from riskcheck.core.questionnaire import Status
from riskcheck.reporting.links import href_of
from riskcheck.reporting.view.given import status_words, words_of
from riskcheck.reporting.view.scribe import Scribe

_LONG = 900


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A piece of evidence as it was given; nothing was opened. `href` is empty where there is no link."""

    file: str
    url: str
    href: str
    sha256: str
    note: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question. `kind`: answered, open or aside (it does not count). A `long` one may span pages."""

    id: str
    title: str
    ask: str
    kind: str
    status: str
    answer: tuple[str, ...]
    reason: str
    note: str
    evidence: tuple[EvidenceLine, ...]
    settles: bool
    long: bool

    @property
    def bare(self) -> bool:
        """Return whether there is nothing to say but that the question does not apply."""
        return self.kind == "aside" and not (self.answer or self.reason or self.note or self.evidence)


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The profile, or a section."""

    title: str
    intro: str
    lines: tuple[AnswerLine, ...]


def answers_of(scribe: Scribe) -> tuple[AnswerGroup, ...]:
    """Return the profile and every section, in order."""
    profile = AnswerGroup(scribe.say("answers.profile"), "", _lines(scribe, scribe.pack.profile))
    sections = (
        AnswerGroup(scribe.text(section.title), scribe.text(section.intro), _lines(scribe, section.rules))
        for section in scribe.pack.sections
    )
    return (profile, *sections)


def _lines(scribe: Scribe, questions: Iterable[Question]) -> tuple[AnswerLine, ...]:
    return tuple(_line(scribe, question) for question in questions)


def _line(scribe: Scribe, question: Question) -> AnswerLine:
    answer = scribe.sheet.answers.get(question.id)
    status = scribe.questionnaire.status(question)
    lines = words_of(scribe, question, answer) if _says_more(answer) else ()
    evidence = tuple(_evidence(scribe, item) for item in answer.evidence) if answer else ()
    reason, note = (scribe.safe(answer.reason), scribe.safe(answer.note)) if answer else ("", "")
    return AnswerLine(
        id=question.id,
        title=scribe.text(question.title),
        ask=scribe.text(question.ask),
        kind={Status.ANSWERED: "answered", Status.NOT_APPLICABLE: "aside"}.get(status, "open"),
        status=_status(scribe, question, status, answer),
        answer=lines,
        reason=reason,
        note=note,
        evidence=evidence,
        settles=question.id in scribe.assessment.settle,
        long=_is_long(
            [*lines, reason, note, *(text for item in evidence for text in (item.file, item.url, item.note))]
        ),
    )


def _is_long(texts: Sequence[str]) -> bool:
    """Return whether the texts may take more than a third of a page."""
    return sum(len(text) + 60 * text.count("\n") for text in texts) > _LONG


def _says_more(answer: Answer | None) -> bool:
    return answer is not None and answer.state is AnswerState.ANSWERED


def _status(scribe: Scribe, question: Question, status: Status, answer: Answer | None) -> str:
    """Return the status in words, with what makes it remarkable."""
    truth = question.condition().truth(scribe.questionnaire)
    if status is Status.NOT_APPLICABLE and truth is not Truth.FALSE:
        return scribe.say("status.declared-not-applicable")
    words = status_words(scribe, status)
    if truth is Truth.FALSE and answer is not None:
        return words + scribe.say("list.semicolon") + scribe.say("answers.stale")
    if truth is Truth.UNDETERMINED and status is not Status.NOT_APPLICABLE:
        return words + scribe.say("list.semicolon") + scribe.say("answers.may-apply")
    return words


def _evidence(scribe: Scribe, evidence: Evidence) -> EvidenceLine:
    return EvidenceLine(
        file=scribe.safe(evidence.file),
        url=scribe.safe(evidence.url),
        href=href_of(evidence.url or ""),
        sha256=scribe.safe(evidence.sha256),
        note=scribe.safe(evidence.note),
    )
