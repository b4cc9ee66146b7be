"""The checks of obligations against the rest of a pack: owners, levels, sources."""

from collections.abc import Iterator, Sequence

from riskcheck.core.pack.draft import Draft, Placed
from riskcheck.core.pack.obligation import Obligation
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import PathKey, Problem


def check_obligations(draft: Draft) -> Iterator[Problem]:
    """Yield every name in an obligation that stands for nothing."""
    owners = tuple(draft.head.item.owners)
    # read by name, so that levels of any scoring method are known without knowing the method
    levels = tuple(level.id for level in getattr(draft.parameters, "levels", ()))
    for duty in draft.obligations:
        yield from _check_name("PK007", duty, "who", duty.item.who, owners)
        if duty.item.level is not None and levels:
            yield from _check_name("PK020", duty, "level", duty.item.level, levels)
        yield from _check_sources(duty, draft)


def _check_name(
    code: str, duty: Placed[Obligation], key: PathKey, name: str, allowed: Sequence[str]
) -> Iterator[Problem]:
    if name not in allowed:
        message = f"{duty.item.id}: '{name}' is not one of {one_of(allowed)}"
        yield Problem(code, message, (*duty.path, key), did_you_mean(name, allowed))


def _check_sources(duty: Placed[Obligation], draft: Draft) -> Iterator[Problem]:
    for index, source in enumerate(duty.item.sources):
        if source not in draft.source_points and source not in draft.broken:
            message = f"{duty.item.id}: there is no source '{source}' in sources.yaml"
            hint = did_you_mean(source, sorted(draft.source_points))
            yield Problem("PK006", message, (*duty.path, "sources", index), hint)
