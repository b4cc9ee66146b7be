"""Profile questions: they carry no score and decide which rules apply."""

from typing import ClassVar, Literal

from pydantic import Field

from riskcheck.core.pack.base import Model
from riskcheck.core.pack.question import Choice, ManyShape, NumberShape, OneShape, Question
from riskcheck.core.text import TextField


class ProfileOne(Question, OneShape):
    """Exactly one choice."""

    kind: ClassVar[str] = "one"
    type: Literal["one"]
    choices: tuple[Choice, ...] = Field(min_length=2)


class ProfileMany(Question, ManyShape):
    """At least one choice, or none of them where `none` gives a text for that."""

    kind: ClassVar[str] = "many"
    type: Literal["many"]
    choices: tuple[Choice, ...] = Field(min_length=1)
    none: TextField | None = None

    @property
    def allows_none(self) -> bool:
        """Whether `none` is an answer."""
        return self.none is not None


class ProfileNumber(Question, NumberShape):
    """A number."""

    kind: ClassVar[str] = "number"
    type: Literal["number"]


class ProfileText(Question):
    """Free text; never the subject of a condition."""

    kind: ClassVar[str] = "text"
    type: Literal["text"]


class ProfileDate(Question):
    """A calendar date, YYYY-MM-DD; never the subject of a condition."""

    kind: ClassVar[str] = "date"
    type: Literal["date"]


ProfileQuestion = ProfileOne | ProfileMany | ProfileNumber | ProfileText | ProfileDate

PROFILE_TYPES: dict[str, type[ProfileOne | ProfileMany | ProfileNumber | ProfileText | ProfileDate]] = {
    "one": ProfileOne,
    "many": ProfileMany,
    "number": ProfileNumber,
    "text": ProfileText,
    "date": ProfileDate,
}


class ProfileHead(Model):
    """The file `profile.yaml` without its questions, which are read one by one."""

    questions: tuple[object, ...] = ()
