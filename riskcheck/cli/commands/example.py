"""`riskcheck example`: the example products of a pack."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.output import complain, say, say_all, write_bytes
from riskcheck.core.columns import table


@click.command(name="example")
@click.argument("name", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write it to FILE (default: print it).",
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
    content = api.example(name, pack, extra)
    if output is None:
        write_bytes(content)
        return
    api.write_file(output, content, overwrite=force)
    complain(wording.say("cli.written", file=output))
