"""`riskcheck rules`: what there is to know about rule packs."""

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.cache_folder import cache_folder
from riskcheck.cli.commands.rules_coverage import coverage
from riskcheck.cli.commands.rules_new import new
from riskcheck.cli.commands.rules_stats import stats
from riskcheck.cli.commands.rules_test import test
from riskcheck.cli.output import say, say_all, write_bytes
from riskcheck.cli.show.rules import pack_lines, question_lines
from riskcheck.cli.show.warnings import print_warnings
from riskcheck.cli.show.words import hung
from riskcheck.errors import InvalidInputError


@click.group(name="rules")
def command() -> None:
    """List, show and check rule packs."""


@command.command(name="list")
@options.PACK
@options.LANG
def list_packs(pack: str | None, lang: str | None) -> None:
    """List the packs; with --pack, list the rules of that one."""
    wording = api.wording(options.language(lang))
    extra = options.extra_folders()
    if pack is not None:
        say_all(pack_lines(api.open_pack(pack, extra, cache=cache_folder()).pack, wording))
        return
    say(wording.say("cli.rules-list.packs"))
    for name in api.known_packs(extra):
        try:
            found = api.open_pack(name, extra, cache=cache_folder()).pack
        except InvalidInputError:
            say("  " + wording.say("cli.rules-list.broken", name=name))
            continue
        text = wording.say(
            "cli.rules-list.pack",
            name=found.name,
            title=found.say(found.head.title, wording.language),
            rules=sum(1 for _ in found.rules()),
            sections=len(found.sections),
            profile=len(found.profile),
        )
        say_all(hung(text, 2))


@command.command()
@click.argument("id_", metavar="ID")
@options.PACK
@options.LANG
def show(id_: str, pack: str | None, lang: str | None) -> None:
    """Show one rule or profile question whole."""
    loaded = api.open_pack(pack, options.extra_folders(), cache=cache_folder())
    question = api.question_of(loaded.pack, id_)
    say_all(question_lines(loaded.pack, question, api.wording(options.language(lang))))


@command.command()
@click.argument("pack", required=False)
@click.option("--as-of", metavar="DATE", help="Also warn of sources whose check is overdue on this day.")
@options.LANG
def check(pack: str | None, as_of: str | None, lang: str | None) -> None:
    """Report every defect of a pack with its line.

    PACK is a path or a name (default: aigc).
    """
    loaded = api.open_pack(pack, options.extra_folders(), as_of)
    print_warnings(loaded.warnings)
    found = loaded.pack
    count = sum(1 for _ in found.rules())
    wording = api.wording(options.language(lang))
    say(wording.say("cli.rules-list.sound", name=found.name, rules=count, warnings=len(loaded.warnings)))
    say(wording.say("cli.rules-list.digest", digest=found.sha256))


@command.command()
@click.option("--assessment", is_flag=True, help="The schema of `riskcheck score --json` instead.")
def schema(assessment: bool) -> None:
    """Print the JSON schema of the files of a rule pack, for editors."""
    write_bytes(api.assessment_schema() if assessment else api.pack_schema())


command.add_command(coverage)
command.add_command(new)
command.add_command(stats)
command.add_command(test)
