"""The command `riskcheck`: its sub-commands are imported only when they are called."""

from importlib import import_module
from keyword import iskeyword

import click

from riskcheck import __version__

# name: what `--help` says about it. The command lies in `cli/commands/<name>.py` as `command`; a name that is
# also a word of Python has an underscore there.
COMMANDS = {
    "new": "Write a commented answer sheet to fill in.",
    "assess": "Ask the open questions of a sheet in the terminal.",
    "merge": "Join the parts of a sheet that several people have answered.",
    "check": "Report every problem of a sheet, and what is unanswered.",
    "score": "Print the scores of a sheet.",
    "explain": "Show how the scores arise, to be redone by hand.",
    "report": "Write the audit report as PDF, HTML or JSON.",
    "verify": "Prove that a report follows from the answers and rules in it.",
    "import": "Give back the answer sheet that a report was made from.",
    "rules": "List, show and check rule packs.",
    "example": "List the example products, or hand one out.",
    "doctor": "Say what is installed and what is missing.",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called: `--help` stays quick."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"riskcheck.cli.commands.{module}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command for one that does not exist."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from riskcheck.core.suggest import did_you_mean

            hint = did_you_mean(args[0], COMMANDS)
            ctx.fail(f"there is no command '{args[0]}'" + (f"; {hint}" if hint else ""))
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done; 1 at or above --fail-on, or an altered report; 2 usage; 3 an invalid pack, "
    "sheet or report; 4 not written; 5 cannot ask, or incomplete; 6 only the numbers are verified; "
    "70 a defect of riskcheck; 130 interrupted.",
)
@click.version_option(__version__, prog_name="riskcheck")
def app() -> None:
    """Say before launch what can go wrong with a product built on generative AI.

    Answer a questionnaire, get exact scores that can be redone by hand, and an audit report.
    """
