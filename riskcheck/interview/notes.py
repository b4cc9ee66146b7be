"""What stands beside a question on its screen: what the user gave so far, and what helps to answer."""

from collections.abc import Iterator, Mapping
from typing import Any

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Rule
from riskcheck.core.walk import PROFILE
from riskcheck.interview.session import Session
from riskcheck.interview.shown import answer_words, source_words

Note = tuple[str, str]  # a label, which may be empty, and a text
_TYPED = ("text", "date")  # their answer stands in the field


def own_notes(session: Session, question: Question, present: Answer | None) -> Iterator[Note]:
    """Yield the introduction of a section that begins, and what the user gave so far."""
    section = session.walk.progress.section
    if section != session.entered[0]:
        session.entered = section, question.id
    if question.id == session.entered[1] and (intro := _intro(session, section)):
        yield "", intro
    is_proposed = question.id not in session.walk.answers
    if present is not None and (is_proposed or question.kind not in _TYPED or _is_no_value(present)):
        label = session.say("label.proposed" if is_proposed else "label.answer")
        yield label, answer_words(session, question, present)
    yield from _beside(session, session.beside(question))
    if is_proposed:
        for piece in session.walk.carried.reattach.get(question.id, ()):
            yield session.say("label.reattach"), piece.file or piece.url or ""


def help_notes(session: Session, question: Question) -> Iterator[Note]:
    """Yield what helps to answer: help, why it is asked, what counts as evidence, the sources."""
    semicolon = session.say("list.semicolon")
    notes = [("help", session.text(question.help))]
    if isinstance(question, Rule):
        wanted = semicolon.join(session.text(text) for text in question.evidence)
        notes += [("why", session.text(question.why)), ("evidence", wanted)]
    notes.append(("sources", semicolon.join(source_words(session, question))))
    for key, text in notes:
        if text:
            yield session.say(f"label.{key}"), text


def piece_words(piece: Mapping[str, str]) -> str:
    """Return a piece of evidence in words: its file or address, its day and its digest."""
    parts = [piece.get("file") or piece.get("url") or "", piece.get("date") or ""]
    digest = piece.get("sha256")
    return "  ".join(part for part in (*parts, f"sha256 {digest[:12]}..." if digest else "") if part)


def _beside(session: Session, beside: Mapping[str, Any]) -> Iterator[Note]:
    for key in ("note", "owner", "due"):
        if key in beside:
            yield session.say(f"label.{key}"), str(beside[key])
    for piece in beside.get("evidence", ()):
        yield session.say("label.attached"), piece_words(piece)
    if "accepted" in beside:
        given = beside["accepted"]
        key = "accepted-until" if given.get("until") else "accepted"
        yield session.say("label.accepted"), session.say(key, **given)


def _is_no_value(answer: Answer) -> bool:
    return answer.state is not AnswerState.ANSWERED


def _intro(session: Session, section: str) -> str:
    if section == PROFILE:
        return session.say("profile-intro")
    found = next((part for part in session.pack.sections if part.id == section), None)
    return session.text(found.intro) if found is not None else ""
