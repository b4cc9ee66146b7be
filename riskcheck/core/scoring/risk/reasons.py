"""Why a level is what it is: the score, a finding, a red line or a section that sets it."""

from collections.abc import Iterator, Sequence

from riskcheck.core.assessment import LevelReason
from riskcheck.core.scoring.risk.items import Item
from riskcheck.core.scoring.risk.levels import Rated
from riskcheck.core.scoring.risk.parameters import Parameters


def reasons_of_section(
    section: str, items: Sequence[Item], rated: Rated, parameters: Parameters
) -> tuple[LevelReason, ...]:
    """Return everything that by itself gives the section its level (that of the point score)."""
    part = [item for item in items if item.section == section and item.counts]
    target = rated.levels[section].point
    found = [*_by_score(parameters.level_of(rated.scores[section].point)), *_by_rules(part, parameters)]
    return _setting(found, target, parameters)


def reasons_of_whole(items: Sequence[Item], rated: Rated, parameters: Parameters) -> tuple[LevelReason, ...]:
    """Return everything that by itself gives the whole its level (that of the point score)."""
    found = [
        *_by_score(parameters.level_of(rated.score.point)),
        *_by_rules([item for item in items if item.counts], parameters),
    ]
    steps = parameters.below_worst_section
    if steps is not None:
        found += [("section", name, max(0, level.point - steps)) for name, level in rated.levels.items()]
    return _setting(found, rated.level.point, parameters)


def _by_score(level: int) -> list[tuple[str, str, int]]:
    return [("score", "", level)]


def _by_rules(items: Sequence[Item], parameters: Parameters) -> Iterator[tuple[str, str, int]]:
    for item in items:
        severity = parameters.severity_of(item.residual)
        yield "finding", item.rule.id, parameters.floor_of_severity(severity)
        if item.red_lines:
            yield "red-line", item.rule.id, parameters.floor_of_red_line()


def _setting(
    found: Sequence[tuple[str, str, int]], target: int, parameters: Parameters
) -> tuple[LevelReason, ...]:
    """Keep what reaches the level. The least level needs no reason but the score: any product has it."""
    by_score = [part for part in found if part[0] == "score"]
    kept = [part for part in found if part[2] == target] if target else by_score
    return tuple(LevelReason(kind, subject, parameters.levels[level].id) for kind, subject, level in kept)
