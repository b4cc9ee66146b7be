"""`riskcheck report`: the audit report as a file, or the reports of several sheets in a folder."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.commands.report_many import report_many
from riskcheck.cli.handing_out import PRINTED, hand_out
from riskcheck.cli.order import Order
from riskcheck.cli.progress import ProgressLine, watch_report
from riskcheck.errors import ExitCode, UsageError
from riskcheck.loading.looking import is_folder
from riskcheck.reporting.options import ReportOptions
from riskcheck.reporting.rendering.limits import Limits
from riskcheck.reporting.rendering.renderer import Renderer


@click.command(name="report")
@click.argument("sheets", type=click.Path(path_type=Path), metavar="SHEET...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE|FOLDER",
    help="The file to write; its suffix says the format: .pdf, .html or .json. Or a folder. - prints it.",
)
@click.option("--summary", is_flag=True, help="Write the form of two pages only.")
@click.option("--public", is_flag=True, help="Leave out notes, evidence and names, for a transparency note.")
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="A folder of your own texts, colours, logo and templates, laid over ours (reports/README.md).",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["pdf", "html", "json"]),
    help="The format of reports in a folder (default: pdf), or of a printed one.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Make N reports at a time (default: one for each processor).",
)
@options.FORCE
@options.FAIL_ON
@options.COMPLETE
@options.PACK
@options.LANGS
@options.QUIET
@options.limits
def command(
    sheets: tuple[Path, ...],
    output: Path,
    summary: bool,
    public: bool,
    template: Path | None,
    kind: str | None,
    jobs: int | None,
    force: bool,
    fail_on: str | None,
    complete: bool,
    pack: str | None,
    lang: str | None,
    quiet: bool,
    time_limit: int,
    memory_limit: int,
) -> int:
    """Write the audit report of SHEET to a file, or those of several sheets to a folder."""
    chosen = ReportOptions(options.languages(lang), summary=summary, public=public, template=template)
    order = Order(chosen, Limits(time_limit, memory_limit), fail_on, complete, pack, force, quiet)
    if output != PRINTED and (len(sheets) > 1 or is_folder(output)):
        return report_many(sheets, output, kind or "pdf", jobs, order)
    return _report_one(sheets[0], output, _suffix(sheets, output, kind, jobs), order)


def _suffix(sheets: tuple[Path, ...], output: Path, kind: str | None, jobs: int | None) -> str:
    if output != PRINTED and not kind and not jobs:
        return output.suffix.lower()
    if output != PRINTED or jobs:
        raise UsageError(
            "--format and --jobs are for reports in a folder", "a file says its format by its name"
        )
    if len(sheets) > 1:
        raise UsageError("several reports cannot go to standard output", "name a folder with -o")
    if kind is None:
        raise UsageError("a report on standard output needs a format", "add --format pdf, html or json")
    return f".{kind}"


def _report_one(sheet: Path, output: Path, suffix: str, order: Order) -> int:
    with (
        ProgressLine(quiet=order.quiet) as line,
        Renderer(suffix, order.limits, watch_report(line, order.words)) as renderer,
    ):
        case = order.open_case(sheet)
        failed = order.fails(case)
        if output != PRINTED and not order.force:
            api.demand_free([output])
        content = api.render(case, suffix, order.options, renderer)
    hand_out(content, output, order.words(), overwrite=order.force, quiet=order.quiet)
    return ExitCode.AT_OR_ABOVE if failed else ExitCode.DONE
