"""The public report: nothing that it leaves out is anywhere in the file, and it verifies like any other."""

import io
import zlib

import pytest
from pypdf import PdfReader

from riskcheck import api
from riskcheck.api import verifying
from riskcheck.core.verification import Outcome
from riskcheck.reporting.options import ReportOptions
from tests.support.reports import edited, made, small_case

PUBLIC = ReportOptions(("en",), public=True)
SECRETS = (
    "# comment",
    "Zhou-owner",
    "Sun-assessor",
    "My-note",
    "file-of-proof",
    "b" * 64,
    "Note-on-proof",
    "2026-01-02",
    "proof.example",
    "Li-in-charge",
    "3099-01-01",
    "Wang-accepts",
    "too-dear",
)
KEPT = ("Open-product", "2.3-version", "Public-summary", "Compliance-role")


@pytest.fixture(scope="module")
def private() -> api.Case:
    """A case with a secret in every place that a public report leaves out."""
    case = small_case()
    rule = next(rule for rule in case.pack.rules() if rule.kind == "one")
    content = f"""\
# comment
riskcheck: 1
pack: {case.pack.name}
product: {{name: Open-product, version: 2.3-version, owner: Zhou-owner, summary: Public-summary}}
assessor: {{name: Sun-assessor, role: Compliance-role}}
date: 2026-11-22
answers:
  {rule.id}:
    value: {rule.outcome_ids()[0]}
    note: My-note
    evidence:
      - {{file: file-of-proof.pdf, sha256: {"b" * 64}, note: Note-on-proof, date: 2026-01-02}}
      - {{url: "https://proof.example/a"}}
    owner: Li-in-charge
    due: 3099-01-01
    accepted: {{by: Wang-accepts, reason: too-dear, until: 3099-01-01}}
"""
    return verifying.case_from(content.encode(), "sheet.yaml", case.loaded)


def everything(content: bytes) -> bytes:
    """Return the file and every stream in it, unfolded; texts in UTF-16 once more as they read."""
    streams: list[bytes] = []
    edited(content, lambda data: streams.append(data) or data)  # type: ignore[func-returns-value]
    assert len(streams) == content.count(b"/FlateDecode")
    return b"\n".join([content, *streams])


def traces(content: bytes, secret: str) -> bool:
    data = everything(content)
    spelled = (secret.encode(), secret.encode("utf-16-be"), secret.encode("utf-16-be").hex().encode())
    return any(form in data for form in spelled)


def test_the_full_report_holds_every_secret(private: api.Case) -> None:
    full = made(private, ".pdf", ReportOptions(("en",)))
    assert [secret for secret in SECRETS if not traces(full, secret)] == []


def test_the_public_report_holds_none(private: api.Case) -> None:
    public = made(private, ".pdf", PUBLIC)
    assert [secret for secret in SECRETS if traces(public, secret)] == []
    assert [text for text in KEPT if not traces(public, text)] == []


def test_no_page_of_it_shows_one(private: api.Case) -> None:
    """What is drawn is glyphs, not letters: the page is read as a reader would."""
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(made(private, ".pdf", PUBLIC))).pages)
    shown = "".join(text.split())
    assert "Public-summary" in shown
    assert [secret for secret in SECRETS if "".join(secret.split()) in shown] == []


def test_the_cover_has_no_line_for_a_name_that_is_left_out(private: api.Case) -> None:
    pages = PdfReader(io.BytesIO(made(private, ".pdf", PUBLIC))).pages
    cover = pages[0].extract_text()
    assert "Assessed by Compliance-role" in " ".join(cover.split())
    assert "Owner" not in cover
    assert "—" not in cover


def test_the_public_html_and_json_hold_none(private: api.Case) -> None:
    for suffix in (".html", ".json"):
        content = api.render(private, suffix, PUBLIC).decode()
        assert "Open-product" in content
        assert [secret for secret in SECRETS if secret in content] == []


def test_it_verifies_like_any_other(private: api.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "render", made)
    found = api.verify(made(private, ".pdf", PUBLIC), "report.pdf")
    assert (found.outcome, found.differences) == (Outcome.VERIFIED, ())


def test_the_public_sheet_comes_back_and_is_a_sheet(private: api.Case) -> None:
    content = api.carried_sheet(made(private, ".pdf", PUBLIC), "report.pdf")
    again = verifying.case_from(content, "sheet.yaml", private.loaded)
    assert again.sheet.assessor.name == "—"
    assert again.assessment.score == private.assessment.score


def test_streams_are_read_as_they_are_written() -> None:
    folded = zlib.compress(b"secret", 9)
    file = b"<</Filter /FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(folded), folded)
    assert b"secret" in everything(file)
