"""A sound pack as plain data for a cache, and back without a check: every value was checked beforehand.

In these data a mapping is a text by language, and a list begins with the number of its kind: a tuple, a
mapping, a number, a condition, or one of the models, whose values follow in the order of its fields. The
models are those of the running program, so nothing but parts of a pack can come out.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from riskcheck.core.conditions import ALWAYS, All, Among, AnyOf, Between, Not
from riskcheck.core.pack.base import Model, models_by_name
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.text import NEUTRAL, Text

_TUPLE, _MAPPING, _FIRST_MODEL = 0, 1, 9
_NESTED = frozenset((list, dict))
_Parts = list[Any]
# how the kinds between the mapping and the first model are taken apart and put together again
_KINDS: dict[type, tuple[int, Callable[[Any], tuple[object, ...]], Callable[..., object]]] = {
    Decimal: (2, lambda number: (str(number),), Decimal),
    Fraction: (3, lambda number: number.as_integer_ratio(), Fraction),
    Among: (4, lambda condition: (condition.question, condition.values), Among),
    Between: (5, lambda condition: (condition.question, condition.at_least, condition.below), Between),
    All: (6, lambda condition: (condition.parts,), lambda parts: All(parts) if parts else ALWAYS),
    AnyOf: (7, lambda condition: (condition.parts,), AnyOf),
    Not: (8, lambda condition: (condition.part,), Not),
}


def plain_form(pack: RulePack) -> dict[str, Any]:
    """Return a pack as data that JSON can hold; raises TypeError for a value of another kind."""
    models = {model: number for number, model in enumerate(models_by_name().values(), _FIRST_MODEL)}

    def plain(value: Any) -> Any:
        kind = type(value)
        if value is None or kind in (str, int, bool):
            return value
        if kind is Text:
            words = value.as_data()
            return {NEUTRAL: words} if isinstance(words, str) else words
        if kind is tuple:
            return [_TUPLE, *map(plain, value)]
        if kind is dict:
            return [_MAPPING, *(plain(part) for pair in value.items() for part in pair)]
        if kind in _KINDS:
            number, parts_of, _ = _KINDS[kind]
            return [number, *map(plain, parts_of(value))]
        if kind in models:
            return [models[kind], *(plain(getattr(value, name)) for name in kind.model_fields)]
        raise TypeError(f"a pack with a {kind.__name__} cannot be kept")

    return {"models": list(models_by_name()), "pack": plain(pack)}


def pack_again(data: Mapping[str, Any]) -> RulePack:
    """Return the pack; raises ValueError, LookupError or TypeError for data of another form."""
    known = models_by_name()
    makers: list[Callable[[_Parts], object]] = [
        tuple,
        lambda parts: dict(zip(parts[::2], parts[1::2], strict=True)),
        *(_maker(make) for _, _, make in _KINDS.values()),
        *(_maker_of_model(known[name]) for name in data["models"]),
    ]

    def made(node: Any) -> object:
        if type(node) is dict:
            return Text(node)
        return makers[node[0]]([made(part) if type(part) in _NESTED else part for part in node[1:]])

    pack = made(data["pack"])
    if not isinstance(pack, RulePack):
        raise TypeError("no pack")
    return pack


def _maker(make: Callable[..., object]) -> Callable[[_Parts], object]:
    return lambda parts: make(*parts)


def _maker_of_model(model: type[Model]) -> Callable[[_Parts], Model]:
    """Return what makes a model of its values, in the way in which `pickle` does."""
    names, state = tuple(model.model_fields), model.model_construct().__getstate__()

    def made(values: _Parts) -> Model:
        state["__dict__"] = dict(zip(names, values, strict=True))
        instance = model.__new__(model)
        instance.__setstate__(state)
        return instance

    return made
