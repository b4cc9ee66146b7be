"""The sections: how each stands, and all its questions with their answers, notes and evidence."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riskcheck.core.answers.model import Answer, AnswerState, Evidence
from riskcheck.core.assessment import Applies
from riskcheck.core.conditions import Truth
from riskcheck.core.exact import plain
from riskcheck.core.pack.question import Question
from riskcheck.core.questionnaire import Status
from riskcheck.reporting.links import href_of
from riskcheck.reporting.view.given import status_words, words_of
from riskcheck.reporting.view.scale import ScoreLine, score_lines
from riskcheck.reporting.view.scribe import Badge, Scribe

_LONG = 900


class EvidenceLine(NamedTuple):
    """A piece of evidence as it was given; nothing was opened. `href` is empty where there is no link."""

    file: str
    url: str
    href: str
    sha256: str
    note: str
    date: str


class AnswerLine(NamedTuple):
    """A question. `kind`: answered, open or aside (it does not count). A `long` one may span pages.

    `severity` and `residual` say what is left of the risk of a rule that counts; None and empty for nothing.
    """

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
    severity: Badge | None
    residual: str

    @property
    def more(self) -> bool:
        """Return whether there is more to say than the answer: a reason, a note, evidence."""
        return bool(self.reason or self.note or self.evidence)

    @property
    def bare(self) -> bool:
        """Return whether there is nothing to say but that the question does not apply."""
        return self.kind == "aside" and not (self.answer or self.more)


class AnswerGroup(NamedTuple):
    """The profile, or a section. `score` is None for the profile and where no rule applies."""

    id: str
    title: str
    intro: str
    score: ScoreLine | None
    counts: str
    lines: tuple[AnswerLine, ...]

    @property
    def shown(self) -> bool:
        """Return whether there is a question that was put, or an answer."""
        return not all(line.bare for line in self.lines)


def answers_of(scribe: Scribe) -> tuple[AnswerGroup, ...]:
    """Return the profile and every section, in order."""
    profile = AnswerGroup(
        "profile", scribe.say("answers.profile"), "", None, "", _lines(scribe, scribe.pack.profile)
    )
    scores = {line.id: line for line in score_lines(scribe)}
    sections = (
        AnswerGroup(
            section.id,
            scribe.text(section.title),
            scribe.text(section.intro),
            scores.get(section.id),
            _counts(scribe, section.rules, scores.get(section.id)),
            _lines(scribe, section.rules),
        )
        for section in scribe.pack.sections
    )
    return (profile, *sections)


def _counts(scribe: Scribe, rules: Sequence[Question], score: ScoreLine | None) -> str:
    """Return in words how many rules apply, are open, and were found wanting."""
    if score is None:
        return scribe.say("answers.no-rule", rules=len(rules))
    return scribe.say(
        "answers.counts",
        rules=len(rules),
        applying=score.rules,
        open=score.open,
        findings=score.found,
    )


def _lines(scribe: Scribe, questions: Iterable[Question]) -> tuple[AnswerLine, ...]:
    return tuple(_line(scribe, question) for question in questions)


def _line(scribe: Scribe, question: Question) -> AnswerLine:
    answer = scribe.sheet.answers.get(question.id)
    status = scribe.questionnaire.status(question)
    row = scribe.rows.get(question.id)
    if row is not None and row.applies is Applies.NO:
        row = None
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
        severity=scribe.severity_of(row.residual) if row else None,
        residual=plain(row.residual) if row and row.residual else "",
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
        date=scribe.date(evidence.date) if evidence.date else "",
    )
