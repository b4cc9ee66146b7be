"""`riskcheck rules test`: a rule pack on the bench."""

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.clock import today
from riskcheck.cli.output import say, say_all
from riskcheck.cli.show.bench import bench_lines
from riskcheck.errors import ExitCode


@click.command()
@click.argument("pack", required=False)
@click.option("--as-of", metavar="DATE", help="The day as of which sources are overdue (default: today).")
@options.LANG
def test(pack: str | None, as_of: str | None, lang: str | None) -> int:
    """Prove a rule pack sound: what to mend, and what was checked.

    PACK is a path or a name (default: aigc). Findings that are right as they are can be allowed, with a
    reason, in the pack's bench.yaml. Exits with 3 when a finding is left.
    """
    wording = api.wording(options.language(lang))
    day = as_of or today()
    report = api.bench(pack, day, options.extra_folders())
    for issue in report.issues:
        say(str(issue))
    say_all(bench_lines(report, day, wording))
    return ExitCode.INVALID if report.issues else ExitCode.DONE
