"""The part of a rule that every scoring method shares."""

from typing import Literal

from pydantic import Field

from riskcheck.core.pack.base import Identifier, Model
from riskcheck.core.pack.question import Question
from riskcheck.core.text import TextField

UNNAMED_TYPE = "one"  # the answer type of a rule that names none


class Mitigation(Model):
    """Something to do about a finding.

    `effort` is S (days), M (weeks) or L (months). `reaches` names the choice, choices or band that the answer
    moves to once it is done.
    """

    id: Identifier
    effort: Literal["S", "M", "L"]
    owner: Identifier
    text: TextField
    reaches: str | tuple[str, ...] | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """The choices or bands reached."""
        if self.reaches is None:
            return ()
        return (self.reaches,) if isinstance(self.reaches, str) else self.reaches


class Rule(Question):
    """One checklist item; a scoring method adds what its answers are worth."""

    why: TextField
    evidence: tuple[TextField, ...] = Field(min_length=1)
    mitigations: tuple[Mitigation, ...] = Field(min_length=1)
    sources: tuple[Identifier, ...] = Field(min_length=1)
    allow_not_applicable: bool = False
    tier: Literal["screening"] | None = None  # also asked in the short interview
    evidence_valid_days: int | None = Field(
        default=None, ge=1, le=3650
    )  # older evidence shows nothing any more

    def outcome_ids(self) -> tuple[str, ...]:
        """Return the ids of the choices or bands that an answer can come to."""
        raise NotImplementedError


class Section(Model):
    """A domain such as privacy: its rules in the order in which they are asked."""

    id: Identifier
    title: TextField
    intro: TextField | None = None
    weight: int = Field(default=1, ge=1, le=1000)
    owner: Identifier | None = None  # who can answer its rules, where a rule does not say it itself
    rules: tuple[Rule, ...] = ()
