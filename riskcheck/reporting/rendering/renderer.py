"""Makes one report in a process of its own that gets ready while the answer sheet is still being read.

A PDF takes three: the first imports WeasyPrint meanwhile, and the others, begun once the report is known,
make its page and what it carries.
"""

import os
import pickle
import select
from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from riskcheck.reporting.rendering.child import Child, Send, Watch, Work, await_one
from riskcheck.reporting.rendering.limits import Limits

if TYPE_CHECKING:
    from riskcheck.reporting.formats.report import Report


class Renderer:
    """A process that waits for a report to make; a context manager that leaves no process behind.

    The report reaches it through a pipe, pickled: it comes from this program alone. What comes back is bytes,
    and so is the draft of a PDF that passes between processes: templates of others took part in it.
    """

    def __init__(self, suffix: str, limits: Limits | None = None, watch: Watch | None = None) -> None:
        """Start the process; it loads at once what the format of `suffix` needs."""
        self._suffix = suffix
        self._limits = limits or Limits()
        self._watch = watch
        there, self._here = os.pipe()
        self._child = Child(self._work(there), self._limits, self._get_ready)
        os.close(there)

    def __enter__(self) -> "Renderer":
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process, wherever it is."""
        self.close()

    def close(self) -> None:
        """End the process, wherever it is."""
        if self._here >= 0:
            os.close(self._here)
            self._here = -1
        self._child.close()

    def render(self, report: "Report") -> bytes:
        """Return the report as a file of the format; works once.

        Raises NotWrittenError when it takes more time or memory than allowed, or cannot be complete.
        """
        self._child.restart_clock()
        if self._suffix == ".pdf":
            job = self._drafted(report)
        else:
            job = pickle.dumps(report, pickle.HIGHEST_PROTOCOL)
        self._hand_over(job)
        return await_one([self._child], self._watch).result()

    def _drafted(self, report: "Report") -> bytes:
        """Return the draft of a PDF; its parts are made in processes that know what this one knows."""
        from riskcheck.reporting.formats import draft, prepare_enclosures, prepare_page

        makers: list[Child] = []
        try:
            for make, prepare in (
                (draft.page_of, prepare_page),
                (draft.enclosures_of, prepare_enclosures),
            ):
                makers.append(Child(_making(make, report), self._limits, self._beginning(prepare)))
            waiting = set(makers)
            while waiting:
                first = await_one([self._child, *waiting], self._watch)
                first.result()  # an error, if it is our own process that has ended, or one of the makers
                waiting.discard(first)
            return draft.joined(report, *(maker.result() for maker in makers))
        finally:
            for maker in makers:
                maker.close()

    def _hand_over(self, job: bytes) -> None:
        os.set_blocking(self._here, False)
        left = memoryview(job)
        try:
            while left and self._child.deadline > monotonic():
                _, ready, _ = select.select((), (self._here,), (), self._child.deadline - monotonic())
                left = left[os.write(self._here, left) :] if ready else left
        except BrokenPipeError:
            pass  # it has ended already; its last word says why
        os.close(self._here)
        self._here = -1

    # ---- in the other processes

    def _get_ready(self) -> None:
        os.close(self._here)
        if self._suffix == ".pdf":
            from riskcheck.reporting.formats.pdf import prepare_pdf

            prepare_pdf()
        else:
            from riskcheck.reporting.formats import prepare

            prepare(self._suffix)

    def _beginning(self, prepare: Callable[[], None]) -> Callable[[], None]:
        def begin() -> None:
            os.close(self._here)
            os.close(self._child.fileno())
            prepare()

        return begin

    def _work(self, there: int) -> Work:
        def work(send: Send) -> bytes:
            from riskcheck.reporting.rendering.steps import follow

            follow(send)
            with os.fdopen(there, "rb") as jobs:
                return self._made(jobs.read())

        return work

    def _made(self, job: bytes) -> bytes:
        if self._suffix != ".pdf":
            from riskcheck.reporting.formats import FORMATS

            return FORMATS[self._suffix](pickle.loads(job))  # noqa: S301 (the process that forked this one wrote it)
        from riskcheck.reporting.formats.draft import draft_read
        from riskcheck.reporting.formats.pdf import laid_out

        return laid_out(draft_read(job))


def _making(make: "Callable[[Report], bytes]", report: "Report") -> Work:
    return lambda _: make(report)
