"""How the exposure of an answer arises, as lines of plain arithmetic that need no language."""

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from riskcheck.core.answers.model import Answer, Sample, Value
from riskcheck.core.exact import Z_95, plain
from riskcheck.core.scoring.risk.rules import RiskMany, RiskNumber, RiskRule, RiskSample

_SHOWN = Decimal("0.0001")


def proof_of(rule: RiskRule, answer: Answer | None) -> tuple[str, ...]:
    """Return the arithmetic from the answer to its exposure; empty for a single choice or an open answer."""
    value = answer.value if answer is not None else None
    if value is None:
        return ()
    if isinstance(rule, RiskMany):
        return (_sum(rule, value),)
    if isinstance(rule, RiskNumber):
        return tuple(_bands(rule, value))
    if isinstance(rule, RiskSample) and isinstance(value, Sample):
        return tuple(_sample(rule, value))
    return ()


def _sum(rule: RiskMany, value: Value) -> str:
    chosen = [choice for choice in rule.choices if isinstance(value, tuple) and choice.id in value]
    terms = [f"+ {choice.adds}" if choice.adds else f"- {choice.reduces}" for choice in chosen]
    total = rule.start + sum(choice.adds - choice.reduces for choice in chosen)
    kept = plain(rule.exposure_of(value))
    limit = "" if str(total) == kept else f" -> {kept} (0..100)"
    return " ".join([str(rule.start), *terms, "=", str(total)]) + limit if terms else f"{rule.start}"


def _bands(rule: RiskNumber, value: Value) -> Iterator[str]:
    number = value if isinstance(value, Fraction) else Fraction(0)
    for band in rule.bands:
        if band.below is None:
            yield f"{band.id}"
            return
        holds = number < Fraction(band.below)
        yield f"{plain(number)} {'<' if holds else '>='} {band.below}: {_mark(holds)} {band.id}"
        if holds:
            return


def _sample(rule: RiskSample, sample: Sample) -> Iterator[str]:
    enough = sample.tested >= rule.least
    yield f"{sample.tested} {'>=' if enough else '<'} {rule.least}: {_mark(enough)}"
    if not enough:
        return
    yield f"{sample.passed} / {sample.tested} = {_decimal(Fraction(100 * sample.passed, sample.tested))} %"
    for band in rule.bands:
        if band.at_least is None:
            yield band.id
            return
        holds, line = _compared(rule, sample, Fraction(band.at_least))
        yield f"{line}: {_mark(holds)} {band.id}"
        if holds:
            return


def _compared(rule: RiskSample, sample: Sample, percent: Fraction) -> tuple[bool, str]:
    """Compare by plain rate, or by the inequality that defines the lower Wilson bound (see core.exact)."""
    least = sample.tested * percent / 100
    surplus = sample.passed - least
    share, rest = f"{plain(percent)} %", f"{plain(100 - percent)} %"
    if rule.judge == "rate" or surplus < 0:
        sign = ">=" if surplus >= 0 else "<"
        return surplus >= 0, f"{sample.passed} {sign} {share} x {sample.tested} = {_decimal(least)}"
    needed = Z_95**2 * least * (1 - percent / 100)
    sign = ">=" if surplus**2 >= needed else "<"
    left = f"({sample.passed} - {share} x {sample.tested})^2 = {_decimal(surplus**2)}"
    right = f"{plain(Z_95)}^2 x {sample.tested} x {share} x {rest} = {_decimal(needed)}"
    return surplus**2 >= needed, f"{left} {sign} {right}"


def _mark(holds: bool) -> str:
    return "[x]" if holds else "[ ]"


def _decimal(number: Fraction) -> str:
    """Return up to four decimals, to look at: the comparison itself is exact."""
    shown = (Decimal(number.numerator) / Decimal(number.denominator)).quantize(_SHOWN, ROUND_HALF_EVEN)
    return format(shown.normalize(), "f")
