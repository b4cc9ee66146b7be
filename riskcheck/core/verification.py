"""What came out when a report was verified."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """`verified`: made anew, the report has the same bytes. `altered`: it has not, or its numbers are wrong.

    `other-version`: its numbers are right, and its pages cannot be compared here.
    """

    VERIFIED = "verified"
    ALTERED = "altered"
    OTHER_VERSION = "other-version"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it should be: what the report says, and what was found.

    `kind` is one of those that the wording has under `cli.verify.altered` or `cli.verify.version`; `subject`
    says which one of its kind.
    """

    kind: str
    subject: str = ""
    says: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome, every difference, and why the pages could not be compared, if they could not.

    `product`, `pack` and `as_of` are what the report is about; empty where that could not be read. With
    `numbers_hold` the files in it fit each other and every number is right, whatever else differs.
    """

    outcome: Outcome
    differences: tuple[Difference, ...] = ()
    hindrances: tuple[Difference, ...] = ()
    product: str = ""
    pack: str = ""
    as_of: str = ""
    numbers_hold: bool = False
