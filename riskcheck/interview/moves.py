"""What a user may do instead of answering the present question."""

from collections.abc import Callable, Sequence
from typing import Any

from riskcheck.core.pack.question import Question
from riskcheck.core.walk import PROFILE, Hit
from riskcheck.interview.besides import accept_risk, attach, note, owner
from riskcheck.interview.frontend import NOT_APPLICABLE, Entry, FrontEnd, Move
from riskcheck.interview.pages import help_page, question_page, result_page
from riskcheck.interview.prompts import inserted
from riskcheck.interview.session import Session
from riskcheck.interview.shown import SIGNS
from riskcheck.interview.taking import take

MOST_FOUND = 200  # entries; who sees more types more
SECTION = "#"  # stands before the id of a section in a list


def act(session: Session, front: FrontEnd, question: Question | None, move: Move) -> None:
    """Do what a move says; `question` is None at the review. LEAVE is for the runner."""
    if move in _ANYWHERE:
        _ANYWHERE[move](session, front)
    elif question is not None:
        _AT_A_QUESTION[move](session, front, question)


def _back(session: Session, _front: FrontEnd, _question: Question) -> None:
    session.walk = session.walk.back()


def _skip(session: Session, _front: FrontEnd, _question: Question) -> None:
    session.walk = session.walk.skip()


def _not_applicable(session: Session, front: FrontEnd, question: Question) -> None:
    def check(raw: Any) -> str:
        return session.check(question, {NOT_APPLICABLE: raw})

    present = session.present(question)
    default = present.reason if present is not None else None
    prompt = inserted(session, "reason", "text", check, subject=question.id, default=default, optional=True)
    reason = front.ask(prompt)
    if not isinstance(reason, str):
        return
    wrong = check(reason)
    if wrong:
        front.refuse(prompt, wrong)
    else:
        take(session, front, question, {NOT_APPLICABLE: reason})


def _more(session: Session, front: FrontEnd, question: Question) -> None:
    front.read(question_page(session, question))


def _explain(session: Session, front: FrontEnd) -> None:
    front.read(result_page(session))


def _help(session: Session, front: FrontEnd) -> None:
    front.read(help_page(session))


def _review(session: Session, _front: FrontEnd) -> None:
    session.walk = session.walk.review()


def _language(session: Session, _front: FrontEnd) -> None:
    languages = session.pack.head.languages
    at = languages.index(session.language) if session.language in languages else -1
    session.wording = session.tools.speak(languages[(at + 1) % len(languages)])


def _jump(session: Session, front: FrontEnd) -> None:
    def found(text: str) -> Sequence[Entry]:
        return jump_entries(session, text)

    prompt = inserted(session, "jump", "find", lambda _: "", entries=found, optional=True)
    go(session, front, front.ask(prompt))


def go(session: Session, front: FrontEnd, target: Any) -> None:
    """Go to a question or a section (its id behind a sign); say so where it does not apply."""
    if not isinstance(target, str):
        return
    try:
        if target.startswith(SECTION):
            session.walk = session.walk.jump_to_section(target.removeprefix(SECTION))
        else:
            session.walk = session.walk.jump(target)
    except LookupError:
        front.say(session.say("jump.hidden", name=target.removeprefix(SECTION)))


def jump_entries(session: Session, text: str) -> list[Entry]:
    """Return the sections and questions that a text finds; without a text all sections.

    How many it finds that do not apply is said in the end.
    """
    if not text:
        return [_section_entry(session, name) for name in _sections(session)]
    found = session.search.find(text)
    hits = [hit for hit in found if hit.is_section or session.walk.may_jump(hit.id)]
    entries = [_found_entry(session, hit) for hit in hits[:MOST_FOUND]]
    if len(hits) > MOST_FOUND:
        entries.append(Entry("", session.say("jump.more", count=len(hits) - MOST_FOUND)))
    if len(found) > len(hits):
        entries.append(Entry("", session.say("jump.left-out", count=len(found) - len(hits))))
    return entries


def _found_entry(session: Session, hit: Hit) -> Entry:
    if hit.is_section:
        return _section_entry(session, hit.id)
    return Entry(hit.id, hit.title, SIGNS[session.walk.state(hit.id)])


def _sections(session: Session) -> list[str]:
    return [PROFILE, *(section.id for section in session.pack.sections)]


def _section_entry(session: Session, section: str) -> Entry:
    return Entry(SECTION + section, session.title_of(section), session.say("jump.section"))


_ANYWHERE: dict[Move, Callable[[Session, FrontEnd], None]] = {
    Move.EXPLAIN: _explain,
    Move.HELP: _help,
    Move.JUMP: _jump,
    Move.LANGUAGE: _language,
    Move.REVIEW: _review,
}
_AT_A_QUESTION: dict[Move, Callable[[Session, FrontEnd, Question], None]] = {
    Move.ACCEPT: accept_risk,
    Move.BACK: _back,
    Move.EVIDENCE: attach,
    Move.MORE: _more,
    Move.NOTE: note,
    Move.NOT_APPLICABLE: _not_applicable,
    Move.OWNER: owner,
    Move.SKIP: _skip,
}
