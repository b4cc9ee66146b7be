"""How long the questionnaire may get for a kind of product, and how long it gets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pydantic import Field

from riskcheck.core.conditions import Fact
from riskcheck.core.longest import Longest, longest
from riskcheck.core.pack.base import Identifier, Model
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.profile import ProfileMany, ProfileNumber, ProfileOne, ProfileQuestion
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.core.text import TextField
from riskcheck.errors import PathKey, Problem


class LengthLimit(Model):
    """A kind of product, by the profile answers that it surely gives, and the most rules it may meet."""

    id: Identifier
    title: TextField
    given: dict[Identifier, str | int | tuple[str, ...]] = Field(default_factory=dict)
    at_most: int | None = Field(default=None, ge=1)


@dataclass(frozen=True, slots=True)
class MeasuredLength:
    """A kind of product and its longest questionnaire."""

    limit: LengthLimit
    found: Longest


def measure(
    limits: Sequence[LengthLimit], pack: RulePack
) -> tuple[tuple[MeasuredLength, ...], list[Problem]]:
    """Return the longest questionnaire of each kind of product with sound answers, and what is wrong."""
    measured, problems = [], []
    for index, limit in enumerate(limits):
        wrong = list(_wrong_answers(limit, pack, ("lengths", index, "given")))
        problems += wrong
        if not wrong:
            found = longest(pack, {name: _fact(value) for name, value in limit.given.items()})
            measured.append(MeasuredLength(limit, found))
            problems += _too_long(limit, found, ("lengths", index, "at-most"))
    return tuple(measured), problems


def _wrong_answers(limit: LengthLimit, pack: RulePack, place: tuple[PathKey, ...]) -> Iterator[Problem]:
    profile = {question.id: question for question in pack.profile}
    for name, value in limit.given.items():
        path = (*place, name)
        question = profile.get(name)
        if question is None:
            message = f"{limit.id}: there is no profile question '{name}'"
            yield Problem("CV007", message, path, did_you_mean(name, profile), of_key=True)
        elif wrong := _wrong(question, value):
            yield Problem("CV008", f"{limit.id}: '{name}' {wrong}", path)


def _wrong(question: ProfileQuestion, value: str | int | tuple[str, ...]) -> str:
    if isinstance(question, ProfileNumber):
        return "" if isinstance(value, int) else "is a question for a number"
    if not isinstance(question, ProfileOne | ProfileMany):
        return "is never the subject of a condition"
    allowed = [choice.id for choice in question.choices]
    if isinstance(question, ProfileMany) and question.allows_none and value == "none":
        return ""
    words = value if isinstance(value, tuple) else (str(value),)
    if isinstance(question, ProfileOne) and len(words) != 1:
        return "takes one choice"
    wrong = [word for word in words if word not in allowed]
    return f"has no choice '{wrong[0]}', only {one_of(allowed, 20)}" if wrong else ""


def _fact(value: str | int | tuple[str, ...]) -> Fact:
    if isinstance(value, int):
        return Fact(number=Fraction(value))
    words = value if isinstance(value, tuple) else (value,)
    return Fact(words=frozenset() if words == ("none",) else frozenset(words))


def _too_long(limit: LengthLimit, found: Longest, place: tuple[PathKey, ...]) -> list[Problem]:
    if limit.at_most is None or found.rules <= limit.at_most:
        return []
    message = f"{limit.id}: such a product is asked up to {found.rules} rules, more than {limit.at_most}"
    return [Problem("CV011", message, place, "give rules a `when` that keeps them from it, or merge some")]
