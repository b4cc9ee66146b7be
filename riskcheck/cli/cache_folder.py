"""Where the cache of rule packs lies: in the user's folder for such things, or where RISKCHECK_CACHE says."""

import os
import sys
from pathlib import Path


def cache_folder() -> Path | None:
    """Return the folder of the cache; None with `RISKCHECK_CACHE=off`, or where the user has no home."""
    chosen = os.environ.get("RISKCHECK_CACHE")
    if chosen:
        return None if chosen == "off" else Path(chosen)
    try:
        return _usual()
    except RuntimeError:  # no home
        return None


def _usual() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "riskcheck" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "riskcheck"
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".cache") / "riskcheck"
