"""The process that renders the second part of a report, and what it and the first one tell each other."""

import json
import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from queue import SimpleQueue
from types import TracebackType

from riskcheck.reporting.parts.counting import Ask, Extent, Tell
from riskcheck.reporting.parts.excerpt import Excerpt, unpacked
from riskcheck.reporting.rendering.child import Child, Send, await_one
from riskcheck.reporting.rendering.limits import Limits

Work = Callable[[Ask, Tell], Excerpt]
_BEGIN = Extent(0, {})
_one_by_one = ContextVar("_one_by_one", default=False)


@contextmanager
def one_by_one() -> Iterator[None]:
    """Let the two processes of a report work by turns meanwhile: others have work for every processor."""
    token = _one_by_one.set(True)
    try:
        yield
    finally:
        _one_by_one.reset(token)


class SecondProcess:
    """Renders the second part; a context manager that leaves no process behind."""

    def __init__(self, work: Work) -> None:
        """Start the process; `work` can ask for the extent of the first part and tell its own."""
        self._by_turns = _one_by_one.get()
        there, self._out = os.pipe()
        self._in, back = os.pipe()
        self._told = _BEGIN
        self._child = Child(self._work(work, there, back), Limits.present(), leads=False)
        os.close(there)
        os.close(back)

    def __enter__(self) -> "SecondProcess":
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process, wherever it is."""
        self._child.close()
        os.close(self._out)
        os.close(self._in)

    def ask(self) -> Extent:
        """Return the extent of the second part once it is laid out; raises what went wrong there."""
        if self._by_turns:
            _write(self._out, _BEGIN)
        with os.fdopen(self._in, "rb", closefd=False) as lines:
            line = lines.readline()
        if not line:
            self.result()
        return _read(line)

    def tell(self, extent: Extent) -> None:
        """Tell the extent of the first part, which does not change any more."""
        self._told = extent
        if not self._by_turns:
            _write(self._out, extent)

    def result(self) -> Excerpt:
        """Return the second part; raises what went wrong there."""
        if self._by_turns:
            _write(self._out, self._told)
        return unpacked(await_one([self._child], None).result())

    # ---- in the other process

    def _work(self, work: Work, there: int, back: int) -> Callable[[Send], bytes]:
        def working(_send: Send) -> bytes:
            os.close(self._out)
            os.close(self._in)
            logging.getLogger("weasyprint.progress").handlers.clear()  # the first part tells how far it is
            heard: SimpleQueue[Extent] = SimpleQueue()
            threading.Thread(target=_listen, args=(there, heard), daemon=True).start()
            if self._by_turns:
                heard.get()
            return work(heard.get, lambda extent: _write(back, extent)).packed()

        return working


def _listen(pipe: int, heard: "SimpleQueue[Extent]") -> None:
    """Pass on what the first process says, and end this one when that one is no more."""
    with os.fdopen(pipe, "rb") as lines:
        for line in lines:
            heard.put(_read(line))
    os._exit(1)


def _write(pipe: int, extent: Extent) -> None:
    left = memoryview(json.dumps(extent).encode() + b"\n")
    with suppress(BrokenPipeError):  # it has ended; its last word says why
        while left:
            left = left[os.write(pipe, left) :]


def _read(line: bytes) -> Extent:
    return Extent(*json.loads(line))
