"""What a rule rests on, grouped by its force for this product: a law that binds first, an article last."""

from collections.abc import Iterable
from typing import NamedTuple

from riskcheck.core.conditions import Truth
from riskcheck.core.pack.source import Document, SourcePoint
from riskcheck.core.pack.source_age import overdue
from riskcheck.reporting.view.scribe import Scribe

_BINDS = {Truth.TRUE: "binds", Truth.FALSE: "does-not-bind", Truth.UNDETERMINED: "not-determined"}
# `describes-use` are the places where an article describes a use without warning of it
_LAWS = ("binds", "not-determined", "binding", "does-not-bind")
_ORDER = (*_LAWS, "standard", "guidance", "article", "describes-use")


class CitedPoint(NamedTuple):
    """A place in a document. `remark` says from when it applies, if that is after the assessment.

    `name` is empty where the number in `at` is enough to look it up.
    """

    at: str
    name: str
    remark: str


class CitedDocument(NamedTuple):
    """A document with the places that a rule cites; `state` says of a law since when it is in force."""

    title: str
    state: str
    points: tuple[CitedPoint, ...]


class SourceGroup(NamedTuple):
    """The cited documents of the same force."""

    force: str
    documents: tuple[CitedDocument, ...]


def cited(scribe: Scribe, sources: Iterable[str]) -> tuple[SourceGroup, ...]:
    """Return the sources of a rule by force, then by document, in the order of their first mention."""
    groups: dict[str, dict[str, list[SourcePoint]]] = {force: {} for force in _ORDER}
    documents: dict[str, Document] = {}
    for source in sources:
        document, point = scribe.pack.source_points[source]
        documents[document.id] = document
        uses = document.kind == "article" and point.basis == "use"
        force = "describes-use" if uses else force_of(scribe, document, point)
        groups[force].setdefault(document.id, []).append(point)
    return tuple(
        SourceGroup(
            scribe.say(f"source.group-{force}"),
            tuple(
                _document(scribe, documents[name], points, law=force in _LAWS)
                for name, points in found.items()
            ),
        )
        for force, found in groups.items()
        if found
    )


def overdue_documents(scribe: Scribe) -> tuple[Document, ...]:
    """Return the cited documents whose check was overdue, by the pack's own limit, on the date assessed."""
    days = scribe.pack.head.review_every_days
    return overdue(cited_documents(scribe), days, scribe.assessment.stamp.as_of)


def source_lines(scribe: Scribe, sources: Iterable[str]) -> tuple[str, ...]:
    """Return a line for each document cited: its title, the places, and from when they apply if later.

    Laws that do not bind this product are left out, unless there is nothing else.
    """
    found = [scribe.pack.source_points[source] for source in sources]
    binding = [pair for pair in found if force_of(scribe, *pair) != "does-not-bind"]
    places: dict[str, list[CitedPoint]] = {}
    for document, point in binding or found:
        places.setdefault(scribe.text(document.title), []).append(_point(scribe, document, point))
    return tuple(_source_line(scribe, title, points) for title, points in places.items())


def _source_line(scribe: Scribe, title: str, points: list[CitedPoint]) -> str:
    at = scribe.joined(list(dict.fromkeys(point.at for point in points if point.at)))
    line = title + scribe.say("list.colon") + at if at else title
    remarks = list(dict.fromkeys(point.remark for point in points if point.remark))
    if not remarks:
        return line
    return scribe.remarked(line, scribe.joined(remarks))


def cited_documents(scribe: Scribe) -> tuple[Document, ...]:
    """Return every document that a rule or an obligation cites, in the order of the register."""
    used = {source for rule in scribe.pack.rules() for source in rule.sources}
    used.update(source for duty in scribe.pack.obligations for source in duty.sources)
    return tuple(document for document in scribe.pack.documents if used.intersection(document.points))


def state_of(scribe: Scribe, document: Document) -> str:
    """Return what the register knows of the status and dates of a document."""
    parts = [scribe.say(f"source.status.{document.status}")] if document.status is not None else []
    if document.in_force is not None:
        parts.append(scribe.say("source.in-force", date=scribe.date(document.in_force)))
    if document.applies_from is not None:
        parts.append(scribe.say("source.applies-from", date=scribe.date(document.applies_from)))
    return scribe.say("list.semicolon").join(parts)


def force_of(scribe: Scribe, document: Document, point: SourcePoint | None = None) -> str:
    """Return whether a law, or a point of it, binds this product, or else what kind of document it is."""
    condition = document.binding_condition(point)
    return document.kind if condition is None else _BINDS[condition.truth(scribe.questionnaire)]


def _document(
    scribe: Scribe, document: Document, points: Iterable[SourcePoint], *, law: bool
) -> CitedDocument:
    """Return the places by their numbers, which are enough to look them up in the table of requirements."""
    cited_points = [_point(scribe, document, point) for point in points]
    bare = (point._replace(name="") if _numbered(point) else point for point in cited_points)
    once = tuple(dict.fromkeys(bare))  # two points may stand in the same line
    return CitedDocument(scribe.text(document.title), state_of(scribe, document) if law else "", once)


def _numbered(point: CitedPoint) -> bool:
    return any(character.isdecimal() for character in point.at)


def _point(scribe: Scribe, document: Document, point: SourcePoint) -> CitedPoint:
    since = point.applies_from or document.applies_from or document.in_force
    later = since is not None and since > scribe.assessment.stamp.as_of
    remark = scribe.say("source.applies-from", date=scribe.date(since)) if later and since else ""
    return CitedPoint(scribe.text(point.at), scribe.text(point.name), remark)
