"""Answers that cannot both be true: what a pack declares so that a check can ask back."""

from pydantic import Field

from riskcheck.core.condition_reading import ConditionField
from riskcheck.core.pack.base import Identifier, Model
from riskcheck.core.text import TextField


class Contradiction(Model):
    """The question that holds it is answered with one of `answers` although `when` holds.

    `when` may name rules, too, by their choices or bands. Without `answers`, any answer but `none`, `unknown`
    and `not-applicable` counts. `text` says why both cannot be true. It changes no score.
    """

    when: ConditionField
    answers: tuple[Identifier, ...] | None = Field(default=None, min_length=1)
    text: TextField
