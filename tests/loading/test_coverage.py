"""The file coverage.yaml: read, located, narrowed to a source."""

import pytest

from riskcheck.errors import InvalidInputError, UsageError
from riskcheck.loading.coverage import load_coverage, load_lengths
from riskcheck.loading.packs import load_pack
from tests.support.packs import PROFILE, SOURCES, pack_issues, rule, section, write_pack

COVERAGE = """\
sets:
  - id: first
    title: First
    points:
      - law-1
      - law-2..3
  - id: second
    title: Second
    documents: [law]
    by: any
reasons:
  law-1: It is answered.
  law-2: Nobody asks.
lengths:
  - id: closed
    title: Closed
    given: {public: no}
    at-most: 1
"""
MORE = SOURCES.replace("{law-1: {name: A}}", "{law-1: {name: A}, law-2: {name: B}, law-3: {name: C}}")


@pytest.fixture
def folder(tmp_path):
    path = write_pack(tmp_path / "demo", {"main": section("main", rule("R-1"), rule("R-2"))}, sources=MORE)
    (path / "coverage.yaml").write_text(COVERAGE, encoding="utf-8")
    return path


def issues_of(folder, source=None):
    return [str(i) for i in load_coverage(folder, load_pack(folder).pack, "demo", source).issues]


def test_every_hole_with_its_place(folder):
    assert issues_of(folder) == [
        "demo/coverage.yaml:6:9: first: no rule cites law-2 (B); write a rule that asks about it [CV010]",
        "demo/coverage.yaml:6:9: first: no rule cites law-3 (C); write a rule that asks about it [CV010]",
        "demo/coverage.yaml:9:16: second: no rule, profile question or reason answers law-3 (C);"
        " or give a reason under 'reasons' [CV010]",
        "demo/coverage.yaml:12:3: a reason for 'law-1', which is answered already by R-1, R-2;"
        " remove the reason [CV006]",
    ]


def test_one_source(folder):
    pack = load_pack(folder).pack
    assert [held.given.id for held in load_coverage(folder, pack, source="second").sets] == ["second"]
    assert [held.given.id for held in load_coverage(folder, pack, source="law").sets] == ["first", "second"]
    assert len(issues_of(folder, "second")) == 1  # no word about the reasons
    with pytest.raises(UsageError) as error:
        load_coverage(folder, pack, source="secnd")
    assert (error.value.message, error.value.hint) == (
        "'secnd' is no set of coverage.yaml and no document of one",
        "did you mean 'second'?",
    )


def test_lengths(folder):
    measured, issues = load_lengths(folder, load_pack(folder).pack, "demo")
    assert [(one.limit.id, one.found.rules) for one in measured] == [("closed", 2)]
    assert [str(issue) for issue in issues] == [
        "demo/coverage.yaml:18:14: closed: such a product is asked up to 2 rules, more than 1;"
        " give rules a `when` that keeps them from it, or merge some [CV011]"
    ]


def test_a_pack_without_the_file(folder):
    (folder / "coverage.yaml").unlink()
    pack = load_pack(folder).pack
    assert load_lengths(folder, pack) == ((), ())
    with pytest.raises(InvalidInputError) as error:
        load_coverage(folder, pack, "demo")
    assert [(i.code, i.location.file) for i in error.value.issues] == [("FI001", "demo/coverage.yaml")]


def test_defects_of_its_form(folder):
    (folder / "coverage.yaml").write_text(
        "sets:\n  - {id: a, titel: T, by: rules}\nreason: {}\n", encoding="utf-8"
    )
    with pytest.raises(InvalidInputError) as error:
        load_coverage(folder, load_pack(folder).pack, "demo")
    assert [str(issue) for issue in error.value.issues] == [
        "demo/coverage.yaml:2:5: 'title' is missing [PK002]",
        "demo/coverage.yaml:2:27: 'by' must be one of rule, any; did you mean 'rule'? [PK004]",
        "demo/coverage.yaml:2:13: unknown key 'titel'; did you mean 'title'? [PK001]",
        "demo/coverage.yaml:3:1: unknown key 'reason'; did you mean 'reasons'? [PK001]",
    ]


def test_it_is_not_under_the_digest_of_the_pack(folder):
    before = load_pack(folder).pack.sha256
    (folder / "coverage.yaml").unlink()
    assert load_pack(folder).pack.sha256 == before


def test_a_profile_question_cites_like_a_rule(tmp_path):
    profile = PROFILE + "    sources: [law-1, law-11]\n"
    assert pack_issues(tmp_path, profile=profile) == [
        "profile.yaml: <law-11>: public: there is no source 'law-11' in sources.yaml;"
        " did you mean 'law-1'? [PK006]"
    ]
