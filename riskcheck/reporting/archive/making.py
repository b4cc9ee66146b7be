"""Everything beside the sheet and the pack that has a say in the bytes of a report."""

import hashlib
import sys
import zlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from riskcheck.reporting.native import library_versions
from riskcheck.resources import code_dir, languages, locale_file, reports_dir

# The packages that read the files, shape the pages or write the PDF
_PACKAGES = (
    "cssselect2",
    "fonttools",
    "jinja2",
    "markupsafe",
    "pillow",
    "pydantic",
    "pydyf",
    "pyphen",
    "pyyaml",
    "tinycss2",
    "tinyhtml5",
    "weasyprint",
)


def made_with(tool_version: str) -> dict[str, str]:
    """Return the versions of the program and of what it stands on, by name.

    `appearance` is the digest of our own templates, fonts and words, `code` that of the program itself: one
    version that is still being worked on is many.
    """
    return {
        "riskcheck": tool_version,
        "appearance": _appearance(),
        "code": _code(),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **library_versions(),
        **{name: _version(name) for name in _PACKAGES},
    }


def template_digest(folder: Path) -> str:
    """Return the digest of a folder of the user's own templates."""
    return _digest((path.relative_to(folder).as_posix(), path) for path in _files(folder))


@cache
def _appearance() -> str:
    words = [(f"locales/{name}.yaml", locale_file(name)) for name in languages()]
    ours = [path for kind in ("audit", "fonts") for path in _files(reports_dir() / kind)]
    looks = [(path.relative_to(reports_dir()).as_posix(), path) for path in ours]
    return _digest([*looks, *words])


@cache
def _code() -> str:
    return _digest((path.relative_to(code_dir()).as_posix(), path) for path in code_dir().rglob("*.py"))


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return [
        path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def _digest(files: Iterable[tuple[str, Path]]) -> str:
    """Return the SHA-256 of the lines that `sha256sum` would print in the order of the names."""
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in sorted(files))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


@cache
def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
