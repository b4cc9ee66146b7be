"""An old sheet that a new product's sheet is begun from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from riskcheck.core.answers.model import Answer, Evidence
from riskcheck.core.answers.old import read_old_answers
from riskcheck.core.answers.sheet import pack_wanted
from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import InvalidInputError, Issue, Problem
from riskcheck.loading.evidence_files import UnreadableError, digest_of
from riskcheck.loading.evidence_paths import moved
from riskcheck.loading.located import to_issue, to_issues
from riskcheck.loading.sheets import open_sheet


@dataclass(frozen=True, slots=True)
class OldSheet:
    """The answers of an old sheet that the pack still reads, and a warning for each one that is left out.

    The paths of their evidence start at `folder`, that of the new sheet.
    """

    answers: Mapping[str, Answer]
    left_out: tuple[Issue, ...]
    folder: Path

    def is_unchanged(self, piece: Evidence) -> bool:
        """Return whether a piece is a file that is there and still the one that was attached."""
        if piece.file is None or piece.sha256 is None:
            return False
        try:
            return digest_of(self.folder / piece.file) == piece.sha256
        except (FileNotFoundError, UnreadableError):
            return False


def open_old_sheet(path: Path, pack: RulePack, new: Path) -> OldSheet:
    """Read an old sheet for the new one in `new`; raises InvalidInputError where it cannot be read.

    It may be of another version of the pack, and its head does not matter.
    """
    file = open_sheet(path)
    wanted = pack_wanted(file.tree.data)
    if wanted != pack.head.id:
        message = f"the sheet is for the pack '{wanted or '?'}', not for '{pack.head.id}'"
        issue = to_issue(Problem("AS004", message, ("pack",)), file.tree)
        raise InvalidInputError(f"{path} is for another pack", [issue])
    answers, left_out = read_old_answers(moved(file.tree.data, path.parent, new.parent), pack)
    issues = sorted(
        to_issues(left_out, file.tree), key=lambda issue: (issue.location.line, issue.location.column)
    )
    return OldSheet(answers, tuple(issues), new.parent)
