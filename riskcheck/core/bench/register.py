"""BN060, BN061: sources that nothing cites, and sources whose check is overdue."""

from riskcheck.core.bench.material import Material
from riskcheck.core.bench.model import BenchFinding, Looked, looked
from riskcheck.core.bench.places import document_places
from riskcheck.core.pack.source_age import overdue as overdue_sources


def uncited(material: Material) -> Looked:
    """BN060: a document of which no question and no obligation cites a point; single points may wait."""
    pack = material.pack
    cited = {source for question in pack.questions.values() for source in question.sources}
    cited.update(source for duty in pack.obligations for source in duty.sources)
    places = document_places(pack)
    findings = [
        BenchFinding(
            "BN060",
            document.id,
            places[document.id],
            f"{document.id}: nothing cites a point of it (it has {len(document.points)})",
            "cite it where a rule rests on it, or take it out of the register",
        )
        for document in pack.documents
        if cited.isdisjoint(document.points) and document.id != pack.head.principles
    ]
    return looked(findings, len(pack.documents))


def overdue(material: Material) -> Looked:
    """BN061: a document not checked within `review-every-days` of pack.yaml; without it, none is overdue."""
    pack = material.pack
    days = pack.head.review_every_days
    places = document_places(pack)
    findings = [
        BenchFinding(
            "BN061",
            document.id,
            (*places[document.id], "checked-on"),
            f"{document.id}: last checked on {document.checked_on}, "
            f"more than {days} days before {material.as_of}",
            "check the source again, then move its date",
        )
        for document in overdue_sources(pack.documents, days, material.as_of)
    ]
    return looked(findings, 0 if days is None else len(pack.documents))
