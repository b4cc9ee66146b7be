"""One report made in a process that was started before the report was known."""

import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from riskcheck.errors import NotWrittenError
from riskcheck.reporting.formats import FORMATS
from riskcheck.reporting.rendering.limits import Limits
from riskcheck.reporting.rendering.messages import Step
from riskcheck.reporting.rendering.renderer import Renderer
from riskcheck.reporting.rendering.steps import StepHandler
from tests.reporting.sample import FULL, report_of

REPORT = report_of(FULL)


@pytest.mark.parametrize("suffix", FORMATS)
def test_it_gives_the_bytes_that_the_format_gives(suffix: str) -> None:
    with Renderer(suffix) as renderer:
        assert renderer.render(REPORT) == FORMATS[suffix](REPORT)


def test_the_watcher_sees_pages() -> None:
    seen: list[Step] = []
    with Renderer(".pdf", watch=seen.append) as renderer:
        renderer.render(REPORT)
    assert any(step.name == "layout" and step.page > 0 for step in seen)


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_a_report_that_takes_too_long_is_given_up(suffix: str) -> None:
    with (
        Renderer(suffix, Limits(seconds=0.001)) as renderer,
        pytest.raises(NotWrittenError, match=r"^the report was given up after 0\.001 seconds$"),
    ):
        renderer.render(REPORT)


def test_a_missing_library_is_said_when_the_report_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("riskcheck.reporting.formats.pdf._imported", missing)
    with Renderer(".pdf") as renderer, pytest.raises(NotWrittenError, match="a PDF needs the library Pango"):
        renderer.render(REPORT)


def test_a_renderer_that_is_not_needed_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Renderer(".pdf"):
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


LOGGED = {
    "Step 1 - Fetching and parsing HTML - HTML string": Step("read"),
    "Step 2 - Fetching and parsing CSS - CSS string": Step("read"),
    "Step 3 - Applying CSS": Step("style"),
    "Step 4 - Creating formatting structure": Step("boxes"),
    "Step 5 - Creating layout - Page 1": Step("layout", 1),
    "Step 5 - Creating layout - Page 2": Step("layout", 2),
    "Step 5 - Creating layout - Repagination #1": None,
    "Step 5 - Creating layout - Page 1 (up-to-date)": Step("layout", 1, 2),
    "Step 6 - Creating PDF": Step("draw", 0, 2),
    "Step 7 - Adding PDF metadata": Step("write", 0, 2),
    "Something else": None,
}


def test_what_weasyprint_logs_as_steps() -> None:
    steps: list[Step] = []
    handler = StepHandler(steps.append)
    for text in LOGGED:
        handler.emit(logging.makeLogRecord({"msg": text}))
    assert steps == [step for step in LOGGED.values() if step]


def test_the_process_is_started_before_anything_heavy_is_imported() -> None:
    heavy = "{'jinja2', 'pydantic', 'weasyprint', 'yaml'}"
    code = (
        "import os, sys; fork = os.fork\n"
        f"def early(): print(*sorted({heavy} & set(sys.modules)), flush=True); return fork()\n"
        "os.fork = early\n"
        "from riskcheck.cli.boundary import run\n"
        "run(['report', 'no.yaml', '-o', 'no.pdf'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
