"""`riskcheck merge`: the parts of a sheet joined into one."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.cache_folder import cache_folder
from riskcheck.cli.handing_out import called, put
from riskcheck.cli.output import complain
from riskcheck.cli.show.warnings import print_warnings


@click.command(name="merge")
@click.argument("sheets", type=click.Path(path_type=Path), metavar="SHEET...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="Where to write the joined sheet (- prints it).",
)
@click.option(
    "--prefer",
    type=click.Path(path_type=Path),
    metavar="SHEET",
    help="The sheet that decides where they differ.",
)
@options.FORCE
@options.PACK
@options.LANG
def command(
    sheets: tuple[Path, ...],
    output: Path,
    prefer: Path | None,
    force: bool,
    pack: str | None,
    lang: str | None,
) -> None:
    """Join several sheets about one product, such as those of `riskcheck new --for`, into one.

    Equal answers come together, evidence is united, and the comments of the first sheet are kept. Where they
    differ nothing is written, and every difference is listed with both values and lines (exit 3).
    """
    wording = api.wording(options.language(lang))
    extra, cache = options.extra_folders(), cache_folder()
    loaded = api.pack_for(sheets[0], pack, extra, cache=cache)
    joined = api.merge(sheets, output, loaded.pack, prefer=prefer)
    put(joined.content, output, overwrite=force)
    print_warnings(joined.settled)
    case = api.case_from(joined.content, str(output), loaded)
    print_warnings(case.warnings)
    where, left = called(output, wording), len(case.own(case.questionnaire.open()))
    complain(wording.say("cli.merged", file=where, answers=joined.answers, count=len(sheets), open=left))
