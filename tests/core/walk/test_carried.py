"""A new product begun from an old sheet: what is proposed, and what is asked because it may differ."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskcheck.core.answers.model import Accepted, Answer, AnswerState, Evidence, Sample
from riskcheck.core.conditions import Truth
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.scoring import METHODS
from riskcheck.core.tiers import conditions_in
from riskcheck.core.walk import State, Walk, carry_over
from tests.support.packs import PERSONAL, YES_NO, build_pack, build_sheet, rule, section
from tests.support.random_packs import answers_to, packs, sheet_of

PROFILE = (
    """\
questions:
  - {id: purpose, type: text, title: Purpose, ask: What for?}
  - {id: launch, type: date, title: Launch, ask: When?}
"""
    + PERSONAL
)
NUMBER = (
    "type: number\nimpact: 2\nlikelihood: 3\n"
    "bands: [{id: few, below: 9, exposure: 0}, {id: many, exposure: 9}]\n"
)
SAMPLE = (
    "type: sample\njudge: rate\nimpact: 2\nlikelihood: 3\n"
    "bands: [{id: good, at-least: 90, exposure: 0}, {id: poor, exposure: 100}]\n"
)
SECTIONS = {
    "first": section(
        "first",
        rule("ALL"),
        rule("PER", "when: {personal: yes}\n" + YES_NO),
        rule("SEN", "adjust: [{when: {sensitive: yes}, impact: 1}]\n" + YES_NO),
    ),
    "second": section(
        "second",
        rule("DEC", "allow-not-applicable: true\n" + YES_NO),
        rule("NUM", NUMBER),
        rule("SAM", SAMPLE),
        rule("UNK"),
    ),
}
OLD = {
    "purpose": "Tutoring",
    "launch": "2026-01-01",
    "personal": "yes",
    "sensitive": "no",
    "ALL": "done",
    "PER": "done",
    "SEN": "open",
    "DEC": {"not-applicable": "Nothing of the kind is built in."},
    "NUM": 5,
    "SAM": {"tested": 100, "passed": 95},
    "UNK": "unknown",
}


@pytest.fixture
def pack(tmp_path):
    return build_pack(tmp_path, SECTIONS, profile=PROFILE)


def begun(pack, new, old=OLD, is_unchanged=lambda piece: True):
    carried = carry_over(pack, build_sheet(pack, old).answers, is_unchanged)
    return Walk.begin(pack, build_sheet(pack, new).answers, carried=carried)


def ids(walk, *states):
    return [question.id for question in walk.questions(*states)]


def test_an_old_answer_is_proposed_and_nothing_is_answered(pack):
    walk = begun(pack, {})
    assert dict(walk.answers) == {}
    assert list(walk.proposals) == ["purpose", "personal", "sensitive", "ALL", "PER", "SEN", "DEC", "NUM"]
    assert walk.proposals["NUM"] == build_sheet(pack, OLD).answers["NUM"]
    assert walk.progress.done == 0


def test_the_whole_profile_is_asked_first(pack):
    walk = begun(pack, {})
    names = []
    while walk.present in pack.profile:
        names.append(walk.present.id)
        walk = walk.accept(build_sheet(pack, OLD).answers[walk.present.id])
    assert names == ["purpose", "launch", "personal", "sensitive"]


@pytest.mark.parametrize(
    ("new", "asked", "carried"),
    [
        ({"personal": "yes", "sensitive": "no"}, ["DEC", "NUM", "SAM", "UNK"], ["ALL", "PER", "SEN"]),
        ({"personal": "yes", "sensitive": "yes"}, ["SEN", "DEC", "NUM", "SAM", "UNK"], ["ALL", "PER"]),
        ({"personal": "no"}, ["SEN", "DEC", "NUM", "SAM", "UNK"], ["ALL"]),
        ({}, ["PER", "SEN", "DEC", "NUM", "SAM", "UNK"], ["ALL"]),
    ],
)
def test_rules_are_asked_where_they_may_differ(pack, new, asked, carried):
    walk = begun(pack, {"purpose": "Games", "launch": "2026-12-01", **new})
    rules = {rule.id for rule in pack.rules()}
    assert [name for name in ids(walk, State.OPEN) if name in rules] == asked
    assert ids(walk, State.CARRIED) == carried


def test_a_question_that_was_open_for_the_old_product_makes_its_rules_differ(pack):
    old = {name: value for name, value in OLD.items() if name != "sensitive"}
    walk = begun(pack, {"personal": "yes"}, old)
    assert "SEN" in ids(walk, State.OPEN)
    assert "SEN" in ids(walk.put("sensitive", Answer(AnswerState.ANSWERED, "no")), State.OPEN)


def test_carried_rules_wait_for_the_review_and_are_then_confirmed(pack):
    profile = {name: OLD[name] for name in ("purpose", "launch", "personal", "sensitive")}
    walk = begun(pack, profile)
    shown = []
    while walk.present is not None:
        shown.append(walk.present.id)
        walk = walk.accept(Answer(AnswerState.UNKNOWN))
    assert shown == ["DEC", "NUM", "SAM", "UNK"]
    assert (walk.progress.left, walk.progress.done) == (0, 8)
    for question in walk.questions(State.CARRIED, section="first"):
        walk = walk.put(question.id, walk.proposals[question.id])
    assert ids(walk, State.CARRIED) == []
    assert {name: walk.answers[name].value for name in ("ALL", "PER", "SEN")} == {
        "ALL": "done",
        "PER": "done",
        "SEN": "open",
    }


def test_a_change_of_the_profile_says_which_carried_rules_are_to_be_asked(pack):
    walk = begun(pack, {name: OLD[name] for name in ("purpose", "launch", "personal", "sensitive")})
    assert walk.effects(Answer(AnswerState.ANSWERED, "yes"), "sensitive").new == ("SEN",)


def test_what_was_meant_for_the_old_product_is_not_carried_over(pack):
    kept, lost = Evidence(file="kept.pdf", sha256="0" * 64), Evidence(file="lost.pdf")
    done = Answer(
        AnswerState.ANSWERED,
        "done",
        note="As the handbook says.",
        evidence=(kept, lost),
        owner="Legal",
        due="2026-03-01",
        accepted=Accepted("A. Lee", "It is small."),
    )
    old = {
        "ALL": done,
        "UNK": done._replace(evidence=(kept,)),
        "SAM": Answer(AnswerState.ANSWERED, Sample(9, 9)),
    }
    carried = carry_over(pack, old, lambda piece: piece == kept)
    bare = done._replace(evidence=(kept,), due=None, accepted=None)
    assert dict(carried.proposals) == {"ALL": bare, "UNK": bare}
    assert dict(carried.reattach) == {"ALL": (lost,)}
    walk = Walk.begin(pack, {}, carried=carried)
    assert walk.state("ALL") is State.OPEN  # its evidence must be attached anew
    assert walk.state("UNK") is State.CARRIED


@settings(max_examples=settings.default.max_examples // 2)
@given(packs(), st.data())
def test_what_is_not_asked_has_the_same_circumstances_and_counts_as_open(pack, data):
    old, new = data.draw(answers_to(pack)), data.draw(answers_to(pack))
    walk = Walk.begin(pack, new, carried=carry_over(pack, old, lambda piece: True))
    before, now = Questionnaire(pack, old), Questionnaire(pack, new)
    for question in walk.questions(State.CARRIED):
        assert question.id not in new
        assert old[question.id].state is AnswerState.ANSWERED
        for condition in conditions_in(question):
            assert condition.truth(now) is condition.truth(before)
            assert condition.truth(now) is not Truth.UNDETERMINED or any(
                before.fact(atom.question).unknown for atom in condition.atoms()
            )
    assert {q.id for q in walk.questions(State.CARRIED, State.OPEN)} == {q.id for q in now.open()}
    unanswered = METHODS["risk"].assess(pack, sheet_of(pack, dict(walk.answers)), "test").unanswered
    assert set(unanswered) == {q.id for q in now.open()}
