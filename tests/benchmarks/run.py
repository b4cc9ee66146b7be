"""Prints how long the program takes, as ratios to an import; asserts nothing.

Run it with `make bench`. Every figure is the median of runs taken in turn with the run that it is compared
with, so that a slow moment of the machine hits both. "First" is without the cache of rule packs, "again" is
with it.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
SHEET = ROOT / "rules" / "aigc" / "examples" / "campus-tutor.yaml"
RUNS = 15
# Compiled modules are kept, as they are in an installed program
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
CACHE = "RISKCHECK_CACHE"
PROGRAM = [sys.executable, "-m", "riskcheck"]

LOADING = """
from time import perf_counter as now
start = now()
import pydantic
from pydantic import BaseModel
imported = now() - start
import riskcheck.core.scoring.risk.rule_checks
import riskcheck.loading.pack_reader
from riskcheck.api import open_pack
from riskcheck.cli.cache_folder import cache_folder
cache = cache_folder()
start = now()
open_pack(cache=cache)
print(imported, now() - start)
"""


def seconds(command: list[str], cache: str) -> float:
    """Return how long one run of a command takes, start to end."""
    start = perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT | {CACHE: cache})
    return perf_counter() - start


def compared(command: list[str], base: list[str], cache: str = "off") -> tuple[float, float, float]:
    """Return the median seconds of both commands and the median of their ratios, run in turn."""
    pairs = [(seconds(command, cache), seconds(base, cache)) for _ in range(RUNS + 1)][1:]
    return median(a for a, _ in pairs), median(b for _, b in pairs), median(a / b for a, b in pairs)


def loading(cache: str) -> tuple[float, float, float]:
    """Return the median seconds of loading the bundled pack and of importing pydantic, and their ratio."""
    pairs = []
    for _ in range(RUNS):
        environment = ENVIRONMENT | {CACHE: cache}
        done = subprocess.run(
            [sys.executable, "-c", LOADING], check=True, capture_output=True, text=True, env=environment
        )
        imported, loaded = map(float, done.stdout.split())
        pairs.append((loaded, imported))
    return median(a for a, _ in pairs), median(b for _, b in pairs), median(a / b for a, b in pairs)


def main() -> None:
    """Print one line for each figure."""
    click = [sys.executable, "-c", "import click"]
    score = [*PROGRAM, "score", str(SHEET)]
    with tempfile.TemporaryDirectory() as cache:
        seconds(score, cache)  # fills the cache
        figures = [
            ("riskcheck --help / import click", 2.5, compared([*PROGRAM, "--help"], click)),
            ("riskcheck score, full sheet, first / import click", 5.0, compared(score, click)),
            ("riskcheck score, full sheet, again / import click", 5.0, compared(score, click, cache)),
            ("load the bundled pack, first / import pydantic", 1.5, loading("off")),
            ("load the bundled pack, again / import pydantic", 1.5, loading(cache)),
        ]
    print(f"{'':52}{'median':>10}{'of':>10}{'ratio':>8}{'aim':>8}")
    for name, aim, (one, other, ratio) in figures:
        print(f"{name:52}{one * 1000:8.0f}ms{other * 1000:8.0f}ms{ratio:8.2f}{'< ' + format(aim, '.1f'):>8}")


if __name__ == "__main__":
    main()
