"""`riskcheck verify`: whether a report follows from the answers and rules in it."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.output import say_all
from riskcheck.cli.progress import ProgressLine, watch_report
from riskcheck.cli.show.verify import verification_lines
from riskcheck.core.verification import Outcome
from riskcheck.errors import ExitCode
from riskcheck.reporting.rendering.limits import Limits
from riskcheck.reporting.rendering.renderer import Renderer

_CODES = {
    Outcome.VERIFIED: ExitCode.DONE,
    Outcome.ALTERED: ExitCode.ALTERED,
    Outcome.OTHER_VERSION: ExitCode.ONLY_NUMBERS,
}


@click.command(name="verify")
@options.REPORT
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="The templates that the report was made with, if not with ours.",
)
@options.LANG
@options.QUIET
@options.limits
def command(
    report: Path,
    template: Path | None,
    lang: str | None,
    quiet: bool,
    time_limit: int,
    memory_limit: int,
) -> int:
    """Compute the numbers of REPORT (a PDF) again from what it carries, make its pages again, and compare.

    Says verified (exit code 0), altered and what (1), or made by another version: its numbers are verified,
    its pages cannot be compared here (6). That a report is verified does not say who made it.
    """
    words = api.wording(options.language(lang))
    limits = Limits(time_limit, memory_limit)
    with (
        ProgressLine(quiet=quiet) as line,
        Renderer(".pdf", limits, watch_report(line, lambda: words)) as renderer,
    ):
        verification = api.verify(api.read_report(report), str(report), template, renderer)
    if not quiet or verification.outcome is not Outcome.VERIFIED:
        say_all(verification_lines(str(report), verification, words))
    return _CODES[verification.outcome]
