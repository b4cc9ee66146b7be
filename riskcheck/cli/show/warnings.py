"""Warnings, printed beside the result and never in its place."""

from collections.abc import Iterable

from riskcheck.cli.output import complain
from riskcheck.errors import Issue


def print_warnings(warnings: Iterable[Issue]) -> None:
    """Print each warning on standard error."""
    for issue in warnings:
        complain(str(issue), bare=True)
