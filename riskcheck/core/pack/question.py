"""What a profile question and a rule have in common: something is asked and some answers are allowed."""

from decimal import Decimal
from typing import ClassVar

from riskcheck.core.condition_reading import ALWAYS, ConditionField
from riskcheck.core.conditions import Condition
from riskcheck.core.pack.base import Identifier, Model
from riskcheck.core.pack.contradiction import Contradiction
from riskcheck.core.text import TextField


class Question(Model):
    """A question of any type."""

    id: Identifier
    title: TextField
    ask: TextField
    help: TextField | None = None
    when: ConditionField = ALWAYS
    sources: tuple[Identifier, ...] = ()
    contradicts: tuple[Contradiction, ...] = ()
    owner: Identifier | None = None  # who can answer

    kind: ClassVar[str] = ""  # the answer type: one, many, number, sample, text or date

    def condition(self) -> Condition:
        """Return the condition under which the question applies."""
        return self.when


class Choice(Model):
    """One of the choices of a question of type `one` or `many`."""

    id: Identifier
    text: TextField
    help: TextField | None = None


class OneShape(Model):
    """Exactly one of the choices; the answer is its id."""

    kind: ClassVar[str] = "one"
    choices: tuple[Choice, ...]


class ManyShape(Model):
    """Any number of the choices; the answer is a list of ids, or `none` where that is allowed."""

    kind: ClassVar[str] = "many"
    choices: tuple[Choice, ...]

    @property
    def allows_none(self) -> bool:
        """Whether `none` is an answer."""
        return True


class NumberShape(Model):
    """A number between `min` and `max`, both inclusive."""

    kind: ClassVar[str] = "number"
    unit: TextField | None = None
    min: int | Decimal | None = None
    max: int | Decimal | None = None
    integer: bool = False
