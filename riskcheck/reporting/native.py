"""The native libraries that a PDF needs, looked for without loading WeasyPrint."""

import ctypes
from collections.abc import Callable, Iterable
from typing import Any

# By the names under which WeasyPrint looks for them (Linux, macOS, Windows)
_PANGO = (
    ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib", "libpangoft2-1.0-0.dll"),
    ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
)
_FONTCONFIG = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")
_SUBSET = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")


def has_pango() -> bool:
    """Return whether every library that WeasyPrint cannot do without can be loaded."""
    return all(_loads(names) for names in _PANGO)


def has_subset() -> bool:
    """Return whether the quick font subsetter can be loaded."""
    return _loads(_SUBSET)


def library_versions() -> dict[str, str]:
    """Return the versions of the native libraries that shape the glyphs and subset the fonts, by name.

    The version of one that is missing is empty.
    """
    pango, _, harfbuzz, _ = _PANGO
    shaper = _asked(harfbuzz, lambda library: _text(library.hb_version_string))
    return {
        "pango": _asked(pango, lambda library: _text(library.pango_version_string)),
        "harfbuzz": shaper,
        "harfbuzz-subset": shaper if has_subset() else "",  # else fontTools cuts the fonts
        "fontconfig": _asked(_FONTCONFIG, lambda library: str(library.FcGetVersion())),
    }


def _text(function: Any) -> str:
    function.restype = ctypes.c_char_p
    return str(function().decode())


def _asked(names: Iterable[str], question: Callable[[Any], str]) -> str:
    library = _loaded(names)
    return question(library) if library is not None else ""


def _loads(names: Iterable[str]) -> bool:
    return _loaded(names) is not None


def _loaded(names: Iterable[str]) -> Any:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None
