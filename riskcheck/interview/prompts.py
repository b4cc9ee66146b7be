"""The present question, ready to be shown."""

from collections.abc import Callable, Sequence
from typing import Any

from riskcheck.core.answers.plain_data import short_form
from riskcheck.core.asking import Option, options_of
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Rule
from riskcheck.interview.frontend import Entry, Move, Prompt
from riskcheck.interview.notes import help_notes, own_notes
from riskcheck.interview.session import Session

_ALWAYS = frozenset(
    {Move.SKIP, Move.MORE, Move.JUMP, Move.REVIEW, Move.NOTE, Move.EVIDENCE, Move.OWNER, Move.EXPLAIN}
)
GENERAL = frozenset({Move.LANGUAGE, Move.LEAVE, Move.HELP})  # wherever the interview stands


def question_prompt(session: Session, question: Question) -> Prompt:
    """Return the prompt of a question of the pack."""
    present = session.present(question)
    return Prompt(
        id=question.id,
        kind=question.kind,
        title=session.text(question.title),
        ask=session.text(question.ask),
        check=lambda raw: session.check(question, raw),
        wording=session.wording,
        form=session.form(question),
        status=status(session),
        saved=saved(session),
        notes=(*own_notes(session, question, present), *help_notes(session, question)),
        verdict=session.standing.verdict(session.wording),
        change=session.standing.change(session.wording),
        options=options_of(session.pack, question, session.wording, session.language),
        default=None if present is None else short_form(present),
        moves=_moves(session, question),
        may_be_unknown=True,
    )


def status(session: Session) -> str:
    """Return where the interview stands: section, place in it, and what is left."""
    progress = session.walk.progress
    title = session.title_of(progress.section)
    sure = progress.sure == progress.left
    counted = session.say("status.left" if sure else "status.at-most", left=progress.left, sure=progress.sure)
    return session.say("status.line", section=title, place=progress.place, of=progress.of, left=counted)


def saved(session: Session) -> str:
    """Return what became of the answers so far."""
    keeper = session.tools.keeper
    if keeper.read_only:
        return session.say("saved.read-only")
    count = len(keeper.pending)
    return session.say("saved.waiting", count=count) if count else session.say("saved.yes")


def inserted(
    session: Session,
    key: str,
    kind: str,
    check: Callable[[Any], str],
    *,
    subject: str = "",
    default: Any = None,
    notes: tuple[tuple[str, str], ...] = (),
    options: tuple[Option, ...] = (),
    optional: bool = False,
    entries: Callable[[str], Sequence[Entry]] | None = None,
    values: dict[str, object] | None = None,
    folder: str = "",
) -> Prompt:
    """Return a question that the interview inserts; `subject` is the question that it belongs to."""
    form = f"interview.inserted.{key}.form"
    title = session.name(subject) if subject else session.say(f"inserted.{key}.title")
    return Prompt(
        id=f"{subject}.{key}" if subject else key,
        kind=kind,
        title=title,
        ask=session.say(f"inserted.{key}.ask", **(values or {})),
        check=check,
        wording=session.wording,
        form=session.wording.words.get(form, ""),
        notes=notes,
        options=options,
        entries=entries,
        default=default,
        may_be_empty=optional,
        folder=folder,
    )


def _moves(session: Session, question: Question) -> frozenset[Move]:
    moves = _ALWAYS | GENERAL
    if len(session.pack.head.languages) < 2:
        moves -= {Move.LANGUAGE}
    if session.walk.may_go_back:
        moves |= {Move.BACK}
    if isinstance(question, Rule):
        moves |= {Move.ACCEPT}
        if question.allow_not_applicable:
            moves |= {Move.NOT_APPLICABLE}
    return moves
