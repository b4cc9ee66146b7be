"""Options that several commands share, and what the environment says about them."""

import os
from pathlib import Path

import click

SHEET = click.argument("sheet", type=click.Path(path_type=Path), metavar="SHEET")
PACK = click.option(
    "--pack", metavar="PATH-OR-NAME", help="The rule pack (default: the one that the sheet names, else aigc)."
)
LANG = click.option("--lang", metavar="zh|en", help="The language (default: from the environment).")
FORCE = click.option("-f", "--force", is_flag=True, help="Overwrite a file that is there already.")
FAIL_ON = click.option("--fail-on", metavar="LEVEL", help="Exit with 1 when the level is LEVEL or above.")
COMPLETE = click.option("--complete", is_flag=True, help="Exit with 5 when a question is unanswered.")


def language(given: str | None) -> str:
    """Return the language asked for, else RISKCHECK_LANG, else zh in a Chinese environment, else en."""
    if given:
        return given
    chosen = os.environ.get("RISKCHECK_LANG")
    if chosen:
        return chosen
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if locale.startswith("zh") else "en"


def extra_folders() -> tuple[Path, ...]:
    """Return the folders of packs that RISKCHECK_RULES names, separated as in PATH."""
    listed = os.environ.get("RISKCHECK_RULES", "")
    return tuple(Path(part) for part in listed.split(os.pathsep) if part)
