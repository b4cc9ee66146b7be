"""Reports verified: what was altered is named, and nothing that was altered passes."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from riskcheck import api
from riskcheck.api import verifying
from riskcheck.core.verification import Outcome, Verification
from riskcheck.errors import InvalidInputError
from riskcheck.reporting.archive.packed import packed
from riskcheck.reporting.formats.json import assessment_json
from tests.support.reports import ENGLISH, edited, enclosed, exchanged, made, replaced, small_case


@pytest.fixture(autouse=True)
def _made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "render", made)


@pytest.fixture(scope="module")
def report() -> bytes:
    return made(small_case(), ".pdf", ENGLISH)


def verify(content: bytes) -> Verification:
    return api.verify(content, "report.pdf")


def differences(content: bytes) -> list[str]:
    """Return what is wrong with a report, each as `kind subject`."""
    found = verify(content)
    assert found.outcome is Outcome.ALTERED
    assert found.hindrances == ()
    return [f"{one.kind} {one.subject}".strip() for one in found.differences]


def test_a_report_as_it_was_made_is_verified(report: bytes) -> None:
    assert verify(report) == Verification(
        Outcome.VERIFIED, product="Help desk", pack="small@0.1.0", as_of="2026-11-22", numbers_hold=True
    )


def test_a_text_on_a_page_was_altered(report: bytes) -> None:
    pages = []

    def alter(data: bytes) -> bytes:
        if b" Tj" not in data and b" TJ" not in data:
            return data
        pages.append(data)
        return data.replace(b"] TJ", b"<0001>] TJ", 1) if len(pages) == 3 else data

    assert differences(edited(report, alter)) == ["page 3"]


def test_a_number_in_the_assessment_was_altered(report: bytes) -> None:
    said = json.loads(enclosed("assessment.json"))
    said["score"]["point"] = {"exact": "1", "rounded": 1.0}
    said["ledger"][0]["residual"]["exact"] = "0"
    new = (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
    found = verify(exchanged(report, assessment_json=new))
    assessment = small_case().assessment
    first = assessment.ledger[0]
    numbers = [(one.subject, one.says, one.found) for one in found.differences if one.kind == "number"]
    assert numbers == [
        ("score.point.exact", "1", str(assessment.score.point)),
        ("score.point.rounded", "1.0", "23.1"),
        (f"ledger[{first.rule}].residual.exact", "0", str(first.residual)),
    ]
    assert [one.kind for one in found.differences[3:]] == ["digest", "names", "files"]
    assert not found.numbers_hold


def test_an_assessment_in_another_form_was_altered(report: bytes) -> None:
    new = json.dumps(json.loads(enclosed("assessment.json"))).encode()
    assert differences(exchanged(report, assessment_json=new))[0] == "written assessment.json"


def test_an_answer_was_altered_and_everything_that_follows_from_it_but_the_pages(report: bytes) -> None:
    case = small_case()
    content = case.content.replace(b"date: 2026-11-22", b"date: 2026-11-23")
    other = api.verifying.case_from(content, "answers.yaml", case.loaded)
    forged = exchanged(
        report,
        answers_yaml=content,
        assessment_json=enclosed("assessment.json", other),
        manifest_json=enclosed("manifest.json", other),
    )
    found = differences(forged)
    assert "page 1" in found
    assert not [one for one in found if one.startswith(("number", "digest", "manifest"))]


def test_a_sheet_that_cannot_be_read_was_altered(report: bytes) -> None:
    found = verify(exchanged(report, answers_yaml=b"riskcheck: 1\nanswers: [\n"))
    assert found.outcome is Outcome.ALTERED
    assert found.differences[0].kind == "invalid"
    assert found.differences[0].subject.startswith("answers.yaml:")


def test_a_rule_was_altered(report: bytes) -> None:
    files = dict(small_case().loaded.files)
    files["pack.yaml"] = files["pack.yaml"].replace(b"0.1.0", b"0.1.1")
    found = differences(exchanged(report, pack_zip=packed(files)))
    assert "number stamp.pack" in found
    assert "digest pack.zip" in found


def test_a_pack_with_a_file_that_is_not_used_was_altered(report: bytes) -> None:
    files = {**small_case().loaded.files, "more.yaml": b"a: 1\n"}
    assert "digest pack.zip" in differences(exchanged(report, pack_zip=packed(files)))


def compressed() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pack.yaml", b"\0" * 50_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "pack",
    [
        b"",
        b"PK",
        compressed(),
        packed({"../../etc/passwd": b"x"})[:-1],
        packed({"a": b"1"}).replace(b"a", b"b", 1),
    ],
    ids=["empty", "cut", "bomb", "path", "two names"],
)
def test_a_pack_that_is_not_packed_as_we_pack_was_altered(pack: bytes, report: bytes) -> None:
    assert "unreadable pack.zip" in differences(exchanged(report, pack_zip=pack))


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace('"summary": false', '"summary": 0'),
        lambda text: text.replace('"en"', "3"),
        lambda text: text.replace("{", '{"more": 1,', 1),
        lambda text: text + " ",
        lambda _: "[" * 100_000,
        lambda _: "{}",
    ],
)
def test_a_manifest_that_is_not_ours_was_altered(edit: Callable[[str], str], report: bytes) -> None:
    new = edit(enclosed("manifest.json").decode()).encode()
    assert differences(exchanged(report, manifest_json=new)) == ["manifest manifest.json"]


@pytest.mark.parametrize(
    ("old", "new"), [(b"small@0.1.0", b"other@9.9.9"), (b'"2026-11-22"', b'"2026-11-23"')]
)
def test_a_manifest_of_another_pack_or_day_was_altered_even_by_another_version(
    old: bytes, new: bytes, report: bytes
) -> None:
    forged = enclosed("manifest.json").replace(old, new).replace(b'"pango": "', b'"pango": "9')
    found = verify(exchanged(report, manifest_json=forged))
    assert found.outcome is Outcome.ALTERED
    assert [one.kind for one in found.hindrances] == ["version"]
    assert [(one.subject[:9], one.says) for one in found.differences] == [
        ("manifest.", new.decode().strip('"'))
    ]


def test_options_that_do_not_exist_were_altered(report: bytes) -> None:
    new = enclosed("manifest.json").replace(b'"en"', b'"fr"')
    assert differences(exchanged(report, manifest_json=new)) == ["options 'fr' is not one of en, zh"]


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (b"/Title (AI", b"/Title (Ai", "information Title"),
        (b"(D:20261122)", b"(D:20261123)", "information CreationDate"),
        (b"/Lang (en)", b"/Lang (zh)", "language"),
        (b'Producer="WeasyPrint', b'Producer="Weasyprint', "metadata"),
        (b"/S /H1", b"/S /H2", "tags"),
    ],
)
def test_metadata_was_altered(old: bytes, new: bytes, part: str, report: bytes) -> None:
    assert part in differences(replaced(report, old, new))


def test_what_is_added_at_the_end_was_altered(report: bytes) -> None:
    assert differences(report + b"\n") == [f"bytes {len(report)}"]


def test_a_report_that_another_program_saved_again_has_its_numbers_still(report: bytes) -> None:
    saved = io.BytesIO()
    writer = PdfWriter(clone_from=io.BytesIO(report))
    writer.pages[0].rotate(90)
    writer.write(saved)
    found = verify(saved.getvalue())
    assert (found.outcome, found.numbers_hold) == (Outcome.ALTERED, True)
    assert [(one.kind, one.subject) for one in found.differences] == [("page", "1")]


def test_a_file_that_does_not_belong_there_was_altered(report: bytes) -> None:
    more = (
        b"900000 0 obj\n<</Type /Filespec/UF (evil.exe)/EF <</F 900001 0 R>>>>\nendobj\n"
        b"900001 0 obj\n<</Length 1>>\nstream\nx\nendstream\nendobj\n"
    )
    assert differences(report + more)[0] == "extra evil.exe"


def test_another_version_made_it(report: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "__version__", "9.9.9")
    found = verify(report)
    assert found.outcome is Outcome.OTHER_VERSION
    assert found.differences == ()
    assert [(one.kind, one.subject, one.says, one.found) for one in found.hindrances] == [
        ("version", "riskcheck", small_case().assessment.stamp.tool_version, "9.9.9")
    ]


def test_another_version_made_it_and_a_number_is_wrong(report: bytes) -> None:
    new = enclosed("manifest.json").replace(b'"pango": "', b'"pango": "9')
    said = enclosed("assessment.json").replace(b'"exact": "', b'"exact": "7', 1)
    found = verify(exchanged(report, manifest_json=new, assessment_json=said))
    assert found.outcome is Outcome.ALTERED
    assert [(one.kind, one.subject) for one in found.hindrances] == [("version", "pango")]
    assert ("number", "score.best.exact") in [(one.kind, one.subject) for one in found.differences]


def test_templates_of_its_own_have_to_be_named(report: bytes, tmp_path: Path) -> None:
    new = enclosed("manifest.json").replace(b'"template": null', b'"template": "' + b"a" * 64 + b'"')
    found = verify(exchanged(report, manifest_json=new))
    assert [(one.kind, one.subject) for one in found.hindrances] == [("template", "")]
    assert found.outcome is Outcome.OTHER_VERSION
    found = api.verify(report, "report.pdf", tmp_path)
    assert [(one.kind, one.subject) for one in found.hindrances] == [("no-template", str(tmp_path))]


def test_the_sheet_comes_back_byte_for_byte(report: bytes) -> None:
    assert api.carried_sheet(report, "report.pdf") == small_case().content


@pytest.mark.parametrize("manifest", [b"", None])
def test_a_sheet_that_was_altered_does_not_come_back(manifest: bytes | None, report: bytes) -> None:
    forged = exchanged(report, answers_yaml=small_case().content + b"# more\n")
    if manifest is not None:
        forged = exchanged(forged, manifest_json=manifest)
    with pytest.raises(InvalidInputError) as caught:
        api.carried_sheet(forged, "report.pdf")
    assert [(issue.code, str(issue.location)) for issue in caught.value.issues] == [("RP002", "report.pdf")]


def test_the_assessment_names_another_version_than_the_manifest(report: bytes) -> None:
    case = small_case()
    other = case.assessment._replace(stamp=case.assessment.stamp._replace(tool_version="9.9.9"))
    found = differences(exchanged(report, assessment_json=assessment_json(other)))
    assert found[0] == "number stamp.tool_version"


@pytest.mark.parametrize("said", [b"", b"{", b"[" * 100_000, b"\xff"])
def test_an_assessment_that_cannot_be_read_was_altered(said: bytes, report: bytes) -> None:
    assert "unreadable assessment.json" in differences(exchanged(report, assessment_json=said))


def test_a_file_that_is_missing_was_altered(report: bytes) -> None:
    found = differences(replaced(report, b"(pack.zip)", b"(back.zip)"))
    assert found[:3] == ["unreadable pack.zip", "extra back.zip", "missing pack.zip"]


def test_pages_that_cannot_be_compared_were_altered(report: bytes) -> None:
    endless = b"2 0 obj\n<</Type /Catalog/Pages 2 0 R/Kids[2 0 R 2 0 R]>>\nendobj\n"
    assert differences(report + endless) == ["damaged it has more pages than any report"]
