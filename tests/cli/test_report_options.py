"""What a reader may choose about a report on the command line: languages, the short form, own looks."""

from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
SHEET = CHECKOUT / "rules" / "aigc" / "examples" / "code-companion.yaml"
HOUSE = CHECKOUT / "reports" / "examples" / "house"


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("zh+xx", "riskcheck: 'xx' is not one of en, zh\n"),
        (
            "zh+zh",
            "riskcheck: 'zh+zh' is not a language of a report; "
            "give one language, or two different ones such as zh+en\n",
        ),
        (
            "zh+en+zh",
            "riskcheck: 'zh+en+zh' is not a language of a report; "
            "give one language, or two different ones such as zh+en\n",
        ),
    ],
)
def test_2_languages_that_do_not_exist(riskcheck, tmp_path, lang, message):
    written = tmp_path / "r.html"
    assert riskcheck("report", SHEET, "-o", written, "--lang", lang) == (2, "", message)
    assert not written.exists()


def test_two_languages_the_short_form_and_own_looks(riskcheck, tmp_path):
    written = tmp_path / "r.html"
    chosen = ("--lang", "en+zh", "--summary", "--template", HOUSE)
    assert riskcheck("report", SHEET, "-o", written, *chosen) == (
        0,
        "",
        f"riskcheck: {written} is written.\n",
    )
    page = written.read_text(encoding="utf-8")
    assert '<html lang="en" class="in-en brief">' in page
    assert ">摘要</span>" in page
    assert "#0b4f4a" in page
    assert 'id="ledger"' not in page


def test_3_a_defect_in_own_looks_has_its_line(riskcheck, tmp_path):
    (tmp_path / "texts.yaml").write_text("en: {dsh: x}\n", encoding="utf-8")
    code, _, err = riskcheck("report", SHEET, "-o", tmp_path / "r.html", "--template", tmp_path)
    assert code == 3
    assert f"{tmp_path}/texts.yaml:1:6: 'dsh' is no text of a report; did you mean 'dash'? [TP002]" in err
