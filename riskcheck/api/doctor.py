"""What `riskcheck doctor` looks at."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riskcheck import resources
from riskcheck.api.packs import known_packs, open_pack
from riskcheck.errors import InvalidInputError
from riskcheck.loading.pack_cache import PackCache


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What `riskcheck doctor` found of one subject; `name` tells several of the same subject apart.

    `count` is that of the rules of a pack, or of its defects where it is not sound.
    """

    subject: str
    present: bool
    detail: str = ""
    name: str = ""
    needed_for_pdf: bool = False
    count: int | None = None


def diagnose(extra: Sequence[Path] = (), cache: Path | None = None) -> list[Diagnosis]:
    """Return what is there and what is not: native libraries, fonts, templates, a terminal, cache and packs.

    `cache` is the folder of the pack cache, None where there is to be none.
    """
    import sys

    from riskcheck.reporting.native import has_pango, has_subset

    reports = resources.reports_dir()
    fonts = sorted(path.name for path in (reports / "fonts").glob("*.ttf"))
    templates = reports / "audit"
    return [
        Diagnosis("python", True, sys.version.split()[0]),
        Diagnosis("pango", has_pango(), needed_for_pdf=True),
        Diagnosis("subset", has_subset()),
        Diagnosis("fonts", len(fonts) > 1, ", ".join(fonts), needed_for_pdf=True),
        Diagnosis("templates", (templates / "report.html.j2").is_file(), str(templates), needed_for_pdf=True),
        Diagnosis("terminal", sys.stdin.isatty() and sys.stdout.isatty()),
        _cache_finding(cache),
        *(_pack_finding(name, extra) for name in known_packs(extra)),
    ]


def _cache_finding(folder: Path | None) -> Diagnosis:
    usable = folder is not None and PackCache(folder).usable()
    return Diagnosis("cache", usable, str(folder) if usable else "")


def _pack_finding(name: str, extra: Sequence[Path]) -> Diagnosis:
    try:
        found = open_pack(name, extra).pack
    except InvalidInputError as error:
        return Diagnosis("pack", False, name=name, count=len(error.issues))
    return Diagnosis("pack", True, found.name, name, count=sum(1 for _ in found.rules()))
