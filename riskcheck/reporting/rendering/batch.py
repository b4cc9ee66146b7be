"""Makes many reports, several at a time, each in a process of its own."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from riskcheck.errors import RiskcheckError
from riskcheck.reporting.rendering.child import Child, Send, Watch, Work, await_one
from riskcheck.reporting.rendering.limits import Limits

if TYPE_CHECKING:
    from riskcheck.reporting.formats.report import Report


def render_all(
    reports: "Iterable[Report]",
    suffix: str,
    jobs: int,
    limits: Limits | None = None,
    watch: Watch | None = None,
) -> Iterator[tuple[int, bytes | RiskcheckError]]:
    """Give the number of each report, counted from 0, with its file or why there is none, as they are done.

    Raises NotWrittenError where reports of this format cannot be made at all.
    """
    from riskcheck.reporting.formats import prepare

    prepare(suffix)  # once, for all the processes
    waiting = enumerate(reports)
    running: dict[Child, int] = {}
    try:
        while _start(waiting, running, suffix, jobs, limits or Limits()):
            child = await_one(list(running), watch)
            yield running.pop(child), _outcome(child)
    finally:
        for child in running:
            child.close()


def _start(
    waiting: "Iterator[tuple[int, Report]]", running: dict[Child, int], suffix: str, jobs: int, limits: Limits
) -> bool:
    """Start as many processes as may run; returns whether any is running."""
    while len(running) < jobs:
        number, report = next(waiting, (0, None))
        if report is None:
            break
        running[Child(_work(report, suffix), limits)] = number
    return bool(running)


def _work(report: "Report", suffix: str) -> Work:
    def work(send: Send) -> bytes:
        from riskcheck.reporting.formats import FORMATS
        from riskcheck.reporting.parts.pair import one_by_one
        from riskcheck.reporting.rendering.steps import follow

        follow(send)
        with one_by_one():
            return FORMATS[suffix](report)

    return work


def _outcome(child: Child) -> bytes | RiskcheckError:
    try:
        return child.result()
    except RiskcheckError as error:
        return error
