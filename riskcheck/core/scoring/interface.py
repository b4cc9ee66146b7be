"""What a scoring method must offer."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, Protocol

from riskcheck.core.answers.model import Answer, AnswerSheet
from riskcheck.core.assessment import Assessment
from riskcheck.core.conditions import Condition
from riskcheck.core.pack.base import Model
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.rule import Mitigation, Rule
from riskcheck.core.text import Text
from riskcheck.errors import Problem

if TYPE_CHECKING:
    from riskcheck.core.scoring.board import Board, Trials
    from riskcheck.core.scoring.live import LiveScore


class Band(NamedTuple):
    """A severity or a level, for printing: its id, name, upper bound (inclusive) and verdict."""

    id: str
    name: Text
    up_to: int
    verdict: Text | None = None


class Outcome(NamedTuple):
    """What one choice or band of a rule is worth, for printing: for instance ('exposure', '50')."""

    id: str
    text: Text | None
    label: str
    worth: str
    red_line: bool


class FloorLine(NamedTuple):
    """The least level that findings of a severity or worse force; red lines where `severity` is None."""

    severity: str | None
    at_least: str


class Floors(NamedTuple):
    """What lifts a level above its band: the floors, and how far the whole may lie below a section."""

    lines: tuple[FloorLine, ...]
    below_worst_section: int | None


class ScoringMethod(Protocol):
    """A way to turn answers into scores."""

    @property
    def parameters(self) -> type[Model]:
        """The model of the method's own part of `pack.yaml`, under `scoring`."""
        ...

    @property
    def rule_types(self) -> Mapping[str, type[Rule]]:
        """The model of a rule for every answer type."""
        ...

    def check_parameters(self, parameters: Model) -> list[Problem]:
        """Return the defects of the parameters; paths start inside `scoring`."""
        ...

    def check_rule(self, rule: Rule) -> list[Problem]:
        """Return the defects of one rule that its model cannot see; paths start inside the rule."""
        ...

    def severities(self, pack: RulePack) -> tuple[Band, ...]:
        """Return the severities of findings, least first."""
        ...

    def levels(self, pack: RulePack) -> tuple[Band, ...]:
        """Return the levels, least first."""
        ...

    def floors(self, pack: RulePack) -> Floors:
        """Return what lifts a level above its band."""
        ...

    def reached(self, rule: Rule, answer: Answer | None, mitigation: Mitigation) -> Fraction | None:
        """Return the exposure once the mitigation is done; None where it names nothing that it reaches."""
        ...

    def proof(self, rule: Rule, answer: Answer | None) -> tuple[str, ...]:
        """Return the arithmetic from an answer to its exposure, line by line, in no language."""
        ...

    def adjusted_when(self, rule: Rule, entry: int) -> Condition:
        """Return the condition of one of the rule's adjustments."""
        ...

    def outcomes(self, rule: Rule) -> tuple[Outcome, ...]:
        """Return what the answers of a rule are worth."""
        ...

    def trials(self, rule: Rule) -> "Trials":
        """Return answers to a rule that between them come to every outcome that can be reached."""
        ...

    def board(self, pack: RulePack, profile: Mapping[str, Answer]) -> "Board":
        """Return a product with a settled profile, to try answers to its rules on (for the bench)."""
        ...

    def live(self, pack: RulePack, answers: Mapping[str, Answer]) -> "LiveScore":
        """Return the verdict on answers to be changed one by one, as an interview does."""
        ...

    def assess(self, pack: RulePack, sheet: AnswerSheet, tool_version: str) -> Assessment:
        """Score a sheet. Never raises for a valid pack and sheet."""
        ...
