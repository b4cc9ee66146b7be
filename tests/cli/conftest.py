import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from riskcheck.cli.boundary import run

Result = tuple[int, str, str]


@pytest.fixture
def riskcheck(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run the program in this process; gives exit code, standard output and standard error."""

    def call(*args: object) -> Result:
        code = run([str(arg) for arg in args])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def process() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Run the program as a process of its own."""

    def call(*args: object, **options: object) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, **options.pop("env", {})}
        return subprocess.run(
            [sys.executable, "-m", "riskcheck", *map(str, args)],
            check=False,
            text=True,
            encoding="utf-8",
            env=environment,
            **{"capture_output": "stdout" not in options, **options},
        )

    return call


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A short sheet with nearly everything open."""
    path = tmp_path / "sheet.yaml"
    path.write_text(SHEET, encoding="utf-8")
    return path


SHEET = """\
riskcheck: 1
pack: aigc@1.2.0
product: {name: Paper boat, version: "2"}
assessor: {name: A. Nother}
date: 2026-11-22
answers:
  modalities: [text, image]
  role: uses-api
  offering: public
  regions: [cn, eu]
  COP-03: unknown
"""
