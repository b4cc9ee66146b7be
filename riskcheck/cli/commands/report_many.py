"""The reports of several sheets, written to one folder."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from riskcheck import api
from riskcheck.cli.order import Order
from riskcheck.cli.output import complain
from riskcheck.cli.progress import ProgressLine, watch_reports
from riskcheck.errors import (
    CannotAskError,
    ExitCode,
    InvalidInputError,
    Issue,
    NotWrittenError,
    RiskcheckError,
    UsageError,
)


def report_many(sheets: Sequence[Path], folder: Path, kind: str, jobs: int | None, order: Order) -> int:
    """Write the report of each sheet under its name; one that cannot be made does not keep back the others.

    Nothing is written when a sheet has defects, is incomplete where that is demanded, or a file would have to
    be overwritten without leave.
    """
    outputs = _outputs(sheets, folder, kind)
    cases = _cases(sheets, order)
    failed = _fails(sheets, cases, order)
    if not order.force:
        api.demand_free(outputs)
    _make(folder)
    written = _write_all(cases, outputs, jobs or _processors(), order)
    if written < len(cases):
        return ExitCode.NOT_WRITTEN
    return ExitCode.AT_OR_ABOVE if failed else ExitCode.DONE


def _outputs(sheets: Sequence[Path], folder: Path, kind: str) -> list[Path]:
    outputs = [folder / f"{sheet.stem}.{kind}" for sheet in sheets]
    double = [str(path) for path, count in Counter(outputs).items() if count > 1]
    if double:
        raise UsageError(f"several of the sheets would be written to {', '.join(double)}", "rename a sheet")
    return outputs


def _cases(sheets: Sequence[Path], order: Order) -> "list[api.Case]":
    """Open all sheets; raises InvalidInputError with the defects of every one."""
    cases: list[api.Case] = []
    issues: dict[Issue, None] = {}  # a pack with defects has them for each of its sheets
    for sheet in sheets:
        try:
            cases.append(order.open_case(sheet))
        except InvalidInputError as error:
            issues |= dict.fromkeys(error.issues)
    if issues:
        raise InvalidInputError("sheets are invalid", issues)
    return cases


def _fails(sheets: Sequence[Path], cases: "Sequence[api.Case]", order: Order) -> bool:
    incomplete = []
    failed = False
    for sheet, case in zip(sheets, cases, strict=True):
        try:
            failed |= order.fails(case)
        except CannotAskError as error:
            incomplete.append(f"{sheet}: {error.message}")
            hint = error.hint
    if incomplete:
        raise CannotAskError("\n".join(incomplete), hint)
    return failed


def _write_all(cases: "Sequence[api.Case]", outputs: Sequence[Path], jobs: int, order: Order) -> int:
    """Write the reports as they are done; returns how many could be written."""
    written = done = 0
    with ProgressLine(quiet=order.quiet) as line:
        watch = watch_reports(line, order.words, lambda: done, len(cases))
        suffix = outputs[0].suffix
        for number, content in api.render_all(
            cases, suffix, order.options, jobs=jobs, limits=order.limits, watch=watch
        ):
            line.clear()
            written += _written(outputs[number], content, order)
            done += 1
    return written


def _written(output: Path, content: bytes | RiskcheckError, order: Order) -> bool:
    try:
        if isinstance(content, RiskcheckError):
            raise content
        api.write_file(output, content, overwrite=order.force)
    except RiskcheckError as error:
        complain(error.advised if str(output) in error.message else f"{output}: {error.advised}")
        return False
    if not order.quiet:
        complain(order.words().say("cli.written", file=output))
    return True


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise NotWrittenError(f"{folder}: the folder could not be made: {error.strerror}") from None


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
