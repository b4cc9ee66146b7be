"""Rounding, notation, rates and Wilson bounds."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskcheck.core.exact import Z_95, exact, plain, rate_at_least, rounded, wilson_bound_at_least


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [
        (Fraction(49, 4), 1, "12.3"),
        (Fraction(-49, 4), 1, "-12.3"),
        (Fraction(1, 20), 1, "0.1"),
        (Fraction(-1, 20), 1, "-0.1"),
        (Fraction(499, 10000), 1, "0.0"),
        (Fraction(-499, 10000), 1, "0.0"),
        (Fraction(1999, 20), 1, "100.0"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(1, 3), 0, "0"),
        (Fraction(2, 3), 3, "0.667"),
        (Fraction(1, 200), 2, "0.01"),
        (Fraction(7), 2, "7.00"),
    ],
)
def test_halves_are_rounded_away_from_zero(number, places, shown):
    assert rounded(number, places) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(0), "0"),
        (Fraction(100), "100"),
        (Fraction(-3), "-3"),
        (Fraction(1, 2), "0.5"),
        (Fraction(-207, 4), "-51.75"),
        (Fraction(1, 40), "0.025"),
        (Fraction(3, 125), "0.024"),
        (Fraction(125, 3), "125/3"),
        (Fraction(-1, 6), "-1/6"),
        (Fraction(10**30 + 1, 10**30), "1.000000000000000000000000000001"),
        (Fraction(1, 2**40), "0.0000000000009094947017729282379150390625"),
    ],
)
def test_the_shortest_exact_notation(number, shown):
    assert plain(number) == shown


@given(st.fractions())
def test_the_notation_loses_nothing(number):
    assert Fraction(plain(number)) == number


def test_numbers_of_a_file_become_fractions_without_loss():
    assert exact(Decimal("0.1")) == Fraction(1, 10)
    assert exact(7) == 7


@pytest.mark.parametrize(
    ("passed", "tested", "percent", "reached"),
    [
        (96, 100, Fraction(96), True),
        (959, 1000, Fraction(96), False),
        (0, 1, Fraction(0), True),
        (7, 7, Fraction(100), True),
        (6, 7, Fraction(100), False),
        (1, 3, Fraction(100, 3), True),
        (1, 8, Fraction(25, 2), True),
    ],
)
def test_the_plain_rate(passed, tested, percent, reached):
    assert rate_at_least(passed, tested, percent) is reached


def wilson_bound(passed: int, tested: int) -> Decimal:
    """The lower bound by its closed formula, with a root, to 60 digits."""
    with localcontext() as context:
        context.prec = 60
        z = Decimal(Z_95.numerator) / Decimal(Z_95.denominator)
        n, rate = Decimal(tested), Decimal(passed) / Decimal(tested)
        middle = rate + z**2 / (2 * n)
        spread = z * (rate * (1 - rate) / n + z**2 / (4 * n**2)).sqrt()
        return 100 * (middle - spread) / (1 + z**2 / n)


@pytest.mark.parametrize("tested", [1, 2, 3, 10, 50, 99, 500, 1000, 12_345, 10**9])
def test_the_wilson_bound_agrees_with_its_formula(tested):
    shares = (0, 1, 10, 50, 90, 95, 96, 98, 99, 100)
    counts = {min(tested, tested * share // 100 + extra) for share in shares for extra in (0, 1)}
    percents = [Fraction(1, 100), *map(Fraction, (1, 5, 10, 50, 80, 90, 95, 96, 98, 99)), Fraction(999, 10)]
    for passed in sorted(counts):
        bound = wilson_bound(passed, tested)
        for percent in percents:
            limit = Decimal(percent.numerator) / Decimal(percent.denominator)
            assert wilson_bound_at_least(passed, tested, percent) is (bound >= limit), (passed, percent)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(1, 9999))
def test_the_wilson_bound_agrees_with_its_formula_anywhere(sample, hundredths):
    passed, tested = sample
    reached = wilson_bound(passed, tested) >= Decimal(hundredths) / 100
    assert wilson_bound_at_least(passed, tested, Fraction(hundredths, 100)) is reached


def test_the_wilson_bound_is_compared_exactly_at_equality():
    # All of n passed: the bound is n / (n + z^2). With z = 2 and n = 16 that is exactly 80 %.
    assert wilson_bound_at_least(16, 16, Fraction(80), z=Fraction(2))
    assert not wilson_bound_at_least(16, 16, Fraction(80) + Fraction(1, 10**12), z=Fraction(2))


def test_488_of_500_are_sure_to_reach_96_percent_and_487_are_not():
    # By hand, z = 1.6449: n p = 480, z^2 n p (1 - p) = 2.70570 x 19.2 = 51.9494; 8^2 = 64 reaches it, 7^2 =
    # 49 not.
    assert wilson_bound_at_least(488, 500, Fraction(96))
    assert not wilson_bound_at_least(487, 500, Fraction(96))


def test_the_quantile_is_never_too_kind():
    assert Fraction(16448536269514722, 10**16) < Z_95 < Fraction(1645, 1000)
