"""Whatever somebody does in an interview, and in whatever order: nothing is lost, nothing counted wrongly."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from riskcheck.core.answers.model import Answer
from riskcheck.core.conditions import Truth
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.questionnaire import Questionnaire, Status
from riskcheck.core.scoring import METHODS
from riskcheck.core.walk import Effects, Scope, State, Walk, carry_over
from tests.support.random_packs import (
    NOT_APPLICABLE,
    UNKNOWN,
    answered,
    answers_to,
    cases,
    packs,
    sheet_of,
    values_of,
)

FEWER = settings(max_examples=settings.default.max_examples // 2)  # of whatever the profile in force asks for
MOVES = ["accept", "accept", "accept", "put", "back", "jump", "section", "skip", "on", "review", "received"]


def possible(question: Question) -> list[Answer]:
    declared = [NOT_APPLICABLE] if getattr(question, "allow_not_applicable", False) else []
    return [UNKNOWN, *declared, *map(answered, values_of(question))]


@st.composite
def scopes(draw, pack: RulePack) -> Scope:
    sections = st.sampled_from([section.id for section in pack.sections])
    return Scope(
        only=draw(st.frozensets(sections, max_size=2)),
        tier=draw(st.sampled_from([None, None, "screening"])),
        questions=draw(st.none() | st.frozensets(st.sampled_from(list(pack.questions)))),
        unanswered=draw(st.booleans()),
        unknown=draw(st.booleans()),
    )


def begun(data: st.DataObject, pack: RulePack) -> Walk:
    """Begin with any answers, any scope, and now and then with an old sheet."""
    old = data.draw(st.none() | answers_to(pack))
    carried = None if old is None else carry_over(pack, old, lambda piece: True)
    return Walk.begin(pack, data.draw(answers_to(pack)), data.draw(scopes(pack)), carried)


def moved(data: st.DataObject, walk: Walk, final: dict[str, Answer]) -> Walk:
    """Make one move of any kind; `final` learns what was answered."""
    move = data.draw(st.sampled_from(MOVES))
    if move in ("put", "received"):
        question = data.draw(st.sampled_from(list(walk.pack.questions.values())))
        answer = data.draw(st.sampled_from(possible(question)))
        final[question.id] = answer
        return walk.put(question.id, answer) if move == "put" else walk.received({question.id: answer})
    if move == "jump":
        name = data.draw(st.sampled_from(list(walk.pack.questions)))
        return walk.jump(name) if walk.may_jump(name) else walk
    if move == "section":
        section = data.draw(st.sampled_from([part.section for part in walk.sections() if part.asked] or [""]))
        return walk.jump_to_section(section) if section else walk
    if walk.present is None:
        return walk.back() if move == "back" else walk.on()
    if move == "accept":
        answer = data.draw(st.sampled_from(possible(walk.present)))
        final[walk.present.id] = answer
        return walk.accept(answer)
    return {"back": walk.back, "skip": walk.skip, "on": walk.on, "review": walk.review}[move]()


def walked(data: st.DataObject, walk: Walk, final: dict[str, Answer], most: int = 12) -> Iterator[Walk]:
    """Yield a walk after each of some moves."""
    yield walk
    for _ in range(data.draw(st.integers(1, most))):
        walk = moved(data, walk, final)
        yield walk


def in_order(pack: RulePack, final: dict[str, Answer]) -> Walk:
    """Answer a new sheet from the first question to the last, leaving open what has no answer."""
    walk = Walk.begin(pack, {})
    while walk.present is not None:
        answer = final.get(walk.present.id)
        walk = walk.skip() if answer is None else walk.accept(answer)
    return walk


@given(cases(), st.data())
def test_any_order_of_moves_comes_to_the_answers_given_in_order(case, data):
    pack, answers = case
    final = dict(answers)
    *_, walk = walked(data, Walk.begin(pack, answers), final)
    assert dict(walk.answers) == final  # no answer was lost
    straight = in_order(pack, final)
    aside = {question.id for question in walk.aside()}
    assert {name: answer for name, answer in final.items() if name not in aside} == dict(straight.answers)
    for question in pack.questions.values():
        there, here = straight.state(question.id), walk.state(question.id)
        assert (here is there) or {here, there} <= {State.OPEN, State.SKIPPED}


@FEWER
@given(cases(), st.data())
def test_what_is_kept_aside_is_never_scored(case, data):
    pack, answers = case
    final = dict(answers)
    *_, walk = walked(data, Walk.begin(pack, answers), final)
    method = METHODS["risk"]
    kept = {name: answer for name, answer in final.items() if name not in {q.id for q in walk.aside()}}
    whole = method.assess(pack, sheet_of(pack, dict(walk.answers)), "test")
    without = method.assess(pack, sheet_of(pack, kept), "test")
    assert whole.stale == tuple(question.id for question in walk.aside())
    for row, bare in zip(whole.ledger, without.ledger, strict=True):
        assert row == bare if row.rule not in whole.stale else row.residual == 0
    assert whole._replace(stale=(), ledger=()) == without._replace(ledger=())


@FEWER
@given(cases(), st.data())
def test_a_question_that_comes_back_has_the_answer_that_it_had(case, data):
    pack, answers = case
    *_, walk = walked(data, Walk.begin(pack, answers), {})
    question = data.draw(st.sampled_from(list(pack.questions.values())))
    one, other = data.draw(st.tuples(*[st.sampled_from(possible(question))] * 2))
    before = walk.put(question.id, one)
    there = before.put(question.id, other)
    back = there.put(question.id, one)
    assert there.answers == {**before.answers, question.id: other}
    assert (back.answers, back.sections()) == (before.answers, before.sections())
    assert [back.state(name) for name in pack.questions] == [before.state(name) for name in pack.questions]


@given(cases(), st.data())
def test_every_step_agrees_with_a_look_at_everything(case, data):
    pack, answers = case
    for walk in walked(data, Walk.begin(pack, answers), {}):
        anew = Questionnaire(pack, walk.answers)
        for question in pack.profile:
            assert walk.fact(question.id) == anew.fact(question.id)
        assert walk.questions(*(set(State) - {State.HIDDEN})) == anew.asked()
        assert walk.questions(State.OPEN, State.SKIPPED) == anew.open()
        assert walk.questions(State.UNKNOWN) == anew.unknown()
        assert walk.aside() == anew.stale()
        for question in anew.asked():
            state = walk.state(question.id)
            assert anew.status(question) is Status(
                "unanswered" if state in (State.OPEN, State.SKIPPED) else state.value
            )
        certain = sum(question.condition().truth(anew) is Truth.TRUE for question in anew.open())
        assert (walk.progress.left, walk.progress.sure) == (len(anew.open()), certain)


@FEWER
@given(cases(), st.data())
def test_a_tier_asks_what_the_questionnaire_says(case, data):
    pack, answers = case
    screening = data.draw(st.sets(st.sampled_from([rule.id for rule in pack.rules()])))
    sections = [
        section.model_copy(
            update={
                "rules": tuple(
                    rule.model_copy(update={"tier": "screening" if rule.id in screening else None})
                    for rule in section.rules
                )
            }
        )
        for section in pack.sections
    ]
    pack = pack.model_copy(update={"sections": tuple(sections)})
    for walk in walked(data, Walk.begin(pack, answers, Scope(tier="screening")), {}):
        anew = Questionnaire(pack, walk.answers)
        assert walk.questions(*(set(State) - {State.HIDDEN})) == anew.asked("screening")
        assert walk.questions(State.OPEN, State.SKIPPED) == anew.open("screening")


@FEWER
@given(cases(), st.data())
def test_effects_say_what_then_happens(case, data):
    pack, answers = case
    *_, walk = walked(data, Walk.begin(pack, answers), {})
    question = data.draw(st.sampled_from(list(pack.questions.values())))
    answer = data.draw(st.sampled_from(possible(question)))
    effects = walk.effects(answer, question.id)
    was, now = Questionnaire(pack, walk.answers), Questionnaire(pack, {**walk.answers, question.id: answer})
    others = [other for other in pack.questions.values() if other is not question]
    shown = [
        (other.id, other in was.asked(), other in now.asked(), other.id in was.answers) for other in others
    ]
    assert effects == Effects(
        set_aside=tuple(name for name, before, after, has in shown if has and before and not after),
        back=tuple(name for name, before, after, has in shown if has and after and not before),
        new=tuple(name for name, before, after, has in shown if not has and after and not before),
        gone=tuple(name for name, before, after, has in shown if not has and before and not after),
    )


def changes_an_answer(before: Walk, after: Walk) -> bool:
    return any(after.answers[name] != answer for name, answer in before.answers.items())


@FEWER
@given(packs(), st.data())
def test_what_is_left_grows_only_by_a_change_of_an_answer(pack, data):
    walk = begun(data, pack)
    for before, after in pairwise(walked(data, walk, {})):
        assert after.progress.left <= before.progress.left or changes_an_answer(before, after)


@FEWER
@given(packs(), st.data())
def test_no_more_is_asked_than_was_said_to_be_left_and_no_less_than_is_sure(pack, data):
    walks = [begun(data, pack)]
    while (question := walks[-1].present) is not None:
        walks.append(walks[-1].accept(data.draw(st.sampled_from(possible(question)))))
    for asked, (before, after) in enumerate(reversed(list(pairwise(walks))), start=1):
        if changes_an_answer(before, after):  # an unknown one that is asked again
            break
        assert before.progress.sure <= asked <= before.progress.left


@FEWER
@given(packs(), st.data())
def test_it_ends_when_everything_in_its_scope_was_asked_or_skipped_twice(pack, data):
    *_, walk = walked(data, begun(data, pack), {})
    walk = walk.on()
    for _ in range(3 * len(pack.questions)):
        if walk.present is not None:
            answer = data.draw(st.sampled_from([None, *possible(walk.present)]))
            walk = walk.skip() if answer is None else walk.accept(answer)
    assert walk.present is None
    assert walk.pending == walk.given_up & walk.asked


@FEWER
@given(cases(), st.data())
def test_a_moment_stays_as_it_is(case, data):
    pack, answers = case
    walk = Walk.begin(pack, answers)
    before = (dict(walk.answers), walk.present, walk.progress, walk.sections())
    list(walked(data, walk, {}))
    assert (dict(walk.answers), walk.present, walk.progress, walk.sections()) == before
