"""A process that makes a report ends in a result or in one clear line, and leaves nothing behind."""

import os
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from riskcheck.errors import (
    Gravity,
    InvalidInputError,
    Issue,
    Location,
    NotWrittenError,
    RiskcheckError,
    UsageError,
)
from riskcheck.reporting.rendering.child import Child, Send, Watch, await_one
from riskcheck.reporting.rendering.limits import Limits
from riskcheck.reporting.rendering.messages import Step


def made(work: Callable[[Send], bytes], limits: Limits | None = None, watch: Watch | None = None) -> bytes:
    return await_one([Child(work, limits or Limits())], watch).result()


def never(_: Send) -> bytes:
    while True:
        time.sleep(1)


def raising(error: BaseException) -> Callable[[Send], bytes]:
    def work(_: Send) -> bytes:
        raise error

    return work


@pytest.fixture(autouse=True)
def _nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_the_result_comes_back_whole() -> None:
    assert made(lambda _: b"x" * 5_000_000 + b"y") == b"x" * 5_000_000 + b"y"


def test_the_steps_come_back_in_order() -> None:
    seen: list[Step] = []

    def work(send: Send) -> bytes:
        for page in (1, 2):
            send(Step("layout", page, 7))
            time.sleep(0.3)
        return b""

    made(work, watch=seen.append)
    assert [step for step in dict.fromkeys(seen) if step.name != "start"] == [
        Step("layout", 1, 7),
        Step("layout", 2, 7),
    ]


def test_the_time_limit_ends_in_one_line() -> None:
    with pytest.raises(NotWrittenError) as caught:
        made(never, Limits(seconds=0.2))
    assert caught.value.message == "the report was given up after 0.2 seconds"
    assert caught.value.hint == "allow more seconds with --time-limit"


def test_the_memory_limit_ends_in_one_line() -> None:
    with pytest.raises(NotWrittenError) as caught:
        made(lambda _: b"x" * (600 << 20), Limits(mebibytes=500))
    assert caught.value.message == "the report needs more than 500 MiB of memory"
    assert caught.value.hint == "allow more MiB with --memory-limit"


def test_any_error_at_the_limit_of_memory_is_lack_of_memory() -> None:
    def work(_: Send) -> bytes:
        hoard = []
        try:
            while True:
                hoard.append(bytearray(1 << 20))
        except MemoryError:
            raise OSError("cannot load a library") from None

    with pytest.raises(NotWrittenError, match=r"^the report needs more than 500 MiB of memory$"):
        made(work, Limits(mebibytes=500))


def test_a_native_abort_ends_in_one_line() -> None:
    with pytest.raises(NotWrittenError) as caught:
        made(lambda _: os.kill(os.getpid(), signal.SIGTRAP) or b"")  # as GLib ends a process without memory
    assert caught.value.message == "the process that made the report was ended by SIGTRAP"
    assert caught.value.hint == "it may have needed more memory: allow more MiB with --memory-limit"


def test_an_end_without_a_word_ends_in_one_line() -> None:
    with pytest.raises(NotWrittenError, match=r"^the process that made the report ended without one$"):
        made(lambda _: os._exit(0))


WHERE = Location("colours.yaml", 3, 5)
INVALID = InvalidInputError(
    "colours.yaml cannot be read", [Issue("XX1", Gravity.ERROR, "no colour", WHERE, "use #123456")], "mend it"
)


@pytest.mark.parametrize("error", [NotWrittenError("a", "b"), UsageError("c"), INVALID])
def test_an_expected_error_is_the_same_here(error: RiskcheckError) -> None:
    with pytest.raises(type(error)) as caught:
        made(raising(error))
    assert type(caught.value) is type(error)
    assert (caught.value.message, caught.value.hint) == (error.message, error.hint)
    assert getattr(caught.value, "issues", ()) == getattr(error, "issues", ())


@pytest.mark.parametrize("error", [KeyError("shoe"), SystemExit(0), KeyboardInterrupt()])
def test_anything_else_is_a_defect_with_its_traceback(error: BaseException) -> None:
    with pytest.raises(
        RuntimeError, match=rf"(?s)^while a report was made:.*in work.*{type(error).__name__}"
    ):
        made(raising(error))


def test_ctrl_c_is_for_the_waiting_process_alone() -> None:
    def work(_: Send) -> bytes:
        os.kill(os.getpid(), signal.SIGINT)
        return b"made"

    assert made(work) == b"made"


def test_the_process_has_no_terminal_and_its_own_temporary_folder(tmp_path: Path) -> None:
    def work(_: Send) -> bytes:
        os.write(1, b"a banner")
        handle, name = tempfile.mkstemp()
        os.close(handle)
        return f"{os.read(0, 1)!r} {Path(name).parent.parent}".encode()

    assert made(work) == f"b'' {tmp_path}".encode()


def test_a_report_that_nobody_waits_for_is_ended() -> None:
    child = Child(never, Limits())
    child.close()
    child.close()


def test_what_is_prepared_is_not_held_to_the_limit_of_memory() -> None:
    hoard = []
    child = Child(
        lambda _: b"%d" % len(hoard[0]), Limits(mebibytes=1), lambda: hoard.append(bytes(100 << 20))
    )
    assert await_one([child], None).result() == b"104857600"


def test_the_first_to_end_is_returned_first() -> None:
    slow, quick = Child(never, Limits()), Child(lambda _: b"quick", Limits())
    assert await_one([slow, quick], None) is quick
    assert quick.result() == b"quick"
    slow.close()


def test_what_a_process_has_started_ends_with_it() -> None:
    read, write = os.pipe()

    def two(_: Send) -> bytes:
        os.fork()
        os.write(write, b"x")
        time.sleep(600)
        return b""

    child = Child(two, Limits())
    os.close(write)
    with os.fdopen(read, "rb") as alive:
        assert alive.read(2) == b"xx"
        child.close()
        assert alive.read() == b""  # nobody is left who could write


def first_free() -> int:
    """Return the number that the next file to be opened has."""
    number = os.dup(0)
    os.close(number)
    return number


def test_a_system_that_starts_no_more_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(os, "fork", refused)
    before = first_free()
    words = "^no process can be started for the report: resource temporarily unavailable$"
    with pytest.raises(NotWrittenError, match=words):
        Child(lambda _: b"", Limits())
    assert list(tmp_path.iterdir()) == []
    assert first_free() == before
