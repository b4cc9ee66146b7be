"""`riskcheck assess`: the interview in the terminal."""

from dataclasses import asdict, dataclass
from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.cache_folder import cache_folder
from riskcheck.cli.clock import now, today
from riskcheck.cli.output import complain, say, say_all
from riskcheck.cli.progress import ProgressLine, watch_report
from riskcheck.cli.show.score import score_lines
from riskcheck.cli.show.warnings import print_warnings
from riskcheck.cli.show.words import Words
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.tiers import SCREENING
from riskcheck.core.walk import Scope
from riskcheck.core.wording import Wording
from riskcheck.interview import typed
from riskcheck.interview.frontend import FrontEnd
from riskcheck.interview.in_use import may_read
from riskcheck.interview.review import Ending
from riskcheck.interview.signals import Breaks, deferred
from riskcheck.interview.terminal import open_terminal
from riskcheck.loading.looking import may_be_there
from riskcheck.loading.old_sheet import OldSheet
from riskcheck.loading.sheet_lock import SheetInUseError
from riskcheck.loading.sheet_store import SheetStore
from riskcheck.reporting.options import ReportOptions
from riskcheck.reporting.rendering.limits import Limits
from riskcheck.reporting.rendering.renderer import Renderer


@dataclass(frozen=True)
class _Wish:
    """What the command line asks for."""

    file: Path
    old: Path | None
    pack: str | None
    only: tuple[str, ...]
    tier: str | None
    unanswered: bool
    unknown: bool
    read_only: bool

    def scope(self, pack: RulePack) -> Scope:
        """Return what is to be asked; raises UsageError for what the pack does not have."""
        api.demand_tier(pack, self.tier)
        sections = api.sections_named(pack, self.only)
        return Scope(only=sections, tier=self.tier, unanswered=self.unanswered, unknown=self.unknown)


@click.command(name="assess")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "old",
    type=click.Path(path_type=Path),
    metavar="SHEET",
    help="Propose the answers of another sheet: only what may differ is asked one by one.",
)
@click.option("--only", multiple=True, metavar="SECTION", help="Only this section; may be given again.")
@click.option("--unanswered", is_flag=True, help="Only what has no answer.")
@click.option("--unknown", is_flag=True, help="Only what was answered with unknown.")
@click.option(
    "--tier",
    type=click.Choice([SCREENING]),
    help="Only the few questions that decide most; the score is then a wide range.",
)
@click.option("--plain", is_flag=True, help="Ask line by line: for screen readers, dumb terminals and pipes.")
@click.option("--read-only", is_flag=True, help="Look through the sheet; nothing is changed.")
@options.PACK
@options.LANG
@options.limits
def command(
    file: Path,
    old: Path | None,
    only: tuple[str, ...],
    unanswered: bool,
    unknown: bool,
    tier: str | None,
    plain: bool,
    read_only: bool,
    pack: str | None,
    lang: str | None,
    time_limit: int,
    memory_limit: int,
) -> None:
    """Ask the open questions of the sheet FILE in the terminal, and print its scores at the end.

    A FILE that does not exist yet is begun. Every answer is saved at once; Ctrl-C loses nothing, and the same
    command goes on where it stopped. Press ? for the keys.
    """
    wording = api.wording(options.language(lang))
    breaks = Breaks()
    wish = _Wish(file, old, pack, only, tier, unanswered, unknown, read_only)
    front_end = open_terminal(wording, breaks, plain=plain)
    with deferred(breaks):
        try:
            case, ending = _asked(wish, front_end, wording)
        finally:
            front_end.close()
    wording = api.wording(ending.language)  # the user may have changed it
    say()
    say_all(score_lines(Words(case, wording)))
    if ending.report:
        _report(case, ending, wording, Limits(time_limit, memory_limit))


def _report(case: api.Case, ending: Ending, wording: Wording, limits: Limits) -> None:
    """Write the report, and show meanwhile how far it is."""
    output = typed.path(ending.report)
    suffix = output.suffix.lower()
    with ProgressLine() as line, Renderer(suffix, limits, watch_report(line, lambda: wording)) as renderer:
        chosen = ReportOptions((wording.language,))
        api.write_report(case, output, chosen, overwrite=ending.overwrite, renderer=renderer)
    complain(wording.say("cli.written", file=output))


def _asked(wish: _Wish, front_end: FrontEnd, wording: Wording) -> tuple[api.Case, Ending]:
    """Ask, and return what is known then."""
    extra = options.extra_folders()
    old = None
    if not may_be_there(wish.file):
        chosen = api.open_pack(wish.pack, extra, cache=cache_folder()).pack
        wish.scope(chosen)  # refused before anything is asked
        old = _old(wish, chosen)
        api.begin_sheet(wish.file, chosen, front_end, wording, today())
    case = api.open_case(wish.file, wish.pack, extra, cache=cache_folder())
    old = old or _old(wish, case.pack)
    print_warnings([*case.warnings, *(old.left_out if old is not None else ())])
    with _opened(wish, front_end, wording) as store:
        ending = api.interview(store, case.loaded, front_end, wording, wish.scope(case.pack), old)
        return api.case_of(store, case.loaded), ending


def _old(wish: _Wish, pack: RulePack) -> OldSheet | None:
    return api.old_sheet(wish.old, pack, wish.file) if wish.old is not None else None


def _opened(wish: _Wish, front_end: FrontEnd, wording: Wording) -> SheetStore:
    """Open the sheet; where somebody else has it open, offer to read it."""
    try:
        store = api.open_store(wish.file, now(), read_only=wish.read_only)
    except SheetInUseError as error:
        if not may_read(front_end, wording, file=str(wish.file), **asdict(error.holder)):
            raise
        return api.open_store(wish.file, now(), read_only=True)
    if store.unlocked:
        front_end.say(wording.say("interview.saved.unlocked", reason=store.unlocked))
    return store
