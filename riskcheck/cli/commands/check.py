"""`riskcheck check`: every problem of a sheet, what a reviewer would ask back, and what is still open."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.cache_folder import cache_folder
from riskcheck.cli.clock import today
from riskcheck.cli.output import say_all, write_bytes
from riskcheck.cli.show.check import check_json, check_lines, told_once
from riskcheck.cli.show.warnings import print_warnings
from riskcheck.cli.show.words import Words
from riskcheck.errors import ExitCode, InvalidInputError


@click.command(name="check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit with 3 where a reviewer would ask back (the EV codes).")
@click.option("--as-of", metavar="DATE", help="Judge dates as of this day (default: the date of the sheet).")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@options.COMPLETE
@options.PACK
@options.LANG
def command(
    file: Path,
    strict: bool,
    as_of: str | None,
    as_json: bool,
    complete: bool,
    pack: str | None,
    lang: str | None,
) -> int:
    """Report every problem of the sheet FILE with its line, and what is still unanswered.

    Beside defects it names what a reviewer would ask back: missing or changed evidence, claims without any,
    reasons that are none, pasted notes, dates that have passed, answers that contradict each other.
    """
    language = options.language(lang)
    try:
        case = api.open_case(file, pack, options.extra_folders(), cache=cache_folder())
    except InvalidInputError as error:
        if not as_json:
            raise
        write_bytes(check_json(file, None, error.issues))
        return ExitCode.INVALID
    advice = api.review(case, file, today=today(), as_of=as_of, language=language)
    warnings = sorted(
        (*case.warnings, *advice), key=lambda issue: (issue.location.line, issue.location.column)
    )
    if as_json:
        write_bytes(check_json(file, case, warnings))
    else:
        print_warnings(told_once(warnings))
        say_all(check_lines(Words(case, api.wording(language)), file, advice))
    if complete:
        api.demand_complete(case)
    return ExitCode.INVALID if strict and advice else ExitCode.DONE
