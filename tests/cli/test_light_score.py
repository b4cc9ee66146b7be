"""What `riskcheck score` leaves unimported: its start is most of what a user waits for."""

import subprocess
import sys
from pathlib import Path

import pytest

PROBE = """
import os, sys
from riskcheck.cli.boundary import main
sys.argv = ["riskcheck", "score", sys.argv[1]]
try:
    main()
except SystemExit as ended:
    assert ended.code == 0
print("plugins=" + os.environ["PYDANTIC_DISABLE_PLUGINS"], *sys.modules, sep="\\n", file=sys.stderr)
"""
OTHERS = (
    "jinja2",
    "prompt_toolkit",
    "pydantic.functional_serializers",
    "questionary",
    "weasyprint",
    "importlib.metadata",
    "shutil",
)
CHECKS = (
    "riskcheck.core.pack.references",
    "riskcheck.loading.pack_reader",
    "riskcheck.core.scoring.risk.rule_checks",
)
REST = (
    "riskcheck.core.overlay",
    "riskcheck.core.tiers",
    "riskcheck.core.walk",
    "riskcheck.loading.overlay",
    "riskcheck.core.bench",
    "riskcheck.core.scoring.board",
    "riskcheck.core.scoring.live",
    "riskcheck.interview",
    "riskcheck.loading.atomic",
    "riskcheck.loading.sheet_store",
    "riskcheck.reporting",
)


@pytest.fixture
def imported(tmp_path: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The modules that the second score of a full sheet imports."""
    monkeypatch.setenv("RISKCHECK_CACHE", str(tmp_path))
    sheet = checkout / "rules" / "aigc" / "examples" / "campus-tutor.yaml"
    for _ in range(2):
        command = [sys.executable, "-c", PROBE, str(sheet)]
        ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return set(ended.stderr.split())


def test_a_score_from_the_cache_imports_only_what_it_computes_with(imported: set[str]) -> None:
    assert "riskcheck.core.scoring.risk.assess" in imported
    assert [name for name in sorted(imported) if name.startswith((*OTHERS, *CHECKS, *REST))] == []


def test_no_package_that_happens_to_be_installed_takes_part(imported: set[str]) -> None:
    assert "plugins=__all__" in imported
