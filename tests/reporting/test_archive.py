"""What a PDF carries inside, and what makes it fit for an archive and for a screen reader."""

import dataclasses
import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from riskcheck.reporting.archive.packed import packed
from riskcheck.reporting.formats import FORMATS, Originals, pdf
from riskcheck.reporting.formats.json import assessment_json
from tests.reporting.sample import FULL, report_of

SHEET = b"riskcheck: 1  # \xe4\xbd\xa0\xe5\xa5\xbd\r\n\x00"
PACK = {"pack.yaml": b"id: small\n", "sections/a.yaml": b"id: a\n"}
PAGE = """<html lang="en"><title>t</title><style>* { font-family: Riskcheck Sans }</style>
<h1>One</h1><p>English <span lang="zh">中文</span></p><p lang="bad)lang">x</p>
<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">C</th><td>D</td></tr></tbody></table>"""


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def report() -> PdfReader:
    return read(FORMATS[".pdf"](dataclasses.replace(report_of(FULL), originals=Originals(SHEET, PACK))))


def files(reader: PdfReader) -> dict[str, bytes]:
    return {file.name: file.content for file in reader.attachment_list}


def tags(reader: PdfReader) -> Iterator[Any]:
    """Yield every structure element in reading order."""
    todo = [reader.root_object["/StructTreeRoot"]]
    while todo:
        tag = todo.pop().get_object()
        if isinstance(tag, dict) and tag.get("/Type") != "/OBJR":
            yield tag
            kids = tag.get("/K", [])
            todo += reversed(kids if isinstance(kids, list) else [kids])


def test_streams_are_packed_as_zlib_does_by_itself() -> None:
    starts = re.findall(rb"/FlateDecode[^>]*>>\nstream\n(..)", pdf.render(PAGE), re.S)
    assert starts
    assert set(starts) == {zlib.compress(b"")[:2]}
    assert set(starts) != {zlib.compress(b"", level=9)[:2]}


def test_the_sheet_goes_in_byte_for_byte(report: PdfReader) -> None:
    assert files(report)["answers.yaml"] == SHEET


def test_the_pack_goes_in_as_its_files(report: PdfReader) -> None:
    with zipfile.ZipFile(io.BytesIO(files(report)["pack.zip"])) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == PACK


def test_the_assessment_goes_in_as_score_prints_it(report: PdfReader) -> None:
    assert files(report)["assessment.json"] == assessment_json(report_of(FULL).assessment)


def test_the_manifest_has_the_digest_of_every_other_file(report: PdfReader) -> None:
    inside = files(report)
    manifest = json.loads(inside["manifest.json"])
    assert manifest["riskcheck-manifest"] == 1
    assert {name: file["sha256"] for name, file in manifest["files"].items()} == {
        name: hashlib.sha256(inside[name]).hexdigest()
        for name in ("answers.yaml", "assessment.json", "pack.zip")
    }
    assert manifest["pack"] == "small@1.2.0"
    assert manifest["as-of"] == "2026-11-22"
    assert manifest["options"] == {"languages": ["en"], "summary": False, "public": False, "template": None}


def test_the_manifest_names_what_has_a_say_in_the_pages(report: PdfReader) -> None:
    made_with = json.loads(files(report)["manifest.json"])["made-with"]
    libraries = ("python", "zlib", "pango", "harfbuzz", "weasyprint", "pydyf")
    for name in ("riskcheck", "appearance", "code", *libraries):
        assert made_with[name], name


def test_each_file_is_listed_once_with_its_kind_relation_and_date(report: PdfReader) -> None:
    found = [
        (
            file["/UF"],
            file["/AFRelationship"],
            file["/EF"]["/F"]["/Subtype"],
            file["/EF"]["/F"]["/Params"]["/CreationDate"],
            file["/EF"]["/F"]["/Params"]["/ModDate"],
        )
        for file in (entry.get_object() for entry in report.root_object["/AF"])
    ]
    day = "D:20261122000000Z"
    assert found == [
        ("answers.yaml", "/Source", "/application/yaml", day, day),
        ("assessment.json", "/Data", "/application/json", day, day),
        ("manifest.json", "/Supplement", "/application/json", day, day),
        ("pack.zip", "/Source", "/application/zip", day, day),
    ]


def test_the_descriptions_are_in_the_language_of_the_report() -> None:
    given = dataclasses.replace(report_of(FULL, "zh"), originals=Originals(SHEET, PACK))
    assert [file.get_object()["/Desc"] for file in read(FORMATS[".pdf"](given)).root_object["/AF"]] == [
        "生成本报告所依据的答卷",
        "评估结果，全部数值均为精确值",
        "各文件的摘要值、报告选项与软件版本",
        "生成本报告所用的规则包",
    ]


def test_a_report_that_was_not_made_from_files_carries_none() -> None:
    assert files(read(FORMATS[".pdf"](report_of(FULL)))) == {}


def test_a_packed_pack_is_the_same_whatever_the_order() -> None:
    assert packed(PACK) == packed(dict(reversed(PACK.items())))


def test_the_file_claims_both_standards(report: PdfReader) -> None:
    metadata = report.root_object["/Metadata"].get_data().decode()
    assert metadata.count("<rdf:RDF") == 1
    assert 'pdfaid:part="3"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    assert 'pdfuaid:part="1"' in metadata
    assert report.root_object["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"


def test_a_passage_in_another_language_says_so() -> None:
    reader = read(pdf.render(PAGE))
    assert reader.root_object["/Lang"] == "en"
    assert [(tag["/S"], tag["/Lang"]) for tag in tags(reader) if "/Lang" in tag] == [("/Span", "zh")]


def test_a_link_over_several_passages_is_one_link() -> None:
    reader = read(
        pdf.render(PAGE + '<h2 id="x">Y</h2><p><a href="#x"><b>two</b> <span lang="zh">两个</span></a>')
    )
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert [link["/Dest"] for link in links] == ["x"]
    owners = [tag["/S"] for tag in tags(reader) if any(_is_annotation(kid) for kid in tag.get("/K", []))]
    assert owners == ["/Link"]


def _is_annotation(kid: Any) -> bool:
    kid = kid.get_object() if hasattr(kid, "get_object") else kid
    return isinstance(kid, dict) and kid.get("/Type") == "/OBJR"


def test_a_header_says_whether_it_heads_a_column_or_a_row() -> None:
    heads = [tag["/A"]["/Scope"] for tag in tags(read(pdf.render(PAGE))) if tag.get("/S") == "/TH"]
    assert heads == ["/Column", "/Column", "/Row"]
