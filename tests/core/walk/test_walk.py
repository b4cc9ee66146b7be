"""The interview as a state machine, move by move, on one small pack."""

import pytest

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.walk import PROFILE, Effects, Progress, Scope, State, Walk
from tests.support.packs import PERSONAL, YES_NO, build_pack, build_sheet, rule, section

PROFILE_FILE = (
    """\
questions:
  - {id: purpose, type: text, title: Purpose, ask: What for?}
"""
    + PERSONAL
)
CONTRADICTS = (
    "contradicts: [{when: {A-1: open, personal: no}, text: Both cannot be.}]\n"  # nothing hangs on it
)
SECTIONS = {
    "first": section("first", rule("A-1"), rule("A-2", "when: {personal: yes}\n" + YES_NO)),
    "second": section(
        "second",
        rule("B-1", "when: {sensitive: yes}\n" + YES_NO),
        rule("B-2", f"tier: screening\nallow-not-applicable: true\n{CONTRADICTS}{YES_NO}"),
    ),
}
YES, NO, DONE = (Answer(AnswerState.ANSWERED, value) for value in ("yes", "no", "done"))
PURPOSE = Answer(AnswerState.ANSWERED, "Tutoring")
UNKNOWN = Answer(AnswerState.UNKNOWN)
DECLARED = Answer(AnswerState.NOT_APPLICABLE, reason="There is none.")


@pytest.fixture
def begin(tmp_path):
    pack = build_pack(tmp_path, SECTIONS, profile=PROFILE_FILE)

    def begun(scope=None, **answers):
        return Walk.begin(pack, build_sheet(pack, answers).answers, scope)

    return begun


def at(walk):
    return walk.present.id if walk.present else "review"


def ids(questions):
    return [question.id for question in questions]


def path(walk, *answers):
    """Return where a walk stands before each of these answers, and after the last one."""
    places = [at(walk)]
    for answer in answers:
        walk = walk.accept(answer)
        places.append(at(walk))
    return places


def test_it_goes_through_what_applies_in_the_order_of_the_pack(begin):
    assert path(begin(), PURPOSE, NO, DONE, DONE) == ["purpose", "personal", "A-1", "B-2", "review"]
    everything = ["purpose", "personal", "sensitive", "A-1", "A-2", "B-1", "B-2", "review"]
    assert path(begin(), PURPOSE, YES, YES, DONE, DONE, DONE, DECLARED) == everything


def test_it_goes_on_at_the_first_open_question(begin):
    walk = begin(purpose="Tutoring", personal="no", **{"B-2": "unknown"})
    assert at(walk) == "A-1"
    assert at(walk.accept(DONE)) == "review"


def test_every_state(begin):
    walk = begin(personal="no", sensitive="yes", **{"B-2": {"not-applicable": "There is none."}})
    walk = walk.skip().accept(UNKNOWN)
    assert {name: str(walk.state(name)) for name in walk.pack.questions} == {
        "purpose": "skipped",
        "personal": "answered",
        "sensitive": "hidden",
        "A-1": "unknown",
        "A-2": "hidden",
        "B-1": "hidden",
        "B-2": "not-applicable",
    }
    assert ids(walk.aside()) == ["sensitive"]
    assert ids(walk.questions(State.HIDDEN)) == ["sensitive", "A-2", "B-1"]
    assert ids(walk.questions(State.UNKNOWN, State.SKIPPED)) == ["purpose", "A-1"]
    assert ids(walk.questions(State.UNKNOWN, State.SKIPPED, section="first")) == ["A-1"]
    counted = {
        part.section: {str(s): n for s, n in part.counts.items() if n} | {"asked": part.asked}
        for part in walk.sections()
    }
    assert counted == {
        PROFILE: {"hidden": 1, "skipped": 1, "answered": 1, "asked": 2},
        "first": {"unknown": 1, "asked": 1},
        "second": {"not-applicable": 1, "asked": 1},
    }


def test_what_an_answer_would_do_is_said_before(begin):
    walk = begin()
    assert walk.effects(PURPOSE) == Effects()
    walk = begin(personal="yes", sensitive="yes", **{"A-2": "done"})
    effects = walk.effects(NO, "personal")
    assert effects == Effects(set_aside=("sensitive", "A-2"), gone=("B-1",))
    assert effects.more == -1
    assert walk.put("personal", NO).effects(YES, "personal") == Effects(
        back=("sensitive", "A-2"), new=("B-1",)
    )
    assert walk.effects(UNKNOWN, "personal") == Effects()  # all of it may still apply
    assert walk.answers == begin(personal="yes", sensitive="yes", **{"A-2": "done"}).answers


def test_a_hidden_answer_is_kept_and_comes_back_with_its_question(begin):
    walk = begin(purpose="Tutoring", personal="yes", sensitive="yes", **{"A-2": "done"})
    hidden = walk.put("personal", NO)
    assert ids(hidden.aside()) == ["sensitive", "A-2"]
    assert hidden.answers["A-2"] == DONE
    returned = hidden.put("personal", YES)
    assert (returned.answers, returned.aside()) == (walk.answers, ())
    assert returned.state("A-2") is State.ANSWERED


def test_back_follows_what_was_shown(begin):
    walk = begin().jump("A-1").jump("B-2").back()
    assert at(walk) == "A-1"
    assert at(walk.back()) == "purpose"
    assert not walk.back().may_go_back
    assert at(walk.back().back()) == "purpose"


def test_back_passes_over_what_is_hidden_by_now(begin):
    walk = begin().accept(PURPOSE).accept(YES).accept(YES).put("personal", NO)
    assert at(walk) == "A-1"
    assert at(walk.back()) == "personal"


def test_back_reaches_answers_of_earlier_days(begin):
    walk = begin(purpose="Tutoring", personal="no", **{"A-1": "done"})
    assert [at(walk), at(walk.back()), at(walk.back().back())] == ["B-2", "A-1", "personal"]
    ended = walk.accept(DONE)
    assert [at(ended), at(ended.back())] == ["review", "B-2"]
    assert at(begin(**{"A-1": "done"}).jump("B-2").review().back()) == "B-2"


def test_an_answer_after_going_back_leads_on_to_the_next_open_question(begin):
    walk = begin(purpose="Tutoring", personal="no").back()
    assert at(walk) == "personal"
    assert at(walk.on()) == "A-1"
    assert at(walk.accept(YES)) == "sensitive"


def test_after_a_jump_it_goes_on_from_there_and_then_returns_to_what_was_passed_over(begin):
    walk = begin(personal="no").jump("A-1")
    assert path(walk, DONE, DONE, PURPOSE) == ["A-1", "B-2", "purpose", "review"]


def test_skipped_questions_come_again_before_the_end_and_are_then_left(begin):
    walk = begin(personal="no").skip().skip()
    assert at(walk) == "B-2"
    walk = walk.accept(DONE)
    assert at(walk) == "purpose"
    assert (at(walk.skip()), at(walk.accept(PURPOSE))) == ("A-1", "A-1")
    ended = walk.skip().skip()
    assert at(ended) == "review"
    assert ended.progress.left == 2
    assert at(ended.jump("A-1").accept(DONE)) == "review"


def test_skipping_an_answered_question_leaves_its_answer(begin):
    walk = begin(purpose="Tutoring", personal="no").back()
    assert (at(walk), at(walk.skip()), walk.skip().answers) == ("personal", "A-1", walk.answers)


def test_a_jump_to_a_section_finds_what_is_open_there(begin):
    walk = begin(personal="yes", **{"A-1": "done"})
    assert at(walk.jump_to_section("first")) == "A-2"
    assert at(walk.jump_to_section(PROFILE)) == "purpose"
    answered = begin(personal="no", **{"A-1": "done"})
    assert at(answered.jump_to_section("first")) == "A-1"


def test_what_does_not_apply_cannot_be_jumped_to(begin):
    walk = begin(personal="no")
    assert [walk.may_jump(name) for name in ("A-1", "A-2", "nonsense")] == [True, False, False]
    with pytest.raises(LookupError, match="A-2 does not apply"):
        walk.jump("A-2")


def test_the_review_takes_no_answer(begin):
    walk = begin().review()
    assert at(walk) == "review"
    for move in (lambda: walk.accept(DONE), walk.skip, lambda: walk.effects(DONE)):
        with pytest.raises(LookupError, match="the interview is at its review"):
            move()
    assert at(walk.on()) == "purpose"


def test_progress(begin):
    walk = begin()
    assert walk.progress == Progress(PROFILE, place=1, of=3, done=0, left=7, sure=4)
    walk = walk.accept(PURPOSE).accept(YES)
    assert walk.progress == Progress(PROFILE, place=3, of=3, done=2, left=5, sure=4)
    walk = walk.accept(NO)
    assert walk.progress == Progress("first", place=1, of=2, done=3, left=3, sure=3)
    assert walk.put("personal", NO).progress == Progress("first", place=1, of=1, done=2, left=2, sure=2)
    assert walk.review().progress == Progress("", place=0, of=0, done=3, left=3, sure=3)


def test_what_others_changed_in_the_sheet_is_taken_over(begin):
    walk = begin(purpose="Tutoring", personal="yes").jump("A-2")
    changed = walk.received({"A-2": DONE, "purpose": None})
    assert at(changed) == "A-2"
    assert changed.state("A-2") is State.ANSWERED
    assert changed.state("purpose") is State.OPEN
    assert at(walk.received({"personal": NO})) == "B-2"


@pytest.mark.parametrize(
    ("scope", "answers", "expected"),
    [
        (Scope(), {}, "purpose personal sensitive A-1 A-2 B-1 B-2"),
        (Scope(only=frozenset({"first"})), {}, "personal A-1 A-2"),
        (Scope(only=frozenset({"first"})), {"personal": "no"}, "personal A-1"),
        (Scope(only=frozenset({"second"})), {}, "personal sensitive B-1 B-2"),
        (Scope(only=frozenset({PROFILE})), {}, "purpose personal sensitive"),
        (Scope(only=frozenset({PROFILE, "first"})), {"personal": "no"}, "purpose personal A-1"),
        (Scope(tier="screening"), {}, "B-2"),
        (Scope(tier="screening", only=frozenset({"first"})), {}, ""),
        (Scope(questions=frozenset({"B-2", "purpose", "elsewhere"})), {}, "purpose B-2"),
        (Scope(unanswered=True), {"personal": "no", "A-1": "unknown"}, "purpose B-2"),
        (Scope(unknown=True), {"personal": "unknown", "A-1": "unknown", "B-2": "done"}, "personal A-1"),
        (Scope(unknown=True, unanswered=True), {"personal": "no", "A-1": "unknown"}, "purpose A-1 B-2"),
        (
            Scope(unknown=True, only=frozenset({"first"})),
            {"personal": "no", "A-1": "unknown", "B-2": "unknown"},
            "A-1",
        ),
    ],
)
def test_a_scope_says_what_is_asked(begin, scope, answers, expected):
    walk = begin(scope, **answers)
    states = [state for state in State if state is not State.HIDDEN]
    assert " ".join(ids(walk.questions(*states))) == expected


def test_unknown_answers_are_asked_again_and_each_once(begin):
    scope = Scope(unknown=True)
    walk = begin(scope, personal="no", **{"A-1": "unknown", "B-2": "unknown"})
    assert path(walk, UNKNOWN, DONE) == ["A-1", "B-2", "review"]
    assert walk.progress == Progress("first", place=1, of=1, done=0, left=2, sure=2)


def test_a_question_that_a_change_opens_belongs_to_what_is_unanswered(begin):
    walk = begin(Scope(unanswered=True), purpose="Tutoring", personal="no", **{"A-1": "done", "B-2": "done"})
    assert at(walk) == "review"
    assert at(walk.put("personal", YES).on()) == "sensitive"
