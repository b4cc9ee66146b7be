"""A product with its answers and the pack that it is assessed by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from riskcheck import __version__
from riskcheck.api.packs import method_of, open_pack
from riskcheck.core.answers.model import AnswerSheet
from riskcheck.core.assessment import Assessment
from riskcheck.core.pack.owners import owned_by
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import CannotAskError, Issue, UsageError
from riskcheck.loading.packs import LoadedPack
from riskcheck.loading.sheets import SheetFile, load_sheet, open_sheet, parse_sheet

if TYPE_CHECKING:
    from riskcheck.loading.sheet_store import SheetStore


@dataclass(frozen=True)
class Case:
    """A product with the pack that it is assessed by and its answers.

    `content` is what was read of the sheet, and `warnings` are those of the sheet.
    """

    loaded: LoadedPack
    sheet: AnswerSheet
    content: bytes
    warnings: tuple[Issue, ...]

    @property
    def pack(self) -> RulePack:
        """The pack."""
        return self.loaded.pack

    @cached_property
    def assessment(self) -> Assessment:
        """The assessment; the same pack and sheet give the same one every time."""
        return method_of(self.pack).assess(self.pack, self.sheet, __version__)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """Which questions apply, and which are open."""
        return Questionnaire(self.pack, self.sheet.answers)

    def own(self, questions: Iterable[Question]) -> tuple[Question, ...]:
        """Return those of the questions that the sheet is to answer: all, or those of its one owner."""
        if self.sheet.part is None:
            return tuple(questions)
        owned = owned_by(self.pack, self.sheet.part)
        return tuple(question for question in questions if question.id in owned)


def open_case(
    sheet: Path, wanted: str | None = None, extra: Sequence[Path] = (), *, cache: Path | None = None
) -> Case:
    """Load a sheet with the pack that is `wanted`, else with the one that the sheet names.

    `cache` is the folder of the pack cache, see `open_pack`.
    """
    file = open_sheet(sheet)
    return _case(file, open_pack(wanted or file.pack, extra, cache=cache))


def pack_for(
    sheet: Path, wanted: str | None = None, extra: Sequence[Path] = (), *, cache: Path | None = None
) -> LoadedPack:
    """Load the pack that is `wanted`, else the one that a sheet names."""
    return open_pack(wanted or open_sheet(sheet).pack, extra, cache=cache)


def reopen_case(sheet: Path, pack: LoadedPack) -> Case:
    """Load a sheet with a pack that is loaded already; raises InvalidInputError."""
    return _case(open_sheet(sheet), pack)


def case_from(content: bytes, name: str, pack: LoadedPack) -> Case:
    """Return the case of a sheet whose content is given; `name` is what messages call it.

    Raises InvalidInputError.
    """
    return _case(parse_sheet(content, Path(name)), pack)


def open_store(sheet: Path, since: str, *, read_only: bool = False) -> "SheetStore":
    """Open a sheet for an interview; `since` (a time in words) is what a second interview is told.

    Raises SheetInUseError, unless it is for reading only, and InvalidInputError.
    """
    from riskcheck.loading.sheet_store import SheetStore  # not needed for a score

    return SheetStore.open(sheet, since, read_only=read_only)


def case_of(store: "SheetStore", pack: LoadedPack) -> Case:
    """Return the case of a sheet that is open, as it was last seen on disk; raises InvalidInputError."""
    return _case(store.file, pack)


def _case(file: SheetFile, pack: LoadedPack) -> Case:
    loaded = load_sheet(file, pack.pack)
    return Case(pack, loaded.sheet, file.content, loaded.warnings)


def demand_complete(case: Case) -> None:
    """Raise CannotAskError where an applicable question has no answer; `unknown` is an answer."""
    missing = [question.id for question in case.own(case.questionnaire.open())]
    if missing:
        message = f"the sheet is incomplete: {len(missing)} questions are unanswered ({one_of(missing, 8)})"
        raise CannotAskError(message, "answer them with: riskcheck assess FILE")


def at_or_above(case: Case, level: str | None) -> bool:
    """Return whether the level, open answers at their worst, is at or above the one given by its id.

    Raises UsageError for a level that the pack does not have. Without a level the result is False.
    """
    if level is None:
        return False
    ids = [band.id for band in method_of(case.pack).levels(case.pack)]
    if level not in ids:
        raise UsageError(
            f"'{level}' is not a level of {case.pack.name}: {one_of(ids)}", did_you_mean(level, ids)
        )
    return ids.index(case.assessment.level.point) >= ids.index(level)
