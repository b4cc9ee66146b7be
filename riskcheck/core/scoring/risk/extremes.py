"""Least and greatest value of a weighted mean whose weights are partly open. Exact."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from riskcheck.core.assessment import ScoreRange
from riskcheck.core.scoring.risk.items import Item

ZERO = Fraction(0)


class Term(NamedTuple):
    """A part of the ratio: a mass (weight x inherent) anywhere in low..high, at a value of 0..100."""

    low: int
    high: int
    value: Fraction | int


def greatest_mean(terms: Sequence[Term]) -> Fraction:
    """Return the greatest value of sum(mass x value) / sum(mass) over all masses within their limits.

    At the optimum every term above the mean has its greatest mass and every other one its least. So the terms
    are raised one after the other, the greatest value first, until the next one would not lift the mean any
    more. An empty product (no mass at all) has the value 0.
    """
    ordered = sorted(terms, key=lambda term: term.value, reverse=True)
    mass = sum(term.low for term in ordered)
    total = sum(term.low * term.value for term in ordered)
    for term in ordered:
        if mass and term.value * mass <= total:
            break
        mass += term.high - term.low
        total += (term.high - term.low) * term.value
    return Fraction(total) / mass if mass else ZERO


def least_mean(terms: Sequence[Term]) -> Fraction:
    """Return the least value of the same mean; 0 where all masses can be 0."""
    if not any(term.low for term in terms):
        return ZERO
    mirrored = [Term(term.low, term.high, 100 - term.value) for term in terms]
    return 100 - greatest_mean(mirrored)


def score_range(items: Sequence[Item]) -> ScoreRange:
    """Return best, point and worst score of the items (house plan, section 6)."""
    counted = [item for item in items if item.counts]
    masses: dict[tuple[int, int], int] = {}  # by exposure, of which there are few: fractions add up slowly
    for item in counted:
        exposure = item.exposure_greatest.as_integer_ratio()
        masses[exposure] = masses.get(exposure, 0) + item.weight * item.inherent
    mass = sum(masses.values())
    total = sum((Fraction(up * part, down) for (up, down), part in masses.items()), ZERO)
    point = total / mass if mass else ZERO
    if all(item.settled for item in counted):
        return ScoreRange(point, point, point)
    best = least_mean([_term(item, item.exposure_least) for item in counted])
    worst = greatest_mean([_term(item, item.exposure_greatest) for item in counted])
    return ScoreRange(best, point, worst)


def _term(item: Item, exposure: Fraction) -> Term:
    low = item.weight * item.inherent_least if item.certain else 0
    return Term(low, item.weight * item.inherent, exposure)
