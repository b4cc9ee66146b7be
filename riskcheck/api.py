"""The use cases of riskcheck, in the order of its work; the only module that composes the layers.

A script may call these functions; the command line does nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riskcheck import __version__, resources
from riskcheck.core.answers.model import AnswerSheet
from riskcheck.core.answers.values import is_date
from riskcheck.core.assessment import Assessment
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.scoring import METHODS
from riskcheck.core.scoring.interface import Band, ScoringMethod
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.core.tiers import rules_of
from riskcheck.core.wording import Wording
from riskcheck.errors import CannotAskError, InvalidInputError, Issue, UsageError
from riskcheck.loading.bytes_in import read_file
from riskcheck.loading.locales import load_wording
from riskcheck.loading.pack_files import find_pack, packs_in
from riskcheck.loading.packs import LoadedPack, load_pack
from riskcheck.loading.sheets import SheetFile, load_sheet, open_sheet

if TYPE_CHECKING:
    from riskcheck.core.lengths import MeasuredLength
    from riskcheck.core.stats import Asked
    from riskcheck.interview.frontend import FrontEnd
    from riskcheck.loading.bench import BenchReport
    from riskcheck.loading.coverage import LoadedCoverage

DEFAULT_PACK = "aigc"


@dataclass(frozen=True)
class Case:
    """A product with the pack that it is assessed by and its answers. `warnings` are those of the sheet."""

    pack: RulePack
    sheet: AnswerSheet
    content: bytes
    warnings: tuple[Issue, ...]

    @cached_property
    def assessment(self) -> Assessment:
        """The assessment; the same pack and sheet give the same one every time."""
        return method_of(self.pack).assess(self.pack, self.sheet, __version__)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """Which questions apply, and which are open."""
        return Questionnaire(self.pack, self.sheet.answers)


def method_of(pack: RulePack) -> ScoringMethod:
    """Return the scoring method of a pack."""
    return METHODS[pack.method]


def pack_folders(extra: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the folders in which packs are looked up by name: `extra` ones first, then the bundled ones."""
    return (*extra, resources.rules_dir())


def known_packs(extra: Sequence[Path] = ()) -> dict[str, Path]:
    """Return the packs that can be called by name, with their folders."""
    return packs_in(pack_folders(extra))


def open_pack(wanted: str | None = None, extra: Sequence[Path] = (), as_of: str | None = None) -> LoadedPack:
    """Load a pack by path or name (default: aigc); raises UsageError or InvalidInputError.

    With `as_of` the sources whose check is overdue on that day are among the warnings.
    """
    if as_of is not None and not is_date(as_of):
        raise UsageError(f"'{as_of}' is not a date like 2026-11-22")
    return load_pack(*_place_of(wanted, extra), as_of)


def _place_of(wanted: str | None, extra: Sequence[Path]) -> tuple[Path, str | None]:
    """Return the folder of a pack and how messages call it, where that is not by its path."""
    folder = find_pack(wanted or DEFAULT_PACK, pack_folders(extra))
    bundled = folder.parent == resources.rules_dir()
    return folder, f"rules/{folder.name}" if bundled else None


def bench(wanted: str | None, as_of: str, extra: Sequence[Path] = ()) -> "BenchReport":
    """Run the checks of the bench on a pack, its sources judged as of a day.

    Raises UsageError, InvalidInputError where the pack itself or its bench.yaml is not valid.
    """
    from riskcheck.loading.bench import run_bench

    if not is_date(as_of):
        raise UsageError(f"'{as_of}' is not a date like 2026-11-22")
    return run_bench(*_place_of(wanted, extra), as_of)


def coverage(
    pack: RulePack, wanted: str | None = None, extra: Sequence[Path] = (), source: str | None = None
) -> "LoadedCoverage":
    """Compare a pack with its `coverage.yaml`; `wanted` is what it was opened by.

    With `source`, only the set of this id, or the sets that hold points of this document. Raises UsageError,
    InvalidInputError where the file cannot be read.
    """
    from riskcheck.loading.coverage import load_coverage

    folder, shown = _place_of(wanted, extra)
    return load_coverage(folder, pack, shown, source)


def lengths(
    pack: RulePack, wanted: str | None = None, extra: Sequence[Path] = ()
) -> tuple[tuple["MeasuredLength", ...], tuple[Issue, ...]]:
    """Return the longest questionnaire of each kind of product that `coverage.yaml` names, and its issues."""
    from riskcheck.loading.coverage import load_lengths

    folder, shown = _place_of(wanted, extra)
    return load_lengths(folder, pack, shown)


def asked_by_example(wanted: str | None = None, extra: Sequence[Path] = ()) -> dict[str, "Asked"]:
    """Return how many questions each example product is asked."""
    from riskcheck.core.stats import asked_of

    pack, found = open_pack(wanted, extra).pack, examples(wanted, extra)
    return {name: asked_of(reopen_case(path, pack).questionnaire) for name, path in found.items()}


def open_case(sheet: Path, wanted: str | None = None, extra: Sequence[Path] = ()) -> Case:
    """Load a sheet with the pack that is `wanted`, else with the one that the sheet names."""
    file = open_sheet(sheet)
    return _case(file, open_pack(wanted or file.pack, extra).pack)


def reopen_case(sheet: Path, pack: RulePack) -> Case:
    """Load a sheet with a pack that is loaded already; raises InvalidInputError."""
    return _case(open_sheet(sheet), pack)


def _case(file: SheetFile, pack: RulePack) -> Case:
    loaded = load_sheet(file, pack)
    return Case(pack, loaded.sheet, file.content, loaded.warnings)


def demand_tier(pack: RulePack, tier: str | None) -> None:
    """Raise UsageError for a tier that no rule of the pack belongs to."""
    if tier is not None and not rules_of(pack, tier):
        raise UsageError(f"no rule of {pack.name} is of the tier '{tier}'")


def demand_complete(case: Case) -> None:
    """Raise CannotAskError where an applicable question has no answer; `unknown` is an answer."""
    missing = [question.id for question in case.questionnaire.open()]
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


def question_of(pack: RulePack, name: str) -> Question:
    """Return a rule or profile question by id, in any case of letters; raises UsageError."""
    for key, question in pack.questions.items():
        if key.casefold() == name.casefold():
            return question
    raise UsageError(f"there is no question '{name}' in {pack.name}", did_you_mean(name, pack.questions))


def bands_of(pack: RulePack) -> tuple[dict[str, Band], dict[str, Band]]:
    """Return the levels and the severities of a pack by id, least first."""
    method = method_of(pack)
    levels = {band.id: band for band in method.levels(pack)}
    return levels, {band.id: band for band in method.severities(pack)}


def wording(language: str) -> Wording:
    """Return the program's words in a language; raises UsageError for one that it does not speak."""
    spoken = resources.languages()
    if language not in spoken:
        raise UsageError(f"'{language}' is not one of {one_of(spoken)}", did_you_mean(language, spoken))
    return load_wording(resources.locale_file(language))


def render(case: Case, suffix: str, language: str) -> bytes:
    """Return the report of a case in the format of a suffix such as `.pdf`.

    Raises UsageError for an unknown suffix, NotWrittenError where a PDF cannot be made.
    """
    from riskcheck.reporting.formats import FORMATS, Report  # not needed for a score

    if suffix not in FORMATS:
        hint = did_you_mean(suffix, FORMATS)
        raise UsageError(f"the suffix '{suffix}' is not one of {one_of(FORMATS)}", hint)
    return FORMATS[suffix](Report(case.pack, case.sheet, case.assessment, wording(language)))


def write_report(case: Case, path: Path, language: str, *, overwrite: bool) -> None:
    """Write the report of a case to a file; raises UsageError, NotWrittenError."""
    write_file(path, render(case, path.suffix.lower(), language), overwrite=overwrite)


def write_file(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a file whole or not at all; raises NotWrittenError."""
    from riskcheck.loading.atomic import write_atomically

    write_atomically(path, content, overwrite=overwrite)


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


def new_pack(name: str, parent: Path, as_of: str, extra: Sequence[Path] = ()) -> list[Path]:
    """Write a small complete rule pack to the folder `name` in `parent` and return its files.

    Raises UsageError for a name or date that is not sound or taken, NotWrittenError.
    """
    from riskcheck.loading.scaffold import check_name, write_scaffold

    check_name(name)
    if name in known_packs(extra):
        raise UsageError(f"there is a pack '{name}' already: {known_packs(extra)[name]}")
    if not is_date(as_of):
        raise UsageError(f"'{as_of}' is not a date like 2026-11-22")
    return write_scaffold(resources.scaffold_dir(), parent / name, name, as_of)


def assessment_schema() -> bytes:
    """Return the JSON schema of an assessment as `score --json` prints it."""
    from riskcheck.reporting.formats.json import assessment_schema

    return assessment_schema()


def pack_schema() -> bytes:
    """Return the JSON schema of the files of a rule pack."""
    import json

    from riskcheck.core.pack.schema import pack_schema

    return (json.dumps(pack_schema(), ensure_ascii=False, indent=2) + "\n").encode()


def examples(wanted: str | None = None, extra: Sequence[Path] = ()) -> dict[str, Path]:
    """Return the example products of a pack by name."""
    folder = find_pack(wanted or DEFAULT_PACK, pack_folders(extra))
    found = sorted((folder / "examples").glob("*.yaml"))
    return {path.stem: path for path in found if not path.name.endswith(".expected.yaml")}


def example(name: str, wanted: str | None = None, extra: Sequence[Path] = ()) -> bytes:
    """Return the answer sheet of an example product; raises UsageError."""
    found = examples(wanted, extra)
    if name not in found:
        hint = did_you_mean(name, found) or f"there are: {one_of(found)}"
        raise UsageError(f"there is no example product '{name}'", hint)
    return read_file(found[name])


def example_summaries(wanted: str | None = None, extra: Sequence[Path] = ()) -> list[tuple[str, str]]:
    """Return the name and the product of every example."""
    pack, found = open_pack(wanted, extra).pack, examples(wanted, extra)
    return [(name, reopen_case(path, pack).sheet.product.name) for name, path in found.items()]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What `riskcheck doctor` found of one subject; `name` tells several of the same subject apart."""

    subject: str
    present: bool
    detail: str = ""
    name: str = ""
    needed_for_pdf: bool = False


def diagnose(extra: Sequence[Path] = ()) -> list[Diagnosis]:
    """Return what is there and what is not: native libraries, fonts, templates, a terminal, the packs."""
    import sys

    from riskcheck.reporting.native import has_pango, has_subset

    reports = resources.reports_dir()
    fonts = sorted(path.name for path in (reports / "fonts").glob("*.ttf"))
    templates = (reports / "audit" / "report.html.j2").is_file()
    return [
        Diagnosis("python", True, sys.version.split()[0]),
        Diagnosis("pango", has_pango(), needed_for_pdf=True),
        Diagnosis("subset", has_subset()),
        Diagnosis("fonts", len(fonts) > 1, ", ".join(fonts), needed_for_pdf=True),
        Diagnosis("templates", templates, needed_for_pdf=True),
        Diagnosis("terminal", sys.stdin.isatty() and sys.stdout.isatty()),
        *(_pack_finding(name, extra) for name in known_packs(extra)),
    ]


def _pack_finding(name: str, extra: Sequence[Path]) -> Diagnosis:
    try:
        found = open_pack(name, extra).pack
    except InvalidInputError as error:
        return Diagnosis("pack", False, f"{len(error.issues)} defects", name)
    return Diagnosis("pack", True, f"{found.name}, {sum(1 for _ in found.rules())} rules", name)
