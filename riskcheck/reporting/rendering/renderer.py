"""Makes one report in a process of its own that gets ready while the answer sheet is still being read.

A PDF takes two: one imports WeasyPrint meanwhile, and the other, begun with the report, makes its page.
"""

import os
import pickle
import select
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
    and so is the draft of a PDF that passes between two processes: templates of others took part in it.
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
        """Return the draft of a PDF, made in a process that knows what this one knows: the report."""

        def work(_: Send) -> bytes:
            from riskcheck.reporting.formats.draft import draft_of

            return draft_of(report).written()

        maker = Child(work, self._limits, self._get_ready_to_draft)
        try:
            first = await_one([self._child, maker], self._watch)
            return first.result()  # that of the one that waits is the error that has ended it
        finally:
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
        from riskcheck.reporting.formats import prepare, prepare_pdf

        if self._suffix == ".pdf":
            prepare_pdf()
        else:
            prepare(self._suffix)

    def _get_ready_to_draft(self) -> None:
        os.close(self._here)
        os.close(self._child.fileno())
        from riskcheck.reporting.formats import prepare_page

        prepare_page()

    def _work(self, there: int) -> Work:
        def work(send: Send) -> bytes:
            from riskcheck.reporting.rendering.steps import follow

            follow(send)
            with os.fdopen(there, "rb") as jobs:
                job = jobs.read()
            return self._made(job)

        return work

    def _made(self, job: bytes) -> bytes:
        from riskcheck.reporting.formats import FORMATS

        if self._suffix != ".pdf":
            return FORMATS[self._suffix](pickle.loads(job))  # noqa: S301 (the process that forked this one wrote it)
        from riskcheck.reporting.formats.draft import Draft
        from riskcheck.reporting.formats.pdf import laid_out

        return laid_out(Draft.read(job))
