"""What WeasyPrint imports or asks for at another time than is good for us.

It imports parts of fontTools in any case, and needs them for other fonts than ours. And the types of C that
it uses are parsed one by one as it first uses them, when somebody waits for the report.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

# module: the functions that are imported from it by name
_LATE = {"fontTools.subset": (), "fontTools.varLib.instancer": ("instantiateVariableFont",)}


_TYPES = (
    *("PangoFcFontMap *", "PangoGlyphInfo", "PangoLogAttr[]", "PangoRectangle *"),
    *("char[]", "char[4]", "hb_tag_t[100]", "uintptr_t", "unsigned int *"),
)


def parse_types(weasyprint: Any) -> None:
    """Have the types of C parsed that every PDF takes: 2 ms each."""
    for name in _TYPES:
        weasyprint.text.ffi.ffi.typeof(name)


@contextmanager
def late_font_tools() -> Iterator[None]:
    """Let WeasyPrint, imported meanwhile, import these parts when it first uses one of them.

    HarfBuzz subsets fonts, where it is there, and ours are not variable: 9 MiB and a fifth of the import.
    """
    stand_ins = {name: _stand_in(name) for name in _LATE if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _stand_in(name: str) -> ModuleType:
    module = ModuleType(name)

    def attribute(wanted: str) -> Any:
        if wanted.startswith("__"):  # the import system asks what kind of module this is
            raise AttributeError(wanted)
        return getattr(import_module(name), wanted)

    module.__getattr__ = attribute  # type: ignore[method-assign]
    for function in _LATE[name]:
        setattr(module, function, _later(name, function))
    return module


def _later(module: str, name: str) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*given, **named)

    return call
