"""`riskcheck score`: the scores of a sheet as a table or as JSON."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.cache_folder import cache_folder
from riskcheck.cli.output import say_all, write_bytes
from riskcheck.cli.show.score import score_lines
from riskcheck.cli.show.warnings import print_warnings
from riskcheck.cli.show.words import Words
from riskcheck.errors import ExitCode


@click.command(name="score")
@options.SHEET
@click.option("--json", "as_json", is_flag=True, help="Print the whole assessment as JSON.")
@options.FAIL_ON
@options.COMPLETE
@options.PACK
@options.LANG
def command(
    sheet: Path, as_json: bool, fail_on: str | None, complete: bool, pack: str | None, lang: str | None
) -> int:
    """Print the scores of SHEET: sections, levels, findings, red lines and what is open.

    The schema of the JSON is printed by `riskcheck rules schema --assessment`.
    """
    case = api.open_case(sheet, pack, options.extra_folders(), cache=cache_folder())
    print_warnings(case.warnings)
    failed = api.at_or_above(case, fail_on)
    if complete:
        api.demand_complete(case)
    if as_json:
        from riskcheck.reporting.options import ReportOptions

        write_bytes(api.render(case, ".json", ReportOptions((options.language(lang),))))
    else:
        say_all(score_lines(Words(case, api.wording(options.language(lang)))))
    return ExitCode.AT_OR_ABOVE if failed else ExitCode.DONE
