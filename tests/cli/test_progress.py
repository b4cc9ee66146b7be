"""Progress is one line on a terminal, after a second, and gone at the end."""

import io
import re
import sys
from types import SimpleNamespace

import pexpect
import pytest

from riskcheck import api
from riskcheck.cli import progress
from riskcheck.cli.progress import ProgressLine, said, watch_report
from riskcheck.reporting.rendering.messages import Step
from riskcheck.reporting.rendering.steps import STEPS

CLEAR = "\r\x1b[2K"
WIDEST = "rules/aigc/examples/campus-tutor.yaml"


class Terminal(io.StringIO):
    """A terminal of 30 columns with a clock that a test can turn."""

    now = 100.0
    columns = 30

    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    """The terminal that is standard error."""
    there = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=there))
    monkeypatch.setattr(progress, "monotonic", lambda: there.now)
    monkeypatch.setattr(progress, "get_terminal_size", lambda: there)
    return there


def test_nothing_is_shown_for_a_second_and_then_ten_times_a_second_at_most(terminal):
    with ProgressLine() as line:
        for now, text in ((100.9, "a"), (101.0, "b"), (101.05, "c"), (101.1, "d"), (101.3, "d")):
            terminal.now = now
            line.show(lambda text=text: text)
    assert terminal.getvalue() == CLEAR + "b" + CLEAR + "d" + CLEAR


def test_the_line_stays_one_line_and_cannot_steer_the_terminal(terminal):
    terminal.now = 0.0
    with ProgressLine() as line:
        terminal.now = 2.0
        line.show(lambda: "\x1b[31m" + "x" * 40)
    assert terminal.getvalue() == CLEAR + "\\x1b[31m" + "x" * 18 + "..." + CLEAR


@pytest.mark.parametrize("quiet", [True, False])
def test_quiet_and_pipes_stay_silent(terminal, monkeypatch, quiet):
    monkeypatch.setattr(terminal, "isatty", lambda: quiet)
    with ProgressLine(quiet=quiet) as line:
        terminal.now += 2
        line.show(lambda: "a")
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_step_has_words(language):
    words = api.wording(language)
    said_of = {said(Step(name, 3, 9), words) for name in STEPS} | {said(Step("layout", 3), words)}
    assert len(said_of) == len(STEPS) + 1
    assert said(Step("layout", 3, 9), api.wording("en")) == "Report: laying out page 3 of 9 again"
    assert said(Step("layout", 3), api.wording("en")) == "Report: laying out page 3"


def test_a_watcher_shows_the_step(terminal):
    with ProgressLine() as line:
        terminal.now += 1
        watch_report(line, lambda: api.wording("en"))(Step("draw", 0, 21))
    assert terminal.getvalue() == CLEAR + "Report: drawing 21 pages" + CLEAR


def test_on_a_real_terminal_pages_are_counted_and_the_line_is_gone_at_the_end(checkout, tmp_path):
    report = tmp_path / "report.pdf"
    command = ["-m", "riskcheck", "report", str(checkout / WIDEST), "-o", str(report), "--lang", "en"]
    running = pexpect.spawn(sys.executable, command, encoding="utf-8", timeout=120, dimensions=(24, 200))
    shown = running.read()
    assert running.wait() == 0
    lines = shown.split(CLEAR)
    assert lines[-1] == f"riskcheck: {report} is written.\r\n"
    assert lines[0] == ""
    pages = [
        int(found[1]) for line in lines if (found := re.fullmatch(r"Report: laying out page (\d+)", line))
    ]
    assert pages == sorted(set(pages)) != []
