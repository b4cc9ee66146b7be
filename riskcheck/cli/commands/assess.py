"""`riskcheck assess`: the interview in the terminal."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.commands.new import today
from riskcheck.cli.output import say, say_all
from riskcheck.cli.show.score import score_lines
from riskcheck.cli.show.warnings import print_warnings
from riskcheck.cli.show.words import Words
from riskcheck.interview.terminal import open_terminal


@click.command(name="assess")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--extras", is_flag=True, help="Ask for a note and for evidence after every rule, too.")
@options.PACK
@options.LANG
def command(file: Path, extras: bool, pack: str | None, lang: str | None) -> None:
    """Ask the open questions of the sheet FILE in the terminal, and print its scores at the end.

    A FILE that does not exist yet is begun. Every answer is saved at once; Ctrl-C loses nothing, and the same
    command goes on where it stopped.
    """
    wording = api.wording(options.language(lang))
    extra = options.extra_folders()
    front_end = open_terminal(wording)
    if not file.exists():
        api.begin_sheet(file, api.open_pack(pack, extra).pack, front_end, wording, today())
    case = api.open_case(file, pack, extra)
    print_warnings(case.warnings)
    api.interview(case, file, front_end, wording, extras=extras)
    say()
    say_all(score_lines(Words(api.open_case(file, pack, extra), wording)))
