"""What a rule rests on, grouped by its force for this product: a law that binds first, an article last."""

from collections.abc import Iterable
from dataclasses import dataclass

from riskcheck.core.conditions import Truth
from riskcheck.core.pack.source import Document, SourcePoint
from riskcheck.reporting.view.scribe import Scribe

_BINDS = {Truth.TRUE: "binds", Truth.FALSE: "does-not-bind", Truth.UNDETERMINED: "not-determined"}
# `describes-use` are the places where an article describes a use without warning of it
_LAWS = ("binds", "not-determined", "binding", "does-not-bind")
_ORDER = (*_LAWS, "standard", "guidance", "article", "describes-use")


@dataclass(frozen=True, slots=True)
class CitedPoint:
    """A place in a document; `remark` says from when it applies, if that is after the assessment."""

    at: str
    name: str
    remark: str


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document with the places that a rule cites."""

    title: str
    points: tuple[CitedPoint, ...]


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The cited documents of the same force."""

    force: str
    documents: tuple[CitedDocument, ...]


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A document that a rule of the pack rests on, and how its entry was checked."""

    title: str
    issuer: str
    force: str
    checked: str


def cited(scribe: Scribe, sources: Iterable[str]) -> tuple[SourceGroup, ...]:
    """Return the sources of a rule by force, then by document, in the order of their first mention."""
    groups: dict[str, dict[str, list[SourcePoint]]] = {force: {} for force in _ORDER}
    documents: dict[str, Document] = {}
    for source in sources:
        document, point = scribe.pack.source_points[source]
        documents[document.id] = document
        uses = document.kind == "article" and point.basis == "use"
        force = "describes-use" if uses else _force(scribe, document, point)
        groups[force].setdefault(document.id, []).append(point)
    return tuple(
        SourceGroup(
            scribe.say(f"source.group-{force}"),
            tuple(_document(scribe, documents[name], points) for name, points in found.items()),
        )
        for force, found in groups.items()
        if found
    )


def register(scribe: Scribe) -> tuple[RegisterLine, ...]:
    """Return every document that a rule of the pack cites, in the order of the register."""
    used = {source for rule in scribe.pack.rules() for source in rule.sources}
    return tuple(
        RegisterLine(
            scribe.text(document.title),
            scribe.text(document.issuer),
            scribe.say(f"source.{_force(scribe, document)}"),
            scribe.say(f"source.checked-{document.checked}", date=document.checked_on),
        )
        for document in scribe.pack.documents
        if used.intersection(document.points)
    )


def _force(scribe: Scribe, document: Document, point: SourcePoint | None = None) -> str:
    """Return whether a law, or a point of it, binds this product, or else what kind of document it is."""
    condition = document.binding_condition(point)
    return document.kind if condition is None else _BINDS[condition.truth(scribe.questionnaire)]


def _document(scribe: Scribe, document: Document, points: Iterable[SourcePoint]) -> CitedDocument:
    return CitedDocument(
        scribe.text(document.title), tuple(_point(scribe, document, point) for point in points)
    )


def _point(scribe: Scribe, document: Document, point: SourcePoint) -> CitedPoint:
    since = point.applies_from or document.applies_from or document.in_force
    later = since is not None and since > scribe.assessment.stamp.as_of
    remark = scribe.say("source.applies-from", date=since) if later else ""
    return CitedPoint(scribe.text(point.at), scribe.text(point.name), remark)
