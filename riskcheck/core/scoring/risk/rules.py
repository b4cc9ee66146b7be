"""Rules of the method `risk`, one model for each answer type: what an answer leaves uncontrolled."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field

from riskcheck.core.answers.model import Sample, Value
from riskcheck.core.condition_reading import ALWAYS, ConditionField
from riskcheck.core.exact import rate_at_least, wilson_bound_at_least
from riskcheck.core.pack.base import NONE_WORD, Identifier, Model, Percent
from riskcheck.core.pack.question import Choice, ManyShape, NumberShape, OneShape
from riskcheck.core.pack.rule import Rule
from riskcheck.core.text import TextField

Rating = int  # impact or likelihood, 1..5
TOO_FEW = "too-few"


class RedLineMark(Model):
    """With this answer the product must not launch, where `when` holds."""

    when: ConditionField = ALWAYS
    reason: TextField | None = None


class Adjust(Model):
    """A change of impact or likelihood for products of a certain kind."""

    when: ConditionField
    impact: int = Field(default=0, ge=-4, le=4)
    likelihood: int = Field(default=0, ge=-4, le=4)


class Outcome(Model):
    """What an answer comes to: its exposure in percent, and whether it crosses a red line."""

    exposure: Percent
    red_line: RedLineMark | None = None


class RiskChoice(Choice, Outcome):
    """A choice with its exposure."""


class Measure(Choice):
    """A choice of a rule of type `many`: a safeguard reduces the exposure, a hazard adds to it (points)."""

    reduces: int = Field(default=0, ge=0, le=100)
    adds: int = Field(default=0, ge=0, le=100)
    red_line: RedLineMark | None = None


class NoneOfThese(Model):
    """What it means that none of the choices of a `many` rule holds."""

    text: TextField | None = None
    red_line: RedLineMark | None = None


class NumberBand(Outcome):
    """The numbers below `below` (exclusive) and not in an earlier band; the last band has no bound."""

    id: Identifier
    text: TextField | None = None
    below: int | Decimal | None = None


class SampleBand(Outcome):
    """The samples of at least `at_least` percent passed and not in an earlier band; the last has no bound."""

    id: Identifier
    text: TextField | None = None
    at_least: int | Decimal | None = None


class TooFew(Outcome):
    """What a sample smaller than `least` comes to."""

    exposure: Percent = 100
    text: TextField | None = None


class RiskRule(Rule):
    """A rule of the method `risk`. Impact and likelihood (1..5) are meant as if nothing were done."""

    impact: Rating = Field(ge=1, le=5)
    likelihood: Rating = Field(ge=1, le=5)
    adjust: tuple[Adjust, ...] = ()

    def exposure_of(self, value: Value) -> Fraction:
        """Return the exposure of an answer, 0..100."""
        raise NotImplementedError

    def exposures(self) -> tuple[Fraction, Fraction]:
        """Return the least and the greatest exposure that any answer can come to."""
        raise NotImplementedError

    def outcomes_of(self, value: Value) -> tuple[str, ...]:
        """Return the ids of the choices or of the band that an answer comes to."""
        raise NotImplementedError

    def red_lines(self) -> dict[str, RedLineMark]:
        """Return the red lines by the id of the choice or band that crosses them."""
        raise NotImplementedError


class RiskOne(RiskRule, OneShape):
    """One choice; each has its exposure."""

    kind: ClassVar[str] = "one"
    type: Literal["one"] = "one"
    choices: tuple[RiskChoice, ...] = Field(min_length=2)

    def outcome_ids(self) -> tuple[str, ...]:
        """The ids of the choices."""
        return tuple(choice.id for choice in self.choices)

    def exposure_of(self, value: Value) -> Fraction:
        """The exposure of the choice."""
        return next(Fraction(choice.exposure) for choice in self.choices if choice.id == value)

    def exposures(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest exposure of the choices."""
        return _span([choice.exposure for choice in self.choices])

    def outcomes_of(self, value: Value) -> tuple[str, ...]:
        """The choice."""
        return (str(value),)

    def red_lines(self) -> dict[str, RedLineMark]:
        """The red lines of the choices."""
        return {choice.id: choice.red_line for choice in self.choices if choice.red_line}


class RiskMany(RiskRule, ManyShape):
    """Safeguards in place or hazards present: exposure = base + added - reduced, kept within 0..100.

    Without `base` it starts from 100 where there is a safeguard, else from 0.
    """

    kind: ClassVar[str] = "many"
    type: Literal["many"]
    choices: tuple[Measure, ...] = Field(min_length=1)
    none: NoneOfThese | None = None
    base: Percent | None = None

    @property
    def start(self) -> int:
        """The exposure before any choice counts."""
        return self.base if self.base is not None else 100 * any(choice.reduces for choice in self.choices)

    @property
    def safest(self) -> tuple[str, ...]:
        """Every safeguard and no hazard."""
        return tuple(choice.id for choice in self.choices if choice.reduces > choice.adds)

    def outcome_ids(self) -> tuple[str, ...]:
        """The ids of the choices."""
        return tuple(choice.id for choice in self.choices)

    def exposure_of(self, value: Value) -> Fraction:
        """The exposure with exactly these choices."""
        chosen = [choice for choice in self.choices if isinstance(value, tuple) and choice.id in value]
        change = sum(choice.adds - choice.reduces for choice in chosen)
        return Fraction(min(100, max(0, self.start + change)))

    def exposures(self) -> tuple[Fraction, Fraction]:
        """All safeguards and no hazard, against the reverse."""
        worst = tuple(choice.id for choice in self.choices if choice.adds > choice.reduces)
        return self.exposure_of(self.safest), self.exposure_of(worst)

    def outcomes_of(self, value: Value) -> tuple[str, ...]:
        """The choices, or `none`."""
        return value if isinstance(value, tuple) and value else (NONE_WORD,)

    def red_lines(self) -> dict[str, RedLineMark]:
        """The red lines of the choices and of none of them."""
        marks = {choice.id: choice.red_line for choice in self.choices if choice.red_line}
        if self.none is not None and self.none.red_line is not None:
            marks[NONE_WORD] = self.none.red_line
        return marks


class RiskNumber(RiskRule, NumberShape):
    """A number, judged by the band in which it lies."""

    kind: ClassVar[str] = "number"
    type: Literal["number"]
    bands: tuple[NumberBand, ...] = Field(min_length=2)

    def outcome_ids(self) -> tuple[str, ...]:
        """The ids of the bands."""
        return tuple(band.id for band in self.bands)

    def band_of(self, value: Value) -> NumberBand:
        """Return the band of a number."""
        number = value if isinstance(value, Fraction) else Fraction(0)
        return next(band for band in self.bands if band.below is None or number < Fraction(band.below))

    def exposure_of(self, value: Value) -> Fraction:
        """The exposure of the band."""
        return Fraction(self.band_of(value).exposure)

    def exposures(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest exposure of the bands."""
        return _span([band.exposure for band in self.bands])

    def outcomes_of(self, value: Value) -> tuple[str, ...]:
        """The band."""
        return (self.band_of(value).id,)

    def red_lines(self) -> dict[str, RedLineMark]:
        """The red lines of the bands."""
        return {band.id: band.red_line for band in self.bands if band.red_line}


class RiskSample(RiskRule):
    """A test result, judged by its plain rate or by the lower Wilson bound of the rate."""

    kind: ClassVar[str] = "sample"
    type: Literal["sample"]
    judge: Literal["rate", "bound"]
    least: int = Field(default=1, ge=1)
    bands: tuple[SampleBand, ...] = Field(min_length=2)
    too_few: TooFew = TooFew.model_construct(exposure=100)  # no validator is needed for it

    def outcome_ids(self) -> tuple[str, ...]:
        """The ids of the bands."""
        return tuple(band.id for band in self.bands)

    def band_of(self, value: Value) -> SampleBand | TooFew:
        """Return the band of a sample, or `too_few` for one that is too small to tell."""
        if not isinstance(value, Sample) or value.tested < self.least:
            return self.too_few
        reaches = rate_at_least if self.judge == "rate" else wilson_bound_at_least
        return next(
            band
            for band in self.bands
            if band.at_least is None or reaches(value.passed, value.tested, Fraction(band.at_least))
        )

    def exposure_of(self, value: Value) -> Fraction:
        """The exposure of the band."""
        return Fraction(self.band_of(value).exposure)

    def exposures(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest exposure of the bands and of too small a sample."""
        return _span([*(band.exposure for band in self.bands), self.too_few.exposure])

    def outcomes_of(self, value: Value) -> tuple[str, ...]:
        """The band, or `too-few`."""
        band = self.band_of(value)
        return (band.id if isinstance(band, SampleBand) else TOO_FEW,)

    def red_lines(self) -> dict[str, RedLineMark]:
        """The red lines of the bands and of too small a sample."""
        marks = {band.id: band.red_line for band in self.bands if band.red_line}
        if self.too_few.red_line is not None:
            marks[TOO_FEW] = self.too_few.red_line
        return marks


def risk_rule(rule: Rule) -> RiskRule:
    """Return a rule of a pack of this method as what it is."""
    if not isinstance(rule, RiskRule):
        raise TypeError(f"{rule.id} is no rule of the method `risk`")
    return rule


def _span(exposures: Sequence[int]) -> tuple[Fraction, Fraction]:
    return Fraction(min(exposures)), Fraction(max(exposures))


RULE_TYPES: dict[str, type[RiskRule]] = {
    "one": RiskOne,
    "many": RiskMany,
    "number": RiskNumber,
    "sample": RiskSample,
}
