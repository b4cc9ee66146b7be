"""`riskcheck report`: the audit report as a file."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.output import complain
from riskcheck.cli.show.warnings import print_warnings
from riskcheck.errors import ExitCode
from riskcheck.reporting.options import ReportOptions
from riskcheck.reporting.rendering.limits import Limits
from riskcheck.reporting.rendering.renderer import Renderer


@click.command(name="report")
@options.SHEET
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The file to write; its suffix chooses the format: .pdf, .html or .json.",
)
@click.option("--summary", is_flag=True, help="Write the form of two pages only.")
@click.option("--public", is_flag=True, help="Leave out notes, evidence and names, for a transparency note.")
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="A folder of your own texts, colours, logo and templates, laid over ours (reports/README.md).",
)
@options.FORCE
@options.FAIL_ON
@options.COMPLETE
@options.PACK
@options.LANGS
@options.limits
def command(
    sheet: Path,
    output: Path,
    summary: bool,
    public: bool,
    template: Path | None,
    force: bool,
    fail_on: str | None,
    complete: bool,
    pack: str | None,
    lang: str | None,
    time_limit: int,
    memory_limit: int,
) -> int:
    """Write the audit report of SHEET to a file."""
    with Renderer(output.suffix.lower(), Limits(time_limit, memory_limit)) as renderer:
        case = api.open_case(sheet, pack, options.extra_folders())
        print_warnings(case.warnings)
        failed = api.at_or_above(case, fail_on)
        if complete:
            api.demand_complete(case)
        languages = options.languages(lang)
        chosen = ReportOptions(languages, summary=summary, public=public, template=template)
        api.write_report(case, output, chosen, overwrite=force, renderer=renderer)
    complain(api.wording(languages[0]).say("cli.written", file=output))
    return ExitCode.AT_OR_ABOVE if failed else ExitCode.DONE
