"""A report of a small pack, and ways to alter it that keep it a PDF."""

import re
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from riskcheck import api
from riskcheck.api import Case
from riskcheck.reporting.archive.enclosures import enclosures_of
from riskcheck.reporting.formats import FORMATS, Originals, Report
from riskcheck.reporting.options import ReportOptions

ENGLISH = ReportOptions(("en",))
_STREAM = re.compile(
    rb"(<<(?:(?!endobj|stream).)*?/Filter /FlateDecode(?:(?!endobj|stream).)*?>>\nstream\n)", re.S
)
_LENGTH = re.compile(rb"/Length \d+")


@cache
def small_case() -> Case:
    """The example of the pack that `rules new` begins with."""
    with TemporaryDirectory() as folder:
        pack = Path(folder) / "small"
        api.new_pack("small", Path(folder), "2026-11-22")
        return api.open_case(pack / "examples" / "help-desk.yaml", str(pack))


def made(case: Case, suffix: str, options: ReportOptions, _renderer: object = None) -> bytes:
    """Make a report in this process; the same inputs are made once."""
    return _made(case.content, tuple(sorted(case.loaded.files.items())), options, _Of(case))


class _Of:
    """A case beside the key that stands for it."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Of)

    def __hash__(self) -> int:
        return 0


@cache
def _made(_sheet: bytes, _pack: object, options: ReportOptions, of: _Of) -> bytes:
    case = api.public_case(of.case) if options.public else of.case
    return FORMATS[".pdf"](report_from(case, options))


def report_from(case: Case, options: ReportOptions) -> Report:
    words = tuple(api.wording(language) for language in options.languages)
    originals = Originals(case.content, case.loaded.files)
    return Report(case.pack, case.sheet, case.assessment, words, options, originals)


def edited(content: bytes, edit: Callable[[bytes], bytes]) -> bytes:
    """Return a PDF with every compressed stream edited; lengths are kept true."""
    pieces, place = [], 0
    for match in _STREAM.finditer(content):
        if match.start() < place:
            continue
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(content[match.end() :])
        end = len(content) - len(unpacker.unused_data)
        changed = edit(data)
        if changed == data:
            continue
        folded = zlib.compress(changed, 9)
        head = _LENGTH.sub(b"/Length %d" % len(folded), match[1])
        pieces += [content[place : match.start()], head, folded]
        place = end
    return b"".join([*pieces, content[place:]])


def replaced(content: bytes, old: bytes, new: bytes) -> bytes:
    """Return a PDF with some bytes within its streams, compressed or not, replaced."""
    changed = edited(content, lambda data: data.replace(old, new)).replace(old, new)
    assert changed != content, f"{old!r} is not in it"
    return changed


def enclosed(name: str, case: Case | None = None) -> bytes:
    """Return what the report of a case carries under a name."""
    return _enclosed((case or small_case()).content, _Of(case or small_case()))[name]


@cache
def _enclosed(_sheet: bytes, of: _Of) -> dict[str, bytes]:
    return {one.name: one.content for one in enclosures_of(report_from(of.case, ENGLISH))}


def exchanged(content: bytes, **files: bytes) -> bytes:
    """Return the report of the small case with other files in it: `assessment_json=...`."""
    by_content = {enclosed(name.replace("_", ".")): new for name, new in files.items()}
    return edited(content, lambda data: by_content.get(data, data))
