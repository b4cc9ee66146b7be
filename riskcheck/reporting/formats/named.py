"""Named tuples with the fields by name for pydantic, which writes and describes a tuple as a bare list."""

from dataclasses import field, make_dataclass
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints


def is_named_tuple(kind: Any) -> bool:
    """Return whether a type is that of a named tuple."""
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


@cache
def named(model: Any) -> type[Any]:
    """Return a dataclass with the name and the fields of a named tuple, those within it likewise."""
    fields = []
    for name, hint in get_type_hints(model, include_extras=True).items():
        given = model._field_defaults
        fields.append((name, _named_in(hint), field(default=given[name]) if name in given else field()))
    return make_dataclass(model.__name__, fields, namespace={"__doc__": model.__doc__})


def as_named(value: Any) -> Any:
    """Return a value with every named tuple in it as what `named` returns for its type."""
    kind: Any = type(value)
    if is_named_tuple(kind):
        return named(kind)(*map(as_named, value))
    return tuple(map(as_named, value)) if isinstance(value, tuple) else value


def _named_in(hint: Any) -> Any:
    if is_named_tuple(hint):
        return named(hint)
    origin = get_origin(hint)
    if origin is None or origin is Annotated:
        return hint
    parts = tuple(map(_named_in, get_args(hint)))
    return reduce(or_, parts) if origin in (Union, UnionType) else origin[parts]
