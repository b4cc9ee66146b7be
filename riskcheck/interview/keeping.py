"""Answers brought to the sheet before anything else is shown, and what the sheet says in return."""

from collections.abc import Callable
from typing import Any

from riskcheck.core.answers.model import Answer
from riskcheck.core.answers.reading import is_noted, read_answer
from riskcheck.core.answers.saved import Conflict, Saved
from riskcheck.core.asking import Option
from riskcheck.errors import RiskcheckError, advised
from riskcheck.interview import typed
from riskcheck.interview.frontend import FrontEnd
from riskcheck.interview.prompts import inserted
from riskcheck.interview.session import Session
from riskcheck.interview.shown import answer_words


def keep(session: Session, front: FrontEnd, question: str, raw: Any) -> None:
    """Save an answer, and tell the user what came of it."""
    heed(session, front, session.tools.keeper.save(question, raw))


def look(session: Session, front: FrontEnd) -> None:
    """Notice what somebody else changed in the sheet."""
    heed(session, front, session.tools.keeper.look())


def heed(session: Session, front: FrontEnd, saved: Saved) -> None:
    """Take over what others changed, let the user decide conflicts, and tell at once what is not saved."""
    while True:
        _take_over(session, front, saved)
        if saved.conflicts:
            conflict = saved.conflicts[0]
            ours = _prefers_ours(session, front, conflict)
            saved = session.tools.keeper.settle(conflict.question, ours=ours)
            if not ours and not _put(session, conflict.question, conflict.theirs):
                _put(session, conflict.question, None)  # what stands there is no answer
            continue
        if not saved.problem:
            if not session.tools.keeper.pending:
                session.told = ""
            return
        if saved.problem == session.told:  # told once; the screen goes on saying that answers wait
            return
        session.told = saved.problem
        retried = _trouble(session, front, saved)
        if retried is None:
            return
        saved = retried


def _take_over(session: Session, front: FrontEnd, saved: Saved) -> None:
    known = [name for name in saved.changed if name in session.pack.questions]
    taken = {name: _put(session, name, saved.changed[name]) for name in known}
    for key, wanted in (("changed", True), ("unreadable", False)):
        names = tuple(name for name, done in taken.items() if done is wanted)
        if names:
            front.say(session.say(f"saved.{key}", names=session.names(names)))
    if saved.head_changed:
        front.say(session.say("saved.head-changed"))


def _put(session: Session, question: str, raw: Any) -> bool:
    """Take over an answer as it stands in the sheet; False for one that cannot be read."""
    answer: Answer | None = None
    session.drafts.pop(question, None)
    if is_noted(raw):
        session.drafts[question] = dict(raw)
    elif raw is not None:
        answer, problems = read_answer(session.pack.questions[question], raw)
        if problems:
            return False
    session.walk = session.walk.received({question: answer})
    session.standing.take(question, answer)
    return True


def _prefers_ours(session: Session, front: FrontEnd, conflict: Conflict) -> bool:
    question = session.pack.questions.get(conflict.question)
    shown = {}
    for side, raw in (("ours", conflict.ours), ("theirs", conflict.theirs)):
        answer = read_answer(question, raw)[0] if question is not None and raw is not None else None
        words = answer_words(session, question, answer) if question is not None and answer else ""
        shown[side] = words or (session.say("conflict.taken-out") if raw is None else str(raw))
    options = tuple(Option(key, session.say(f"conflict.{key}", answer=shown[key])) for key in shown)
    subject = conflict.question if question is not None else ""
    prompt = inserted(session, "conflict", "one", _anything, subject=subject, options=options)
    return bool(front.ask(prompt) == "ours")


def _trouble(session: Session, front: FrontEnd, saved: Saved) -> Saved | None:
    """Say that answers are not saved and ask what to do; None to go on with the answers in memory."""
    options = tuple(Option(key, session.say(f"trouble.{key}")) for key in ("retry", "elsewhere", "go-on"))
    notes = ((session.say("label.trouble"), advised(saved.problem, saved.hint)),)
    prompt = inserted(session, "trouble", "one", _anything, options=options, notes=notes)
    reply = front.ask(prompt)
    if reply == "retry":
        session.told = ""
        return session.tools.keeper.retry()
    return _elsewhere(session, front) if reply == "elsewhere" else None


def _elsewhere(session: Session, front: FrontEnd) -> Saved | None:
    check = _required(session)
    while True:
        name = front.ask(inserted(session, "elsewhere", "path", check, optional=True))
        if not isinstance(name, str):
            session.told = ""
            return session.tools.keeper.retry()
        try:
            session.tools.keeper.save_as(typed.path(name))
        except RiskcheckError as error:
            front.say(error.advised)
            continue
        front.say(session.say("saved.elsewhere", name=name))
        return Saved()


def _required(session: Session) -> Callable[[Any], str]:
    return lambda raw: "" if isinstance(raw, str) and raw else session.say("problem.AS011")


def _anything(_raw: Any) -> str:
    return ""
