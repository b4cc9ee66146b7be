"""The guards that hold for every test: no network, no home directory, the same environment everywhere.

Warnings are errors through pyproject.toml. The clock is refused by the linter (TID251 in pyproject.toml), in
tests and program alike.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.guards import sitecustomize as _refuses_the_network  # noqa: F401

CHECKOUT = Path(__file__).resolve().parent.parent
NO_HOME = "/dev/null/tests-have-no-home"  # nothing can be made below a device, not even by root
PERSONAL = {"COLUMNS", "FORCE_COLOR", "LANGUAGE", "LINES", "NO_COLOR"}


def _guard_environment() -> None:
    """Change this process's environment, which xdist's workers and every program under test inherit."""
    os.environ.setdefault("RISKCHECK_TESTS_REAL_HOME", os.environ.get("HOME", ""))
    for name in list(os.environ):
        ours = name.startswith("RISKCHECK_") and not name.startswith("RISKCHECK_TESTS_")
        if ours or name in PERSONAL or name.startswith(("LC_", "XDG_")):
            del os.environ[name]
    os.environ["HOME"] = NO_HOME
    os.environ["LANG"] = "C.UTF-8"
    os.environ["PYTHONPATH"] = str(CHECKOUT / "tests" / "guards")


_guard_environment()

# The same cases in every run. HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile(
    "gate", database=None, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", database=None, deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of pyproject.toml."""
    return CHECKOUT


@pytest.fixture(scope="session")
def unguarded_environment() -> dict[str, str]:
    """An environment for the few processes that may reach the package registry."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return kept | {"HOME": kept["RISKCHECK_TESTS_REAL_HOME"]}
