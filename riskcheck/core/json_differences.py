"""Where two pieces of JSON differ, value by value."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

_NAMES = ("rule", "section", "obligation", "mitigation", "id")  # by which an entry of a list is best called
_NOTHING = "-"
_LONGEST = 80


class Differing(NamedTuple):
    """A place such as `ledger[PRI-03].residual.exact`, and what stands there in the one and in the other."""

    place: str
    one: str
    other: str


def differing_values(one: Any, other: Any, place: str = "") -> Iterator[Differing]:
    """Yield every place where two trees of JSON data differ, in the order of the first."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in {**one, **other}:
            inner = f"{place}.{key}" if place else str(key)
            yield from differing_values(one.get(key, _MISSING), other.get(key, _MISSING), inner)
    elif isinstance(one, list) and isinstance(other, list):
        for index in range(max(len(one), len(other))):
            parts = (
                one[index] if index < len(one) else _MISSING,
                other[index] if index < len(other) else _MISSING,
            )
            yield from differing_values(*parts, f"{place}[{_name(parts, index)}]")
    elif type(one) is not type(other) or one != other:
        yield Differing(place, _shown(one), _shown(other))


_MISSING = object()


def _name(parts: tuple[Any, Any], index: int) -> str:
    for part in parts:
        for key in _NAMES:
            if isinstance(part, dict) and isinstance(part.get(key), str):
                return str(part[key])
    return str(index)


def _shown(value: Any) -> str:
    if value is _MISSING:
        return _NOTHING
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
