"""`riskcheck rules stats`."""

from tests.support.packs import COMMON, YES_NO, rule, section, write_pack


def test_everything_it_prints(riskcheck, tmp_path):
    listed = [rule("R-1"), rule("R-2", YES_NO, common=COMMON + "when: {public: yes}\n")]
    folder = write_pack(tmp_path / "demo", {"main": section("main", *listed)})
    code, out, err = riskcheck("rules", "stats", folder, "--answers")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Rules by section",
        "  main  Main  2",
        "  All         2",
        "",
        "Rules by answer type",
        "  one  2",
        "",
        "Rules by impact (down) and likelihood (across)",
        "     1  2  3  4  5",
        "  5  -  -  -  -  -",
        "  4  -  -  -  -  -",
        "  3  -  -  -  -  -",
        "  2  -  -  2  -  -",
        "  1  -  -  -  -  -",
        "",
        "Questions asked: the longest questionnaire with known profile answers",
        "               Profile  Scored",
        "  Any product        1       2  exact",
        "",
        "Profile answers of the longest questionnaire (the others do not matter)",
        "  public: yes",
    ]


def test_a_limit_that_is_not_kept_ends_with_3(riskcheck, tmp_path):
    folder = write_pack(tmp_path / "demo", {"main": section("main", rule("R-1"), rule("R-2"))})
    (folder / "coverage.yaml").write_text(
        "sets: [{id: a, title: A, points: [law-1]}]\nlengths: [{id: all, title: All of them, at-most: 1}]\n",
        encoding="utf-8",
    )
    code, out, err = riskcheck("rules", "stats", folder)
    assert code == 3
    assert "  All of them        1       2  exact, limit 1" in out.splitlines()
    assert err.endswith("more than 1; give rules a `when` that keeps them from it, or merge some [CV011]\n")


def test_the_bundled_pack(riskcheck):
    _, out, _ = riskcheck("rules", "stats", "--lang", "zh")
    lines = out.splitlines()
    assert lines[0] == "各领域的规则数"
    assert any(line.startswith("  任意产品") and line.endswith("精确值") for line in lines)
    assert any(line.startswith("  campus-tutor") for line in lines)
