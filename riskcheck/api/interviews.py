"""Answer sheets begun, and their questions asked."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from riskcheck.api.cases import case_of
from riskcheck.api.long_run import long_run
from riskcheck.api.reports import wording, write_file
from riskcheck.core.answers.values import is_date
from riskcheck.core.pack.owners import owned_by
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.core.walk import PROFILE, Scope, Walk, carry_over
from riskcheck.core.wording import Wording
from riskcheck.errors import UsageError
from riskcheck.loading.looking import may_be_there
from riskcheck.loading.packs import LoadedPack

if TYPE_CHECKING:
    from riskcheck.interview.frontend import FrontEnd
    from riskcheck.interview.review import Ending
    from riskcheck.loading.old_sheet import OldSheet
    from riskcheck.loading.sheet_store import SheetStore


def blank_sheet(pack: RulePack, words: Wording, as_of: str) -> bytes:
    """Return a commented sheet to fill in; raises UsageError for a wrong date."""
    from riskcheck.loading.template import new_sheet

    if not is_date(as_of):
        raise UsageError(f"'{as_of}' is not a date like 2026-11-22")
    return new_sheet(pack, words, words.language, as_of)


def begin_sheet(path: Path, pack: RulePack, front_end: "FrontEnd", words: Wording, as_of: str) -> None:
    """Ask for what a new sheet begins with, `as_of` being proposed as its date, and write it.

    A place where it cannot be written is told before anything is asked. Raises CannotAskError,
    InterruptedByUserError, NotWrittenError.
    """
    from riskcheck.interview.head import ask_head
    from riskcheck.loading.template import new_sheet

    write_file(path, new_sheet(pack, words, words.language, as_of), overwrite=False)
    path.resolve().unlink()  # a link stays
    head = ask_head(front_end, words, as_of)
    content = new_sheet(pack, words, words.language, head.date, product=head.product, assessor=head.assessor)
    write_file(path, content, overwrite=False)


def old_sheet(old: Path, pack: RulePack, new: Path) -> "OldSheet":
    """Read the sheet of another product, or of an older version of the pack, for a new sheet to begin from.

    What the pack does not have any more is left out and named. Raises InvalidInputError.
    """
    from riskcheck.loading.old_sheet import open_old_sheet

    return open_old_sheet(old, pack, new)


def interview(
    store: "SheetStore",
    pack: LoadedPack,
    front_end: "FrontEnd",
    words: Wording,
    scope: Scope | None = None,
    old: "OldSheet | None" = None,
) -> "Ending":
    """Ask the questions of an open sheet, those in the scope, and save every answer at once.

    A sheet that was split out asks the questions of its owner alone; the answers of an `old` sheet are
    proposed. Returns how it ended: with a report to be written, or without. Raises CannotAskError,
    InterruptedByUserError, InvalidInputError; what was answered before is saved.
    """
    from riskcheck.interview import typed
    from riskcheck.interview.runner import run_interview
    from riskcheck.interview.session import Session, Tools
    from riskcheck.interview.standing import Standing
    from riskcheck.reporting.formats import FORMATS

    sheet = case_of(store, pack).sheet
    if sheet.part is not None:
        scope = replace(scope or Scope(), questions=owned_by(pack.pack, sheet.part))
    carried = carry_over(pack.pack, old.answers, old.is_unchanged) if old is not None else None
    tools = Tools(
        keeper=store,
        speak=wording,
        digest=lambda name: _digest(store.path.parent / name),
        exists=lambda name: may_be_there(typed.path(name)),
        folder=str(store.path.parent),
        report=str(store.path.with_suffix(".pdf")),
        suffixes=tuple(FORMATS),
    )
    walk = Walk.begin(pack.pack, sheet.answers, scope, carried)
    noted = {question: dict(beside) for question, beside in sheet.noted.items()}
    session = Session(walk, words, tools, Standing(pack.pack, sheet.answers), noted)
    with long_run():
        ending = run_interview(session, front_end)
    return replace(ending, language=session.language)


def sections_named(pack: RulePack, names: Iterable[str]) -> frozenset[str]:
    """Return the ids of sections as a scope wants them; `profile` means the questions about the product.

    Raises UsageError for a section that the pack does not have.
    """
    known = {"profile": PROFILE, **{section.id: section.id for section in pack.sections}}
    for name in names:
        if name not in known:
            listed = one_of(known, 30)
            raise UsageError(f"'{name}' is not a section of {pack.name}: {listed}", did_you_mean(name, known))
    return frozenset(known[name] for name in names)


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file; raises FileNotFoundError, and OSError with the reason."""
    from riskcheck.loading.evidence_files import UnreadableError, digest_of

    try:
        return digest_of(path)
    except UnreadableError as error:
        raise OSError(str(error)) from None
