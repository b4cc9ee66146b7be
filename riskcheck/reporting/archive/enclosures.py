"""What a PDF carries inside: the answer sheet, the rule pack, the assessment, and the manifest of them."""

from typing import TYPE_CHECKING

from riskcheck.reporting.archive.enclosure import ASSESSMENT, KINDS, MANIFEST, PACK, SHEET, Enclosure
from riskcheck.reporting.archive.manifest import Manifest, manifest_json
from riskcheck.reporting.archive.packed import packed
from riskcheck.reporting.formats.json import assessment_json

if TYPE_CHECKING:
    from riskcheck.reporting.formats.report import Report


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
    return tuple(_enclosure(report, name, contents[name]) for name in sorted(contents))  # as a PDF demands


def _enclosure(report: "Report", name: str, content: bytes) -> Enclosure:
    kind, relationship = KINDS[name]
    description = report.wording.say(f"report.enclosure.{name.partition('.')[0]}")
    return Enclosure(name, kind, relationship, description, report.assessment.stamp.as_of, content)
