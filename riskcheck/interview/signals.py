"""Signals during an interview: an answer that is being saved is saved to its end, then it breaks off."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Ctrl-C, the end of the session, a closed window


class Breaks:
    """Notes that a signal wants the interview to end; whoever waits for the user is told at once."""

    def __init__(self) -> None:
        self.wanted = False
        self._waiting: Callable[[], None] | None = None

    def arrived(self) -> None:
        """Take a signal: tell the one who waits, else keep it until somebody waits.

        Raises KeyboardInterrupt for a second one that nobody waited for: something takes too long.
        """
        again, self.wanted = self.wanted, True
        if self._waiting is not None:
            self._waiting()
        elif again:
            raise KeyboardInterrupt

    @contextmanager
    def waiting(self, told: Callable[[], None]) -> Iterator[None]:
        """Wait for the user: `told` is called for a signal. Raises KeyboardInterrupt for an earlier one."""
        if self.wanted:
            raise KeyboardInterrupt
        before, self._waiting = self._waiting, told
        try:
            yield
        finally:
            self._waiting = before


@contextmanager
def deferred(breaks: Breaks) -> Iterator[None]:
    """Hand the signals that end a program to `breaks` while the block runs; of the main thread only."""

    def handle(_number: int, _frame: FrameType | None) -> None:
        breaks.arrived()

    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {number: signal.signal(number, handle) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
