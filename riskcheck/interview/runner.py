"""The interview from its first open question to its end."""

from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.walk import State
from riskcheck.errors import CannotAskError, InterruptedByUserError, NotWrittenError
from riskcheck.interview.frontend import FrontEnd, Move
from riskcheck.interview.keeping import heed, look
from riskcheck.interview.moves import act
from riskcheck.interview.prompts import question_prompt
from riskcheck.interview.review import Ending, review
from riskcheck.interview.session import Session
from riskcheck.interview.taking import take


def run_interview(session: Session, front: FrontEnd) -> Ending:
    """Ask until the user has finished or left; every answer is saved before the next question appears.

    Raises InterruptedByUserError where the user breaks off and CannotAskError where nobody can answer; what
    was answered before is saved. Raises NotWrittenError where the user leaves although answers are not.
    """
    try:
        _greet(session, front)
        while True:
            look(session, front)
            ending = _step(session, front)
            if ending is not None:
                _part(session, front)
                return ending
    except KeyboardInterrupt:
        raise _interrupted(session) from None
    except CannotAskError as error:
        if not session.tools.keeper.pending:
            raise
        raise CannotAskError(" ".join([session.say("no-more-input-unsaved"), *_losses(session)])) from error


def _step(session: Session, front: FrontEnd) -> Ending | None:
    """Ask one question, or show the review; returns how the interview ends, if it does."""
    question = session.walk.present
    if question is None:
        session.to_review = False
        return review(session, front)
    prompt = question_prompt(session, question)
    reply = front.ask(prompt)
    if reply is Move.LEAVE:
        return Ending()
    from_review, here = session.to_review, question.id
    if isinstance(reply, Move):
        act(session, front, question, reply)
    elif wrong := prompt.check(reply):
        front.refuse(prompt, wrong)
    else:
        take(session, front, question, reply)
    moved = session.walk.present is None or session.walk.present.id != here
    if moved and from_review:  # done with what was opened there, unless the user went somewhere else
        session.to_review = False
        if reply is not Move.JUMP and reply is not Move.REVIEW:
            session.walk = session.walk.review()
    return None


def _greet(session: Session, front: FrontEnd) -> None:
    left = session.walk.progress.left
    if left:
        front.say(session.say("resume" if session.walk.answers else "begin", left=left))
    aside = session.walk.aside()
    if aside:
        front.say(session.say("aside", count=len(aside)))


def _part(session: Session, front: FrontEnd) -> None:
    """Say what is left; raises NotWrittenError where answers are nowhere but in memory."""
    if session.tools.keeper.pending:
        session.told = ""  # the last chance to save them elsewhere
        heed(session, front, session.tools.keeper.retry())
    front.say(_farewell(session))
    losses = _losses(session)
    if session.tools.keeper.pending:
        raise NotWrittenError(" ".join(losses))
    for text in losses:
        front.say(text)


def _farewell(session: Session) -> str:
    """Return what is left: of the part that was asked, else of the whole."""
    left = session.walk.progress.left
    if left:
        return session.say("left", left=left)
    carried = len(session.walk.questions(State.CARRIED))
    if carried:
        return session.say("carried-left", count=carried)
    whole = Questionnaire(session.pack, session.walk.answers)
    rest = len(whole.open())
    if session.walk.scope.tier is not None and rest:
        return session.say("tier.done", left=rest)
    if rest:
        return session.say("part-done", left=rest)
    return session.say("done", unknown=len(whole.unknown()))


def _losses(session: Session) -> list[str]:
    """Return what could not be saved in the sheet, and where it is instead."""
    losses = []
    if session.tools.keeper.pending:
        names = session.names(tuple(session.tools.keeper.pending), 50)
        copy = session.tools.keeper.rescue()
        losses.append(session.say("lost.rescued" if copy else "lost.answers", names=names, copy=copy))
    return losses


def _interrupted(session: Session) -> InterruptedByUserError:
    left = session.walk.progress.left
    losses = _losses(session)
    if session.tools.keeper.pending:
        message = session.say("interrupted-unsaved", left=left)
    else:
        message = session.say("interrupted" if left else "interrupted-done", left=left)
    return InterruptedByUserError(" ".join([message, *losses]), session.say("go-on"))
