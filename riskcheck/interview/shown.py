"""Answers and sources in words, as the interview shows them."""

from collections.abc import Iterator

from riskcheck.core.answers.model import Answer, AnswerState, Sample
from riskcheck.core.asking import options_of
from riskcheck.core.columns import side_by_side
from riskcheck.core.exact import plain
from riskcheck.core.pack.question import Question
from riskcheck.core.walk import State
from riskcheck.interview.session import Session

SIGNS = {
    State.OPEN: "[ ]",
    State.CARRIED: "[=]",
    State.SKIPPED: "[~]",
    State.UNKNOWN: "[?]",
    State.ANSWERED: "[x]",
    State.NOT_APPLICABLE: "[-]",
    State.HIDDEN: "   ",
}


def answer_words(session: Session, question: Question, answer: Answer) -> str:
    """Return an answer in words."""
    if answer.state is AnswerState.UNKNOWN:
        return session.say("move.unknown")
    if answer.state is AnswerState.NOT_APPLICABLE:
        return session.say("not-applicable", reason=answer.reason)
    value = answer.value
    if isinstance(value, Sample):
        return session.say("sample", passed=value.passed, tested=value.tested)
    if isinstance(value, str | tuple):
        options = options_of(session.pack, question, session.wording, session.language)
        texts = {option.id: option.text for option in options}
        names = [value] if isinstance(value, str) else list(value)
        return session.say("list.semicolon").join(texts.get(name, name) for name in names) or session.say(
            "none-of-these"
        )
    return plain(value) if value is not None else ""


def source_words(session: Session, question: Question) -> Iterator[str]:
    """Yield the documents that a question rests on, each with its places."""
    places: dict[str, list[str]] = {}
    for name in question.sources:
        document, point = session.pack.source_points[name]
        found = places.setdefault(session.text(document.title), [])
        found += [session.text(point.at)] if point.at is not None else []
    for title, found in places.items():
        yield side_by_side(title, session.say("list.comma").join(found))
