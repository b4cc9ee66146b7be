"""A report verified: its numbers computed again from what it carries, and its pages made again."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riskcheck import __version__
from riskcheck.api.cases import Case, case_from
from riskcheck.api.reports import render
from riskcheck.core.assessment import Assessment
from riskcheck.core.json_differences import differing_values
from riskcheck.core.verification import Difference, Outcome, Verification
from riskcheck.errors import InvalidInputError, UsageError
from riskcheck.loading.bytes_in import defect, read_file
from riskcheck.loading.packs import load_held_pack

if TYPE_CHECKING:
    from riskcheck.reporting.archive.manifest import Manifest
    from riskcheck.reporting.rendering.renderer import Renderer

_SHORT = 16  # enough of a version or a digest to tell it from another


def read_report(path: Path) -> bytes:
    """Return the content of a report; raises InvalidInputError for a file that is missing or too large."""
    from riskcheck.reporting.archive.objects import MAX_BYTES

    return read_file(path, most=MAX_BYTES)


def carried_sheet(content: bytes, name: str) -> bytes:
    """Return the answer sheet that a report carries, byte for byte.

    Raises InvalidInputError for a file that is no report, or whose sheet is not the one of its manifest.
    """
    from riskcheck.reporting.archive.enclosure import MANIFEST, SHEET
    from riskcheck.reporting.archive.manifest import read_manifest

    files = _files(content, name)
    try:
        stated = read_manifest(files.get(MANIFEST, b"")).files.get(SHEET)
    except ValueError as error:
        raise defect(name, "RP002", str(error)) from None
    if SHEET not in files or _digest(files[SHEET]) != stated:
        message = "the answer sheet in it is not the one that its manifest names"
        raise defect(name, "RP002", message, f"see what was altered: riskcheck verify {name}")
    return files[SHEET]


def verify(
    content: bytes, name: str, template: Path | None = None, renderer: "Renderer | None" = None
) -> Verification:
    """Verify a report; `name` is what messages call it, `template` the folder it was made with, if with one.

    The assessment is computed again from the sheet and the pack in the report, and with the same versions of
    everything the report is made again, in `renderer` as `render` does. Raises InvalidInputError for a file
    that is no report, NotWrittenError where it cannot be made again.
    """
    return _Verifier(content, name, template, renderer).verify()


class _Verifier:
    """Verifies one report and collects what differs."""

    def __init__(self, content: bytes, name: str, template: Path | None, renderer: "Renderer | None") -> None:
        self.content = content
        self.name = name
        self.template = template
        self.renderer = renderer
        self.files = _files(content, name)
        self.altered: list[Difference] = []
        self.hindrances: list[Difference] = []

    def verify(self) -> Verification:
        manifest, case = self._manifest(), self._case()
        if case is not None:
            version = manifest.made_with.get("riskcheck", "") if manifest else __version__
            self._compare_numbers(case.assessment, version)
        if manifest is not None:
            self._compare_files(manifest)
            self._compare_versions(manifest)
            if case is not None:
                self._compare_subject(case, manifest)
        numbers_hold = not self.altered
        if manifest is not None and case is not None and not self.hindrances:
            self._compare_pages(case, manifest)
        return Verification(
            self._outcome(),
            tuple(self.altered),
            tuple(self.hindrances),
            product=case.sheet.product.name if case else "",
            pack=case.pack.name if case else "",
            as_of=case.sheet.date if case else "",
            numbers_hold=numbers_hold,
        )

    def _outcome(self) -> Outcome:
        if self.altered:
            return Outcome.ALTERED
        return Outcome.OTHER_VERSION if self.hindrances else Outcome.VERIFIED

    def _manifest(self) -> "Manifest | None":
        from riskcheck.reporting.archive.enclosure import MANIFEST
        from riskcheck.reporting.archive.manifest import read_manifest

        try:
            return read_manifest(self.files.get(MANIFEST, b""))
        except ValueError:
            self._differs("manifest", MANIFEST)
            return None

    def _case(self) -> Case | None:
        """Return the case of the sheet and the pack that the report carries, if they are sound."""
        from riskcheck.reporting.archive.enclosure import PACK, SHEET
        from riskcheck.reporting.archive.reading import unpacked

        pack = unpacked(self.files.get(PACK, b""))
        if pack is None:
            self._differs("unreadable", PACK)
            return None
        try:
            loaded = load_held_pack(pack, PACK)
            return case_from(self.files.get(SHEET, b""), SHEET, loaded)
        except InvalidInputError as error:
            for issue in error.issues:
                self._differs("invalid", str(issue))
            return None

    def _compare_numbers(self, found: Assessment, version: str) -> None:
        """Compare the assessment with one made here; a version is told, never a difference of numbers."""
        from riskcheck.reporting.archive.enclosure import ASSESSMENT
        from riskcheck.reporting.formats.json import assessment_json

        anew = assessment_json(found._replace(stamp=found.stamp._replace(tool_version=version)))
        stated = self.files.get(ASSESSMENT, b"")
        if stated == anew:
            return
        said = _parsed(stated)
        if said is None:
            self._differs("unreadable", ASSESSMENT)
            return
        differing = list(differing_values(said, json.loads(anew)))
        for place, one, other in differing:
            self._differs("number", place, one, other)
        if not differing:
            self._differs("written", ASSESSMENT)

    def _compare_files(self, manifest: "Manifest") -> None:
        from riskcheck.reporting.archive.enclosure import KINDS, MANIFEST

        for name in sorted(KINDS.keys() | self.files.keys() | manifest.files.keys()):
            if name not in self.files:
                self._differs("missing", name)
            elif name not in KINDS:
                self._differs("extra", name)
            elif name != MANIFEST and manifest.files.get(name) != _digest(self.files[name]):
                self._differs("digest", name, manifest.files.get(name, "-"), _digest(self.files[name]))

    def _compare_subject(self, case: Case, manifest: "Manifest") -> None:
        given = ("pack", manifest.pack, case.pack.name), ("as-of", manifest.as_of, case.sheet.date)
        for name, says, found in given:
            if says != found:
                self._differs("number", f"manifest.{name}", says, found)

    def _compare_versions(self, manifest: "Manifest") -> None:
        from riskcheck.reporting.archive.making import made_with, template_digest

        here = made_with(__version__)
        for name in sorted(manifest.made_with.keys() | here.keys()):
            there, now = manifest.made_with.get(name, ""), here.get(name, "")
            if there != now:
                kind = name if name in ("appearance", "code") else "version"
                self.hindrances.append(Difference(kind, name, there[:_SHORT] or "-", now[:_SHORT] or "-"))
        given = template_digest(self.template) if self.template else None
        if given != manifest.template:
            kind = "template" if given is None else "other-template" if manifest.template else "no-template"
            self.hindrances.append(Difference(kind, str(self.template or "")))

    def _compare_pages(self, case: Case, manifest: "Manifest") -> None:
        from riskcheck.reporting.options import ReportOptions

        options = ReportOptions(manifest.languages, manifest.summary, manifest.public, self.template)
        try:
            anew = render(case, ".pdf", options, self.renderer)
        except UsageError as error:
            self._differs("options", error.message)
            return
        if anew != self.content:
            self._compare_parts(anew)

    def _compare_parts(self, anew: bytes) -> None:
        from riskcheck.reporting.archive.comparing import differing_parts
        from riskcheck.reporting.archive.objects import PdfObjects
        from riskcheck.reporting.archive.syntax import UnreadablePdfError

        try:
            parts = differing_parts(PdfObjects(self.content), PdfObjects(anew))
        except UnreadablePdfError as error:
            self._differs("damaged", str(error))
            return
        for kind, subject in parts:
            self._differs(kind, subject)
        if not parts:
            self._differs("bytes", str(_first_difference(self.content, anew)))

    def _differs(self, kind: str, subject: str = "", says: str = "", found: str = "") -> None:
        self.altered.append(Difference(kind, subject, says, found))


def _files(content: bytes, name: str) -> Mapping[str, bytes]:
    from riskcheck.reporting.archive.objects import PdfObjects
    from riskcheck.reporting.archive.reading import read_files
    from riskcheck.reporting.archive.syntax import UnreadablePdfError

    try:
        return read_files(PdfObjects(content))
    except UnreadablePdfError as error:
        raise defect(name, "RP001", f"cannot be read as a report: {error}") from None


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _first_difference(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
