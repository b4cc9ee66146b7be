"""`riskcheck rules coverage`: which rule answers which point of the sources."""

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.output import say_all
from riskcheck.cli.show.coverage import coverage_lines
from riskcheck.cli.show.warnings import print_warnings
from riskcheck.errors import Gravity, InvalidInputError


@click.command()
@click.argument("pack", required=False)
@click.option("--source", metavar="NAME", help="Only this set, or the sets of this document.")
@options.LANG
def coverage(pack: str | None, source: str | None, lang: str | None) -> None:
    """Show which rule answers which point of the sources.

    PACK, a path or a name (default: aigc), is compared with its coverage.yaml. Exits with 3 when a point is
    not answered.
    """
    wording = api.wording(options.language(lang))
    extra = options.extra_folders()
    found = api.open_pack(pack, extra).pack
    loaded = api.coverage(found, pack, extra, source)
    say_all(coverage_lines(loaded.sets, found, wording))
    if any(issue.gravity is Gravity.ERROR for issue in loaded.issues):
        raise InvalidInputError(f"the coverage of {found.name} has holes", loaded.issues)
    print_warnings(loaded.issues)
