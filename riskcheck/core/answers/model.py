"""An answer sheet as the program works with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple


class AnswerState(StrEnum):
    """What became of a question that was put."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Sample:
    """The result of a test: `passed` of `tested` items passed; 0 <= passed <= tested."""

    tested: int
    passed: int


class Evidence(NamedTuple):
    """A document that backs an answer: a file (with the SHA-256 of its content) or an address.

    `date` (YYYY-MM-DD) is the day of the document itself: of the test, the review, the signature.
    """

    file: str | None = None
    sha256: str | None = None
    url: str | None = None
    note: str | None = None
    date: str | None = None


class Accepted(NamedTuple):
    """A risk that the person `by` takes as it is, with the reason; no longer than to the day `until`."""

    by: str
    reason: str
    until: str | None = None


Value = str | tuple[str, ...] | Fraction | Sample


class Answer(NamedTuple):
    """The answer to one question.

    `value` is a choice id, a text or a date (str), choice ids in the order of the pack (tuple; empty for
    none of these), an exact number, or a sample. It is None unless the state is ANSWERED. `reason` stands
    beside NOT_APPLICABLE. Who sees to it (`owner`), until when (`due`, YYYY-MM-DD) and who accepted what is
    left of the risk are for people to read: like the note, they never change a score.
    """

    state: AnswerState
    value: Value | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    reason: str | None = None
    owner: str | None = None
    due: str | None = None
    accepted: Accepted | None = None


class Product(NamedTuple):
    """The product that is assessed."""

    name: str
    version: str | None = None
    owner: str | None = None
    summary: str | None = None


class Assessor(NamedTuple):
    """Who filled in the sheet."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The answers about one product. `date` (YYYY-MM-DD) is the day as of which it is assessed.

    `part` names an owner whose questions alone the sheet is to hold; None for the sheet of the whole product.
    `noted` is what is to stand beside answers that are still to be given, as plain data; those questions are
    unanswered.
    """

    pack: str
    product: Product
    assessor: Assessor
    date: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    sha256: str = ""
    part: str | None = None
    noted: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
