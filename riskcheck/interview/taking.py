"""An answer taken: what it would change is said before, then it is saved, then the interview goes on."""

from typing import Any

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.answers.plain_data import short_form
from riskcheck.core.answers.reading import read_answer
from riskcheck.core.asking import Option
from riskcheck.core.pack.question import Question
from riskcheck.interview.contradicting import after_answer
from riskcheck.interview.frontend import FrontEnd
from riskcheck.interview.keeping import keep
from riskcheck.interview.prompts import inserted
from riskcheck.interview.session import Session


def take(session: Session, front: FrontEnd, question: Question, raw: Any) -> bool:
    """Give the present question an answer and go on; False where the user thought better of it.

    Nothing changes unless the user agrees that other answers fall away. Raises ValueError for a reply that
    `session.check` refuses.
    """
    answer, problems = session.read(question, raw)
    if answer is None:
        raise ValueError(problems[0].message)
    if session.tools.keeper.read_only:
        front.say(session.say("saved.is-read-only"))
        return False
    if session.walk.answers.get(question.id) == answer:
        session.walk = session.walk.accept(answer)
        return True
    effects = session.walk.effects(answer)
    if effects.set_aside and not agreed(session, front, question, effects.set_aside):
        return False
    full = session.full(question, raw)
    session.drafts.pop(question.id, None)
    session.walk = session.walk.accept(answer)
    _keep(session, front, question, full, answer)
    for pair in after_answer(session, question):
        names = session.names(pair.others)
        values = {"question": session.name(pair.question), "others": names, "why": pair.why}
        front.say(session.say("contradiction", **values))
    if effects.back:
        front.say(session.say("effects.back", names=session.names(effects.back)))
    return True


def put(session: Session, front: FrontEnd, question: Question, beside: dict[str, Any]) -> bool:
    """Change what stands beside the value of a question, and stay; False where it cannot be taken.

    For a question without an answer it is saved, too; the question stays open.
    """
    if session.tools.keeper.read_only:
        front.say(session.say("saved.is-read-only"))
        return False
    present = session.walk.answers.get(question.id)
    if present is None:
        session.drafts[question.id] = beside
        keep(session, front, question.id, beside)
        if not session.tools.keeper.pending:
            front.say(session.say("draft"))
        return True
    raw = _bare(present) | beside
    answer, problems = read_answer(question, raw)
    if answer is None:
        front.say(session.words(None, problems[0]))
        return False
    session.walk = session.walk.put(question.id, answer)
    _keep(session, front, question, raw, answer)
    return True


def agreed(session: Session, front: FrontEnd, question: Question, aside: tuple[str, ...]) -> bool:
    """Say which answers fall away with a change, and ask whether it is meant."""
    options = tuple(Option(key, session.say(f"effects.{key}")) for key in ("change", "leave"))
    values: dict[str, object] = {"count": len(aside), "names": session.names(aside)}
    prompt = inserted(
        session, "effects", "one", lambda _: "", subject=question.id, options=options, values=values
    )
    return bool(front.ask(prompt) == "change")


def _keep(session: Session, front: FrontEnd, question: Question, raw: Any, answer: Answer) -> None:
    session.standing.take(question.id, answer)
    keep(session, front, question.id, raw)


def _bare(answer: Answer) -> dict[str, Any]:
    """Return an answer as plain data in the full form, without anything beside its value."""
    short = short_form(answer)
    return dict(short) if answer.state is AnswerState.NOT_APPLICABLE else {"value": short}
