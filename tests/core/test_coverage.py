"""Coverage: which points are answered by whom, and every kind of hole."""

import pytest

from riskcheck.core.coverage import cover
from riskcheck.core.coverage_file import CoverageFile, expand
from riskcheck.errors import Gravity
from tests.support.packs import COMMON, build_pack, rule, section

SOURCES = """\
documents:
  - id: law
    kind: binding
    title: Law
    checked-on: 2026-01-01
    checked: text
    points:
      law-1: {name: One}
      law-2: {name: Two}
      law-2-a: {name: Part of two}
      law-10: {name: Ten}
  - id: paper
    kind: article
    title: Paper
    checked-on: 2026-01-01
    checked: text
    points:
      P-1: {name: A risk, basis: risk}
      P-2: {name: A use, basis: use}
      P-3: {name: Another use, basis: use}
"""
PROFILE = """\
questions:
  - id: public
    type: one
    title: Public
    ask: Is it public?
    sources: [P-2, law-10]
    choices: [{id: yes, text: Yes}, {id: no, text: No}]
"""


@pytest.fixture
def pack(tmp_path):
    rules = [
        rule("R-1", common=COMMON.replace("[law-1]", "[law-1, P-1]")),
        rule("R-2", common=COMMON.replace("[law-1]", "[law-2-a, law-1]")),
    ]
    return build_pack(tmp_path, {"main": section("main", *rules)}, sources=SOURCES, profile=PROFILE)


def covered(pack, *sets, **rest):
    data = {"sets": tuple({"title": "T", **one} for one in sets), **rest}
    return cover(CoverageFile.model_validate(data), pack)


def said(problems):
    return [f"{problem.path}: {problem.message} [{problem.code}]" for problem in problems]


def test_who_answers_each_row(pack):
    found = covered(
        pack, {"id": "all", "documents": ("law", "paper"), "by": "any"}, reasons={"P-3": "Nobody does it."}
    )
    rows = {row.point: (row.rules, row.profile, row.reason is not None) for row in found.sets[0].rows}
    assert rows == {
        "law-1": (("R-1", "R-2"), (), False),
        "law-2": (("R-2",), (), False),  # by a part of it
        "law-2-a": (("R-2",), (), False),
        "law-10": ((), ("public",), False),
        "P-1": (("R-1",), (), False),
        "P-2": ((), ("public",), False),
        "P-3": ((), (), True),
    }
    assert found.sets[0].answered == 7
    assert (found.sets[0].problems, found.problems) == ((), ())


def test_a_set_by_rule_takes_neither_the_profile_nor_a_reason(pack):
    found = covered(pack, {"id": "law", "documents": ("law",), "by": "rule"}, reasons={"law-10": "No."})
    assert said(found.sets[0].problems) == [
        "('sets', 0, 'documents'): law: no rule cites law-10 (Ten) [CV010]"
    ]
    assert found.sets[0].answered == 3
    assert said(found.problems) == [
        "('reasons', 'law-10'): a reason for 'law-10', which stands in no set that takes reasons (by: any)"
        " [CV005]"
    ]


def test_points_are_chosen_by_basis_and_by_document(pack):
    found = covered(
        pack,
        {"id": "uses", "basis": ("use",), "by": "any"},
        {"id": "risks", "basis": ("risk", "principle"), "documents": ("paper",)},
    )
    assert [[row.point for row in held.rows] for held in found.sets] == [["P-2", "P-3"], ["P-1"]]
    assert said(found.sets[0].problems) == [
        "('sets', 0, 'basis'): uses: no rule, profile question or reason answers P-3 (Another use) [CV010]"
    ]


def test_a_group_needs_no_point_of_its_own_and_a_longer_number_is_not_below_a_shorter_one(pack):
    found = covered(pack, {"id": "some", "points": ("P", "law-1..2")})
    assert [(row.point, row.members) for row in found.sets[0].rows] == [
        ("P", ("P-1", "P-2", "P-3")),
        ("law-1", ("law-1",)),
        ("law-2", ("law-2", "law-2-a")),
    ]
    assert found.sets[0].problems == ()


def test_a_point_listed_twice_is_one_row(pack):
    found = covered(pack, {"id": "some", "points": ("law-1", "law-1..2"), "documents": ("law",)})
    assert [row.point for row in found.sets[0].rows] == ["law-1", "law-2", "law-2-a", "law-10"]


@pytest.mark.parametrize(
    ("entry", "points"),
    [
        ("law-3", ("law-3",)),
        ("law-3..5", ("law-3", "law-4", "law-5")),
        ("nist-600-1-9..11", ("nist-600-1-9", "nist-600-1-10", "nist-600-1-11")),
        ("owasp-llm09..10", ("owasp-llm09", "owasp-llm10")),
        ("law-3..3", ("law-3",)),
        ("law-5..3", ()),
        ("law-1..99999", ()),
        ("law-1..9999999999", ()),
    ],
)
def test_ranges(entry, points):
    assert expand(entry) == points


def test_everything_wrong_with_sets(pack):
    found = covered(
        pack,
        {"id": "a", "points": ("law-9", "lwa-1", "law-2..1"), "documents": ("papers",)},
        {"id": "a", "basis": ("limit",)},
    )
    assert [(*said([p]), p.hint) for p in found.sets[0].problems] == [
        (
            "('sets', 0, 'documents', 0): a: there is no document 'papers' in sources.yaml [CV001]",
            "did you mean 'paper'?",
        ),
        (
            "('sets', 0, 'points', 2): a: 'law-2..1' is no range: write 'law-3..7', "
            "the smaller number first [CV002]",
            "",
        ),
        (
            "('sets', 0, 'points', 0): a: there is no point 'law-9' in sources.yaml [CV001]",
            "did you mean 'law-2'?",
        ),
        (
            "('sets', 0, 'points', 1): a: there is no point 'lwa-1' in sources.yaml [CV001]",
            "did you mean 'law-1'?",
        ),
    ]
    assert said(found.sets[1].problems) == ["('sets', 1): a: the set holds no point [CV003]"]
    assert said(found.problems) == ["('sets', 1, 'id'): the id 'a' is used twice [CV004]"]


def test_a_reason_for_what_is_answered_and_for_what_is_nowhere(pack):
    found = covered(
        pack,
        {"id": "all", "documents": ("law", "paper"), "by": "any"},
        reasons={"law-1": "Not needed.", "P-2": "Not needed.", "P-3": "Needed.", "P-33": "Nowhere."},
    )
    assert said(found.problems) == [
        "('reasons', 'law-1'): a reason for 'law-1', which is answered already by R-1, R-2 [CV006]",
        "('reasons', 'P-2'): a reason for 'P-2', which is answered already by public [CV006]",
        "('reasons', 'P-33'): a reason for 'P-33', which stands in no set that takes reasons (by: any)"
        " [CV005]",
    ]


def test_texts_in_the_languages_of_the_pack(pack):
    found = covered(pack, {"id": "a", "points": ("law-1",), "title": {"en": "T", "de": "T"}})
    assert [(p.code, p.gravity, p.path) for p in found.problems] == [
        ("PK009", Gravity.ERROR, ("sets", 0, "title", "de"))
    ]
