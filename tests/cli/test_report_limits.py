"""`riskcheck report` gives a report up in time, and leaves nothing behind when it is interrupted."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LIMITS = {
    ("--time-limit", "1"): "the report was given up after 1 second; allow more seconds with --time-limit",
    (
        "--memory-limit",
        "64",
    ): "the report needs more than 64 MiB of memory; allow more MiB with --memory-limit",
}
WIDEST = Path("rules") / "aigc" / "examples" / "campus-tutor.yaml"


@pytest.mark.parametrize("option", LIMITS)
def test_4_a_report_beyond_its_limits(process, checkout, tmp_path, option):
    report = tmp_path / "report.pdf"
    report.write_text("mine")
    done = process("report", checkout / WIDEST, "-o", report, "--force", *option)
    assert (done.returncode, done.stdout, done.stderr) == (4, "", f"riskcheck: {LIMITS[option]}\n")
    assert report.read_text() == "mine"


def test_the_limits_can_stand_in_the_environment(process, checkout, tmp_path):
    environment = {"RISKCHECK_MEMORY_LIMIT": "64"}
    done = process("report", checkout / WIDEST, "-o", tmp_path / "report.pdf", env=environment)
    assert done.returncode == 4
    assert "more than 64 MiB" in done.stderr


def test_2_a_limit_that_is_none(riskcheck, sheet, tmp_path):
    code, _, err = riskcheck("report", sheet, "-o", tmp_path / "r.pdf", "--time-limit", "0")
    assert code == 2
    assert "--time-limit" in err


def test_an_interrupted_report_leaves_no_process_and_no_file(checkout, tmp_path):
    folder, report = tmp_path / "tmp", tmp_path / "report.pdf"
    folder.mkdir()
    command = [sys.executable, "-m", "riskcheck", "report", str(checkout / WIDEST), "-o", str(report)]
    running = subprocess.Popen(
        [*command, "--lang", "zh+en"],
        env=os.environ | {"TMPDIR": str(folder)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not list(folder.glob("*/*/fonts.conf")):  # rendering has begun
        assert running.poll() is None
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does
    _, err = running.communicate()
    assert (running.returncode, err) == (130, b"\nriskcheck: interrupted\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
    assert list(folder.iterdir()) == []
    assert not report.exists()
