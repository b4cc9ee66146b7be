"""Answers to a rule that are worth a trial: between them they come to every outcome that can be reached."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations, pairwise

from riskcheck.core.answers.model import Sample, Value
from riskcheck.core.scoring.board import Trial, Trials
from riskcheck.core.scoring.risk.rules import RiskMany, RiskNumber, RiskOne, RiskRule, RiskSample

ALL_SUBSETS_UP_TO = 4  # choices; beyond, 2^n answers to each such rule would crowd out everything else
LARGE_SAMPLE = 1_000_000


def trials_of(rule: RiskRule) -> Trials:
    """Return the answers worth a trial."""
    values = list(dict.fromkeys(_values(rule)))
    answers = tuple(Trial(v, rule.outcomes_of(v), rule.exposure_of(v), _good(rule, v)) for v in values)
    if isinstance(rule, RiskMany):
        return Trials(rule, answers, len(rule.choices) <= ALL_SUBSETS_UP_TO)
    first_of_outcome = {answer.outcomes: answer for answer in reversed(answers)}
    return Trials(rule, tuple(answer for answer in answers if first_of_outcome[answer.outcomes] is answer))


def _values(rule: RiskRule) -> Iterator[Value]:
    if isinstance(rule, RiskOne):
        yield from (choice.id for choice in rule.choices)
    elif isinstance(rule, RiskMany):
        ids = [choice.id for choice in rule.choices]
        yield from (tuple(name for name in ids if name in chosen) for chosen in _subsets(rule, ids))
    elif isinstance(rule, RiskNumber):
        yield from _numbers(rule)
    elif isinstance(rule, RiskSample):
        yield from _samples(rule)


def _subsets(rule: RiskMany, ids: list[str]) -> Iterator[Iterable[str]]:
    if len(ids) <= ALL_SUBSETS_UP_TO:
        for size in range(len(ids) + 1):
            yield from combinations(ids, size)
        return
    yield from ([], rule.safest, [name for name in ids if name not in rule.safest], ids)
    for index, name in enumerate(ids):
        yield from ([name], [other for other in ids if other != name], ids[:index])


def _numbers(rule: RiskNumber) -> Iterator[Fraction]:
    """Yield numbers at, just below and between the limits that a sheet may hold."""
    limits = [
        Fraction(n) for n in (rule.min, *(band.below for band in rule.bands), rule.max) if n is not None
    ]
    step = Fraction(1) if rule.integer else Fraction(1, 1000)
    near = {n + shift for n in limits for shift in (-step, Fraction(0), step)}
    near |= {(low + high) / 2 for low, high in pairwise(limits)}
    for number in sorted({Fraction(round(n)) for n in near} if rule.integer else near):
        if (rule.min is None or number >= Fraction(rule.min)) and (
            rule.max is None or number <= Fraction(rule.max)
        ):
            yield number


def _samples(rule: RiskSample) -> Iterator[Sample]:
    yield Sample(0, 0)  # too few
    size = max(rule.least, LARGE_SAMPLE)
    rates = [
        Fraction(100),
        *(Fraction(b.at_least) for b in rule.bands if b.at_least is not None),
        Fraction(0),
    ]
    middles = [(high + low) / 2 for high, low in pairwise(rates)]
    for rate in sorted({*rates, *middles}, reverse=True):
        if 0 <= rate <= 100:
            yield Sample(size, int(size * rate / 100))


def _good(rule: RiskRule, value: Value) -> frozenset[str] | None:
    if not isinstance(rule, RiskMany) or not isinstance(value, tuple):
        return None
    return frozenset(c.id for c in rule.choices if (c.id in value) == (c.reduces > c.adds))
