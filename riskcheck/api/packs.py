"""Rule packs: found, opened, tested, measured, begun."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from riskcheck import resources
from riskcheck.core.answers.values import is_date
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.scoring import METHODS
from riskcheck.core.scoring.interface import Band, ScoringMethod
from riskcheck.core.suggest import did_you_mean
from riskcheck.errors import Issue, UsageError
from riskcheck.loading.pack_cache import PackCache
from riskcheck.loading.pack_files import find_pack, packs_in
from riskcheck.loading.packs import LoadedPack, load_pack

if TYPE_CHECKING:
    from riskcheck.core.lengths import MeasuredLength
    from riskcheck.loading.bench import BenchReport
    from riskcheck.loading.coverage import LoadedCoverage

DEFAULT_PACK = "aigc"


def pack_folders(extra: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the folders in which packs are looked up by name: `extra` ones first, then the bundled ones."""
    return (*extra, resources.rules_dir())


def known_packs(extra: Sequence[Path] = ()) -> dict[str, Path]:
    """Return the packs that can be called by name, with their folders."""
    return packs_in(pack_folders(extra))


def open_pack(
    wanted: str | None = None,
    extra: Sequence[Path] = (),
    as_of: str | None = None,
    *,
    cache: Path | None = None,
) -> LoadedPack:
    """Load a pack by path or name (default: aigc); raises UsageError or InvalidInputError.

    With `as_of` the sources whose check is overdue on that day are among the warnings. With `cache`, a folder
    of the user, a sound pack is kept there and found again while its files stay as they are: quicker, but
    for a result that others rely on leave it out.
    """
    if as_of is not None and not is_date(as_of):
        raise UsageError(f"'{as_of}' is not a date like 2026-11-22")
    return load_pack(*place_of(wanted, extra), as_of, PackCache(cache) if cache is not None else None)


def place_of(wanted: str | None, extra: Sequence[Path]) -> tuple[Path, str | None]:
    """Return the folder of a pack and how messages call it, where that is not by its path."""
    folder = find_pack(wanted or DEFAULT_PACK, pack_folders(extra))
    bundled = folder.parent == resources.rules_dir()
    return folder, f"rules/{folder.name}" if bundled else None


def method_of(pack: RulePack) -> ScoringMethod:
    """Return the scoring method of a pack."""
    return METHODS[pack.method]


def question_of(pack: RulePack, name: str) -> Question:
    """Return a rule or profile question by id, in any case of letters; raises UsageError."""
    for key, question in pack.questions.items():
        if key.casefold() == name.casefold():
            return question
    raise UsageError(f"there is no question '{name}' in {pack.name}", did_you_mean(name, pack.questions))


def bands_of(pack: RulePack) -> tuple[dict[str, Band], dict[str, Band]]:
    """Return the levels and the severities of a pack by id, least first."""
    method = method_of(pack)
    levels = {band.id: band for band in method.levels(pack)}
    return levels, {band.id: band for band in method.severities(pack)}


def demand_tier(pack: RulePack, tier: str | None) -> None:
    """Raise UsageError for a tier that no rule of the pack belongs to."""
    from riskcheck.core.tiers import rules_of

    if tier is not None and not rules_of(pack, tier):
        raise UsageError(f"no rule of {pack.name} is of the tier '{tier}'")


def bench(wanted: str | None, as_of: str, extra: Sequence[Path] = ()) -> "BenchReport":
    """Run the checks of the bench on a pack, its sources judged as of a day.

    Raises UsageError, InvalidInputError where the pack itself or its bench.yaml is not valid.
    """
    from riskcheck.loading.bench import run_bench

    if not is_date(as_of):
        raise UsageError(f"'{as_of}' is not a date like 2026-11-22")
    return run_bench(*place_of(wanted, extra), as_of)


def coverage(
    pack: RulePack, wanted: str | None = None, extra: Sequence[Path] = (), source: str | None = None
) -> "LoadedCoverage":
    """Compare a pack with its `coverage.yaml`; `wanted` is what it was opened by.

    With `source`, only the set of this id, or the sets that hold points of this document. Raises UsageError,
    InvalidInputError where the file cannot be read.
    """
    from riskcheck.loading.coverage import load_coverage

    folder, shown = place_of(wanted, extra)
    return load_coverage(folder, pack, shown, source)


def lengths(
    pack: RulePack, wanted: str | None = None, extra: Sequence[Path] = ()
) -> tuple[tuple["MeasuredLength", ...], tuple[Issue, ...]]:
    """Return the longest questionnaire of each kind of product that `coverage.yaml` names, and its issues."""
    from riskcheck.loading.coverage import load_lengths

    folder, shown = place_of(wanted, extra)
    return load_lengths(folder, pack, shown)


def new_pack(name: str, parent: Path, as_of: str, extra: Sequence[Path] = ()) -> list[Path]:
    """Write a small complete rule pack to the folder `name` in `parent` and return its files.

    Raises UsageError for a name or date that is not sound or taken, NotWrittenError.
    """
    from riskcheck.loading.scaffold import check_name, write_scaffold

    check_name(name)
    if name in known_packs(extra):
        raise UsageError(f"there is a pack '{name}' already: {known_packs(extra)[name]}")
    if not is_date(as_of):
        raise UsageError(f"'{as_of}' is not a date like 2026-11-22")
    return write_scaffold(resources.scaffold_dir(), parent / name, name, as_of)


def pack_schema() -> bytes:
    """Return the JSON schema of the files of a rule pack."""
    import json

    from riskcheck.core.pack.schema import pack_schema

    return (json.dumps(pack_schema(), ensure_ascii=False, indent=2) + "\n").encode()
