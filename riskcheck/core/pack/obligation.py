"""What a pack demands of a product beside its score: approvals, reviews, filings, notices, records."""

from typing import Literal

from pydantic import Field

from riskcheck.core.condition_reading import ALWAYS, ConditionField
from riskcheck.core.pack.base import Identifier, Model
from riskcheck.core.text import TextField

Kind = Literal["approval", "review", "filing", "notice", "record"]


class Obligation(Model):
    """A duty of the owner `who`; it applies where `when` holds and the overall level is at least `level`."""

    id: Identifier
    text: TextField
    who: Identifier
    kind: Kind
    when: ConditionField = ALWAYS
    level: Identifier | None = None
    sources: tuple[Identifier, ...] = Field(min_length=1)


class ObligationFile(Model):
    """The optional file `obligations.yaml`."""

    obligations: tuple[Obligation, ...] = Field(min_length=1)
