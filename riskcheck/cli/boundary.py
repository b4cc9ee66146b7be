"""The entry point and the only place that prints errors: nobody sees a traceback for something they did."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from riskcheck.cli.app import app
from riskcheck.cli.output import abandon_output, close_output, complain
from riskcheck.errors import ExitCode, InvalidInputError, RiskcheckError


def main() -> NoReturn:
    """Run the program and leave with its exit code."""
    # no package that happens to be installed takes part in reading a pack, nor is one searched for
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # a run is short and makes hardly any cycles: collecting would cost a tenth of a score
    code = run(sys.argv[1:])
    abandon_output()
    gc.freeze()  # nothing left is worth a last search
    sys.exit(code)


def run(args: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        result = app.main(args=list(args), prog_name="riskcheck", standalone_mode=False)
        close_output()
    except RiskcheckError as error:
        return _expected(error)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        return _usage(error)
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return ExitCode.INTERRUPTED
    except Exception as error:
        return _defect(error)
    return result if isinstance(result, int) else ExitCode.DONE


def _expected(error: RiskcheckError) -> int:
    if isinstance(error, InvalidInputError) and error.issues:
        for issue in error.issues:
            complain(str(issue), bare=True)
    else:
        complain(error.advised)
    return error.exit_code


def _usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        complain(error.format_message(), bare=True)
        return ExitCode.USAGE
    hint = f" (see {context.command_path} --help)" if context is not None else ""
    complain(error.format_message().rstrip(".") + hint)
    return ExitCode.USAGE


def _defect(error: Exception) -> int:
    import traceback
    from tempfile import NamedTemporaryFile

    from riskcheck import __version__

    lead = f"riskcheck {__version__}, Python {sys.version}, {sys.platform}\n\n"
    text = lead + "".join(traceback.format_exception(error))
    try:
        with NamedTemporaryFile(
            "w", prefix="riskcheck-", suffix=".log", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as log:
            log.write(text)
        where = f"details are in {log.name}"
    except OSError:
        where = f"{type(error).__name__}: {error}"
    complain(f"this is a defect of riskcheck, not of your files; {where}")
    return ExitCode.DEFECT
