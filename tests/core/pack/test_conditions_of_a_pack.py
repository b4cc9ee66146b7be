"""Conditions against the profile: what they name exists, comes earlier, and can come true."""

import re

import pytest

from tests.support.packs import PUBLIC, PURPOSE, SOURCES, YES_NO, pack_issues, rule

SIX = """\
  - id: media
    type: many
    title: Media
    ask: Which?
    choices: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}, {id: d, text: D}, {id: e, text: E},
              {id: f, text: F}]
  - {id: users, type: number, title: Users, ask: How many?, min: 10, max: 20, integer: true}
  - id: forum
    type: one
    title: Forum
    ask: Is there one?
    when: {public: yes}
    choices: [{id: yes, text: Yes}, {id: no, text: No}]
"""
QUESTIONS = f"questions:\n{PURPOSE}{PUBLIC}{SIX}"


def issues(tmp_path, when, **files):
    return pack_issues(tmp_path, rule("R-1", f"when: {when}\n" + YES_NO), profile=QUESTIONS, **files)


def first_part(text):
    """Return the text as `pack_issues` shows it."""
    return re.split(r"[,}\]]", text)[0]


@pytest.mark.parametrize(
    ("when", "issue"),
    [
        ("{pubic: yes}", "R-1: the question 'pubic' is unknown; did you mean 'public'? [PK011]"),
        (
            "{R-1: done}",
            "R-1: the question 'R-1' is a rule; a condition may only name profile questions [PK011]",
        ),
        ("{public: {below: 5}}", "R-1: 'public' is not answered with a number [PK012]"),
        (
            "{users: yes}",
            "R-1: 'users' has no choices to compare with; a number takes at-least, below or both [PK012]",
        ),
        ("{purpose: x}", "R-1: 'purpose' has no choices to compare with [PK012]"),
        ("{public: [yes, on]}", "R-1: 'on' is not one of yes, no, unknown of 'public' [PK013]"),
        ("{media: none}", "R-1: 'none' is not one of a, b, c, d, e, f, unknown of 'media' [PK013]"),
    ],
)
def test_what_a_condition_names_must_exist(tmp_path, when, issue):
    assert issues(tmp_path, when) == [f"main.yaml: <{first_part(when)}>: {issue}"]


@pytest.mark.parametrize(
    "when",
    [
        "{all: [{public: yes}, {public: no}]}",
        "{public: no, forum: yes}",
        "{not: {media: [a, b, c, d, e, f, unknown]}}",
        "{users: {at-least: 21}}",
        "{users: {below: 10}}",
        "{users: {at-least: 12.1, below: 12.9}}",
        "{users: {at-least: 15, below: 15}}",
        "{not: {any: [{public: yes}, {not: {public: yes}}]}}",
    ],
)
def test_a_condition_that_can_never_hold(tmp_path, when):
    assert issues(tmp_path, when) == [
        f"main.yaml: <{first_part(when)}>: R-1: this condition can never hold [PK016]"
    ]


@pytest.mark.parametrize(
    "when",
    [
        "{public: unknown}",
        "{public: yes, forum: [no, unknown]}",
        "{not: {forum: yes}}",
        "{all: [{media: a}, {media: b}, {media: c}, {media: d}, {not: {media: [e, f]}}]}",
        "{not: {media: [a, b, c, d, e]}}",
        "{users: {at-least: 20}}",
        "{users: {below: 11}}",
        "{users: {at-least: 12.1, below: 13.1}}",
    ],
)
def test_a_condition_that_can_hold(tmp_path, when):
    assert issues(tmp_path, when) == []


def test_the_conditions_of_adjustments_and_red_lines_are_checked_too(tmp_path):
    body = """\
        when: {public: yes}
        impact: 2
        likelihood: 2
        adjust: [{when: {public: no}, impact: +1}]
        choices:
          - {id: done, exposure: 0, text: Done}
          - {id: open, exposure: 100, text: Open, red-line: {when: {users: {below: 9}}}}
        """
    assert pack_issues(tmp_path, rule("R-1", body), profile=QUESTIONS) == [
        "main.yaml: <{public: no>: R-1: this condition can never hold [PK016]",
        "main.yaml: <{users: {below: 9>: R-1: this condition can never hold [PK016]",
    ]


def test_the_condition_under_which_a_law_binds_is_checked_too(tmp_path):
    sources = SOURCES.replace("kind: guidance", "kind: binding, binds-when: {region: cn}")
    assert pack_issues(tmp_path, profile=QUESTIONS, sources=sources) == [
        "sources.yaml: <{region: cn>: law: the question 'region' is unknown [PK011]"
    ]


def asked_when(**when):
    questions = "".join(
        f"  - {{id: {name}, type: one, title: T, ask: Q?, when: {{{condition}}},"
        " choices: [{id: yes, text: Yes}, {id: no, text: No}]}\n"
        for name, condition in when.items()
    )
    return QUESTIONS + questions


def test_a_profile_question_may_name_earlier_ones_only(tmp_path):
    assert pack_issues(tmp_path, profile=asked_when(early="late: yes", late="public: yes")) == [
        "profile.yaml: <{late: yes>: early: 'late' is asked later;"
        " a condition may only name earlier questions [PK014]"
    ]


def test_conditions_that_go_in_a_circle(tmp_path):
    assert pack_issues(tmp_path, profile=asked_when(one="three: yes", two="one: yes", three="two: yes")) == [
        "profile.yaml: <{three: yes>: the conditions go in a circle: one -> three -> two -> one [PK015]"
    ]


def test_a_question_that_depends_on_itself(tmp_path):
    assert pack_issues(tmp_path, profile=asked_when(one="one: yes")) == [
        "profile.yaml: <{one: yes>: the conditions go in a circle: one -> one [PK015]"
    ]


def test_a_long_chain_of_conditions_is_checked_at_once(tmp_path):
    """Each question names all before it: there are 2^40 ways through them, and none of them is a circle."""
    names = [f"q{index}" for index in range(40)]
    when = {name: ", ".join(f"{before}: yes" for before in names[:index]) for index, name in enumerate(names)}
    assert pack_issues(tmp_path, profile=asked_when(**{**when, "q0": "public: yes"})) == []


def test_whether_it_can_hold_is_not_asked_beside_other_defects(tmp_path):
    first = rule("R-1", "when: {public: yes, all: [{public: no}]}\n" + YES_NO)
    second = rule("R-2", "when: {publik: yes}\n" + YES_NO)
    assert pack_issues(tmp_path, first, second, profile=QUESTIONS) == [
        "main.yaml: <{publik: yes>: R-2: the question 'publik' is unknown; did you mean 'public'? [PK011]"
    ]
