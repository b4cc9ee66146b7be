"""What every model of a rule file shares: frozen, unknown keys refused, keys written with hyphens."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

RESERVED_WORDS = frozenset({"unknown", "none", "not-applicable"})
FORMAT_VERSION = 1


def kebab(name: str) -> str:
    """Return the spelling of a field in a rule file: `red_line` is written `red-line`."""
    return name.replace("_", "-")


class Model(BaseModel):
    """A part of a rule file."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=kebab, arbitrary_types_allowed=True, strict=True
    )


Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$", max_length=60)]
DateText = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
Percent = Annotated[int, Field(ge=0, le=100)]
