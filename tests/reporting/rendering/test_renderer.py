"""One report made in a process that was started before the report was known."""

import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from riskcheck.errors import Gravity, InvalidInputError, Issue, Location, NotWrittenError
from riskcheck.reporting.formats import FORMATS, Report
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


def _with_template(folder: Path, text: str) -> Report:
    (folder / "report.html.j2").write_text(text)
    return replace(REPORT, options=replace(REPORT.options, template=folder))


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for a template; afterwards no process and no temporary file is left."""
    folder, temporary = tmp_path / "template", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    yield folder
    assert list(temporary.iterdir()) == []
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_an_error_in_a_template_is_the_same_here(suffix: str, template: Path) -> None:
    report = _with_template(template, "<p>\n{{ 1 / 0 }}")
    with Renderer(suffix) as renderer, pytest.raises(InvalidInputError) as caught:
        renderer.render(report)
    place = Location(str(template / "report.html.j2"), 2, 1)
    assert caught.value.issues == (Issue("TP001", Gravity.ERROR, "division by zero", place),)


ENDLESS = "{% for a in range(9999) %}" * 3 + "{{ a }}" + "{% endfor %}" * 3
GREEDY = "{% set a = namespace(b='x' * 99999) %}{% for c in range(99) %}{% set a.b = a.b ~ a.b %}{% endfor %}"


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
@pytest.mark.parametrize(
    ("content", "limits", "words"),
    [
        (ENDLESS, Limits(seconds=2), r"^the report was given up after 2 seconds$"),
        (GREEDY, Limits(mebibytes=1000), r"^the report needs more than 1000 MiB of memory$"),
    ],
    ids=["endless", "greedy"],
)
def test_a_template_beyond_the_limits_is_given_up(
    content: str, limits: Limits, words: str, suffix: str, template: Path
) -> None:
    report = _with_template(template, content)
    with Renderer(suffix, limits) as renderer, pytest.raises(NotWrittenError, match=words):
        renderer.render(report)


def test_an_interrupted_draft_leaves_nothing(template: Path) -> None:
    def interrupting(_: Step) -> None:
        raise KeyboardInterrupt

    report = _with_template(template, ENDLESS)
    with pytest.raises(KeyboardInterrupt), Renderer(".pdf", watch=interrupting) as renderer:
        renderer.render(report)


@pytest.mark.parametrize("part", ["page_of", "enclosures_of"])
def test_a_draft_that_dies_ends_in_one_line(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(_: Report) -> None:
        os.kill(os.getpid(), signal.SIGTRAP)

    monkeypatch.setattr(f"riskcheck.reporting.formats.draft.{part}", dying)
    with (
        Renderer(".pdf") as renderer,
        pytest.raises(NotWrittenError, match=r"^the process that made the report was ended by SIGTRAP$"),
    ):
        renderer.render(REPORT)


def test_what_lays_a_pdf_out_needs_neither_templates_nor_packs() -> None:
    code = (
        "import sys; from riskcheck.reporting.formats.pdf import prepare_pdf; prepare_pdf()\n"
        "print(*sorted({'jinja2', 'pydantic', 'weasyprint', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "weasyprint\n"


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


def test_the_pages_of_another_process_count_as_well() -> None:
    steps: list[Step] = []
    handler = StepHandler(steps.append)
    for text in ("Page 1", "Page 2", "3 more pages", "Repagination #1", "Page 1 (up-to-date)"):
        handler.emit(logging.makeLogRecord({"msg": f"Step 5 - Creating layout - {text}"}))
    handler.emit(logging.makeLogRecord({"msg": "Step 6 - Creating PDF"}))
    assert steps == [
        Step("layout", 1),
        Step("layout", 2),
        Step("layout", 1, 5),
        Step("draw", 0, 5),
    ]


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
