"""`riskcheck explain`: the arithmetic of a score."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.cache_folder import cache_folder
from riskcheck.cli.output import say_all
from riskcheck.cli.show.explain import explain_lines
from riskcheck.cli.show.words import Words


@click.command(name="explain")
@options.SHEET
@click.argument("name", required=False, metavar="[RULE|SECTION]")
@options.PACK
@options.LANG
def command(sheet: Path, name: str | None, pack: str | None, lang: str | None) -> None:
    """Show how the score of SHEET arises: of the whole, of one SECTION, or of one RULE."""
    case = api.open_case(sheet, pack, options.extra_folders(), cache=cache_folder())
    say_all(list(explain_lines(Words(case, api.wording(options.language(lang))), name)))
