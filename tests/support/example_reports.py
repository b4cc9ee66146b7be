"""The reports of the bundled examples: made once in a run of the tests, whichever worker needs one first."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from riskcheck import api

NAMES = tuple(api.examples())
LANGUAGES = ("zh", "en")


def example_report(folder: Path, name: str, language: str, *flags: str) -> Path:
    """Return the PDF of an example, made by the program as a user runs it."""
    path = folder / f"{name}.{language}{''.join(flags)}.pdf"
    with _locked(path.with_suffix(".lock")):
        if not path.exists():
            command = [sys.executable, "-m", "riskcheck", "report", str(api.examples()[name])]
            subprocess.run(
                [*command, "-o", str(path), "--lang", language, *flags], check=True, capture_output=True
            )
    return path


def shared_folder(base: Path) -> Path:
    """Return a folder that all workers of this run of the tests share; `base` is the one of this worker."""
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "example-reports"
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
