"""What the bench says of a case: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.backtests.domains import Domain

HIGH = 2  # place of High among the severities of the pack, least first


@dataclass(frozen=True)
class Row:
    """One expected domain of one case. A rank is 0 where no known fact touches the sections.

    `at_worst` is the gravest finding as a report prints it, with what is unknown at its worst, over the rules
    that the topics of the case touch; it is shown and does not count. `spoken_of` says that a known fact
    answers a rule of the domain.
    """

    domain: Domain
    rank: int
    tied: bool
    by_finding: int
    finding: str
    severity: int
    at_worst: str
    worst_severity: int
    spoken_of: bool
    why: str

    @property
    def first(self) -> bool:
        """Whether a section that is the domain comes first by score."""
        return self.rank == 1 and bool(self.domain.own)

    @property
    def holds(self) -> bool:
        """What the bench asks of a case: first, or a finding of High or above."""
        return self.first or self.severity >= HIGH


@dataclass(frozen=True)
class Named:
    """A domain that a control names, with three levels of it.

    `known` is the level by the facts alone, `answered` that of the rules that they answer, taken by
    themselves, `worst` what a report would print with everything open at its worst.
    """

    domain: Domain
    known: str
    answered: str
    worst: str
    raised: bool


@dataclass(frozen=True)
class Result:
    """One case in one run."""

    case: Mapping[str, Any]
    rows: tuple[Row, ...]
    also: tuple[Row, ...]
    named: tuple[Named, ...]
    high_sections: int
    notes: tuple[str, ...]
