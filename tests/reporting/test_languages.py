"""The report in Chinese, in English, and in both side by side; the summary is one page in each."""

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from riskcheck import api
from riskcheck.reporting.formats import FORMATS, Report, ReportOptions
from tests.reporting.sample import CROSSED, HALF, assess, sheet_of, small_pack, words
from tests.support.typeset import lines_on, measured
from tests.support.typography import badly_broken

EXAMPLES = Path(__file__).parents[2] / "rules" / "aigc" / "examples"
PRODUCTS = sorted(path.stem for path in EXAMPLES.glob("*.yaml") if not path.stem.endswith(".expected"))
LANGUAGES = [("zh",), ("en",), ("zh", "en")]
HEAD = "riskcheck: 1\npack: aigc@1.2.0\nproduct: {name: Memo}\nassessor: {name: A}\ndate: 2026-11-22\n"
# Sheets of which nearly everything is open: all rules apply, or those of an internal tool for texts
BARE = {
    "nothing": HEAD + "answers: {}\n",
    "little": HEAD + "answers: {modalities: [text], offering: internal, regions: [cn], audience: staff}\n",
}


def report_in(languages: tuple[str, ...], answers: dict[str, object], *, summary: bool = False) -> Report:
    wordings = tuple(words(language) for language in languages)
    options = ReportOptions(languages, summary=summary)
    return Report(small_pack(), sheet_of(answers), assess(answers), wordings, options)  # type: ignore[arg-type]


@pytest.mark.parametrize("answers", [HALF, CROSSED])
def test_both_languages_stand_side_by_side_each_with_its_language(answers: dict[str, object]) -> None:
    page = FORMATS[".html"](report_in(("zh", "en"), answers)).decode()
    assert '<html lang="zh" class="in-zh">' in page
    assert (
        '<span lang="zh" class="in-zh">摘要</span> <span lang="en" class="in-en other">Summary</span>' in page
    )
    left, right = re.findall(r'<p class="in-\w+ pair-(?:lead|other)" lang="(\w+)">', page)[:2]
    assert (left, right) == ("zh", "en")
    assert ">影响 / 可能性<" not in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert "（ (" not in page
    assert "： :" not in page
    counts = re.findall(r"发现：[^<]*</span>(.*?)<span[^>]*>\d+ of \d+ rules apply", page)
    assert counts == ["<br>"] * 2  # else the numbers at their ends would run together


def test_the_leading_language_is_the_one_that_is_named_first() -> None:
    page = FORMATS[".html"](report_in(("en", "zh"), HALF)).decode()
    assert '<html lang="en" class="in-en">' in page
    assert (
        '<span lang="en" class="in-en">Summary</span> <span lang="zh" class="in-zh other">摘要</span>' in page
    )


def test_the_pdf_in_both_languages_holds_both() -> None:
    reader = PdfReader(io.BytesIO(FORMATS[".pdf"](report_in(("zh", "en"), CROSSED))))
    text = "".join("".join(page.extract_text() for page in reader.pages).split())
    for said in ("红线RedLines".lower(), "没有合法依据就会出问题。", "Withoutlawfulbasisitgoeswrong."):
        assert said in text or said in text.lower()
    titles = [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)]
    assert titles[0] == "摘要 Summary"


@pytest.mark.parametrize("languages", [*LANGUAGES, ("en", "zh")], ids="+".join)
@pytest.mark.parametrize("product", [*PRODUCTS, *BARE])
def test_the_summary_is_one_page_and_the_short_form_two(
    product: str, languages: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = measured(monkeypatch, lines_on)
    sheet = EXAMPLES / f"{product}.yaml"
    if product in BARE:
        sheet = tmp_path / "bare.yaml"
        sheet.write_text(BARE[product])
    case = api.open_case(sheet, None, ())
    wordings = tuple(words(language) for language in languages)
    options = ReportOptions(languages, summary=True)
    written = FORMATS[".pdf"](Report(case.pack, case.sheet, case.assessment, wordings, options))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(written)).pages]
    assert len(pages) == 2
    heads = {"zh": ("摘要", "图示"), "en": ("Summary", "The result in pictures")}[languages[0]]
    assert all(head in page for head, page in zip(heads, pages, strict=True))
    assert [len(found) > 20 for found in lines] == [True, True]
    assert badly_broken(line for found in lines for line in found) == []
