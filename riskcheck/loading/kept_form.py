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

_NESTED = frozenset((list, dict))
_Parts = list[Any]
_TUPLE, _MAPPING = 0, 1
# the kinds with the numbers from 2 on: how each is taken apart and put together again
_KINDS: dict[type, tuple[Callable[[Any], tuple[object, ...]], Callable[..., object]]] = {
    Decimal: (lambda number: (str(number),), Decimal),
    Fraction: (lambda number: number.as_integer_ratio(), Fraction),
    Among: (lambda condition: (condition.question, condition.values), Among),
    Between: (lambda condition: (condition.question, condition.at_least, condition.below), Between),
    All: (lambda condition: (condition.parts,), lambda parts: All(parts) if parts else ALWAYS),
    AnyOf: (lambda condition: (condition.parts,), AnyOf),
    Not: (lambda condition: (condition.part,), Not),
}
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS, 2)}
_FIRST_MODEL = 2 + len(_KINDS)


def plain_form(pack: RulePack) -> dict[str, Any]:
    """Return a pack as data that JSON can hold; raises TypeError for a value of another kind."""
    names = {model: name for name, model in models_by_name().items()}
    numbers: dict[str, int] = {}  # of the models that occur

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
            return [_NUMBERS[kind], *map(plain, _KINDS[kind][0](value))]
        if kind not in names:
            raise TypeError(f"a pack with a {kind.__name__} cannot be kept")
        number = numbers.setdefault(names[kind], _FIRST_MODEL + len(numbers))
        return [number, *(plain(getattr(value, name)) for name in kind.model_fields)]

    form = plain(pack)
    return {"models": list(numbers), "pack": form}


def pack_again(data: Mapping[str, Any]) -> RulePack:
    """Return the pack; raises ValueError, LookupError or TypeError for data of another form."""
    known = models_by_name()
    makers: list[Callable[[_Parts], object]] = [
        tuple,
        lambda parts: dict(zip(parts[::2], parts[1::2], strict=True)),
        *(_maker(make) for _, make in _KINDS.values()),
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
