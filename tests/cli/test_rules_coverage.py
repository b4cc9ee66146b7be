"""`riskcheck rules coverage`, and the file of the bundled pack."""

import pytest

from riskcheck.core.columns import width
from riskcheck.loading.coverage import load_coverage
from riskcheck.loading.packs import load_pack
from tests.support.packs import SOURCES, rule, section, write_pack

COVERAGE = """\
sets:
  - {id: duties, title: Duties, documents: [law], by: any}
reasons: {law-2: "Only authorities have this duty, and a product can do nothing about it."}
"""
MORE = SOURCES.replace("{law-1: {name: A}}", "{law-1: {name: A}, law-2: {name: B}}")


def written(tmp_path, coverage=COVERAGE):
    folder = write_pack(tmp_path / "demo", {"main": section("main", rule("R-1"))}, sources=MORE)
    (folder / "coverage.yaml").write_text(coverage, encoding="utf-8")
    return folder


def test_rows_and_totals(riskcheck, tmp_path):
    code, out, err = riskcheck("rules", "coverage", written(tmp_path))
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "duties  Duties",
        "  law-1  A" + 41 * " " + "R-1",
        "  law-2  B" + 41 * " " + "no rule: Only authorities have this duty, and a",
        50 * " " + " product can do nothing about it.",
        "",
        "duties  2 of 2 (by a rule: 1; by the profile or a reason: 1)",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 100])
def test_rows_keep_within_the_terminal(riskcheck, monkeypatch, language, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = riskcheck("rules", "coverage", "--source", "eu-ai-act", "--lang", language)[1].splitlines()
    rows = [line for line in lines if line.startswith("  ")]
    assert len(rows) > 25
    assert [line for line in rows if width(line) > columns] == []


def test_a_hole_ends_with_3(riskcheck, tmp_path):
    folder = written(tmp_path, COVERAGE.split("reasons")[0])
    code, out, err = riskcheck("rules", "coverage", folder, "--source", "law")
    assert code == 3
    assert "law-2  B" + 41 * " " + "NOT ANSWERED" in out
    assert err == (
        f"{folder}/coverage.yaml:2:44: duties: no rule, profile question or reason answers law-2 (B);"
        " or give a reason under 'reasons' [CV010]\n"
    )
    assert "尚无对应" in riskcheck("rules", "coverage", folder, "--lang", "zh")[1]


def test_an_unknown_source_is_a_usage_error(riskcheck, tmp_path):
    code, out, err = riskcheck("rules", "coverage", written(tmp_path), "--source", "dutis")
    assert (code, out) == (2, "")
    assert err == (
        "riskcheck: 'dutis' is no set of coverage.yaml and no document of one; did you mean 'duties'?\n"
    )


def test_the_bundled_file_names_what_there_is(checkout):
    """Holes are for the command; here every set, point and reason must exist, and each reason be needed."""
    folder = checkout / "rules" / "aigc"
    loaded = load_coverage(folder, load_pack(folder).pack, "rules/aigc")
    assert [str(issue) for issue in loaded.issues if issue.code not in ("CV006", "CV010")] == []
    assert {held.given.id: len(held.rows) for held in loaded.sets} == {
        "seeds-explicit": 115,
        "seeds-implied": 72,
        "nist-600-1": 12,
        "mit": 24,
        "owasp": 10,
        "gbt-45654": 31,
        "omb": 10,
        "eu-ai-act": 25,
        "genai-measures": 12,
        "labelling": 9,
        "pipl": 31,
        "gdpr": 29,
        "iso-42001": 9,
    }
