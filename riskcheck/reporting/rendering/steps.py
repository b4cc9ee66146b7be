"""What WeasyPrint logs about its progress, as steps."""

import logging
import re
from collections.abc import Callable

from riskcheck.reporting.rendering.messages import Step

_LOGGER = "weasyprint.progress"
_PAGE = re.compile(r"Step 5 - Creating layout - Page (\d+)")
_MORE = re.compile(r"Step 5 - Creating layout - (\d+) more pages")  # those of another process
_AGAIN = re.compile(r"Step 5 - Creating layout - Repagination")
STEPS = ("start", "read", "style", "boxes", "layout", "draw", "write")
_STARTS = {
    "Step 1 ": "read",
    "Step 2 ": "read",
    "Step 3 ": "style",
    "Step 4 ": "boxes",
    "Step 6 ": "draw",
    "Step 7 ": "write",
}


class StepHandler(logging.Handler):
    """Passes on each step that WeasyPrint logs.

    How many pages there are is known once all have been laid out; until then `pages` is 0.
    """

    def __init__(self, send: Callable[[Step], None]) -> None:
        """Send every step to `send`."""
        super().__init__(logging.INFO)
        self._send = send
        self._page = self._pages = self._more = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Pass on the step of a record, if it is one."""
        step = self._step(record.getMessage())
        if step:
            self._send(step)

    def _step(self, text: str) -> Step | None:
        page = _PAGE.match(text)
        if page:
            self._page = int(page[1])
            return Step("layout", self._page, self._pages)
        more = _MORE.match(text)
        if more:
            self._more = int(more[1])
        if more or _AGAIN.match(text):
            self._pages = self._page + self._more
            return None
        name = _STARTS.get(text[:7])
        return Step(name, 0, self._pages or self._page) if name else None


def follow(send: Callable[[Step], None]) -> None:
    """Send every step of this process from now on; meant for a process that makes one report."""
    logger = logging.getLogger(_LOGGER)
    logger.setLevel(logging.INFO)
    logger.addHandler(StepHandler(send))
