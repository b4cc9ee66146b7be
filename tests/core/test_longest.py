"""The longest questionnaire, against every product tried one by one."""

from itertools import product

import pytest
from hypothesis import given

from riskcheck.core import longest as module
from riskcheck.core.conditions import Fact, Truth
from riskcheck.core.lengths import LengthLimit, measure
from riskcheck.core.longest import longest
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.stats import Asked, asked_of, pack_stats
from tests.support.packs import COMMON, YES_NO, build_pack, build_sheet, rule, section
from tests.support.random_packs import answered, packs, values_of


def brute_force(pack):
    """The most rules of any product whose profile is answered in full."""
    values = [[answered(value) for value in values_of(question)] for question in pack.profile]
    names = [question.id for question in pack.profile]
    products = (dict(zip(names, chosen, strict=True)) for chosen in product(*values))
    return max(len(Questionnaire(pack, answers).applicable_rules()) for answers in products)


@given(packs(unknown_words=False))
def test_the_longest_questionnaire_is_exact(pack):
    found = longest(pack)
    assert (found.rules, found.exact) == (brute_force(pack), True)


@given(packs())
def test_the_search_never_claims_more_than_there_is(pack):
    most = module.MOST_TRIALS
    try:
        module.MOST_TRIALS = 0
        found = longest(pack)
    finally:
        module.MOST_TRIALS = most
    assert not found.exact
    assert found.rules <= longest(pack).rules
    assert found == _searched_again(pack)


def _searched_again(pack):
    most = module.MOST_TRIALS
    try:
        module.MOST_TRIALS = 0
        return longest(pack)
    finally:
        module.MOST_TRIALS = most


PROFILE = """\
questions:
  - {id: purpose, type: text, title: T, ask: T}
  - id: kinds
    type: many
    title: T
    ask: T
    choices: [{id: text, text: T}, {id: sound, text: T}, {id: film, text: T}]
  - id: live
    type: one
    title: T
    ask: T
    when: {kinds: [sound, film]}
    choices: [{id: yes, text: T}, {id: no, text: T}]
  - {id: users, type: number, title: T, ask: T, min: 0, max: 9, integer: true}
"""


def when(name, condition):
    return rule(name, YES_NO, common=COMMON + f"when: {condition}\n")


@pytest.fixture
def pack(tmp_path):
    listed = [
        rule("R-0"),
        when("R-1", "{kinds: text}"),
        when("R-2", "{kinds: film, live: yes}"),
        when("R-3", "{not: {kinds: sound}}"),
        when("R-4", "{users: {at-least: 5}}"),
        when("R-5", "{users: {below: 5}}"),
        when("R-6", "{all: [{users: {below: 7}}, {live: no}]}"),
        when("R-7", "{all: [{users: {below: 7}}, {live: no}]}"),
    ]
    return build_pack(tmp_path, {"main": section("main", *listed)}, profile=PROFILE)


def test_one_product_worked_out_by_hand(pack):
    found = longest(pack)
    # and one of; R-2 would cost
    assert (found.rules, found.profile, found.exact) == (6, 4, True)
    assert found.facts["kinds"] == Fact(Truth.TRUE, words=frozenset({"text", "film"}))
    assert found.facts["live"] == Fact(Truth.TRUE, words=frozenset({"no"}))


def limit(**fields):
    return LengthLimit.model_validate({"id": "small", "title": "T", **fields})


def test_a_kind_of_product_with_its_limit(pack):
    measured, problems = measure([limit(given={"kinds": "text", "users": 8}, **{"at-most": 3})], pack)
    assert (measured[0].found.rules, measured[0].found.profile) == (4, 3)
    assert [(p.code, p.path, p.message) for p in problems] == [
        (
            "CV011",
            ("lengths", 0, "at-most"),
            "small: such a product is asked up to 4 rules, more than 3",
        )
    ]
    assert measure([limit(given={"kinds": "text", "users": 8}, **{"at-most": 4})], pack)[1] == []
    assert measure([limit(given={"kinds": ("text", "sound")})], pack)[0][0].found.rules == 5


def test_wrong_answers_of_a_kind_of_product(pack):
    given_answers = {"kinds": "none", "live": ("yes", "no"), "users": "many", "purpose": "x", "kind": "text"}
    measured, problems = measure([limit(given=given_answers)], pack)
    assert measured == ()
    assert [(p.code, p.message) for p in problems] == [
        ("CV008", "small: 'kinds' has no choice 'none', only text, sound, film"),
        ("CV008", "small: 'live' takes one choice"),
        ("CV008", "small: 'users' is a question for a number"),
        ("CV008", "small: 'purpose' is never the subject of a condition"),
        ("CV007", "small: there is no profile question 'kind'"),
    ]


def test_numbers_of_a_pack(pack):
    found = pack_stats(pack)
    assert (found.sections, found.types, found.grid) == ({"main": 8}, {"one": 8}, {(2, 3): 8})


def test_what_a_product_is_asked(pack):
    sheet = build_sheet(pack, {"kinds": ["text"], "users": 1})
    # not asked: live. Asked
    assert asked_of(Questionnaire(pack, sheet.answers)) == Asked(profile=3, rules=4)
