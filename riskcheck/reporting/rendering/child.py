"""A process that makes one report: started by a fork, held to its limits, and never left behind."""

import fcntl
import os
import select
import shutil
import signal
import tempfile
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic
from typing import NoReturn

from riskcheck.errors import NotWrittenError, RiskcheckError
from riskcheck.reporting.rendering import messages
from riskcheck.reporting.rendering.limits import Limits
from riskcheck.reporting.rendering.messages import Step

Send = Callable[[Step], None]
Watch = Callable[[Step], None]
Work = Callable[[Send], bytes]
_CHUNK = 1 << 20
_TICK = 0.1  # seconds between two calls of a watcher
_NO_MEMORY = 3  # exit code
_HEADROOM = 32 << 20
_HINT_MANY = "end others, or allow more (ulimit -u)"
_HINT_DIED = "it may have needed more memory: allow more MiB with --memory-limit"


class Child:
    """A running process and what it has said so far."""

    def __init__(
        self,
        work: Work,
        limits: Limits,
        prepare: Callable[[], None] | None = None,
        *,
        leads: bool = True,
    ) -> None:
        """Start `work` in a process of its own; its clock runs from now on.

        `prepare` loads beforehand what the work takes, while the limit of memory does not hold yet: a library
        that finds no memory as it is loaded fails with anything but a MemoryError. A process that does not
        lead is one of the group of the process that starts it, and ends with that one.

        Raises NotWrittenError where the system starts no more processes.
        """
        self._leads = leads
        self._limits = limits
        self._inbox = messages.Inbox()
        self._outcome: tuple[bytes, bytes] | None = None
        self._folder = tempfile.mkdtemp(prefix="riskcheck-")
        self.deadline = monotonic() + limits.seconds
        self.step = Step("start")
        self._pipe, their_end = os.pipe()
        self._pid = 0
        try:
            self._pid = _fork()
        except OSError as error:
            os.close(their_end)
            os.close(self._pipe)
            shutil.rmtree(self._folder)
            message = f"no process can be started for the report: {str(error.strerror).lower()}"
            raise NotWrittenError(message, _HINT_MANY) from None
        if not self._pid:
            os.close(self._pipe)  # so that a report nobody waits for ends when it next says something
            if leads:
                os.setpgid(0, 0)
            _live(_limited(work, limits, prepare), self._folder, their_end)
        os.close(their_end)
        if leads:
            with suppress(OSError):  # here as well, so that the group is there before it could be ended
                os.setpgid(self._pid, self._pid)

    def fileno(self) -> int:
        """Return what can be waited for."""
        return self._pipe

    def restart_clock(self) -> None:
        """Count the seconds from now on: what came before was waiting."""
        self.deadline = monotonic() + self._limits.seconds

    def receive(self) -> bool:
        """Take in what the process has said; returns whether that was the last of it."""
        data = os.read(self._pipe, _CHUNK)
        for kind, payload in self._inbox.feed(data):
            if kind == messages.STEP:
                self.step = messages.step_read(payload)
            else:
                self._outcome = kind, payload
        return not data

    def result(self) -> bytes:
        """Return the report of a process that has said its last word; raises RiskcheckError."""
        kind, payload = self._outcome or _last_word(self._end())
        self._end()
        if kind == messages.EXPECTED:
            raise messages.error_read(payload)
        if kind == messages.NO_MEMORY:
            message = f"the report needs more than {self._limits.mebibytes} MiB of memory"
            raise NotWrittenError(message, "allow more MiB with --memory-limit")
        if kind == messages.DEFECT:
            raise RuntimeError("while a report was made:\n" + payload.decode(errors="replace"))
        return payload

    def give_up(self) -> None:
        """End a process that has used up its time; its result is the error that says so."""
        self.close()
        seconds = self._limits.seconds
        message = f"the report was given up after {seconds:g} second{'' if seconds == 1 else 's'}"
        error = NotWrittenError(message, "allow more seconds with --time-limit")
        self._outcome = messages.EXPECTED, messages.error_written(error)

    def close(self) -> None:
        """Leave nothing behind, neither the process and those that it started, nor its temporary files."""
        if self._pid:
            with suppress(ProcessLookupError, PermissionError):  # it has ended; macOS says the second one
                (os.killpg if self._leads else os.kill)(self._pid, signal.SIGKILL)
            while os.read(self._pipe, _CHUNK):
                pass  # to the end, which comes when the last of them has gone
        self._end()

    def _end(self) -> int:
        status = 0
        if self._pid:
            _, status = os.waitpid(self._pid, 0)
            self._pid = 0
            os.close(self._pipe)
            shutil.rmtree(self._folder, ignore_errors=True)
        return status


def await_one(children: Sequence[Child], watch: Watch | None) -> Child:
    """Return the first of the running processes that has said its last word or used up its time.

    `watch` is called several times a second with what the first of them is doing.
    """
    while True:
        left = min(child.deadline for child in children) - monotonic()
        ready, _, _ = select.select(children, (), (), max(0, min(left, _TICK)))
        for child in ready:
            if child.receive():
                return child
        for child in children:
            if child.deadline <= monotonic():
                child.give_up()
                return child
        if watch:
            watch(children[0].step)


def _last_word(status: int) -> tuple[bytes, bytes]:
    """Return what the end of a process says that said nothing: a native library has aborted, mostly."""
    if os.WIFSIGNALED(status):
        how = f"was ended by {signal.Signals(os.WTERMSIG(status)).name}"
    elif os.WEXITSTATUS(status) == _NO_MEMORY:
        return messages.NO_MEMORY, b""
    else:
        how = "ended without one"
    error = NotWrittenError(f"the process that made the report {how}", _HINT_DIED)
    return messages.EXPECTED, messages.error_written(error)


# ---- in the other process


def _fork() -> int:
    with warnings.catch_warnings():
        # Python fears for locks that other threads hold; the work needs none of theirs
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _limited(work: Work, limits: Limits, prepare: Callable[[], None] | None) -> Work:
    def limited(send: Send) -> bytes:
        if prepare:
            prepare()
        limits.impose()
        return work(send)

    return limited


def _live(work: Work, folder: str, pipe: int) -> NoReturn:
    """Do the work and leave; nothing of the process that was forked goes on here."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to both; the other one decides
        pipe = fcntl.fcntl(pipe, fcntl.F_DUPFD, 3)
        _cut_off(folder)
        _say(pipe, *_outcome(work, pipe))
    except MemoryError:  # not even enough to say so
        os._exit(_NO_MEMORY)
    except BaseException:  # whatever it is: the code of the caller must not run twice
        os._exit(1)
    os._exit(0)


def _cut_off(folder: str) -> None:
    """Take the terminal away, and keep temporary files where the other process removes them."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.environ["TMPDIR"] = tempfile.tempdir = folder


def _outcome(work: Work, pipe: int) -> tuple[bytes, bytes]:
    try:
        return messages.RESULT, work(lambda step: _say(pipe, messages.STEP, messages.step_written(step)))
    except RiskcheckError as error:
        return messages.EXPECTED, messages.error_written(error)
    except MemoryError:
        return messages.NO_MEMORY, b""
    except BaseException:  # a guard of the tests is one as well
        if not _has_memory():
            return messages.NO_MEMORY, b""
        import traceback

        return messages.DEFECT, traceback.format_exc().encode(errors="backslashreplace")


def _has_memory() -> bool:
    """Return whether an error has another reason than lack of memory, which a library names as it likes."""
    try:
        bytearray(_HEADROOM)
    except MemoryError:
        return False
    return True


def _say(pipe: int, kind: bytes, payload: bytes) -> None:
    left = memoryview(messages.message(kind, payload))
    while left:
        left = left[os.write(pipe, left) :]
