"""A page written as PDF/A-3a and PDF/UA-1 in one file, with its enclosures.

WeasyPrint writes one standard or the other. What is missing for the second one is added to its PDF just
before it becomes bytes: the identification of PDF/UA in the XMP metadata, and the schema that PDF/A demands
for it. What its tags do not say (the language of a passage, what a header heads) is added as they arise.
"""

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from riskcheck.reporting.archive.enclosure import Enclosure
from riskcheck.reporting.archive.packing import Packer, packing

T = TypeVar("T")
_LANGUAGE = re.compile("[A-Za-z0-9-]+")
_END = b"</rdf:RDF>"
# ISO 14289-1, clause 5: which part of the standard the file claims to follow
_UA = (
    b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1" />"""
)
# ISO 19005-3, 6.6.2.3: PDF/A does not know this property, so the file has to describe it
_SCHEMA = b"""<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def write(
    weasyprint: Any,
    page: Any,
    enclosures: Sequence[Enclosure] = (),
    complete: Callable[[Any], None] = lambda _: None,
) -> bytes:
    """Return `page`, an HTML of the module `weasyprint`, as PDF; the same input gives the same bytes.

    `complete` may add to the PDF, given as pydyf has it, just before it becomes bytes.
    """
    kinds = {enclosure.name: enclosure.kind for enclosure in enclosures}

    def finish(packer: Packer, pdf: Any) -> None:
        packer.announce(pdf)
        _claim_accessible(pdf)
        _mend_attachments(pdf, kinds)
        complete(pdf)
        packer.announce(pdf)

    return _drawn(weasyprint, page, enclosures, finish)


def draw(weasyprint: Any, page: Any, take: Callable[[Any], T]) -> T:
    """Return what `take` takes of `page` as PDF as pydyf has it, finished but for the metadata."""
    taken: list[T] = []

    def finish(packer: Packer, pdf: Any) -> None:
        packer.announce(pdf)
        taken.append(take(pdf))
        pdf.write = lambda *_: None

    _drawn(weasyprint, page, (), finish)
    return taken[0]


def _drawn(
    weasyprint: Any, page: Any, enclosures: Sequence[Enclosure], finish: Callable[[Packer, Any], None]
) -> bytes:
    options = {
        "pdf_variant": "pdf/a-3a",
        "attachments": [_attachment(weasyprint, enclosure) for enclosure in enclosures],
    }
    with _telling_tags(weasyprint), packing(weasyprint.pdf.pydyf) as packer, warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
        document = page.render(**options)
        _link_once(document)
        written: bytes = document.write_pdf(finisher=lambda _, pdf: finish(packer, pdf), **options)
    return written


def _link_once(document: Any) -> None:
    """Leave a link to its own element: WeasyPrint repeats it for every element within, tagged as no link."""
    for page in document.pages:
        page.links[:] = [link for link in page.links if link[-1].element_tag == "a"]


@contextmanager
def _telling_tags(weasyprint: Any) -> Iterator[None]:
    """Let every tag say its language and every table header its direction.

    WeasyPrint asks its function anew for each box, so that what this name stands for can be exchanged.
    """
    tags = weasyprint.pdf.tags
    original = tags._build_box_tree

    languages = [""]  # of the boxes around the present one; the outermost is told by the document itself

    def telling(box: Any, *rest: Any) -> Iterator[Any]:
        languages.append(_language(box) or languages[-1])
        for tag in original(box, *rest):
            if languages[-1] != languages[-2] and languages[-2]:
                tag.setdefault("Lang", f"({languages[-1]})")
            if tag["S"] == "/TH":
                tag["A"].setdefault("Scope", "/Row" if box.element.get("scope") == "row" else "/Column")
            yield tag
        languages.pop()
        if len(languages) == 1:  # a whole page has its tags, and nothing else is to be read from it
            box.children = ()

    tags._build_box_tree = telling
    try:
        yield
    finally:
        tags._build_box_tree = original


def _language(box: Any) -> str:
    named = box.element.get("lang", "") if box.element is not None else ""
    return named if _LANGUAGE.fullmatch(named) else ""


def _attachment(weasyprint: Any, enclosure: Enclosure) -> Any:
    moment = datetime.fromisoformat(enclosure.date).replace(tzinfo=UTC)  # else it would be the clock's
    return weasyprint.Attachment(
        string=enclosure.content,
        name=enclosure.name,
        description=enclosure.description,
        relationship=enclosure.relationship,
        created=moment,
        modified=moment,
    )


def _claim_accessible(pdf: Any) -> None:
    """Add to the one RDF of the metadata: a reader of XMP does not look into a second one."""
    metadata = _target(pdf, pdf.catalog["Metadata"])
    [packet] = metadata.stream
    metadata.stream = [packet.replace(_END, _UA + _SCHEMA + _END)]


def _mend_attachments(pdf: Any, kinds: dict[str, str]) -> None:
    """Name the kinds of files ourselves, and list each associated file once.

    WeasyPrint asks the system what kind a file of this name is, and every system knows others.
    """
    if not kinds:
        return
    pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
    for reference in pdf.catalog["AF"]:
        file = _target(pdf, reference)
        kind = kinds[file["UF"].string]
        _target(pdf, file["EF"]["F"]).extra["Subtype"] = "/" + kind.replace("/", "#2f")


def _target(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
