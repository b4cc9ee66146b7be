"""Which questions apply, and where each of them stands."""

import pytest

from riskcheck.core.conditions import Truth
from riskcheck.core.questionnaire import Questionnaire, Status
from tests.support.packs import PERSONAL, YES_NO, build_pack, build_sheet, rule, section

PROFILE = (
    """\
questions:
  - {id: purpose, type: text, title: Purpose, ask: What for?}
"""
    + PERSONAL
    + """\
  - {id: people, type: number, title: People, ask: How many?, when: {personal: [yes, unknown]}}
"""
)
RULES = section(
    "main",
    rule("ALL"),
    rule("PER", "when: {personal: yes}\nallow-not-applicable: true\n" + YES_NO),
    rule("SEN", "when: {sensitive: yes}\n" + YES_NO),
    rule("BIG", "when: {people: {at-least: 1000}}\n" + YES_NO),
)
NO, MAYBE, YES = Truth.FALSE, Truth.UNDETERMINED, Truth.TRUE


@pytest.fixture
def fill(tmp_path):
    pack = build_pack(tmp_path, {"main": RULES}, profile=PROFILE)
    return lambda **answers: Questionnaire(pack, build_sheet(pack, answers).answers)


def ids(questions):
    return [question.id for question in questions]


def applicability(questionnaire):
    return [questionnaire.applicability(rule) for rule in questionnaire.pack.rules()]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, [YES, MAYBE, MAYBE, MAYBE]),
        ({"personal": "unknown"}, [YES, MAYBE, MAYBE, MAYBE]),
        ({"personal": "no"}, [YES, NO, NO, NO]),
        ({"personal": "yes"}, [YES, YES, MAYBE, MAYBE]),
        ({"personal": "yes", "sensitive": "yes", "people": 1000}, [YES, YES, YES, YES]),
        ({"personal": "yes", "sensitive": "no", "people": 999}, [YES, YES, NO, NO]),
        ({"personal": "yes", "sensitive": "unknown", "people": "unknown"}, [YES, YES, MAYBE, MAYBE]),
    ],
)
def test_which_rules_apply(fill, answers, expected):
    assert applicability(fill(**answers)) == expected


def test_an_answer_to_a_question_that_does_not_arise_counts_for_nothing(fill):
    questionnaire = fill(personal="no", sensitive="yes", people=5000, SEN="open")
    assert applicability(questionnaire) == [YES, NO, NO, NO]
    assert ids(questionnaire.stale()) == ["sensitive", "people", "SEN"]


def test_an_answer_to_a_question_that_may_not_arise_settles_nothing_yet(fill):
    """Whether there is sensitive data hangs on whether there is personal data at all."""
    questionnaire = fill(sensitive="yes", people=5000)
    assert applicability(questionnaire) == [YES, MAYBE, MAYBE, MAYBE]
    assert applicability(fill(sensitive="no", people=10)) == [YES, MAYBE, NO, NO]
    assert questionnaire.stale() == ()


def test_not_applicable_with_a_reason_settles_a_rule(fill):
    questionnaire = fill(personal="yes", PER={"not-applicable": "All of it is synthetic."})
    rule = questionnaire.pack.questions["PER"]
    assert questionnaire.applicability(rule) is NO
    assert questionnaire.status(rule) is Status.NOT_APPLICABLE
    assert "PER" in ids(questionnaire.asked())
    assert "PER" not in ids(questionnaire.open())
    assert ids(questionnaire.applicable_rules()) == ["ALL", "SEN", "BIG"]
    assert questionnaire.stale() == ()


def test_where_questions_stand_in_the_order_of_asking(fill):
    questionnaire = fill(personal="yes", people="unknown", PER="unknown", SEN="done")
    assert ids(questionnaire.asked()) == [
        "purpose",
        "personal",
        "sensitive",
        "people",
        "ALL",
        "PER",
        "SEN",
        "BIG",
    ]
    assert ids(questionnaire.open()) == ["purpose", "sensitive", "ALL", "BIG"]
    assert ids(questionnaire.unknown()) == ["people", "PER"]
    states = {question.id: questionnaire.status(question).value for question in questionnaire.asked()}
    assert states == {
        "purpose": "unanswered",
        "personal": "answered",
        "sensitive": "unanswered",
        "people": "unknown",
        "ALL": "unanswered",
        "PER": "unknown",
        "SEN": "answered",
        "BIG": "unanswered",
    }


def test_what_does_not_apply_is_not_asked(fill):
    questionnaire = fill(personal="no")
    assert ids(questionnaire.asked()) == ["purpose", "personal", "ALL"]
    assert ids(questionnaire.applicable_rules()) == ["ALL"]
    assert questionnaire.status(questionnaire.pack.questions["BIG"]) is Status.NOT_APPLICABLE


def test_a_free_text_is_known_as_answered(fill):
    questionnaire = fill(purpose="Tutoring")
    assert questionnaire.status(questionnaire.pack.questions["purpose"]) is Status.ANSWERED
