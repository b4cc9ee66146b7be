"""The end of an interview: every section and question with its state, to be looked over and changed."""

from dataclasses import dataclass
from typing import Any

from riskcheck.core.answers.plain_data import short_form, with_extras
from riskcheck.core.asking import Option
from riskcheck.core.walk import State
from riskcheck.errors import CannotAskError
from riskcheck.interview.contradicting import contradictions
from riskcheck.interview.frontend import Entry, FrontEnd, Move, Prompt
from riskcheck.interview.keeping import keep
from riskcheck.interview.moves import SECTION, act, go
from riskcheck.interview.prompts import GENERAL, inserted, saved
from riskcheck.interview.session import Session
from riskcheck.interview.shown import SIGNS, answer_words

REPORT, FINISH = "#report", "#finish"
MOST_OPEN = 300  # questions; while more are open, naming those that would settle the result helps nobody
CONFIRM = "#confirm:"  # stands before the id of a section
_COUNTED = (State.OPEN, State.CARRIED, State.SKIPPED, State.UNKNOWN, State.ANSWERED, State.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Ending:
    """How an interview ended: with a report to be written (and whether it may replace a file), or without.

    `language` is the one that the interview was left in.
    """

    report: str = ""
    overwrite: bool = False
    language: str = ""


def review(session: Session, front: FrontEnd) -> Ending | None:
    """Show the review once; None to go on with the interview."""
    reply = _asked(session, front)
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
    if reply.startswith(CONFIRM):
        _confirm(session, front, reply.removeprefix(CONFIRM))
        return None
    session.to_review = not reply.startswith(SECTION)
    go(session, front, reply)
    return None


def _asked(session: Session, front: FrontEnd) -> Any:
    """Return the reply; an input that ends where nothing is left to be asked has finished the interview."""
    try:
        return front.ask(review_prompt(session))
    except CannotAskError:
        if session.walk.questions(State.OPEN, State.SKIPPED, State.CARRIED):
            raise
        return FINISH


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
        entries=lambda text: _matching(entries, text),
        default=FINISH,
        moves=moves,
    )


def review_entries(session: Session) -> list[Entry]:
    """Return what the review lists: what can be done, what is open or unknown, then section by section."""
    walk = session.walk
    open_ = walk.questions(State.OPEN, State.SKIPPED)
    unknown = walk.questions(State.UNKNOWN)
    settling = session.standing.settle() if 0 < len(open_) + len(unknown) <= MOST_OPEN else ()
    entries = [
        Entry(FINISH, session.say("review.finish"), "=>"),
        Entry(REPORT, session.say("review.report"), "=>"),
    ]
    contradicting = dict.fromkeys(
        name for pair in contradictions(session) for name in (pair.question, *pair.others)
    )
    for key, names in (
        ("contradict", tuple(contradicting)),
        ("settle", settling),
        ("open", tuple(question.id for question in open_)),
        ("unknown", tuple(question.id for question in unknown)),
    ):
        if names:
            entries += [Entry("", ""), Entry("", session.say(f"review.{key}", count=len(names)))]
            entries += [_entry(session, name) for name in names]
    for part in walk.sections():
        entries += _proposed(session, part.section)
    for part in walk.sections():
        if part.asked:
            entries += [Entry("", ""), Entry("", _section_line(session, part.section, part.counts))]
            entries += [
                _entry(session, question.id)
                for question in walk.questions(State.ANSWERED, State.NOT_APPLICABLE, section=part.section)
            ]
    return entries


def _matching(entries: list[Entry], text: str) -> list[Entry]:
    """Return the questions in which a text occurs; without one everything."""
    if not text:
        return entries
    found = (entry for entry in entries if entry.id and not entry.id.startswith(SECTION))
    wanted = text.casefold()
    return list(dict.fromkeys(entry for entry in found if wanted in f"{entry.id} {entry.text}".casefold()))


def _proposed(session: Session, section: str) -> list[Entry]:
    """Return what an old sheet proposes for a section, behind the line that confirms it."""
    carried = session.walk.questions(State.CARRIED, section=section)
    if not carried:
        return []
    title = session.say("review.confirm", count=len(carried), section=session.title_of(section))
    return [
        Entry("", ""),
        Entry(CONFIRM + section, title, "=>"),
        *(_entry(session, question.id) for question in carried),
    ]


def _confirm(session: Session, front: FrontEnd, section: str) -> None:
    """Take over what the old sheet proposes for a section."""
    if session.tools.keeper.read_only:
        front.say(session.say("saved.is-read-only"))
        return
    for question in session.walk.questions(State.CARRIED, section=section):
        answer = session.walk.proposals[question.id]
        session.walk = session.walk.put(question.id, answer)
        session.standing.take(question.id, answer)
        keep(session, front, question.id, with_extras(short_form(answer), answer))


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
    answer = session.present(question)
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
