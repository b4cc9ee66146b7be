"""The quicker way to a type of C: cffi has a parser of all of C read each name of one, 2 ms each."""

import re
from importlib import import_module
from typing import Any

from riskcheck.reporting.exchange import Exchange

_KNOWN = "2.1.1"  # of cffi; another one parses
_SHAPE = re.compile(r"(\w+(?: int)?)( \*|\[(\d*)\])?")
_FIRST = ("PangoGlyphInfo", "PangoRectangle *")  # of which the other quicker functions are made


def types(weasyprint: Any) -> list[Exchange]:
    """Pointers and arrays of known types put together: 20 to 30 ms of every report."""
    ffi = weasyprint.text.ffi.ffi
    if import_module("cffi").__version__ != _KNOWN:
        return []
    made = _Types(ffi)
    ffi._parsed_types.update({name: made[name] for name in _FIRST})
    return [(ffi, "_parsed_types", made)]


class _Types(dict[str, Any]):
    """The types of C by name, as cffi keeps them; one that is missing here is parsed."""

    def __init__(self, ffi: Any) -> None:
        super().__init__(ffi._parsed_types)
        self._ffi = ffi

    def __missing__(self, name: str) -> Any:
        model = import_module("cffi.model")  # it comes with WeasyPrint
        shape = _SHAPE.fullmatch(name)
        base = self._base(model, shape[1]) if shape else None
        if shape is None or base is None:
            raise KeyError(name)
        if shape[3] is not None:
            base = model.ArrayType(base, int(shape[3]) if shape[3] else None)
        elif shape[2]:
            base = model.PointerType(base)
        with self._ffi._lock:
            found = self[name] = self._ffi._get_cached_btype(base), False
        return found

    def _base(self, model: Any, name: str) -> Any | None:
        if name in model.PrimitiveType.ALL_PRIMITIVE_TYPES:
            return model.PrimitiveType(name)
        known, _ = self._ffi._parser._declarations.get(f"typedef {name}", (None, 0))
        return known
