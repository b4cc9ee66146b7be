"""Defects of one rule that its model cannot see: outcomes that no answer reaches, bands in the wrong order."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from riskcheck.core.pack.rule import Rule
from riskcheck.core.scoring.risk.rules import NumberBand, RiskMany, RiskNumber, RiskSample, SampleBand
from riskcheck.errors import PathKey, Problem


def check_rule(rule: Rule) -> list[Problem]:
    """Return the defects of a rule; paths start inside the rule."""
    if isinstance(rule, RiskMany):
        return _check_many(rule)
    if isinstance(rule, RiskNumber):
        return _check_number(rule)
    if isinstance(rule, RiskSample):
        return _check_sample(rule)
    return []


def _check_many(rule: RiskMany) -> list[Problem]:
    problems = []
    for index, choice in enumerate(rule.choices):
        if bool(choice.reduces) == bool(choice.adds):
            message = f"'{choice.id}' must have either `reduces` (a safeguard) or `adds` (a hazard), above 0"
            problems.append(Problem("PK022", message, ("choices", index)))
    least, greatest = rule.exposures()
    if not problems and least == greatest:
        problems.append(Problem("PK022", "every answer comes to the same exposure", ("choices",)))
    return problems


def _check_number(rule: RiskNumber) -> list[Problem]:
    problems = _check_order(rule.bands, "below", lambda band, before: band > before, "above")
    for index, band in enumerate(rule.bands[:-1]):
        floor = Fraction(rule.min) if rule.min is not None else None
        if band.below is not None and floor is not None and Fraction(band.below) <= floor:
            problems.append(_unreachable(band.id, f"no number is below {band.below}", index))
    for index, band in enumerate(rule.bands[:-1]):
        if band.below is not None and rule.max is not None and Fraction(band.below) > Fraction(rule.max):
            problems.append(
                _unreachable(rule.bands[index + 1].id, f"no number is above {rule.max}", index + 1)
            )
    return problems


def _check_sample(rule: RiskSample) -> list[Problem]:
    problems = _check_order(rule.bands, "at_least", lambda band, before: band < before, "below")
    for index, band in enumerate(rule.bands[:-1]):
        bound = band.at_least
        if bound is None:
            continue
        if bound <= 0:
            problems.append(
                _unreachable(rule.bands[index + 1].id, f"every sample reaches {bound} %", index + 1)
            )
        if bound > 100 or (rule.judge == "bound" and bound == 100):
            problems.append(_unreachable(band.id, f"no sample reaches {bound} %", index))
    return problems


def _unreachable(name: str, why: str, index: int) -> Problem:
    return Problem("PK023", f"'{name}' can never be reached: {why}", ("bands", index))


def _check_order(
    bands: Sequence[NumberBand] | Sequence[SampleBand],
    bound: str,
    follows: Callable[[Fraction, Fraction], bool],
    direction: str,
) -> list[Problem]:
    key = bound.replace("_", "-")
    problems = []
    before: Fraction | None = None
    for index, band in enumerate(bands):
        path: tuple[PathKey, ...] = ("bands", index)
        limit = getattr(band, bound)
        last = index == len(bands) - 1
        if last != (limit is None):
            message = (
                f"only the last band has no `{key}`" if not last else f"the last band must have no `{key}`"
            )
            problems.append(Problem("PK021", f"'{band.id}': {message}", path))
        elif limit is not None:
            if before is not None and not follows(Fraction(limit), before):
                message = f"'{band.id}' can never be reached: its `{key}` must be {direction} {before}"
                problems.append(Problem("PK023", message, (*path, key)))
            before = Fraction(limit)
    return problems
