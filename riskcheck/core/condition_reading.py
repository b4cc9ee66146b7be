"""Conditions as they stand in a rule file, read into `core.conditions`."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import GetPydanticSchema
from pydantic_core import PydanticCustomError, core_schema

from riskcheck.core.conditions import ALWAYS, All, Among, AnyOf, Between, Condition, Not
from riskcheck.core.suggest import did_you_mean

LIMITS = ("at-least", "below")


def _wrong(message: str, *path: str | int) -> PydanticCustomError:
    # `path` leads on from the condition itself; the loader joins it to find the line
    return PydanticCustomError("condition", "{message}", {"message": message, "path": list(path)})


def _read(raw: Any, *path: str | int) -> Condition:
    if not isinstance(raw, dict) or not raw:
        raise _wrong("a condition is a mapping of question to choice, choices or limits", *path)
    parts = tuple(_entry(key, value, (*path, key)) for key, value in raw.items())
    return parts[0] if len(parts) == 1 else All(parts)


def _entry(key: str, value: Any, path: tuple[str | int, ...]) -> Condition:
    if key in ("all", "any"):
        if not isinstance(value, list | tuple) or not value:
            raise _wrong(f"'{key}' takes a list of conditions", *path)
        parts = tuple(_read(part, *path, index) for index, part in enumerate(value))
        return All(parts) if key == "all" else AnyOf(parts)
    if key == "not":
        return Not(_read(value, *path))
    if isinstance(value, dict):
        return _limits(key, value, path)
    words = value if isinstance(value, list | tuple) else [value]
    if not words or not all(isinstance(word, str) for word in words):
        raise _wrong(f"'{key}' takes a choice or a list of choices", *path)
    return Among(key, tuple(words))


def _limits(question: str, limits: dict[str, Any], path: tuple[str | int, ...]) -> Condition:
    numbers: dict[str, Fraction] = {}
    for name, limit in limits.items():
        if name not in LIMITS:
            near = did_you_mean(name, LIMITS)
            raise _wrong(
                f"'{name}' is not one of at-least, below" + (f"; {near}" if near else ""), *path, name
            )
        if isinstance(limit, bool) or not isinstance(limit, int | Decimal):
            raise _wrong(f"'{name}' takes a number", *path, name)
        numbers[name] = Fraction(limit)
    if not numbers:
        raise _wrong(f"'{question}' takes at-least, below or both", *path)
    return Between(question, numbers.get("at-least"), numbers.get("below"))


def read_condition(raw: Any) -> Condition:
    """Read a condition; raises `PydanticCustomError` of type `condition` with the path of the defect."""
    return raw if isinstance(raw, Condition) else _read(raw)


CONDITION_SCHEMA: dict[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "properties": {
        "all": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Condition"}},
        "any": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Condition"}},
        "not": {"$ref": "#/$defs/Condition"},
    },
    "additionalProperties": {
        "anyOf": [
            {"type": "string"},
            {"type": "array", "minItems": 1, "items": {"type": "string"}},
            {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": False,
                "properties": {"at-least": {"type": "number"}, "below": {"type": "number"}},
            },
        ]
    },
}
CONDITION_MARK = {
    "x-riskcheck": "condition"
}  # core.pack.schema puts the reference to the schema above in its place
_SCHEMA = core_schema.no_info_plain_validator_function(
    read_condition,
    metadata={"pydantic_js_functions": [lambda _schema, _handler: dict(CONDITION_MARK)]},
)
ConditionField = Annotated[Condition, GetPydanticSchema(lambda _source, _handler: _SCHEMA)]

__all__ = ["ALWAYS", "CONDITION_MARK", "CONDITION_SCHEMA", "ConditionField", "read_condition"]
