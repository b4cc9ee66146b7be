"""The end of an interview: every section and question with its state, to be looked over and changed."""

from dataclasses import dataclass
from typing import Any

from riskcheck.core.asking import Option
from riskcheck.core.walk import State
from riskcheck.interview.frontend import Entry, FrontEnd, Move, Prompt
from riskcheck.interview.moves import SECTION, act, go
from riskcheck.interview.prompts import GENERAL, inserted, saved
from riskcheck.interview.session import Session
from riskcheck.interview.shown import SIGNS, answer_words

REPORT, FINISH = "#report", "#finish"
_COUNTED = (State.OPEN, State.SKIPPED, State.UNKNOWN, State.ANSWERED, State.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Ending:
    """How an interview ended: with a report to be written (and whether it may replace a file), or without."""

    report: str = ""
    overwrite: bool = False


def review(session: Session, front: FrontEnd) -> Ending | None:
    """Show the review once; None to go on with the interview."""
    reply = front.ask(review_prompt(session))
    if reply is Move.LEAVE or reply == FINISH or reply is None:
        return Ending()
    if reply == REPORT:
        return _report(session, front)
    if isinstance(reply, Move):
        if reply is Move.BACK:
            session.walk = session.walk.back()
        else:
            act(session, front, None, reply)
        return None
    session.to_review = not reply.startswith(SECTION)
    go(session, front, reply)
    return None


def review_prompt(session: Session) -> Prompt:
    """Return the review as a prompt."""
    entries = review_entries(session)
    moves = GENERAL | {Move.JUMP, Move.EXPLAIN}
    if len(session.pack.head.languages) < 2:
        moves -= {Move.LANGUAGE}
    if session.walk.may_go_back:
        moves |= {Move.BACK}
    return Prompt(
        id="review",
        kind="review",
        title=session.say("review.title"),
        ask=session.say("review.ask"),
        check=lambda _: "",
        wording=session.wording,
        saved=saved(session),
        verdict=session.standing.verdict(session.wording),
        entries=lambda _: entries,
        default=FINISH,
        moves=moves,
    )


def review_entries(session: Session) -> list[Entry]:
    """Return what the review lists: what can be done, what is open or unknown, then section by section."""
    walk = session.walk
    open_ = walk.questions(State.OPEN, State.SKIPPED)
    unknown = walk.questions(State.UNKNOWN)
    settling = session.standing.assess(session.walk.answers).settle if open_ or unknown else ()
    entries = [
        Entry(FINISH, session.say("review.finish"), "=>"),
        Entry(REPORT, session.say("review.report"), "=>"),
    ]
    for key, names in (
        ("settle", settling),
        ("open", tuple(question.id for question in open_)),
        ("unknown", tuple(question.id for question in unknown)),
    ):
        if names:
            entries += [Entry("", ""), Entry("", session.say(f"review.{key}", count=len(names)))]
            entries += [_entry(session, name) for name in names]
    for part in walk.sections():
        if part.asked:
            entries += [Entry("", ""), Entry("", _section_line(session, part.section, part.counts))]
            entries += [
                _entry(session, question.id)
                for question in walk.questions(State.ANSWERED, State.NOT_APPLICABLE, section=part.section)
            ]
    return entries


def _section_line(session: Session, section: str, counts: Any) -> str:
    texts = [
        session.say(f"review.count.{state}", count=counts[state]) for state in _COUNTED if counts.get(state)
    ]
    return session.say(
        "review.section", section=session.title_of(section), counts=session.say("list.comma").join(texts)
    )


def _entry(session: Session, name: str) -> Entry:
    question = session.pack.questions[name]
    title = session.text(question.title)
    answer = session.walk.answers.get(name)
    if answer is not None:
        title = session.say("review.answered", title=title, answer=answer_words(session, question, answer))
    return Entry(name, title, SIGNS[session.walk.state(name)])


def _report(session: Session, front: FrontEnd) -> Ending | None:
    """Ask for the file of the report; an existing one is only replaced when the user says so."""

    def check(raw: Any) -> str:
        fits = isinstance(raw, str) and raw.lower().endswith(session.tools.suffixes)
        return "" if fits else session.say("inserted.report.form")

    default = session.tools.report
    prompt = inserted(session, "report", "path", check, default=default, optional=True)
    name = front.ask(prompt)
    if not isinstance(name, str):
        return None
    if not session.tools.exists(name):
        return Ending(name)
    options = tuple(Option(key, session.say(f"overwrite.{key}")) for key in ("no", "yes"))
    values: dict[str, object] = {"name": name}
    replace = inserted(session, "overwrite", "one", lambda _: "", options=options, values=values)
    return Ending(name, overwrite=True) if front.ask(replace) == "yes" else None
