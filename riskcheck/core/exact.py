"""Exact numbers: fractions in, and only at the very end a rounded figure to look at."""

from decimal import Decimal
from fractions import Fraction

# One-sided 95 % quantile of the normal distribution, 1.6448536..., rounded up, so that the bound is never too
# kind.
Z_95 = Fraction(16449, 10000)


def exact(number: int | Decimal | Fraction) -> Fraction:
    """Return the number as a fraction, without loss."""
    return Fraction(number)


def rounded(number: Fraction, places: int = 1) -> str:
    """Return the decimal notation with `places` digits, halves rounded away from zero: 12.25 -> '12.3'."""
    scaled = abs(number) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if number < 0 and whole else ""
    digits = str(whole).rjust(places + 1, "0")
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def plain(number: Fraction) -> str:
    """Return the shortest exact notation: a whole number, a finite decimal, else a fraction like '125/3'."""
    rest, powers = number.denominator, {2: 0, 5: 0}
    for prime in powers:
        while rest % prime == 0:
            rest //= prime
            powers[prime] += 1
    return f"{number.numerator}/{number.denominator}" if rest != 1 else rounded(number, max(powers.values()))


def rate_at_least(passed: int, tested: int, percent: Fraction) -> bool:
    """Return whether passed / tested >= percent / 100. `tested` must be above 0."""
    return passed * 100 >= percent * tested


def wilson_bound_at_least(passed: int, tested: int, percent: Fraction, z: Fraction = Z_95) -> bool:
    """Return whether the lower one-sided Wilson bound of passed / tested is at least percent / 100.

    With p = percent / 100 the bound is at least p exactly when passed >= tested p and
    (passed - tested p)^2 >= z^2 tested p (1 - p): no root is taken and nothing is rounded. 0 < percent < 100.
    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22
    (1927).
    """
    share = percent / 100
    surplus = passed - tested * share
    return surplus >= 0 and surplus**2 >= z**2 * tested * share * (1 - share)
