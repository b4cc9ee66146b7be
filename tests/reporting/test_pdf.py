"""The PDF: complete, deterministic, and made from nothing but our own files."""

import ctypes.util
import gc
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from riskcheck.core.answers.model import Evidence, Product
from riskcheck.errors import ExitCode, NotWrittenError
from riskcheck.reporting.formats import FORMATS, pdf
from tests.reporting.sample import FULL, HALF, answered, report_of

CHECKOUT = Path(__file__).parents[2]
PAGE = '<html lang="en"><title>t</title><p style="font-family: Riskcheck Sans">{}</p>'
LONG = "x" * 10_000


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def text_of(content: bytes) -> str:
    """Return the text without line ends and blanks: where a line breaks is not the question."""
    return "".join("".join(page.extract_text() for page in read(content).pages).split())


def links_of(content: bytes) -> list[str]:
    notes = [note.get_object() for page in read(content).pages for note in page.get("/Annots", [])]
    return [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]


@pytest.fixture(scope="module")
def english() -> bytes:
    return FORMATS[".pdf"](report_of(FULL))


@pytest.fixture(scope="module")
def hostile() -> bytes:
    note = "<script>alert(1)</script> {{7*7}} =1+1 body{display:none} </style> 👍\u202e\x00"
    bad = [Evidence(url=url) for url in ("file:///etc/passwd", "javascript:alert(1)", "../" * 400)]
    good = Evidence(url="https://example.org/a?b=1&c=2")
    answers = {
        **FULL,
        "purpose": answered("<img src=file:///etc/passwd>" + LONG),
        "P-1": answered("partly", note=note, evidence=(*bad, good)),
        "P-2": answered(("lock",), note="风" * 3000),
    }
    product = Product("<b>{{7*7}}</b>" + "N" * 500, summary="s\n" * 40)
    return FORMATS[".pdf"](report_of(answers, "zh", product))


def test_the_text_says_what_the_report_says(english: bytes) -> None:
    text = text_of(english)
    for words in (
        "Risk assessment of a generative-AI product",
        "Tutor 辅导员",
        "Li Na 李娜, Compliance",
        "High risk Not yet.",
        "impact 5 × likelihood 4 = inherent 20; × exposure 50 % = residual 10",
        "P-1-a",
        "1000/73 (13.70)",
        "SHA-256 of the rule pack" + "c" * 64,
        "This report is not legal advice.",
    ):
        assert "".join(words.split()) in text


def test_the_chinese_report_is_chinese() -> None:
    text = text_of(FORMATS[".pdf"](report_of(HALF, "zh")))
    for words in ("暂无法定论", "等级介于“低风险”与“最高风险”之间", "计分台账", "不构成法律意见"):
        assert words in text


def test_title_language_dates_outline_and_tags(english: bytes) -> None:
    reader = read(english)
    assert reader.metadata is not None
    assert reader.metadata.title == "AI risk assessment: Tutor 辅导员"
    assert reader.metadata["/CreationDate"] == reader.metadata["/ModDate"] == "D:20261122"
    assert reader.root_object["/Lang"] == "en"
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)] == [
        "Summary",
        "Risk matrix",
        "The result in pictures",
        "Findings",
        "Remediation plan",
        "Principles",
        "Laws, standards and articles",
        "Sections, questions and answers",
        "Ledger",
        "Method and limits",
        "Sign-off",
    ]


def test_only_our_fonts_are_embedded(hostile: bytes) -> None:
    names = set()
    for page in read(hostile).pages:
        fonts = page["/Resources"].get("/Font", {})
        names |= {str(font.get_object()["/BaseFont"]).split("+")[1] for font in fonts.values()}
    assert names == {"Riskcheck-Sans", "Riskcheck-Sans-Bold"}


def test_the_summary_is_one_page(english: bytes) -> None:
    texts = [page.extract_text() for page in read(english).pages]
    assert "Contents" in texts[1]
    assert "Summary" in texts[2]
    assert "Risk matrix" in texts[3]


@pytest.mark.parametrize(
    ("language", "heads"), [("en", ("Summary", "Risk matrix")), ("zh", ("摘要", "风险矩阵"))]
)
def test_the_summary_of_a_large_pack_is_one_page(
    language: str, heads: tuple[str, str], tmp_path: Path
) -> None:
    sheet, written = CHECKOUT / "rules/aigc/examples/campus-tutor.yaml", tmp_path / "report.pdf"
    command = [
        sys.executable,
        "-m",
        "riskcheck",
        "report",
        str(sheet),
        "-o",
        str(written),
        "--lang",
        language,
    ]
    subprocess.run(command, check=True, capture_output=True)
    texts = [page.extract_text() for page in PdfReader(written).pages[2:4]]
    assert all(head in text for head, text in zip(heads, texts, strict=True))


def test_hostile_answers_are_printed_literally_and_completely(hostile: bytes) -> None:
    text = text_of(hostile)
    assert "<imgsrc=file:///etc/passwd>" in text
    assert "<script>alert(1)</script>{{7*7}}=1+1body{display:none}</style>[U+1F44D][U+202E][U+0000]" in text
    assert "<b>{{7*7}}</b>" in text
    assert text.count("x") >= len(LONG)
    assert text.count("风") >= 3000
    assert "U+0000、U+202E、U+1F44D" in text


def test_only_web_addresses_are_links(hostile: bytes) -> None:
    assert links_of(hostile) == ["https://example.org/a?b=1&c=2"]
    assert "file:///etc/passwd" in text_of(hostile)


SCRIPT = """
import hashlib, json, sys
seen = []
def watch(event, args):
    if event == "open" and isinstance(args[0], str):
        seen.append(args[0])
    elif event.startswith(("socket.", "subprocess.")):
        seen.append(event)
from tests.reporting.sample import FULL, report_of
from riskcheck.reporting.formats import FORMATS, pdf
pdf.render('<html lang="en"><title>t</title><p style="font-family: Riskcheck Sans">a</p>')
report = report_of(FULL)
sys.addaudithook(watch)
content = FORMATS[".pdf"](report)
print(json.dumps({"sha256": hashlib.sha256(content).hexdigest(), "seen": seen}))
"""


def run_elsewhere(folder: Path, seed: str) -> dict[str, object]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai", "TMPDIR": str(folder)}
    environment["PYTHONPATH"] = os.pathsep.join([environment.get("PYTHONPATH", ""), str(CHECKOUT)])
    command = [sys.executable, "-c", SCRIPT]
    ran = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, check=True)
    result: dict[str, object] = json.loads(ran.stdout)
    return result


def test_the_same_input_gives_the_same_bytes_everywhere(english: bytes, tmp_path: Path) -> None:
    expected = hashlib.sha256(english).hexdigest()
    assert hashlib.sha256(FORMATS[".pdf"](report_of(FULL))).hexdigest() == expected
    assert run_elsewhere(tmp_path, "1")["sha256"] == expected


def test_nothing_is_read_but_our_reports_and_a_temporary_folder(tmp_path: Path) -> None:
    seen = run_elsewhere(tmp_path, "2")["seen"]
    assert isinstance(seen, list)
    ours, temporary = str(CHECKOUT / "reports"), str(tmp_path)
    code = tuple(str(Path(folder)) for folder in {sys.prefix, sys.base_prefix, str(CHECKOUT / "riskcheck")})
    others = [name for name in seen if not name.startswith((ours, temporary, *code))]
    assert others == []
    assert any(name.endswith("print.css") for name in seen)


@pytest.mark.parametrize(
    "inside",
    [
        '<img src="http://127.0.0.1:9/a.png">',
        '<img src="file:///etc/passwd">',
        '<link rel="stylesheet" href="file:///etc/passwd">',
        "<style>p { colour: red }</style>",
        '<svg><image href="file:///etc/passwd"/></svg>',
        '<svg><title>x</title><foreignObject><img src="file:///etc/passwd"></foreignObject></svg>',
        '<img src="data:image/png;base64,AAAA">',
        '<img src="relative.png">',
        '<img src="riskcheck:asset/unknown.png">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        '<object data="file:///etc/passwd">x</object>',
        '<embed src="file:///etc/passwd">',
        '<base href="file:///etc/"><img src="passwd">',
        "<style>@import url(http://127.0.0.1:9/);</style>",
        "<style>@font-face { font-family: x; src: url(file:///etc/passwd) }</style>",
        "<style>@font-face { font-family: x; src: local(serif) }</style>",
        "<style>@color-profile device-cmyk { src: url(file:///etc/passwd) }</style>",
        "<style>p { background: url(file:///etc/passwd) }</style>",
        "<style>p::before { content: url(file:///etc/passwd) }</style>",
        "<style>p { border-image-source: url(file:///etc/passwd) }</style>",
        "<style>p { display: list-item; list-style-image: url(file:///etc/passwd) }</style>",
    ],
)
def test_what_is_left_out_of_a_pdf_is_an_error(inside: str) -> None:
    with pytest.raises(NotWrittenError, match=r"^the PDF would not be complete: ") as caught:
        pdf.render(PAGE.format(inside))
    assert caught.value.exit_code is ExitCode.NOT_WRITTEN


IGNORED = [
    '<iframe src="file:///etc/passwd"></iframe>',
    '<script src="file:///etc/passwd"></script>',
    '<img alt="x" srcset="file:///etc/passwd 2x">',
    '<meta http-equiv="refresh" content="0;url=file:///etc/passwd">',
    '<svg><title>x</title><use href="file:///etc/passwd#a"/></svg>',
]


@pytest.mark.parametrize("inside", IGNORED)
def test_what_no_page_uses_is_not_opened(inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(pdf, "opened", lambda url, _: asked.append(url))
    assert pdf.render(PAGE.format(inside)).startswith(b"%PDF")
    assert asked == []


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>L</title>%s</svg>'
SHOWN = '<img alt="Logo" src="riskcheck:asset/logo.svg">'


def test_an_asset_is_shown() -> None:
    drawn = SVG % b'<rect width="9" height="9" fill="#123456"/>'
    page = read(pdf.render(PAGE.format(SHOWN), assets={"logo.svg": drawn})).pages[0]
    assert b"0.070588 0.203922 0.337255 rg" in page.get_contents().get_data()


@pytest.mark.parametrize(
    "inside",
    [
        b'<image href="file:///etc/passwd" width="9" height="9"/>',
        b"<style>@import url(file:///etc/passwd);</style>",
        b'<image href="data:image/png;base64,AAAA" width="9" height="9"/>',
    ],
)
def test_an_asset_opens_nothing_itself(inside: bytes) -> None:
    with pytest.raises(NotWrittenError, match=r"^the PDF would not be complete: "):
        pdf.render(PAGE.format(SHOWN), assets={"logo.svg": SVG % inside})


def test_rendering_leaves_the_process_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/elsewhere/fonts.conf")
    find, collecting = ctypes.util.find_library, gc.isenabled()
    pdf.render(PAGE.format("a"))
    assert os.environ["FONTCONFIG_FILE"] == "/elsewhere/fonts.conf"
    monkeypatch.delenv("FONTCONFIG_FILE")
    pdf.render(PAGE.format("a"))
    assert "FONTCONFIG_FILE" not in os.environ
    assert ctypes.util.find_library is find
    assert gc.isenabled() is collecting


def test_a_missing_library_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf, "_imported", missing)
    with pytest.raises(NotWrittenError) as caught:
        pdf.render(PAGE.format("a"))
    assert caught.value.message == "a PDF needs the library Pango, which is missing"
    assert caught.value.hint == (
        "on Debian/Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    )


def test_a_missing_subsetter_only_costs_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pdf.render("<html lang=en><title>x</title><p>words").startswith(b"%PDF")  # WeasyPrint is loaded
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    written = pdf.render("<html lang=en><title>x</title><p style='font-family: Riskcheck Sans'>风险 words")
    assert "风险 words" in PdfReader(io.BytesIO(written)).pages[0].extract_text()
