"""What every model of a rule file shares: frozen, unknown keys refused, keys written with hyphens."""

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, GetPydanticSchema
from pydantic_core import PydanticCustomError, core_schema

NONE_WORD = "none"  # the answer "none of these"
RESERVED_WORDS = frozenset({"unknown", NONE_WORD, "not-applicable"})
FORMAT_VERSION = 1


def kebab(name: str) -> str:
    """Return the spelling of a field in a rule file: `red_line` is written `red-line`."""
    return name.replace("_", "-")


class Model(BaseModel):
    """A part of a rule file.

    Its validator is built where files are read: every start of the program would wait for it, and a pack out
    of the cache needs none.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=kebab,
        arbitrary_types_allowed=True,
        defer_build=True,
    )


def models_by_name() -> dict[str, type[Model]]:
    """Return every kind of part that the program knows, by its full name."""
    found: dict[str, type[Model]] = {}
    left: list[type[Model]] = [Model]
    while left:
        for model in left.pop().__subclasses__():
            found[f"{model.__module__}.{model.__qualname__}"] = model
            left.append(model)
    return found


_IDENTIFIER = "^[A-Za-z0-9][A-Za-z0-9-]*$"
_DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_VERSION = "^[0-9]+\\.[0-9]+\\.[0-9]+$"
IN_WORDS = {
    _IDENTIFIER: "must be an id of letters, digits and hyphens",
    _DATE: "must be a date like 2026-11-22",
    _VERSION: "must be a version like 1.0.0",
}


def is_identifier(word: str) -> bool:
    """Return whether a word can be an id."""
    return re.fullmatch(_IDENTIFIER, word) is not None


def _on_the_calendar(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("date", "is not a day of the calendar") from None
    return text


def _ready(schema: core_schema.CoreSchema) -> GetPydanticSchema:
    """Mark a type with its schema: a hundred fields share these few, and would make one each."""
    return GetPydanticSchema(lambda _source, _handler: schema)


Identifier = Annotated[str, _ready(core_schema.str_schema(pattern=_IDENTIFIER, max_length=60))]
DateText = Annotated[
    str,
    _ready(
        core_schema.no_info_after_validator_function(_on_the_calendar, core_schema.str_schema(pattern=_DATE))
    ),
]
Version = Annotated[str, _ready(core_schema.str_schema(pattern=_VERSION))]
Percent = Annotated[int, _ready(core_schema.int_schema(ge=0, le=100))]
