"""`riskcheck rules new`: a rule pack to start from."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.clock import today
from riskcheck.cli.output import complain, say_all


@click.command()
@click.argument("name")
@click.option(
    "--dir",
    "parent",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The folder that will hold it (default: the current one).",
)
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day on which it is begun (default: today).")
@options.LANG
def new(name: str, parent: Path, as_of: str | None, lang: str | None) -> None:
    """Begin a rule pack: a small complete one to change, called NAME."""
    wording = api.wording(options.language(lang))
    written = api.new_pack(name, parent, as_of or today(), options.extra_folders())
    say_all(str(path) for path in written)
    complain(wording.say("cli.rules-new.next", folder=parent / name))
