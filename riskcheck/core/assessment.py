"""The result of an assessment: plain frozen values, all numbers exact.

Named tuples, because a score is waiting: they are ready in a fifth of the time that dataclasses take.
"""

from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, NamedTuple

from pydantic import GetPydanticSchema
from pydantic_core import core_schema

from riskcheck.core.answers.model import Answer, Assessor, Product
from riskcheck.core.exact import plain, rounded
from riskcheck.core.questionnaire import Status
from riskcheck.core.text import TextField


def _number(value: Fraction) -> dict[str, object]:
    return {"exact": plain(value), "rounded": float(rounded(value))}


def _share(value: Fraction) -> dict[str, object]:
    return {"exact": plain(value), "rounded": float(rounded(value, 4))}


def _leaving_as(data: Callable[[Fraction], dict[str, object]], places: str) -> GetPydanticSchema:
    exact = {"type": "string", "description": "a whole number, a finite decimal or a fraction a/b"}
    shown = {"type": "number", "description": f"to {places}, halves away from zero"}
    properties = {"exact": exact, "rounded": shown}
    described = {"type": "object", "properties": properties, "required": ["exact", "rounded"]}
    schema = core_schema.is_instance_schema(
        Fraction,
        metadata={"pydantic_js_functions": [lambda _schema, _handler: dict(described)]},
        serialization=core_schema.plain_serializer_function_ser_schema(data),
    )
    return GetPydanticSchema(lambda _source, _handler: schema)


# How a fraction leaves the program as JSON: exactly, as text, and rounded to look at.
Exact = Annotated[Fraction, _leaving_as(_number, "one decimal")]
ExactShare = Annotated[Fraction, _leaving_as(_share, "four decimals")]


class ScoreRange(NamedTuple):
    """A score from 0 (every risk controlled) to 100 (none): best <= point <= worst over what is open."""

    best: Exact
    point: Exact
    worst: Exact


class LevelRange(NamedTuple):
    """The ids of the levels at the ends of the range; equal ends mean that the verdict is decided."""

    best: str
    point: str
    worst: str

    @property
    def decided(self) -> bool:
        """Whether nothing that is still open can change the level."""
        return self.best == self.worst


class RedLine(NamedTuple):
    """A red line of one rule; `certain` is False while an open answer only might cross it."""

    rule: str
    outcome: str
    certain: bool
    reason: TextField | None = None


class LevelReason(NamedTuple):
    """What gives a level by itself: `score` (its band), or a floor: a `finding`, a `red-line`, a `section`.

    `subject` is the rule or the section; it is empty for the score.
    """

    kind: str
    subject: str
    level: str


class Applies(StrEnum):
    """Whether a rule applies to the product."""

    YES = "applicable"
    NO = "not-applicable"
    MAYBE = "undetermined"


class Adjustment(NamedTuple):
    """A change of impact or likelihood (`of`) by `amount`; not `certain` while its condition is open.

    `entry` is its place among the adjustments of the rule, from 0.
    """

    of: str
    amount: int
    certain: bool
    entry: int


class LedgerRow(NamedTuple):
    """Where the points of one rule come from. All numbers are those of the point score unless named so.

    inherent = impact x likelihood, residual = inherent x exposure / 100,
    of_section = 100 x residual / (sum of the inherents of the section), of_whole the same over the whole pack
    with every residual and inherent multiplied by the weight of its section. The column `of_section` adds up
    to the point score of the section and `of_whole` to that of the whole.
    """

    rule: str
    section: str
    weight: int
    applies: Applies
    status: Status
    answer: Answer | None
    base_impact: int
    base_likelihood: int
    adjustments: tuple[Adjustment, ...]
    impact: int
    likelihood: int
    inherent: int
    inherent_least: int
    exposure: Exact
    exposure_least: Exact
    exposure_greatest: Exact
    outcomes: tuple[str, ...]
    residual: Exact
    of_section: Exact
    of_whole: Exact
    evidence: int


class Finding(NamedTuple):
    """An applicable rule whose residual risk is above zero; the most serious come first."""

    rule: str
    section: str
    status: Status
    applies: Applies
    severity: str
    inherent: int
    exposure: Exact
    residual: Exact
    of_whole: Exact
    red_lines: tuple[RedLine, ...] = ()


class SectionResult(NamedTuple):
    """The score of a section. `rules` counts those that apply or may apply; without one, no level."""

    section: str
    weight: int
    rules: int
    inherent: int
    residual: Exact
    score: ScoreRange
    level: LevelRange
    because: tuple[LevelReason, ...]
    findings: dict[str, int]
    open: int


class Assurance(NamedTuple):
    """How much of the claimed reduction, sum(inherent - residual), has evidence behind it (share 0..1)."""

    claimed: Exact
    evidenced: Exact
    share: ExactShare | None


class NotApplicable(NamedTuple):
    """A rule that the assessor declared not applicable, with the reason given."""

    rule: str
    reason: str


class AssessedObligation(NamedTuple):
    """An obligation of the pack and whether it applies, given the profile and the level of the whole."""

    obligation: str
    applies: Applies
    kind: str
    who: str
    text: TextField


class Stamp(NamedTuple):
    """What was assessed with what, as of when."""

    pack: str
    pack_sha256: str
    sheet_sha256: str
    method: str
    as_of: str
    tool_version: str


class Assessment(NamedTuple):
    """The whole result. `settle` names the fewest open questions that would decide the level."""

    stamp: Stamp
    product: Product
    assessor: Assessor
    score: ScoreRange
    level: LevelRange
    because: tuple[LevelReason, ...]
    verdict: str
    sections: tuple[SectionResult, ...]
    findings: tuple[Finding, ...]
    red_lines: tuple[RedLine, ...]
    unanswered: tuple[str, ...]
    unknown: tuple[str, ...]
    stale: tuple[str, ...]
    not_applicable: tuple[NotApplicable, ...]
    settle: tuple[str, ...]
    assurance: Assurance
    ledger: tuple[LedgerRow, ...]
    obligations: tuple[AssessedObligation, ...]
