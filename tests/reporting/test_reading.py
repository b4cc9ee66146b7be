"""PDFs of strangers read back: what is sound is found, whatever wrote it; all else is one clear error."""

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from riskcheck.reporting.archive.comparing import differing_parts
from riskcheck.reporting.archive.objects import PdfObjects
from riskcheck.reporting.archive.reading import read_files
from riskcheck.reporting.archive.syntax import Name, Ref, UnreadablePdfError, read_value, text_of
from tests.support.reports import ENGLISH, enclosed, made, small_case

HEAD = b"%PDF-1.7\n"


def value(data: bytes) -> object:
    return read_value(data, 0)[0]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (b" 12", 12),
        (b"-3.5", -3.5),
        (b"true", True),
        (b"null", None),
        (b"/Type", Name("Type")),
        (b"/A#20B", Name("A B")),
        (b"12 0 R", Ref(12)),
        (b"[1 2 0 R(a)/B]", [1, Ref(2), b"a", Name("B")]),
        (b"<</A 1/B<</C[]>>>>", {"A": 1, "B": {"C": []}}),
        (b"(a(b)c)", b"a(b)c"),
        (rb"(\(\)\\\n\101\7)", b"()\\\nA\x07"),
        (b"(a\\\r\nb)", b"ab"),
        (b"<48 6>", b"H`"),
        (b"% a remark\n 7", 7),
    ],
)
def test_a_value_is_read_as_the_standard_has_it(written: bytes, meant: object) -> None:
    assert value(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"]",
        b">>",
        b"[1",
        b"[>>",
        b"<</A>>",
        b"<<1 2>>",
        b"<</A]>>",
        b"(a",
        b"(a\\",
        b"<4z>",
        b"nul",
        b"[" * 1000,
        b"<</A " * 1000,
        b" " * 100_000,
        b"%" * 100_000,
        b"1" * 81,
    ],
)
def test_what_is_no_value_is_one_error(written: bytes) -> None:
    with pytest.raises(UnreadablePdfError, match="is not what a PDF may have there"):
        value(written)


def test_a_text_is_read_in_its_encoding() -> None:
    assert text_of("风".encode("utf-16")) != "风"  # the other order of bytes is no text of a PDF
    assert text_of(b"\xfe\xff" + "风".encode("utf-16-be")) == "风"
    assert text_of(b"\xef\xbb\xbf" + "风".encode()) == "风"
    assert text_of(7) == ""


def file(*objects: bytes) -> bytes:
    return HEAD + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, body) for n, body in enumerate(objects, start=1))


def stream(data: bytes, about: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (about, len(data), data)


def folded(data: bytes) -> bytes:
    return stream(zlib.compress(data), b"/Filter/FlateDecode")


def carrying(name: bytes, content: bytes) -> bytes:
    return file(b"<</Type/Filespec/UF(%s)/EF<</F 2 0 R>>>>" % name, content)


def test_a_carried_file_is_found() -> None:
    assert read_files(PdfObjects(carrying(b"answers.yaml", folded(b"a: 1")))) == {"answers.yaml": b"a: 1"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is not a PDF"),
        (b"\0" * 3000 + HEAD, "it is not a PDF"),
        (HEAD, "it is not a report of riskcheck: no answer sheet or rule pack is in it"),
        (carrying(b"other.txt", stream(b"a")), "it is not a report of riskcheck"),
        (carrying(b"pack.zip", b"<<>>"), "a stream is missing"),
        (carrying(b"pack.zip", folded(b"a" * (65 << 20))), "unfolds to more than any report does"),
        (carrying(b"pack.zip", folded(b"a" * (33 << 20))), "the file 'pack.zip' in it is larger than any"),
        (carrying(b"pack.zip", stream(b"abc", b"/Filter/FlateDecode")), "a compressed part of it is damaged"),
        (
            carrying(b"pack.zip", stream(zlib.compress(b"a" * 99)[:-4], b"/Filter/FlateDecode")),
            "a compressed part of it is cut off",
        ),
        (carrying(b"pack.zip", stream(b"x", b"/Filter/LZWDecode")), "in a way that riskcheck does not write"),
        (carrying(b"pack.zip", b"<</Length 9>>\nstream\nx"), "does not end"),
        (
            file(*[b"<</Type/Filespec/UF(pack.zip)/EF<</F 3 0 R>>>>"] * 2, stream(b"a")),
            "it carries two files of the name 'pack.zip'",
        ),
        (
            file(*[b"<</Type/Filespec/UF(%d)/EF<</F 60 0 R>>>>" % n for n in range(59)], stream(b"a")),
            "it carries more than 50 files",
        ),
        (file(b"<</Type/Filespec/UF 2 0 R/EF 2 0 R>>", b"2 0 R"), "its references go round in a circle"),
        (file(stream(b"1 2 3", b"/Type/ObjStm/First 5")), "a list of objects is damaged"),
        (file(stream(b"1 x", b"/Type/ObjStm/First 3")), "a list of objects is damaged"),
        (file(stream(b"1 0", b"/Type/ObjStm/First 99")), "a list of objects is damaged"),
        (file(b"<</A"), "is not what a PDF may have there"),
    ],
)  # fmt: skip
def test_a_hostile_or_damaged_file_is_one_clear_error(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePdfError, match=reason):
        read_files(PdfObjects(content))


def test_bombs_one_after_the_other_are_noticed() -> None:
    bomb = folded(b"\0" * (60 << 20))
    objects = PdfObjects(file(*[bomb] * 3))
    for number in range(1, 3):
        objects.stream(Ref(number))
    with pytest.raises(UnreadablePdfError, match="it unfolds to more than any report does"):
        objects.stream(Ref(3))


def test_too_many_objects_are_noticed() -> None:
    head = b" ".join(b"%d 0" % number for number in range(500_001))
    with pytest.raises(UnreadablePdfError, match="it has more than 500,000 objects"):
        PdfObjects(file(stream(zlib.compress(head), b"/Filter/FlateDecode/Type/ObjStm/First %d" % len(head))))


def test_pages_that_contain_themselves_are_noticed() -> None:
    around = file(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Kids[2 0 R 2 0 R]>>") + b"trailer<</Root 1 0 R>>"
    with pytest.raises(UnreadablePdfError, match="it has more pages than any report"):
        differing_parts(PdfObjects(around), PdfObjects(around))


@given(st.binary(max_size=300))
def test_nothing_else_ever_comes_out(data: bytes) -> None:
    for content in (data, HEAD + data, HEAD + b"1 0 obj" + data, carrying(b"pack.zip", data)):
        try:
            objects = PdfObjects(content)
            read_files(objects)
            differing_parts(objects, PdfObjects(HEAD))
        except UnreadablePdfError:
            pass


def saved_again(content: bytes) -> bytes:
    """Return a PDF as another program writes it: other numbers, a table of the old kind, texts in UTF-16."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_a_report_that_another_program_saved_still_gives_its_files_back() -> None:
    report = made(small_case(), ".pdf", ENGLISH)
    again = saved_again(report)
    assert again != report
    files = read_files(PdfObjects(again))
    assert sorted(files) == ["answers.yaml", "assessment.json", "manifest.json", "pack.zip"]
    assert all(files[name] == enclosed(name) for name in files)


def test_two_reports_are_compared_part_by_part_however_they_are_written() -> None:
    report = made(small_case(), ".pdf", ENGLISH)
    parts = differing_parts(PdfObjects(saved_again(report)), PdfObjects(report))
    assert [part for part in parts if part[0] in ("page", "tags", "bookmarks", "metadata")] == []
