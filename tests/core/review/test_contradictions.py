"""When two answers contradict each other: only where both sides are certain."""

from typing import Any

import pytest

from riskcheck import resources
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.phrases import phrase
from riskcheck.core.review.contradictions import contradictions
from riskcheck.core.review.material import Material
from riskcheck.core.scoring import METHODS
from riskcheck.loading.locales import load_wording
from tests.support.packs import (
    HOURS,
    MEDIA,
    PUBLIC,
    SAFEGUARDS,
    SAMPLE,
    YES_NO,
    build_pack,
    build_sheet,
    rule,
    section,
)

ABOUT_MEDIA = "    contradicts: [{when: {public: no}, answers: [b, none], text: No public media.}]\n"
USERS = """\
  - {id: users, type: number, title: Users, ask: How many?, integer: true,
     contradicts: [{when: {public: no}, text: Nobody uses it.}]}
"""
QUESTIONS = f"questions:\n{PUBLIC}{MEDIA}{ABOUT_MEDIA}{USERS}"
RULES = section(
    "main",
    rule("ONE", "allow-not-applicable: true\n"
         "contradicts:\n"
         "  - {when: {media: a}, answers: [not-applicable], text: There is A.}\n"
         "  - {when: {TEST: bad}, answers: [done], text: The test says it is not done.}\n"
         "  - {when: {MANY: none, HOURS: slow}, text: Nothing is done and it is slow.}\n" + YES_NO),
    rule("MANY", "when: {public: yes}\n"
         "contradicts: [{when: {users: {below: 5}}, text: Too few.}]\n" + SAFEGUARDS),
    rule("TEST", "contradicts: "
         "[{when: {not: {public: yes}}, answers: [too-few, bad], text: It was not public.}]\n" + SAMPLE),
    rule("HOURS", HOURS),
)  # fmt: skip
TOO_FEW = {"tested": 0, "passed": 0}
BAD, OK = {"tested": 10, "passed": 1}, {"tested": 10, "passed": 10}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> RulePack:
    return build_pack(tmp_path_factory.mktemp("pack"), {"main": RULES}, profile=QUESTIONS)


def found(pack: RulePack, answers: dict[str, Any]) -> list[tuple[Any, ...]]:
    sheet = build_sheet(pack, answers)
    assessment = METHODS["risk"].assess(pack, sheet, "test")
    problems = contradictions(Material(pack, sheet, assessment, sheet.date, sheet.date))
    return [(problem.code, problem.message, problem.path) for problem in problems]


B_OR_NONE = [("EV040", "media: contradicts public (no): No public media", ("answers", "media", "value"))]
NUMBER = [("EV040", "users: contradicts public (no): Nobody uses it", ("answers", "users", "value"))]
THERE_IS_A = [("EV040", "ONE: contradicts media (a): There is A", ("answers", "ONE", "not-applicable"))]
TESTED = [("EV040", "ONE: contradicts TEST (bad): The test says it is not done", ("answers", "ONE", "value"))]
NOTHING = [
    (
        "EV040",
        "ONE: contradicts MANY (none) and HOURS (slow): Nothing is done and it is slow",
        ("answers", "ONE", "value"),
    )
]
FEW = [("EV040", "MANY: contradicts users (4): Too few", ("answers", "MANY", "value"))]
NOT_PUBLIC = [("EV040", "TEST: contradicts public (no): It was not public", ("answers", "TEST", "value"))]


@pytest.mark.parametrize(
    ("answers", "problems"),
    [
        ({"public": "no", "media": ["a", "b"]}, B_OR_NONE),
        ({"public": "no", "media": "none"}, B_OR_NONE),
        ({"public": "no", "media": {"value": "b", "note": "n"}}, B_OR_NONE),
        ({"public": "no", "media": "a"}, []),
        ({"public": "yes", "media": "b"}, []),
        ({"public": "unknown", "media": "b"}, []),
        ({"media": "b"}, []),
        ({"public": "no", "media": "unknown"}, []),
        ({"public": "no", "users": 0}, NUMBER),
        ({"public": "no", "users": "unknown"}, []),
        ({"media": "a", "ONE": {"not-applicable": "There is none."}}, THERE_IS_A),
        ({"media": "b", "ONE": {"not-applicable": "There is none."}}, []),
        ({"media": "a", "ONE": "done"}, []),
        ({"TEST": BAD, "ONE": "done"}, TESTED),
        ({"TEST": BAD, "ONE": "open"}, []),
        ({"TEST": OK, "ONE": "done"}, []),
        ({"TEST": "unknown", "ONE": "done"}, []),
        ({"ONE": "done"}, []),
        ({"public": "yes", "MANY": "none", "HOURS": 9, "ONE": "open"}, NOTHING),
        ({"public": "yes", "MANY": "none", "HOURS": 9, "ONE": {"not-applicable": "There is none."}}, []),
        ({"public": "yes", "MANY": "none", "HOURS": 8, "ONE": "open"}, []),
        ({"public": "yes", "MANY": "x", "HOURS": 9, "ONE": "open"}, []),
        ({"public": "no", "MANY": "none", "HOURS": 9, "ONE": "open"}, []),  # MANY is kept aside
        ({"MANY": "none", "HOURS": 9, "ONE": "open"}, []),  # whether MANY counts is open
        ({"public": "yes", "users": 4, "MANY": "x"}, FEW),
        ({"public": "yes", "users": 4, "MANY": "none"}, []),
        ({"public": "no", "users": 4, "MANY": "x"}, NUMBER),
        ({"public": "no", "TEST": TOO_FEW}, NOT_PUBLIC),
        ({"public": "no", "TEST": BAD}, NOT_PUBLIC),
        ({"public": "no", "TEST": OK}, []),
        ({"public": "unknown", "TEST": BAD}, []),
        ({"TEST": BAD}, []),
    ],
)
def test_only_what_is_certain_contradicts(
    pack: RulePack, answers: dict[str, Any], problems: list[tuple[Any, ...]]
) -> None:
    assert found(pack, answers) == problems


def test_a_condition_on_rules_in_words(pack: RulePack) -> None:
    when = pack.questions["ONE"].contradicts[2].when
    english = load_wording(resources.locale_file("en"))
    assert (
        phrase(when, pack, english) == "“Title” is none and “Title” is slow"
    )  # neither has a text of its own
