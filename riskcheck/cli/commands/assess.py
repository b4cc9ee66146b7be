"""`riskcheck assess`: the interview in the terminal."""

from collections.abc import Callable
from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.cache_folder import cache_folder
from riskcheck.cli.clock import now, today
from riskcheck.cli.output import complain, say, say_all
from riskcheck.cli.show.score import score_lines
from riskcheck.cli.show.warnings import print_warnings
from riskcheck.cli.show.words import Words
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.tiers import SCREENING
from riskcheck.core.walk import Scope
from riskcheck.core.wording import Wording
from riskcheck.interview.frontend import FrontEnd
from riskcheck.interview.review import Ending
from riskcheck.interview.signals import Breaks, deferred
from riskcheck.interview.terminal import open_terminal
from riskcheck.loading.packs import LoadedPack
from riskcheck.reporting.options import ReportOptions


@click.command(name="assess")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--only", multiple=True, metavar="SECTION", help="Only this section; may be given again.")
@click.option("--unanswered", is_flag=True, help="Only what has no answer.")
@click.option("--unknown", is_flag=True, help="Only what was answered with unknown.")
@click.option(
    "--tier",
    type=click.Choice([SCREENING]),
    help="Only the few questions that decide most; the score is then a wide range.",
)
@click.option("--plain", is_flag=True, help="Ask line by line: for screen readers, dumb terminals and pipes.")
@options.PACK
@options.LANG
def command(
    file: Path,
    only: tuple[str, ...],
    unanswered: bool,
    unknown: bool,
    tier: str | None,
    plain: bool,
    pack: str | None,
    lang: str | None,
) -> None:
    """Ask the open questions of the sheet FILE in the terminal, and print its scores at the end.

    A FILE that does not exist yet is begun. Every answer is saved at once; Ctrl-C loses nothing, and the same
    command goes on where it stopped. Press ? for the keys.
    """
    wording = api.wording(options.language(lang))
    breaks = Breaks()

    def wanted(chosen: RulePack) -> Scope:
        api.demand_tier(chosen, tier)
        sections = api.sections_named(chosen, only)
        return Scope(only=sections, tier=tier, unanswered=unanswered, unknown=unknown)

    front_end = open_terminal(wording, breaks, plain=plain)
    with deferred(breaks):
        try:
            loaded, ending = _asked(file, pack, front_end, wording, wanted)
        finally:
            front_end.close()
    say()
    case = api.reopen_case(file, loaded)
    say_all(score_lines(Words(case, wording)))
    if ending.report:
        output = Path(ending.report).expanduser()
        api.write_report(case, output, ReportOptions((wording.language,)), overwrite=ending.overwrite)
        complain(wording.say("cli.written", file=output))


def _asked(
    file: Path, pack: str | None, front_end: FrontEnd, wording: Wording, wanted: Callable[[RulePack], Scope]
) -> tuple[LoadedPack, Ending]:
    extra = options.extra_folders()
    if not file.exists():
        chosen = api.open_pack(pack, extra, cache=cache_folder()).pack
        wanted(chosen)  # refused before anything is asked
        api.begin_sheet(file, chosen, front_end, wording, today())
    case = api.open_case(file, pack, extra, cache=cache_folder())
    scope = wanted(case.pack)
    print_warnings(case.warnings)
    with api.open_store(file, now()) as store:
        return case.loaded, api.interview(store, case.loaded, front_end, wording, scope)
