"""What a PDF carries inside: the answer sheet, the rule pack, the assessment, and the manifest of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskcheck.reporting.archive.manifest import Manifest, manifest_json
from riskcheck.reporting.archive.packed import packed
from riskcheck.reporting.formats.json import assessment_json

if TYPE_CHECKING:
    from riskcheck.reporting.formats.report import Report

SHEET = "answers.yaml"
PACK = "pack.zip"
ASSESSMENT = "assessment.json"
MANIFEST = "manifest.json"
# name: media type, relation to the report (ISO 32000-2, 7.11.3); in the order of the names, as PDF demands
KINDS: Mapping[str, tuple[str, str]] = {
    SHEET: ("application/yaml", "Source"),
    ASSESSMENT: ("application/json", "Data"),
    MANIFEST: ("application/json", "Supplement"),
    PACK: ("application/zip", "Source"),
}


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file inside a PDF. `date` (YYYY-MM-DD) is the day that it is said to be of."""

    name: str
    kind: str
    relationship: str
    description: str
    date: str
    content: bytes


def enclosures_of(report: "Report") -> tuple[Enclosure, ...]:
    """Return what the PDF of a report carries; nothing for a report that was not made from files."""
    if report.originals is None:
        return ()
    contents = {
        SHEET: report.originals.sheet,
        ASSESSMENT: assessment_json(report.assessment),
        PACK: packed(report.originals.pack),
    }
    contents[MANIFEST] = manifest_json(Manifest.of(report, contents))
    return tuple(_enclosure(report, name, contents[name]) for name in sorted(contents))


def _enclosure(report: "Report", name: str, content: bytes) -> Enclosure:
    kind, relationship = KINDS[name]
    description = report.wording.say(f"report.enclosure.{name.partition('.')[0]}")
    return Enclosure(name, kind, relationship, description, report.assessment.stamp.as_of, content)
