"""`riskcheck check`: every problem of a sheet, and what is still open."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.output import say, say_all
from riskcheck.cli.show.warnings import print_warnings
from riskcheck.cli.show.words import Words, wrapped


@click.command(name="check")
@click.argument("file", type=click.Path(path_type=Path))
@options.COMPLETE
@options.PACK
@options.LANG
def command(file: Path, complete: bool, pack: str | None, lang: str | None) -> None:
    """Report every problem of the sheet FILE with its line, and what is still unanswered."""
    case = api.open_case(file, pack, options.extra_folders())
    words = Words(case, api.wording(options.language(lang)))
    print_warnings(case.warnings)
    questionnaire = case.questionnaire
    missing = questionnaire.open()
    asked = len(questionnaire.asked())
    say(words.say("check.sound", file=file))
    unknown = len(questionnaire.unknown())
    say(words.say("check.answered", answered=asked - len(missing), asked=asked, unknown=unknown))
    if missing:
        say(words.say("check.unanswered", count=len(missing)))
        for question in missing:
            say_all(wrapped(words.question(question.id), 2))
    if complete:
        api.demand_complete(case)
