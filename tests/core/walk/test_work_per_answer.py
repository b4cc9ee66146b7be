"""How much is looked at for one answer: nothing that does not hang on it, however large the pack."""

import pytest

from riskcheck.core.bench.chance import Chance
from riskcheck.core.conditions import All, Among, AnyOf, Between, Not
from riskcheck.core.scoring import METHODS
from riskcheck.core.walk import Walk
from tests.support.big_packs import big_pack, some_answer

PACK = big_pack(400)


@pytest.fixture
def looked_at(monkeypatch):
    """The questions whose facts conditions asked for, one entry for each time."""
    asked = []
    for kind in (Among, Between):

        def truth(self, facts, _truth=kind.truth):
            asked.append(self.question)
            return _truth(self, facts)

        monkeypatch.setattr(kind, "truth", truth)
    return asked


def stated(pack):
    for question in pack.questions.values():
        yield question.when
        for adjust in getattr(question, "adjust", ()):
            yield adjust.when
        for mark in question.red_lines().values() if hasattr(question, "red_lines") else ():
            yield mark.when


def test_an_answer_to_a_rule_looks_at_no_condition(looked_at):
    walk, live = Walk.begin(PACK, {}), METHODS["risk"].live(PACK, {})
    rule = next(PACK.rules())
    answer = some_answer(rule, Chance(1))
    looked_at.clear()
    walk = walk.jump(rule.id)
    assert (walk.effects(answer).more, walk.accept(answer).progress.done) == (0, 1)
    assert live.accept(rule.id, answer).verdict != live.verdict
    assert looked_at == []


def test_an_answer_to_the_profile_looks_only_at_the_conditions_that_name_it(looked_at):
    walk, live = Walk.begin(PACK, {}), METHODS["risk"].live(PACK, {})
    for question in PACK.profile:
        answer = some_answer(question, Chance(1))
        before = walk, live
        looked_at.clear()
        walk, live = walk.put(question.id, answer), live.accept(question.id, answer)
        moved = {q.id for q in PACK.profile if walk.fact(q.id) != before[0].fact(q.id)}
        hanging = {
            condition
            for condition in stated(PACK)
            if not moved.isdisjoint(atom.question for atom in condition.atoms())
        }
        most = sum(len(list(condition.atoms())) for condition in hanging)
        profile = sum(len(list(other.when.atoms())) for other in PACK.profile)
        assert len(looked_at) <= 2 * (most + profile)  # once for the walk, once for the verdict


def test_the_pack_is_a_mix_of_everything():
    kinds = {question.kind for question in PACK.questions.values()}
    assert kinds == {"one", "many", "number", "sample", "text", "date"}
    shapes = {type(condition) for condition in stated(PACK)}
    assert shapes == {All, Among, AnyOf, Between, Not}
    assert len(list(PACK.rules())) == 400
    assert big_pack(400) == PACK
