"""`riskcheck new`: a commented sheet to fill in."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.cache_folder import cache_folder
from riskcheck.cli.clock import today
from riskcheck.cli.output import complain


@click.command(name="new")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day of the assessment (default: today).")
@options.FORCE
@options.PACK
@options.LANG
def command(file: Path, as_of: str | None, force: bool, pack: str | None, lang: str | None) -> None:
    """Write a commented answer sheet to FILE, with every question and its choices."""
    wording = api.wording(options.language(lang))
    loaded = api.open_pack(pack, options.extra_folders(), cache=cache_folder())
    api.write_new_sheet(file, loaded.pack, wording, as_of or today(), overwrite=force)
    complain(wording.say("cli.written", file=file))
