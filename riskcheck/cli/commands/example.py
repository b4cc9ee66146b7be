"""`riskcheck example`: the example products of a pack."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.handing_out import hand_out
from riskcheck.cli.output import say, say_all
from riskcheck.core.columns import table


@click.command(name="example")
@click.argument("name", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write it to FILE (default, and for -: print it).",
)
@options.FORCE
@options.PACK
@options.LANG
def command(name: str | None, output: Path | None, force: bool, pack: str | None, lang: str | None) -> None:
    """List the example products, or hand out the answer sheet of the one called NAME."""
    wording = api.wording(options.language(lang))
    extra = options.extra_folders()
    if name is None:
        say(wording.say("cli.examples.list", pack=pack or api.DEFAULT_PACK))
        say_all(table([["", *row] for row in api.example_summaries(pack, extra)]))
        return
    hand_out(api.example(name, pack, extra), output, wording, overwrite=force)
