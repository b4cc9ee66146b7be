"""The files that a report carries, read back. The report may have been altered, or be none at all."""

import io
import zipfile

from riskcheck.reporting.archive.enclosure import KINDS
from riskcheck.reporting.archive.objects import PdfObjects
from riskcheck.reporting.archive.packed import packed
from riskcheck.reporting.archive.syntax import UnreadablePdfError, text_of

_MOST_FILES = 50
_LARGEST_FILE = 32 * 1024 * 1024
_MOST_IN_PACK = 1000


def read_files(pdf: PdfObjects) -> dict[str, bytes]:
    """Return the files that a report carries, by name; raises UnreadablePdfError."""
    found: dict[str, bytes] = {}
    for reference in pdf.of_type("Filespec"):
        about = pdf.dictionary(reference)
        name = text_of(about.get("UF")) or text_of(about.get("F"))
        if name in found:
            raise UnreadablePdfError(f"it carries two files of the name '{name[:60]}'")
        if len(found) == _MOST_FILES:
            raise UnreadablePdfError(f"it carries more than {_MOST_FILES} files")
        found[name] = pdf.stream(pdf.dictionary(about.get("EF")).get("F"))
        if len(found[name]) > _LARGEST_FILE:
            raise UnreadablePdfError(f"the file '{name[:60]}' in it is larger than any of a report")
    if not KINDS.keys() & found.keys():
        raise UnreadablePdfError("it is not a report of riskcheck: no answer sheet or rule pack is in it")
    return found


def unpacked(content: bytes) -> dict[str, bytes] | None:
    """Return the files of a packed rule pack by name, or None where `packed` would not have written it so.

    Nothing is written to a disk and no name is used as a path; and since nothing in such an archive is
    compressed, it holds no more than its own size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_IN_PACK or any(entry.compress_type for entry in entries):
                return None
            found = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return None
    return found if packed(found) == content else None
