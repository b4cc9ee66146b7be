"""`riskcheck assess`: the interview in the terminal."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.cache_folder import cache_folder
from riskcheck.cli.clock import today
from riskcheck.cli.output import say, say_all
from riskcheck.cli.show.score import score_lines
from riskcheck.cli.show.warnings import print_warnings
from riskcheck.cli.show.words import Words
from riskcheck.core.tiers import SCREENING
from riskcheck.interview.terminal import open_terminal


@click.command(name="assess")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--extras", is_flag=True, help="Ask for a note and for evidence after every rule, too.")
@click.option(
    "--tier",
    type=click.Choice([SCREENING]),
    help="Only the few questions that decide most; the score is then a wide range.",
)
@options.PACK
@options.LANG
def command(file: Path, extras: bool, tier: str | None, pack: str | None, lang: str | None) -> None:
    """Ask the open questions of the sheet FILE in the terminal, and print its scores at the end.

    A FILE that does not exist yet is begun. Every answer is saved at once; Ctrl-C loses nothing, and the same
    command goes on where it stopped.
    """
    wording = api.wording(options.language(lang))
    extra = options.extra_folders()
    front_end = open_terminal(wording)
    if not file.exists():
        chosen = api.open_pack(pack, extra, cache=cache_folder()).pack
        api.demand_tier(chosen, tier)
        api.begin_sheet(file, chosen, front_end, wording, today())
    case = api.open_case(file, pack, extra, cache=cache_folder())
    api.demand_tier(case.pack, tier)
    print_warnings(case.warnings)
    api.interview(case, file, front_end, wording, extras=extras, tier=tier)
    say()
    say_all(score_lines(Words(api.reopen_case(file, case.loaded), wording)))
