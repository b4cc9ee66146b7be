"""The principles that a pack names, each with its status."""

from collections.abc import Sequence
from dataclasses import dataclass

from riskcheck.core.assessment import Applies, LedgerRow
from riskcheck.core.pack.source import SourcePoint
from riskcheck.core.questionnaire import Status
from riskcheck.reporting.view.scribe import Badge, Scribe


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle under its name in the report's language, then in the pack's others.

    `badge` is the worst severity among the rules that were answered; `status` says the same, or else why
    there is none, and `open` what the open ones may come to.
    """

    at: str
    name: str
    other_names: tuple[str, ...]
    rules: str
    badge: Badge | None
    status: str
    open: str


@dataclass(frozen=True, slots=True)
class PrinciplesView:
    """The principles, and what to know of the document that they come from."""

    intro: str
    principles: tuple[Principle, ...]


def principles_of(scribe: Scribe) -> PrinciplesView | None:
    """Return the table; None for a pack without a document of principles."""
    wanted = scribe.pack.head.principles
    document = next((document for document in scribe.pack.documents if document.id == wanted), None)
    if document is None:
        return None
    principles = tuple(_principle(scribe, key, point) for key, point in document.points.items())
    intro = scribe.say("principles.intro", document=scribe.text(document.title))
    note = scribe.text(document.note)
    return PrinciplesView(scribe.sentences([intro, note] if note else [intro]), principles)


def _principle(scribe: Scribe, key: str, point: SourcePoint) -> Principle:
    rows = [scribe.rows[rule.id] for rule in scribe.pack.rules() if key in rule.sources]
    counted = [row for row in rows if row.applies is not Applies.NO]
    answered = [row for row in counted if row.status is Status.ANSWERED]
    name = scribe.text(point.name)
    names = (scribe.safe(point.name.pick(language)) for language in point.name.languages)
    badge = _worst(scribe, answered)
    return Principle(
        at=scribe.text(point.at),
        name=name,
        other_names=tuple(other for other in names if other != name),
        rules=scribe.joined([row.rule for row in rows]) or scribe.say("dash"),
        badge=badge,
        status=badge.name if badge else scribe.say(f"principles.{_status(counted, answered)}"),
        open=_open(scribe, [row for row in counted if row.status is not Status.ANSWERED]),
    )


def _worst(scribe: Scribe, rows: Sequence[LedgerRow]) -> Badge | None:
    return scribe.severity_of(max(row.residual for row in rows)) if rows else None


def _status(counted: Sequence[LedgerRow], answered: Sequence[LedgerRow]) -> str:
    if not counted:
        return "not-applicable"
    return "controlled" if answered else "open"


def _open(scribe: Scribe, rows: Sequence[LedgerRow]) -> str:
    badge = _worst(scribe, rows)
    return scribe.say("principles.open-up-to", count=len(rows), severity=badge.name) if badge else ""
