"""The risks that a named person accepts: what is left, who says so, why, and until when."""

from typing import NamedTuple

from riskcheck.core.assessment import Applies
from riskcheck.core.exact import plain
from riskcheck.reporting.view.scribe import Badge, Scribe


class AcceptedLine(NamedTuple):
    """An accepted risk. `severity` is None where nothing is left to accept; `over`: the time is up."""

    rule: str
    title: str
    residual: str
    severity: Badge | None
    by: str
    reason: str
    until: str
    over: bool


def accepted_of(scribe: Scribe) -> tuple[AcceptedLine, ...]:
    """Return the accepted risks of the rules that count, in the order of the pack; they change no score."""
    lines = []
    for row in scribe.assessment.ledger:
        accepted = row.answer.accepted if row.answer else None
        if accepted is None or row.applies is Applies.NO:
            continue
        until = accepted.until
        lines.append(
            AcceptedLine(
                rule=row.rule,
                title=scribe.title(row.rule),
                residual=plain(row.residual),
                severity=scribe.severity_of(row.residual),
                by=scribe.safe(accepted.by) or scribe.say("not-given"),
                reason=scribe.safe(accepted.reason),
                until=scribe.date(until) if until else scribe.say("dash"),
                over=until is not None and until < scribe.assessment.stamp.as_of,
            )
        )
    return tuple(lines)
