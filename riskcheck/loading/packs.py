"""A rule pack from its folder, or from the cache while its files are as they were."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import Gravity, InvalidInputError, Issue
from riskcheck.loading.kept_packs import keep_pack, kept_pack
from riskcheck.loading.pack_cache import PackCache
from riskcheck.loading.pack_files import PackFiles


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A sound pack, the warnings that its check gave, and the bytes of the files that it was read from.

    It was `kept` where it comes out of the cache; the bytes are those of its files all the same.
    """

    pack: RulePack
    warnings: tuple[Issue, ...]
    files: Mapping[str, bytes]
    kept: bool = field(default=False, compare=False)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the garbage collector: nothing read here is garbage, yet it would be searched again and again."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


@_uncollected()
def load_pack(
    folder: Path, shown: str | None = None, as_of: str | None = None, cache: PackCache | None = None
) -> LoadedPack:
    """Read and check a pack; raises InvalidInputError with all defects, in the order of files and lines.

    With `as_of` it also warns of the sources whose check is overdue on that day. With a cache, a pack without
    any defect is neither parsed nor checked again while its files stay as they are.
    """
    files = PackFiles(folder, shown if shown is not None else str(folder))
    kept = kept_pack(cache, files) if cache is not None and as_of is None else None
    if kept is not None:
        return LoadedPack(kept, (), files.contents, kept=True)
    return _read(PackFiles(folder, files.shown), as_of, cache)


@_uncollected()
def load_held_pack(files: Mapping[str, bytes], shown: str) -> LoadedPack:
    """Read and check a pack whose files are given by name, as `load_pack` does; raises InvalidInputError."""
    return _read(PackFiles(Path(), shown, held=files), None, None)


def _read(files: PackFiles, as_of: str | None, cache: PackCache | None) -> LoadedPack:
    # it comes with all the checks: of no use to a pack that is kept
    from riskcheck.loading.pack_reader import PackReader

    reader = PackReader(files, as_of)
    pack = reader.read()
    issues = reader.in_order()
    if pack is None or any(issue.gravity is Gravity.ERROR for issue in issues):
        raise InvalidInputError(f"the rule pack {files.shown} is not valid", issues)
    if cache is not None and not issues:
        keep_pack(cache, files, pack)
    return LoadedPack(pack, issues, files.contents)
