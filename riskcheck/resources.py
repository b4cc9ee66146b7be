"""Where the files live that travel with the program: rule packs, report templates and fonts, locales.

In a wheel they lie in `riskcheck/_bundled`; in a checkout or an editable install beside the package.
This is the only module that uses `__file__`.
"""

import os
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _bundled(kind: str) -> Path:
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    return _PACKAGE / "_bundled" / kind


def rules_dir() -> Path:
    """Return the folder of the bundled rule packs."""
    return _bundled("rules")


def reports_dir() -> Path:
    """Return the folder of the report templates, styles and fonts."""
    return _bundled("reports")


def locale_file(language: str) -> Path:
    """Return the file with the wording of the program in one language; it may not exist."""
    return _PACKAGE / "locales" / f"{language}.yaml"


def code_dir() -> Path:
    """Return the folder of the program itself."""
    return _PACKAGE


def scaffold_dir() -> Path:
    """Return the folder with the rule pack that a new one is made from."""
    return _PACKAGE / "scaffold"


def languages() -> tuple[str, ...]:
    """Return the languages that the program speaks, in alphabetical order."""
    return tuple(sorted(path.stem for path in (_PACKAGE / "locales").iterdir() if path.suffix == ".yaml"))


def program_files() -> Iterator[str]:
    """Yield a line for each file of the code that reads and checks rule packs; it differs if one does."""
    for part in ("core", "loading"):
        yield from _stamps(str(_PACKAGE / part))


def _stamps(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith(".py"):
            status = entry.stat()
            yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _stamps(entry.path)
