"""`riskcheck new`: a commented sheet to fill in."""

from pathlib import Path

import click

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.cache_folder import cache_folder
from riskcheck.cli.clock import today
from riskcheck.cli.handing_out import called, hand_out, put
from riskcheck.cli.output import complain
from riskcheck.core.wording import Wording
from riskcheck.errors import UsageError


@click.command(name="new")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day of the assessment (default: today).")
@click.option("--for", "owner", metavar="ROLE", help="Only the questions of one owner, such as legal.")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="SHEET",
    help="With --for: the sheet of the product; only questions that apply to it are handed out.",
)
@options.FORCE
@options.PACK
@options.LANG
def command(
    file: Path,
    as_of: str | None,
    owner: str | None,
    source: Path | None,
    force: bool,
    pack: str | None,
    lang: str | None,
) -> None:
    """Write a commented answer sheet to FILE (- prints it), with every question and its choices.

    With --for, it is a part that somebody else answers; `riskcheck merge` joins the parts.
    """
    wording = api.wording(options.language(lang))
    if owner is not None:
        _write_part(file, owner, source, as_of, force, pack, wording)
        return
    if source is not None:
        hint = "a new product is begun from an old sheet by: riskcheck assess NEW --from OLD"
        raise UsageError("--from hands out a part of a sheet: it needs --for", hint)
    loaded = api.open_pack(pack, options.extra_folders(), cache=cache_folder())
    hand_out(api.blank_sheet(loaded.pack, wording, as_of or today()), file, wording, overwrite=force)


def _write_part(
    file: Path,
    owner: str,
    source: Path | None,
    as_of: str | None,
    force: bool,
    pack: str | None,
    wording: Wording,
) -> None:
    extra, cache = options.extra_folders(), cache_folder()
    if source is None:
        part, day = api.part_for(api.open_pack(pack, extra, cache=cache).pack, owner), as_of or today()
    else:
        case = api.open_case(source, pack, extra, cache=cache)
        part, day = api.part_of(case, source, owner), as_of or case.sheet.date
    put(api.part_sheet(part, wording, day, file.parent), file, overwrite=force)
    name = part.pack.say(part.pack.head.owners[owner], wording.language)
    where = called(file, wording)
    complain(wording.say("cli.part.written", file=where, count=len(part.questions), owner=name))
    if part.open_profile:
        complain(wording.say("cli.part.open-profile", file=source, count=part.open_profile))
