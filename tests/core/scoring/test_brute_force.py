"""The range and the settling questions against every possibility, tried one by one on small packs."""

from dataclasses import replace
from itertools import combinations, product

from hypothesis import assume, given, settings

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.scoring import METHODS
from riskcheck.core.scoring.risk.items import items_of
from riskcheck.core.scoring.risk.levels import rate
from riskcheck.core.scoring.risk.rules import RiskRule
from tests.core.scoring import reference
from tests.support.random_packs import answered, cases, sheet_of, values_of

MOST = 3000
FEWER = settings(
    max_examples=settings.default.max_examples * 7 // 10
)  # of whatever the profile in force asks for


@FEWER
@given(cases(most_rules=2))
def test_best_and_worst_score_are_those_of_some_completion_and_none_lies_outside(case):
    pack, answers = case
    assume(reference.count(pack, answers) <= MOST)
    result = METHODS["risk"].assess(pack, sheet_of(pack, answers), "test")
    every = list(reference.completions(pack, answers))
    scores = [reference.score(parts) for parts in every]
    assert (result.score.best, result.score.worst) == (min(scores), max(scores))
    for section in result.sections:
        scores = [reference.score([p for p in parts if p.section == section.section]) for parts in every]
        assert (section.score.best, section.score.worst) == (min(scores), max(scores))


@FEWER
@given(cases(most_rules=2))
def test_the_worst_level_is_that_of_some_completion_and_none_lies_below_the_best(case):
    pack, answers = case
    assume(reference.count(pack, answers) <= MOST)
    result = METHODS["risk"].assess(pack, sheet_of(pack, answers), "test")
    levels = {reference.level(parts, pack) for parts in reference.completions(pack, answers)}
    ids = [band.id for band in pack.parameters.levels]
    assert ids.index(result.level.worst) == max(levels)
    assert ids.index(result.level.best) <= min(levels)


def safest(rule: RiskRule) -> Answer:
    """Return the answer with the least exposure that crosses no red line."""
    red = rule.red_lines().keys()
    free = [value for value in values_of(rule) if red.isdisjoint(rule.outcomes_of(value))]
    return answered(min(free, key=rule.exposure_of))


def is_decided(pack: RulePack, answers: dict[str, Answer]) -> bool:
    items = items_of(pack, Questionnaire(pack, answers))
    level = rate(items, [section.id for section in pack.sections], pack.parameters).level
    return level.best == level.worst


def settles(pack: RulePack, answers: dict[str, Answer], names: tuple[str, ...]) -> bool:
    """Return whether some answers to these questions, the safest to the rules, decide the level."""
    rules = {rule.id: safest(rule) for rule in pack.rules() if rule.id in names}
    profile = [question for question in pack.profile if question.id in names]
    for values in product(*(values_of(question) for question in profile)):
        given = {question.id: answered(value) for question, value in zip(profile, values, strict=True)}
        if is_decided(pack, answers | rules | given):
            return True
    return False


@FEWER
@given(cases(most_rules=2))
def test_the_questions_named_settle_the_level(case):
    pack, answers = case
    result = METHODS["risk"].assess(pack, sheet_of(pack, answers), "test")
    assert (result.settle == ()) is result.level.decided
    assert (result.verdict == "undecided") is not result.level.decided
    assert set(result.settle) <= set(result.unanswered) | set(result.unknown)
    assert settles(pack, answers, result.settle)


@FEWER
@given(cases(most_rules=2))
def test_no_fewer_questions_settle_it_where_the_profile_is_complete(case):
    pack, answers = case
    for question in pack.profile:
        if question.id not in answers or answers[question.id].state is AnswerState.UNKNOWN:
            answers[question.id] = answered(values_of(question)[0])
    result = METHODS["risk"].assess(pack, sheet_of(pack, answers), "test")
    still_open = (*result.unanswered, *result.unknown)
    for size in range(len(result.settle)):
        for fewer in combinations(still_open, size):
            assert not settles(pack, answers, fewer), fewer


@FEWER
@given(cases(most_rules=2))
def test_the_questions_named_first_move_the_score_most(case):
    pack, answers = case
    result = METHODS["risk"].assess(pack, sheet_of(pack, answers), "test")
    if any(question.id in result.settle for question in pack.profile):
        return  # which rules count, and for how much, hangs on the profile
    rows = {row.rule: row for row in result.ledger}
    moved = [
        row.weight * row.inherent * (row.exposure_greatest - row.exposure_least)
        for row in (rows[name] for name in result.settle)
    ]
    assert moved == sorted(moved, reverse=True)


@FEWER
@given(cases(most_rules=2))
def test_the_same_sheet_gives_the_same_result(case):
    pack, answers = case
    first = METHODS["risk"].assess(pack, sheet_of(pack, answers), "test")
    again = METHODS["risk"].assess(pack, replace(sheet_of(pack, dict(answers))), "test")
    assert first == again
