"""`riskcheck rules stats`: numbers about a pack."""

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.output import say, say_all
from riskcheck.cli.show.stats import asked_lines, product_lines, stats_lines
from riskcheck.core.longest import longest
from riskcheck.core.stats import pack_stats
from riskcheck.errors import InvalidInputError


@click.command()
@click.argument("pack", required=False)
@click.option("--answers", is_flag=True, help="Also show the profile answers of the longest questionnaire.")
@options.LANG
def stats(pack: str | None, answers: bool, lang: str | None) -> None:
    """Count the rules of a pack, and what products are asked.

    PACK is a path or a name (default: aigc). Exits with 3 when a kind of product is asked more rules than
    `lengths` in coverage.yaml allows it.
    """
    wording = api.wording(options.language(lang))
    extra = options.extra_folders()
    found = api.open_pack(pack, extra).pack
    whole = longest(found)
    lengths, issues = api.lengths(found, pack, extra)
    say_all(stats_lines(found, pack_stats(found), wording))
    say()
    say_all(asked_lines(api.asked_by_example(pack, extra), whole, lengths, found, wording))
    if answers:
        say()
        say_all(product_lines(whole, wording))
    if issues:
        raise InvalidInputError(f"the lengths of {found.name} are not kept", issues)
