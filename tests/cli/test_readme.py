"""What the README files show is what the program does: the commands, their options, and a screen."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from riskcheck import api
from riskcheck.cli.app import app
from riskcheck.core.answers.plain_data import short_form
from riskcheck.errors import InterruptedByUserError
from riskcheck.interview.runner import run_interview
from riskcheck.interview.screens.lines import text_of
from riskcheck.interview.screens.question import Look, question_screen
from tests.support.interviews import Memory, Replies, new_session

CHECKOUT = Path(__file__).parents[2]
FILES = ("README.md", "rules/README.md", "reports/README.md")
TEXTS = {name: (CHECKOUT / name).read_text(encoding="utf-8").replace("\\|", "|") for name in FILES}
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
WHOLE = [
    line.partition(" && ")[0]
    for text in TEXTS.values()
    for kind, block in BLOCK.findall(text)
    for line in block.splitlines()
    if kind == "sh" and line.startswith("riskcheck ")
]
NAMED = sorted({found for text in TEXTS.values() for found in re.findall(r"`(riskcheck [^`\n]+)`", text)})


def entered(command: str) -> click.Context:
    """Return what click makes of a command line; raises UsageError for what the program does not know."""
    args = shlex.split(command, comments=True)[1:]
    context = app.make_context("riskcheck", args)
    while isinstance(context.command, click.Group):
        args = [*context._protected_args, *context.args]
        name, found, rest = context.command.resolve_command(context, args)
        assert found is not None
        context = found.make_context(name, rest, parent=context)
    return context


def alternatives(command: str) -> Iterator[str]:
    """Yield `riskcheck rules list` and `riskcheck rules show ID` for `riskcheck rules list | show ID`."""
    plain = re.sub(r"\[([A-Z]+)\|[A-Z]+\]", r"\1", command.replace(" ...", ""))
    first, *others = plain.replace("[", "").replace("]", "").split(" | ")
    yield first
    yield from (f"riskcheck rules {other}" for other in others)


def options_of(command: click.Command) -> Iterator[str]:
    """Yield the options of a command and of all below it."""
    for parameter in command.params:
        yield from parameter.opts
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from options_of(found)


def test_there_are_commands_in_every_readme() -> None:
    assert len(WHOLE) >= 8
    assert len(NAMED) > 20


@pytest.mark.parametrize("command", WHOLE)
def test_a_command_that_is_shown_can_be_entered(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)  # for the folder of templates
    assert entered(command).command.callback is not None


@pytest.mark.parametrize("command", NAMED)
def test_a_command_that_is_named_exists_with_its_options(command: str) -> None:
    for one in alternatives(command):
        try:
            entered(one.replace(" DIR", f" {CHECKOUT}"))  # the folder must be there
        except click.MissingParameter:  # named, not shown in full
            assert not one.endswith(("FILE", "SHEET"))


@pytest.mark.parametrize("row", re.findall(r"^\| `(riskcheck .*)$", TEXTS["README.md"], re.MULTILINE))
def test_the_options_in_a_row_of_the_table_are_those_of_its_command(row: str) -> None:
    for command in alternatives(row.partition("`")[0]):
        known = {name for parameter in entered(command).command.params for name in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", row)) <= known


def test_every_option_that_is_named_exists() -> None:
    names = [(), *((command,) for command in app.list_commands(click.Context(app)))]
    names += [
        ("rules", name) for name in ("list", "show", "check", "schema", "new", "test", "coverage", "stats")
    ]
    known = {"--help", "--version"}
    for path in names:
        command: click.Command = app
        for name in path:
            assert isinstance(command, click.Group)
            command = command.get_command(click.Context(app), name) or app
        known |= {
            name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)
        }
    prose = BLOCK.sub("", TEXTS["README.md"])
    assert set(re.findall(r"(?<![-\w])--[a-z][a-z-]*", prose)) <= known


def test_the_screen_is_that_of_the_example() -> None:
    """The profile of the example is known, and its first three rules are answered; then comes PRI-04."""
    case = api.open_case(api.examples()["campus-tutor"])
    before = [*(q.id for q in case.pack.profile), "PRI-01", "PRI-02", "PRI-03"]
    given = {name: short_form(case.sheet.answers[name]) for name in before if name in case.sheet.answers}
    session = new_session(case.pack, given, keeper=Memory())
    front = Replies(short_form(case.sheet.answers["PRI-04"]), KeyboardInterrupt())
    with pytest.raises(InterruptedByUserError):
        run_interview(session, front)
    screen = question_screen(front.prompts[-1], Look(), 80, 24)
    shown = next(block for kind, block in BLOCK.findall(TEXTS["README.md"]) if kind == "text")
    assert "\n".join(text_of(line) for line in screen.above) == shown.rstrip("\n")
