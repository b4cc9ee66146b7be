"""Pages to read in an interview: all about a question, the result so far, the keys."""

from riskcheck.core.assessment import Assessment
from riskcheck.core.columns import side_by_side
from riskcheck.core.exact import rounded
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Rule
from riskcheck.interview.frontend import UNKNOWN, Move, Page
from riskcheck.interview.keys import LETTERS
from riskcheck.interview.session import Session
from riskcheck.interview.shown import answer_words

TOP = 10  # findings that the page on the result names


def question_page(session: Session, question: Question) -> Page:
    """Return everything that the pack says about a question, and the present answer."""
    parts: list[tuple[str, str]] = [("", session.text(question.ask))]
    present = session.walk.answers.get(question.id)
    if present is not None:
        parts.append((session.say("label.answer"), answer_words(session, question, present)))
    parts.append((session.say("label.help"), session.text(question.help)))
    if isinstance(question, Rule):
        parts.append((session.say("label.why"), session.text(question.why)))
        parts += [(session.say("label.evidence"), session.text(text)) for text in question.evidence]
        parts += [(session.say("label.todo"), session.text(todo.text)) for todo in question.mitigations]
    for name in question.sources:
        document, point = session.pack.source_points[name]
        where = side_by_side(session.text(document.title), session.text(point.at))
        text = session.say("list.colon").join((where, session.text(point.name)))
        parts.append((session.say("label.source"), text))
    shown = tuple(part for part in parts if part[1])
    return Page(session.name(question.id), shown, session.wording)


def result_page(session: Session) -> Page:
    """Return how the result so far arises: what sets the level, what weighs most, what would settle it."""
    assessment = session.standing.assess(session.walk.answers)
    parts: list[tuple[str, str]] = [("", session.standing.verdict(session.wording))]
    change = session.standing.change(session.wording)
    parts += [("", change)] if change else []
    parts.append((session.say("result.why"), _because(session, assessment)))
    for finding in assessment.findings[:TOP]:
        points = session.say("result.points", points=rounded(finding.of_whole))
        parts.append((session.name(finding.rule), points))
    if assessment.settle:
        names = session.names(tuple(assessment.settle), 12)
        parts.append((session.say("result.settle", count=len(assessment.settle)), names))
    parts.append((session.say("result.how"), session.say("result.method")))
    return Page(session.say("result.title"), tuple(part for part in parts if part[1]), session.wording)


def _because(session: Session, assessment: Assessment) -> str:
    """Return in words what sets the level, the open answers being at their worst."""
    level = next(
        session.text(band.name) for band in session.standing.levels if band.id == assessment.level.point
    )
    reasons = assessment.because
    texts = []
    for kind in dict.fromkeys(reason.kind for reason in reasons):
        found = [reason.subject for reason in reasons if reason.kind == kind]
        found = [session.title_of(name) for name in found] if kind == "section" else found
        shown = session.say("list.comma").join(found[:TOP])
        texts.append(session.wording.say(f"cli.explain.because-{kind}", level=level, subjects=shown))
    return session.say("list.semicolon").join(texts)


def help_page(session: Session) -> Page:
    """Return what every key does, and how the keys are reached where an answer is typed."""
    order: tuple[Move | str, ...] = tuple(LETTERS)
    parts = [("", session.say("help.answering")), ("", session.say("help.leading"))]
    for move in order:
        name = "unknown" if move == UNKNOWN else str(move)
        parts.append((LETTERS[move], session.say(f"help.move.{name}")))
    parts += [("Ctrl-C", session.say("help.ctrl-c")), ("Ctrl-Z", session.say("help.ctrl-z"))]
    return Page(session.say("help.title"), tuple(parts), session.wording)
