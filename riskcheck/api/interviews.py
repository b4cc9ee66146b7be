"""Answer sheets begun, and their questions asked."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from riskcheck.core.answers.values import is_date
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.errors import UsageError

if TYPE_CHECKING:
    from riskcheck.interview.frontend import FrontEnd
    from riskcheck.loading.old_sheet import OldSheet
from riskcheck.api.cases import Case
from riskcheck.api.reports import write_file


def write_new_sheet(path: Path, pack: RulePack, words: Wording, as_of: str, *, overwrite: bool) -> None:
    """Write a commented sheet to fill in; raises UsageError for a wrong date, NotWrittenError."""
    from riskcheck.loading.template import new_sheet

    if not is_date(as_of):
        raise UsageError(f"'{as_of}' is not a date like 2026-11-22")
    write_file(path, new_sheet(pack, words, words.language, as_of), overwrite=overwrite)


def begin_sheet(path: Path, pack: RulePack, front_end: "FrontEnd", words: Wording, as_of: str) -> None:
    """Ask for what a new sheet begins with, `as_of` being proposed as its date, and write it.

    Raises CannotAskError, InterruptedByUserError, NotWrittenError.
    """
    from riskcheck.interview.head import ask_head
    from riskcheck.loading.template import new_sheet

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
    case: Case,
    path: Path,
    front_end: "FrontEnd",
    words: Wording,
    *,
    extras: bool = False,
    tier: str | None = None,
) -> None:
    """Ask the open questions of a case and save every answer to its sheet at once.

    With `extras`, a note and evidence are asked for, too; with a `tier`, only its questions. Raises
    CannotAskError, InterruptedByUserError, NotWrittenError; what was answered before is saved.
    """
    from riskcheck.interview.runner import run_interview
    from riskcheck.loading.sheet_writing import save_answer

    def save(question: str, raw: Any) -> None:
        save_answer(path, question, raw)

    answers = case.sheet.answers
    run_interview(case.pack, answers, front_end, save, words, words.language, extras=extras, tier=tier)
