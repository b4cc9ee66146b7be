"""The native libraries that a PDF needs, looked for without loading WeasyPrint."""

import ctypes
from collections.abc import Iterable

# By the names under which WeasyPrint looks for them (Linux, macOS, Windows)
_PANGO = (
    ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib", "libpangoft2-1.0-0.dll"),
    ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
)
_SUBSET = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")


def has_pango() -> bool:
    """Return whether every library that WeasyPrint cannot do without can be loaded."""
    return all(_loads(names) for names in _PANGO)


def has_subset() -> bool:
    """Return whether the quick font subsetter can be loaded."""
    return _loads(_SUBSET)


def _loads(names: Iterable[str]) -> bool:
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False
