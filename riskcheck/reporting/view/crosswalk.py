"""What the rules rest on, requirement by requirement: which rules look at it, and how it stands."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from riskcheck.core.assessment import Applies, LedgerRow
from riskcheck.core.pack.source import Document, SourcePoint
from riskcheck.core.questionnaire import Status
from riskcheck.reporting.view.scribe import Badge, Scribe
from riskcheck.reporting.view.sources import cited_documents, force_of, overdue_documents, state_of

CONTROLLED, FOUND, OPEN, UNTOUCHED = range(4)  # what became of a requirement, as the charts count it
_ORDER = (
    "binds",
    "not-determined",
    "binding",
    "standard",
    "guidance",
    "article",
    "does-not-bind",
)

_LOOSE = ("guidance", "article")  # what demands nothing


class Requirement(NamedTuple):
    """A place in a document that a rule of this product rests on.

    `name` is in the report's language, `other_names` in the pack's others. `badge` is the worst severity
    among the rules that were answered; `status` says the same, or else why there is none, and `open` what
    the open ones may come to; `weight` is the worst residual risk. `remark` says from when it applies, if
    that is after the assessment.
    """

    at: str
    name: str
    other_names: tuple[str, ...]
    remark: str
    rules: str
    badge: Badge | None
    status: str
    open: str
    kind: int
    weight: Fraction


class StateLine(NamedTuple):
    """The places of guidance or of an article that stand alike."""

    status: str
    badge: Badge | None
    requirements: tuple[Requirement, ...]


class CrosswalkDocument(NamedTuple):
    """A document. `facts` say who issued it, its state and dates, and how its entry was checked.

    `untouched` counts the places that only rules look at which do not apply. Guidance and articles demand
    nothing: their places stand by their state in `states`. One that does not bind this product has only
    `places`.
    """

    id: str
    title: str
    facts: str
    overdue: str
    requirements: tuple[Requirement, ...]
    states: tuple[StateLine, ...]
    untouched: int
    places: str
    counts: tuple[int, ...]


class CrosswalkGroup(NamedTuple):
    """The documents of one force for this product; those that bind come first."""

    force: str
    documents: tuple[CrosswalkDocument, ...]


class PrinciplesView(NamedTuple):
    """The principles that a pack names, and what to know of the document that they come from."""

    intro: str
    principles: tuple[Requirement, ...]


def principles_of(scribe: Scribe) -> PrinciplesView | None:
    """Return the table; None for a pack without a document of principles."""
    document = _principles_document(scribe)
    if document is None:
        return None
    rows = _rows_by_source(scribe)
    principles = tuple(
        _requirement(scribe, document, point, rows.get(key, [])) for key, point in document.points.items()
    )
    intro = scribe.say("principles.intro", document=scribe.text(document.title))
    note = scribe.text(document.note)
    return PrinciplesView(scribe.sentences([intro, note] if note else [intro]), principles)


def crosswalk_of(scribe: Scribe) -> tuple[CrosswalkGroup, ...]:
    """Return every document that is cited but the principles, which have a table of their own."""
    rows = _rows_by_source(scribe)
    late = {document.id for document in overdue_documents(scribe)}
    groups: dict[str, list[CrosswalkDocument]] = {force: [] for force in _ORDER}
    principles = _principles_document(scribe)
    for document in cited_documents(scribe):
        if document is not principles:
            force = force_of(scribe, document)
            groups[force].append(_document(scribe, document, rows, force, overdue=document.id in late))
    return tuple(
        CrosswalkGroup(scribe.say(f"source.group-{force}"), tuple(documents))
        for force, documents in groups.items()
        if documents
    )


def _principles_document(scribe: Scribe) -> Document | None:
    wanted = scribe.pack.head.principles
    return next((document for document in scribe.pack.documents if document.id == wanted), None)


def _rows_by_source(scribe: Scribe) -> Mapping[str, list[LedgerRow]]:
    found: dict[str, list[LedgerRow]] = {}
    for rule in scribe.pack.rules():
        for source in dict.fromkeys(rule.sources):
            found.setdefault(source, []).append(scribe.rows[rule.id])
    return found


def _document(
    scribe: Scribe, document: Document, rows: Mapping[str, list[LedgerRow]], force: str, *, overdue: bool
) -> CrosswalkDocument:
    read = [
        _requirement(scribe, document, point, rows.get(key, [])) for key, point in document.points.items()
    ]
    asked = [key in rows for key in document.points]
    touched = [entry for entry in read if entry.kind != UNTOUCHED]
    silent = [entry for entry, used in zip(read, asked, strict=True) if used and entry.kind == UNTOUCHED]
    binds = force != "does-not-bind"
    return CrosswalkDocument(
        id=document.id,
        title=scribe.text(document.title),
        facts=_facts(scribe, document),
        overdue=scribe.say("source.overdue") if overdue else "",
        requirements=tuple(touched) if binds and force not in _LOOSE else (),
        states=_by_state(touched) if force in _LOOSE else (),
        untouched=len(silent) if binds else 0,
        places="" if binds else _places(scribe, touched),
        counts=tuple(
            sum(entry.kind == kind for entry, used in zip(read, asked, strict=True) if used)
            for kind in (CONTROLLED, FOUND, OPEN, UNTOUCHED)
        ),
    )


def _by_state(requirements: Sequence[Requirement]) -> tuple[StateLine, ...]:
    """Return the places by what was found there, the worst findings first, each in the document's order."""
    found: dict[str, list[Requirement]] = {}
    for entry in requirements:
        found.setdefault(entry.status, []).append(entry)
    ranked = sorted(
        found.items(), key=lambda item: (item[1][0].kind != FOUND, -item[1][0].weight, item[1][0].kind)
    )
    return tuple(StateLine(status, entries[0].badge, tuple(entries)) for status, entries in ranked)


def _facts(scribe: Scribe, document: Document) -> str:
    checked = scribe.say(f"source.checked-{document.checked}", date=scribe.date(document.checked_on))
    parts = [scribe.text(document.issuer), state_of(scribe, document), checked]
    return scribe.say("list.semicolon").join(part for part in parts if part)


def _places(scribe: Scribe, requirements: Iterable[Requirement]) -> str:
    return scribe.joined([entry.at or entry.name for entry in requirements])


def _requirement(
    scribe: Scribe, document: Document, point: SourcePoint, rows: Sequence[LedgerRow]
) -> Requirement:
    counted = [row for row in rows if row.applies is not Applies.NO]
    answered = [row for row in counted if row.status is Status.ANSWERED]
    waiting = [row for row in counted if row.status is not Status.ANSWERED]
    worst = max((row.residual for row in answered), default=Fraction(0))
    badge = scribe.severity_of(worst)
    name = scribe.text(point.name)
    names = (scribe.safe(point.name.pick(language)) for language in point.name.languages)
    since = point.applies_from or document.applies_from or document.in_force
    later = since is not None and since > scribe.assessment.stamp.as_of
    return Requirement(
        at=scribe.text(point.at),
        name=name,
        other_names=tuple(other for other in names if other != name),
        remark=scribe.say("source.applies-from", date=scribe.date(since)) if later and since else "",
        rules=scribe.joined([row.rule for row in counted]) or scribe.say("dash"),
        badge=badge,
        status=badge.name if badge else scribe.say(f"principles.{_status(counted, answered)}"),
        open=_open(scribe, waiting),
        kind=_kind(badge, counted, waiting),
        weight=worst,
    )


def _status(counted: Sequence[LedgerRow], answered: Sequence[LedgerRow]) -> str:
    if not counted:
        return "not-applicable"
    return "controlled" if answered else "open"


def _kind(badge: Badge | None, counted: Sequence[LedgerRow], waiting: Sequence[LedgerRow]) -> int:
    if not counted:
        return UNTOUCHED
    if badge:
        return FOUND
    return OPEN if waiting else CONTROLLED


def _open(scribe: Scribe, rows: Sequence[LedgerRow]) -> str:
    badge = scribe.severity_of(max(row.residual for row in rows)) if rows else None
    return scribe.say("principles.open-up-to", count=len(rows), severity=badge.name) if badge else ""
