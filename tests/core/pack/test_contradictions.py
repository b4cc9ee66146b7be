"""The contradictions of a pack: what they name must exist, lie elsewhere, and be able to meet."""

import re

import pytest

from tests.support.packs import HOURS, MEDIA, PUBLIC, PURPOSE, SAFEGUARDS, SAMPLE, YES_NO, pack_issues, rule

USERS = "  - {id: users, type: number, title: Users, ask: How many?, integer: true}\n"
QUESTIONS = f"questions:\n{PURPOSE}{PUBLIC}{MEDIA}{USERS}"
OTHERS = [
    rule("R-2", "when: {public: no}\n" + YES_NO),
    rule("MANY", SAFEGUARDS),
    rule("TEST", SAMPLE),
    rule("HOURS", HOURS),
]


def issues(tmp_path, entry, more=""):
    body = f"contradicts: [{{{entry}, text: Both cannot be.}}]\n{more}"
    return pack_issues(tmp_path, rule("R-1", body + YES_NO), *OTHERS, profile=QUESTIONS)


@pytest.mark.parametrize(
    "entry",
    [
        "when: {public: no}",
        "when: {public: [no, unknown]}, answers: [done]",
        "when: {R-2: open}",
        "when: {R-2: unknown}",
        "when: {MANY: [x, none]}",
        "when: {TEST: [bad, too-few]}",
        "when: {HOURS: slow}",
        "when: {users: {at-least: 1000}, R-2: open}",
        "when: {not: {media: [a, b]}, any: [{MANY: x}, {TEST: ok}]}",
    ],
)
def test_it_may_name_profile_questions_and_rules(tmp_path, entry):
    assert issues(tmp_path, entry) == []


@pytest.mark.parametrize(
    ("when", "issue"),
    [
        ("{pubic: no}", "R-1: the question 'pubic' is unknown; did you mean 'public'? [PK011]"),
        ("{R-3: open}", "R-1: the question 'R-3' is unknown; did you mean 'R-2'? [PK011]"),
        (
            "{R-2: opne}",
            "R-1: 'opne' is not one of done, open, unknown of 'R-2'; did you mean 'open'? [PK013]",
        ),
        ("{public: maybe}", "R-1: 'maybe' is not one of yes, no, unknown of 'public' [PK013]"),
        ("{media: none}", "R-1: 'none' is not one of a, b, unknown of 'media' [PK013]"),
        ("{MANY: z}", "R-1: 'z' is not one of x, y, none, unknown of 'MANY' [PK013]"),
        ("{TEST: good}", "R-1: 'good' is not one of ok, bad, too-few, unknown of 'TEST' [PK013]"),
        ("{purpose: x}", "R-1: 'purpose' has no choices to compare with [PK012]"),
        ("{users: x}", "R-1: 'users' has no choices to compare with [PK012]"),
        ("{HOURS: {below: 9}}", "R-1: 'HOURS' cannot be compared with a limit; name its bands [PK012]"),
        ("{R-2: {below: 9}}", "R-1: 'R-2' cannot be compared with a limit [PK012]"),
        (
            "{R-1: open}",
            "R-1: a contradiction lies between two questions;"
            " choose the answers of this question with `answers` [PK025]",
        ),
        ("{all: [{R-2: done}, {R-2: open}]}", "R-1: this condition can never hold [PK016]"),
        ("{public: yes, R-2: open}", "R-1: this condition can never hold [PK016]"),
    ],
)
def test_what_is_wrong_with_its_condition(tmp_path, when, issue):
    shown = re.split(r"[,}\]]", when)[0]
    assert issues(tmp_path, f"when: {when}") == [f"main.yaml: <{shown}>: {issue}"]


def test_what_can_never_meet_the_condition_of_the_question(tmp_path):
    assert issues(tmp_path, "when: {public: no}", "when: {public: yes}\n") == [
        "main.yaml: <{public: no>: R-1: this condition can never hold [PK016]"
    ]


@pytest.mark.parametrize(
    ("answers", "more", "issue"),
    [
        ("[done, opne]", "", "<opne>: R-1: 'opne' is not one of done, open; did you mean 'open'? [PK013]"),
        ("[none]", "", "<none>: R-1: 'none' is not one of done, open; did you mean 'done'? [PK013]"),
        ("[unknown]", "", "<unknown>: R-1: 'unknown' is not one of done, open [PK013]"),
        ("[not-applicable]", "", "<not-applicable>: R-1: 'not-applicable' is not one of done, open [PK013]"),
        ("[not-applicable]", "allow-not-applicable: true\n", ""),
        ("[]", "", "<[>: R-1: 'answers' needs at least 1 entry [PK004]"),
    ],
)
def test_what_is_wrong_with_its_answers(tmp_path, answers, more, issue):
    found = issues(tmp_path, f"when: {{public: no}}, answers: {answers}", more)
    assert found == ([f"main.yaml: {issue}"] if issue else [])


def test_a_question_of_free_text_has_no_answers_to_name(tmp_path):
    entry = ", contradicts: [{when: {public: no}, answers: [x], text: Both cannot be.}]}"
    profile = QUESTIONS.replace("ask: What for?}", "ask: What for?" + entry)
    assert pack_issues(tmp_path, profile=profile) == [
        "profile.yaml: <x>: purpose: 'x' is not an answer that it can name [PK013]"
    ]


def test_a_text_is_needed_and_nothing_else_allowed(tmp_path):
    body = "contradicts: [{when: {public: no}, because: Both cannot be.}]\n"
    found = pack_issues(tmp_path, rule("R-1", body + YES_NO), profile=QUESTIONS)
    assert found == [
        "main.yaml: <{when: {public: no>: R-1: 'text' is missing [PK002]",
        "main.yaml: <because: Both cannot be.>: R-1: unknown key 'because';"
        " allowed here: when, answers, text [PK001]",
    ]


def test_its_text_needs_every_language(tmp_path):
    body = "contradicts: [{when: {public: no}, text: {de: Beides geht nicht.}}]\n"
    found = pack_issues(tmp_path, rule("R-1", body + YES_NO), profile=QUESTIONS)
    assert found == [
        "main.yaml: <{de: Beides geht nicht.>: warning: the translation into en is missing;"
        " de is shown instead [PK030]",
        "main.yaml: <de: Beides geht nicht.>: the language 'de' is not one of en [PK009]",
    ]
