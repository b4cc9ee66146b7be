"""What stands beside the value of an answer: a note, evidence, an owner, the acceptance of a risk."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from riskcheck.core.answers.attached import read_attached
from riskcheck.core.asking import Option
from riskcheck.core.pack.question import Question
from riskcheck.interview.frontend import FrontEnd
from riskcheck.interview.notes import piece_words
from riskcheck.interview.prompts import inserted
from riskcheck.interview.session import Session
from riskcheck.interview.taking import put

NOTHING = "-"  # typed alone: take out what stands there
_ADDRESSES = ("http://", "https://")
_ADD = "+"


def note(session: Session, front: FrontEnd, question: Question) -> None:
    """Ask for a note."""
    beside = session.beside(question)
    _field(session, front, question, "note", beside)
    _put(session, front, question, beside)


def owner(session: Session, front: FrontEnd, question: Question) -> None:
    """Ask who sees to what is left, and until when."""
    beside = session.beside(question)
    if _field(session, front, question, "owner", beside):
        _field(session, front, question, "due", beside, "date")
    _put(session, front, question, beside)


def accept_risk(session: Session, front: FrontEnd, question: Question) -> None:
    """Ask who accepts the risk that is left, why, and until when; it never changes a score."""
    beside = session.beside(question)
    given = dict(beside.get("accepted", {}))
    if not _field(session, front, question, "by", given):
        return
    if "by" not in given:  # taken out
        beside.pop("accepted", None)
        _put(session, front, question, beside)
        return
    given.setdefault("reason", "")
    if _field(session, front, question, "reason", given, key="accepted-reason") and given.get("reason"):
        _field(session, front, question, "until", given, "date")
        _put(session, front, question, beside | {"accepted": given})


def attach(session: Session, front: FrontEnd, question: Question) -> None:
    """Ask for a file or an address that backs the answer; the SHA-256 of a file is taken at once."""
    beside = session.beside(question)
    pieces = list(beside.get("evidence", ()))
    wanted = _which(session, front, question, pieces) if pieces else _ADD
    if wanted is None:
        return
    if wanted == _ADD:
        piece = _piece(session, front, question)
        if piece is None:
            return
        pieces.append(piece)
    else:
        del pieces[int(wanted)]
    beside["evidence"] = pieces
    _put(session, front, question, beside)


def _which(session: Session, front: FrontEnd, question: Question, pieces: list[dict[str, str]]) -> str | None:
    """Ask whether to add a piece or to take one out."""
    options = [Option(_ADD, session.say("evidence.add"))]
    options += [
        Option(str(at), session.say("evidence.remove", piece=piece_words(piece)))
        for at, piece in enumerate(pieces)
    ]
    options.append(Option("", session.say("evidence.keep")))
    prompt = inserted(session, "which", "one", lambda _: "", subject=question.id, options=tuple(options))
    reply = front.ask(prompt)
    return reply if isinstance(reply, str) and reply else None


def _piece(session: Session, front: FrontEnd, question: Question) -> dict[str, str] | None:
    folder, subject = session.tools.folder, question.id
    prompt = inserted(session, "evidence", "path", _optional, subject=subject, optional=True, folder=folder)
    while True:
        given = front.ask(prompt)
        if not isinstance(given, str):
            return None
        piece, wrong = _backed(session, given)
        if not wrong:
            _field(session, front, question, "day", piece, "date", stored="date")
            return piece
        prompt = replace(prompt, default=given)  # to be mended, not typed again
        front.refuse(prompt, wrong)


def _backed(session: Session, given: str) -> tuple[dict[str, str], str]:
    """Return a file with its SHA-256, or an address; or what is wrong with it."""
    if given.lower().startswith(_ADDRESSES):
        return {"url": given}, ""
    try:
        file = str(Path(given).expanduser()) if given.startswith("~") else given
        return {"file": file, "sha256": session.tools.digest(file)}, ""
    except FileNotFoundError:
        return {}, session.say("evidence.missing", name=given)
    except (OSError, RuntimeError) as error:  # the latter where nobody knows whose home is meant
        return {}, session.say("evidence.unreadable", name=given, reason=error)


def _field(
    session: Session,
    front: FrontEnd,
    question: Question,
    name: str,
    into: dict[str, Any],
    kind: str = "text",
    *,
    key: str = "",
    stored: str = "",
) -> bool:
    """Ask for one part and put it `into` the mapping, or take it out; False where the user left."""
    stored = stored or name
    default = into.get(stored) or None
    prompt = inserted(
        session, key or name, kind, _check(session, kind), subject=question.id, default=default, optional=True
    )
    reply = front.ask(prompt)
    if not isinstance(reply, str):
        return default is None and reply is None and kind == "date"
    if reply == NOTHING:
        into.pop(stored, None)
    else:
        into[stored] = reply
    return True


def _check(session: Session, kind: str) -> Callable[[Any], str]:
    """Return what judges a part: a text or a day, or the sign that takes it out."""

    def check(raw: Any) -> str:
        if raw == NOTHING:
            return ""
        name = "due" if kind == "date" else "note"
        _, problems = read_attached({name: raw}, has_risk=True)
        return session.words(None, problems[0]) if problems else ""

    return check


def _optional(_raw: Any) -> str:
    return ""


def _put(session: Session, front: FrontEnd, question: Question, beside: dict[str, Any]) -> None:
    if beside != session.beside(question):
        put(session, front, question, {name: part for name, part in beside.items() if part})
