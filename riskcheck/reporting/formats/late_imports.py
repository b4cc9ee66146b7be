"""Parts of fontTools that WeasyPrint imports in any case and needs for other fonts than ours."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

# module: the functions that are imported from it by name
_LATE = {"fontTools.subset": (), "fontTools.varLib.instancer": ("instantiateVariableFont",)}


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
