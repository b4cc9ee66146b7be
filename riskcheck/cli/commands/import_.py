"""`riskcheck import`: the answer sheet out of a report."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.handing_out import hand_out


@click.command(name="import")
@options.REPORT
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="SHEET",
    help="Write it to SHEET (default, and for -: print it).",
)
@options.FORCE
@options.LANG
def command(report: Path, output: Path | None, force: bool, lang: str | None) -> None:
    """Give back the answer sheet that REPORT (a PDF) was made from, byte for byte.

    Whether the report is as it was made says `riskcheck verify`.
    """
    content = api.carried_sheet(api.read_report(report), str(report))
    hand_out(content, output, api.wording(options.language(lang)), overwrite=force)
