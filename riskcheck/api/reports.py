"""The words of the program, and reports written in them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from riskcheck import resources
from riskcheck.api.cases import Case, case_from
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.core.wording import Wording
from riskcheck.errors import Gravity, InvalidInputError, Issue, Location, RiskcheckError, UsageError
from riskcheck.loading.locales import load_wording

if TYPE_CHECKING:
    from riskcheck.core.overlay import Overlay
    from riskcheck.reporting.formats import Report
    from riskcheck.reporting.options import ReportOptions
    from riskcheck.reporting.rendering.child import Watch
    from riskcheck.reporting.rendering.limits import Limits
    from riskcheck.reporting.rendering.renderer import Renderer


def wording(language: str) -> Wording:
    """Return the program's words in a language; raises UsageError for one that it does not speak."""
    spoken = resources.languages()
    if language not in spoken:
        raise UsageError(f"'{language}' is not one of {one_of(spoken)}", did_you_mean(language, spoken))
    return load_wording(resources.locale_file(language))


def render(case: Case, suffix: str, options: "ReportOptions", renderer: "Renderer | None" = None) -> bytes:
    """Return the report of a case in the format of a suffix such as `.pdf`.

    With `options.public` it is the report of a `public_case`. What has pages is made in a process of its own:
    in `renderer`, which was started with the same suffix, else in a new one with the usual limits. Raises
    UsageError for an unknown suffix, NotWrittenError where the report cannot be made or takes more time or
    memory than allowed.
    """
    from riskcheck.reporting.formats import FORMATS, LAID_OUT  # not needed for a score
    from riskcheck.reporting.rendering.renderer import Renderer

    _demand_format(suffix)
    report = _report(case, options)
    if suffix not in LAID_OUT and renderer is None:
        return FORMATS[suffix](report)
    with renderer or Renderer(suffix) as running:
        return running.render(report)


def render_all(
    cases: Iterable[Case],
    suffix: str,
    options: "ReportOptions",
    *,
    jobs: int = 1,
    limits: "Limits | None" = None,
    watch: "Watch | None" = None,
) -> "Iterator[tuple[int, bytes | RiskcheckError]]":
    """Give the number of each case, counted from 0, with its report or why there is none, as they are done.

    Up to `jobs` reports are made at a time, each in a process of its own within the limits; how many has no
    say in their bytes. Raises UsageError for an unknown suffix, NotWrittenError where no report can be made.
    """
    from riskcheck.reporting.rendering.batch import render_all

    _demand_format(suffix)
    reports = (_report(_from_files(case), options) for case in cases)
    return render_all(reports, suffix, jobs, limits, watch)


def _demand_format(suffix: str) -> None:
    from riskcheck.reporting.formats import FORMATS  # not needed for a score

    if not suffix:
        raise UsageError(
            f"the name of a report must end in one of {one_of(FORMATS)}", "or be that of a folder"
        )
    if suffix not in FORMATS:
        hint = did_you_mean(suffix, FORMATS)
        raise UsageError(f"the suffix '{suffix}' is not one of {one_of(FORMATS)}", hint)


def _report(case: Case, options: "ReportOptions") -> "Report":
    from riskcheck.core.overlay import Overlay
    from riskcheck.reporting.formats import Originals, Report

    overlay = open_overlay(options.template) if options.template else Overlay()
    wordings = tuple(overlay.over(wording(language)) for language in options.languages)
    case = public_case(case) if options.public else case
    originals = Originals(case.content, case.loaded.files)
    return Report(case.pack, case.sheet, case.assessment, wordings, options, originals, overlay)


def open_overlay(folder: Path) -> "Overlay":
    """Return what a folder lays over the looks of a report; raises UsageError, InvalidInputError."""
    from riskcheck.loading.overlay import load_overlay
    from riskcheck.reporting.assets import media_type

    overlay = load_overlay(folder, {language: wording(language) for language in resources.languages()})
    for name, content in overlay.images.items():
        try:
            media_type(content)
        except ValueError as error:
            issue = Issue("TP004", Gravity.ERROR, str(error), Location(str(folder / name)))
            raise InvalidInputError(f"{folder} cannot be used", [issue]) from None
    return overlay


def public_case(case: Case) -> Case:
    """Return a case without notes, evidence and names: its sheet is redacted and written anew."""
    from riskcheck.core.answers.redaction import redacted
    from riskcheck.loading.whole_sheet import whole_sheet

    content = whole_sheet(redacted(case.sheet, case.pack))
    return case_from(content, "the public sheet", case.loaded)


def write_report(
    case: Case, path: Path, options: "ReportOptions", *, overwrite: bool, renderer: "Renderer | None" = None
) -> None:
    """Write the report of a case to a file; raises UsageError, NotWrittenError."""
    content = render(_from_files(case), path.suffix.lower(), options, renderer)
    write_file(path, content, overwrite=overwrite)


def _from_files(case: Case) -> Case:
    """Return the case with its pack read from the pack's files: no report rests on the cache."""
    if not case.loaded.kept:
        return case
    from riskcheck.loading.packs import load_held_pack

    return case_from(case.content, "the sheet", load_held_pack(case.loaded.files, case.pack.head.id))


def demand_free(paths: Iterable[Path]) -> None:
    """Raise NotWrittenError for files that exist already: before the work of making others for them."""
    from riskcheck.loading.atomic import occupied
    from riskcheck.loading.looking import is_file

    there = [path for path in paths if is_file(path)]
    if there:
        raise occupied(there)


def write_file(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a file whole or not at all; raises NotWrittenError."""
    from riskcheck.loading.atomic import write_atomically

    write_atomically(path, content, overwrite=overwrite)


def assessment_schema() -> bytes:
    """Return the JSON schema of an assessment as `score --json` prints it."""
    from riskcheck.reporting.formats.json import assessment_schema

    return assessment_schema()
