"""The parameters of the method in `pack.yaml`: severities, levels and floors."""

from collections.abc import Callable
from fractions import Fraction
from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from riskcheck.core.pack.base import Identifier, Model
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.core.text import TextField
from riskcheck.errors import Problem

GREATEST_RISK = 25
GREATEST_SCORE = 100


class Severity(Model):
    """A band of the residual risk of one rule; `up_to` is inclusive."""

    id: Identifier
    up_to: int = Field(ge=1, le=GREATEST_RISK)
    name: TextField


class Level(Model):
    """A band of a score; `up_to` is inclusive. `verdict` says what it means for the launch."""

    id: Identifier
    up_to: int = Field(ge=0, le=GREATEST_SCORE)
    name: TextField
    verdict: TextField


class Floor(Model):
    """The least level that a finding of a severity or worse, or a red line, forces upon section and whole."""

    severity: Identifier | None = None
    red_line: Literal[True] | None = None
    at_least: Identifier

    @model_validator(mode="after")
    def _one_trigger(self) -> "Floor":
        if (self.severity is None) == (self.red_line is None):
            raise ValueError("a floor names either a severity or `red-line: true`")
        return self


class Parameters(Model):
    """The `scoring` part of a pack of method `risk`."""

    method: Literal["risk"]
    severities: tuple[Severity, ...] = Field(min_length=1)
    levels: tuple[Level, ...] = Field(min_length=2)
    floors: tuple[Floor, ...] = ()
    below_worst_section: int | None = Field(default=None, ge=0)

    def severity_of(self, residual: Fraction) -> str | None:
        """Return the severity of a residual risk of 0..25; None for zero, which is no finding."""
        if residual <= 0:
            return None
        up, down = residual.as_integer_ratio()  # whole numbers compare far quicker than fractions
        return next(severity.id for severity in self.severities if up <= severity.up_to * down)

    def level_of(self, score: Fraction) -> int:
        """Return the index of the level of a score of 0..100."""
        up, down = score.as_integer_ratio()
        return next(index for index, level in enumerate(self.levels) if up <= level.up_to * down)

    def floor_of_severity(self, severity: str | None) -> int:
        """Return the index of the least level that a finding of this severity allows.

        The floors of lesser severities hold for it, too: a safer answer must never raise a level.
        """
        return self._floors[severity]

    def floor_of_red_line(self) -> int:
        """Return the index of the least level that a red line allows."""
        return self._floor(lambda floor: floor.red_line is True)

    @cached_property
    def _floors(self) -> dict[str | None, int]:
        floors: dict[str | None, int] = {None: 0}
        reached: list[str] = []
        for band in self.severities:
            reached.append(band.id)
            floors[band.id] = self._floor(lambda floor: floor.severity in reached)
        return floors

    def _floor(self, matches: Callable[[Floor], bool]) -> int:
        ids = [level.id for level in self.levels]
        return max((ids.index(floor.at_least) for floor in self.floors if matches(floor)), default=0)


def parameters_of(pack: RulePack) -> Parameters:
    """Return the parameters of a pack of this method."""
    if not isinstance(pack.parameters, Parameters):
        raise TypeError(f"{pack.name} is scored by the method {pack.method}")
    return pack.parameters


def check_parameters(parameters: Parameters) -> list[Problem]:
    """Return the defects across the parameters: bands out of order or incomplete, floors naming nothing."""
    problems = [
        *_check_bands("severities", [(s.id, s.up_to) for s in parameters.severities], GREATEST_RISK),
        *_check_bands("levels", [(lv.id, lv.up_to) for lv in parameters.levels], GREATEST_SCORE),
    ]
    levels = [level.id for level in parameters.levels]
    severities = [severity.id for severity in parameters.severities]
    for index, floor in enumerate(parameters.floors):
        for key, value, allowed in (
            ("at-least", floor.at_least, levels),
            ("severity", floor.severity, severities),
        ):
            if value is not None and value not in allowed:
                message = f"'{value}' is not one of {one_of(allowed)}"
                problems.append(
                    Problem("PK020", message, ("floors", index, key), did_you_mean(value, allowed))
                )
    return problems


def _check_bands(key: str, bands: list[tuple[str, int]], greatest: int) -> list[Problem]:
    problems: list[Problem] = []
    for index in range(1, len(bands)):
        if bands[index][1] <= bands[index - 1][1]:
            message = (
                f"'{bands[index][0]}' must reach above {bands[index - 1][1]}, where the band before it ends"
            )
            problems.append(Problem("PK021", message, (key, index, "up-to")))
        if bands[index][0] in [name for name, _ in bands[:index]]:
            problems.append(Problem("PK003", f"'{bands[index][0]}' is defined twice", (key, index, "id")))
    if bands[-1][1] != greatest:
        message = f"the last of {key} must reach up to {greatest}, not {bands[-1][1]}"
        problems.append(Problem("PK021", message, (key, len(bands) - 1, "up-to")))
    return problems
