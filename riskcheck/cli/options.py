"""Options that several commands share, and what the environment says about them."""

import os
from collections.abc import Callable
from pathlib import Path

import click

from riskcheck.errors import UsageError

MOST_LANGUAGES = 2
SHEET = click.argument("sheet", type=click.Path(path_type=Path), metavar="SHEET")
REPORT = click.argument("report", type=click.Path(path_type=Path), metavar="REPORT")
PACK = click.option(
    "--pack", metavar="PATH-OR-NAME", help="The rule pack (default: the one that the sheet names, else aigc)."
)
LANG = click.option("--lang", metavar="zh|en", help="The language (default: from the environment).")
LANGS = click.option(
    "--lang",
    metavar="zh|en|zh+en",
    help="The language, or two side by side, the leading one first (default: from the environment).",
)
FORCE = click.option("-f", "--force", is_flag=True, help="Overwrite a file that is there already.")
FAIL_ON = click.option("--fail-on", metavar="LEVEL", help="Exit with 1 when the level is LEVEL or above.")
COMPLETE = click.option("--complete", is_flag=True, help="Exit with 5 when a question is unanswered.")
QUIET = click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
_TIME_LIMIT = click.option(
    "--time-limit",
    metavar="SECONDS",
    type=click.IntRange(min=1),
    default=300,
    envvar="RISKCHECK_TIME_LIMIT",
    show_default=True,
    help="Give a report up after so many seconds.",
)
_MEMORY_LIMIT = click.option(
    "--memory-limit",
    metavar="MIB",
    type=click.IntRange(min=1),
    default=2048,
    envvar="RISKCHECK_MEMORY_LIMIT",
    show_default=True,
    help="Give a report up that needs more memory than so many MiB.",
)


def limits(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """Give a command that makes reports the options `time_limit` and `memory_limit`."""
    return _TIME_LIMIT(_MEMORY_LIMIT(command))


def language(given: str | None) -> str:
    """Return the language asked for, else RISKCHECK_LANG, else zh in a Chinese environment, else en."""
    if given:
        return given
    chosen = os.environ.get("RISKCHECK_LANG")
    if chosen:
        return chosen
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if locale.startswith("zh") else "en"


def languages(given: str | None) -> tuple[str, ...]:
    """Return the languages of a report, such as `zh+en`, the leading one first; raises UsageError."""
    chosen = tuple(part.strip() for part in language(given).split("+"))
    if len(chosen) > MOST_LANGUAGES or len(set(chosen)) < len(chosen):
        hint = "give one language, or two different ones such as zh+en"
        raise UsageError(f"'{language(given)}' is not a language of a report", hint)
    return chosen


def extra_folders() -> tuple[Path, ...]:
    """Return the folders of packs that RISKCHECK_RULES names, separated as in PATH."""
    listed = os.environ.get("RISKCHECK_RULES", "")
    return tuple(Path(part) for part in listed.split(os.pathsep) if part)
