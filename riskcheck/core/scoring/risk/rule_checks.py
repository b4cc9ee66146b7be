"""Defects of one rule that its model cannot see: outcomes that no answer reaches, bands out of order."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil

from riskcheck.core.pack.rule import Rule
from riskcheck.core.scoring.risk.reached import exposures_by_outcome
from riskcheck.core.scoring.risk.rules import TOO_FEW, RiskMany, RiskNumber, RiskRule, RiskSample, risk_rule
from riskcheck.errors import PathKey, Problem


def check_rule(rule: Rule) -> list[Problem]:
    """Return the defects of a rule; paths start inside the rule."""
    problems: list[Problem] = []
    if isinstance(rule, RiskMany):
        problems = _check_many(rule)
    elif isinstance(rule, RiskNumber):
        problems = _check_number(rule)
    elif isinstance(rule, RiskSample):
        problems = _check_sample(rule)
    return [*problems, *_check_safest(risk_rule(rule))]


def _check_safest(rule: RiskRule) -> list[Problem]:
    red = rule.red_lines()
    if isinstance(rule, RiskMany):
        crossed = not red.keys().isdisjoint(rule.outcomes_of(rule.safest))
    else:
        worth = exposures_by_outcome(rule)
        crossed = all(name in red for name, exposure in worth if exposure == rule.exposures()[0])
    return [Problem("PK024", "the safest answer crosses a red line")] if crossed else []


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
    problems = _check_order([(band.id, band.below) for band in rule.bands], "below", "above")
    if problems:
        return problems
    start = None if rule.min is None else Fraction(rule.min)
    for index, band in enumerate(rule.bands):
        first = start if start is None or not rule.integer else Fraction(ceil(start))
        if first is not None and rule.max is not None and first > Fraction(rule.max):
            problems.append(_unreachable(band.id, f"no number is above {rule.max}", index))
        elif first is not None and band.below is not None and first >= Fraction(band.below):
            problems.append(_unreachable(band.id, f"no number below {band.below} is left for it", index))
        if band.below is not None:
            start = Fraction(band.below) if start is None else max(start, Fraction(band.below))
    return problems


def _check_sample(rule: RiskSample) -> list[Problem]:
    problems = _check_order([(band.id, band.at_least) for band in rule.bands], "at-least", "below")
    for index, band in enumerate(rule.bands):
        bound = band.at_least
        if band.id == TOO_FEW:
            problems.append(Problem("PK005", f"'{TOO_FEW}' is a reserved word", ("bands", index, "id")))
        if bound is not None and bound <= 0 and index + 1 < len(rule.bands):
            why = f"every sample reaches {bound} %"
            problems.append(_unreachable(rule.bands[index + 1].id, why, index + 1))
        if bound is not None and (bound > 100 or (rule.judge == "bound" and bound == 100)):
            problems.append(_unreachable(band.id, f"no sample reaches {bound} %", index))
    return problems


def _unreachable(name: str, why: str, index: int) -> Problem:
    return Problem("PK023", f"'{name}' can never be reached: {why}", ("bands", index))


def _check_order(
    bands: Sequence[tuple[str, int | Decimal | None]], key: str, direction: str
) -> list[Problem]:
    """Every band but the last has a limit, and each lies above (or below) the one before it."""
    problems = []
    before: int | Decimal | None = None
    for index, (name, limit) in enumerate(bands):
        path: tuple[PathKey, ...] = ("bands", index)
        last = index == len(bands) - 1
        if last != (limit is None):
            which = "the last band must have no" if last else "only the last band has no"
            problems.append(Problem("PK021", f"'{name}': {which} `{key}`", path))
        elif limit is not None:
            if before is not None and (limit <= before if direction == "above" else limit >= before):
                message = f"'{name}' can never be reached: its `{key}` must be {direction} {before}"
                problems.append(Problem("PK023", message, (*path, key)))
            before = limit
    return problems
