"""A file inside a PDF, and which ones a report has."""

from collections.abc import Mapping
from dataclasses import dataclass

SHEET = "answers.yaml"
PACK = "pack.zip"
ASSESSMENT = "assessment.json"
MANIFEST = "manifest.json"
# name: media type, relation to the report (ISO 32000-2, 7.11.3)
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
