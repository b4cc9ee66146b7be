"""One interview at a time: who has a sheet open, and what becomes of locks that are left behind."""

import os
import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from riskcheck.errors import ExitCode
from riskcheck.loading import sheet_lock
from riskcheck.loading.sheet_lock import Holder, SheetInUseError, lock_sheet

SINCE = "2026-11-22 14:03"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("answers:\n", encoding="utf-8")
    return sheet


@pytest.fixture(autouse=True)
def who(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "node", lambda: "desk-7")
    monkeypatch.setattr(sheet_lock.getpass, "getuser", lambda: "ann")


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_the_second_is_told_who_has_the_sheet_open(path: Path) -> None:
    first = lock_sheet(path, SINCE)
    assert first.problem == ""
    with pytest.raises(SheetInUseError) as caught:
        lock_sheet(path, "2026-11-22 15:00")
    error = caught.value
    pid = os.getpid()
    assert error.holder == Holder("ann", "desk-7", str(pid), SINCE)
    assert error.message == (
        f"{path}: is open in another interview: ann on desk-7 (process {pid}), since 2026-11-22 14:03"
    )
    assert error.hint == (
        "go on when they have finished; riskcheck score, check and explain read it meanwhile"
    )
    assert error.exit_code is ExitCode.CANNOT_ASK
    first.release()
    first.release()
    assert names(path.parent) == ["sheet.yaml"]
    lock_sheet(path, SINCE).release()


def test_a_link_to_the_sheet_is_the_same_sheet(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    lock = lock_sheet(link, SINCE)
    assert names(tmp_path) == [".sheet.yaml.lock", "link.yaml", "sheet.yaml"]
    with pytest.raises(SheetInUseError):
        lock_sheet(path, SINCE)
    lock.release()


HOLDER = """\
import sys, time
from pathlib import Path
from riskcheck.loading.sheet_lock import lock_sheet
lock = lock_sheet(Path(sys.argv[1]), "since the morning")
print("locked", flush=True)
time.sleep(600)
"""


def test_the_lock_of_a_process_that_was_killed_is_taken_over(path: Path, checkout: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=checkout) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "locked\n"
        with pytest.raises(SheetInUseError) as caught:
            lock_sheet(path, SINCE)
        assert (caught.value.holder.pid, caught.value.holder.since) == (str(process.pid), "since the morning")
        process.send_signal(signal.SIGKILL)
    left = path.with_name(".sheet.yaml.lock")
    # the other process took its true host for its name; here it is to be the same one
    left.write_text(left.read_text(encoding="utf-8").replace(_host_in(left), "desk-7"), encoding="utf-8")
    lock = lock_sheet(path, SINCE)
    assert left.read_text(encoding="utf-8") == (
        f"user: ann\nhost: desk-7\npid: {os.getpid()}\nsince: 2026-11-22 14:03\n"
    )
    lock.release()
    assert names(path.parent) == ["sheet.yaml"]


def _host_in(file: Path) -> str:
    return file.read_text(encoding="utf-8").splitlines()[1].removeprefix("host: ")


def test_a_lock_left_by_another_host_may_still_be_held_there(path: Path) -> None:
    left = path.with_name(".sheet.yaml.lock")
    left.write_text("user: bo\nhost: laptop-3\npid: 7\nsince: 2026-11-21 09:00\n", encoding="utf-8")
    with pytest.raises(SheetInUseError) as caught:
        lock_sheet(path, SINCE)
    assert caught.value.message == (
        f"{path}: is open in another interview: bo on laptop-3 (process 7), since 2026-11-21 09:00"
    )
    assert caught.value.hint == f"if that is not so any more, delete {left}"
    left.unlink()
    lock_sheet(path, SINCE).release()


def test_what_a_lock_file_says_cannot_steer_a_terminal(path: Path) -> None:
    left = path.with_name(".sheet.yaml.lock")
    left.write_text(f"user: \x1b[2Jbo\nhost: {'h' * 200}\npid: 7\n", encoding="utf-8")
    with pytest.raises(SheetInUseError) as caught:
        lock_sheet(path, SINCE)
    holder = caught.value.holder
    assert (holder.host, holder.pid, holder.since) == ("h" * 60, "7", "?")
    assert holder.user == SPELLED_OUT


SPELLED_OUT = "\\x1b[2Jbo"


@pytest.mark.parametrize("content", [b"", b"\xff\x00\n: :\n", b"host: desk-7\n" + b"x" * 100_000])
def test_a_lock_file_without_sense_locks_nobody_out(path: Path, content: bytes) -> None:
    path.with_name(".sheet.yaml.lock").write_bytes(content)
    lock = lock_sheet(path, SINCE)
    with pytest.raises(SheetInUseError, match="ann on desk-7"):
        lock_sheet(path, SINCE)
    lock.release()


def test_a_lock_file_that_is_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine", encoding="utf-8")
    path.with_name(".sheet.yaml.lock").symlink_to(tmp_path / "precious")
    lock = lock_sheet(path, SINCE)
    assert lock.problem == os.strerror(40)
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "mine"


def test_a_pipe_in_the_place_of_the_lock_is_not_waited_for(path: Path) -> None:
    pipe = path.with_name(".sheet.yaml.lock")
    os.mkfifo(pipe)
    assert lock_sheet(path, SINCE).problem == f"{pipe} is not a file"


def test_where_no_lock_can_be_made_the_reason_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = path.with_name("x" * 255)
    long.write_text("answers:\n", encoding="utf-8")
    assert lock_sheet(long, SINCE).problem == "File name too long"
    monkeypatch.setattr(sheet_lock, "fcntl", None)
    assert lock_sheet(path, SINCE).problem == "this system has no locks of this kind"
