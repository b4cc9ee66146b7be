"""The laws of section 6 of the house plan, over random packs and sheets."""

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from riskcheck.core.answers.model import Accepted, Answer, AnswerState, Evidence
from riskcheck.core.assessment import Assessment, LevelRange, ScoreRange
from riskcheck.core.conditions import AnyOf
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.scoring import METHODS
from tests.support.random_packs import (
    NOT_APPLICABLE,
    UNKNOWN,
    answered,
    assemble,
    cases,
    rules,
    sheet_of,
    values_of,
)

NEVER = AnyOf(())
FEWER = settings(max_examples=settings.default.max_examples // 2)  # of whatever the profile in force asks for


def assess(pack: RulePack, answers: dict[str, Answer]) -> Assessment:
    return METHODS["risk"].assess(pack, sheet_of(pack, answers), "test")


def ranges(result: Assessment, pack: RulePack) -> list[tuple[ScoreRange, tuple[int, int, int]]]:
    """Return scores and levels (as indexes) of the whole and of every section."""
    ids = [band.id for band in pack.parameters.levels]

    def indexes(level: LevelRange) -> tuple[int, int, int]:
        return ids.index(level.best), ids.index(level.point), ids.index(level.worst)

    parts = [(section.score, indexes(section.level)) for section in result.sections]
    return [(result.score, indexes(result.level)), *parts]


@FEWER
@given(cases(), st.data())
def test_a_safer_answer_never_raises_a_score_or_a_level(case, data):
    pack, answers = case
    rule = data.draw(st.sampled_from(list(pack.rules())))
    before, after = data.draw(st.tuples(*[st.sampled_from(values_of(rule))] * 2))
    red = rule.red_lines().keys()
    assume(rule.exposure_of(after) <= rule.exposure_of(before))
    assume(red & set(rule.outcomes_of(after)) <= set(rule.outcomes_of(before)))
    old = ranges(assess(pack, answers | {rule.id: answered(before)}), pack)
    new = ranges(assess(pack, answers | {rule.id: answered(after)}), pack)
    for (old_score, old_level), (new_score, new_level) in zip(old, new, strict=True):
        assert new_score.best <= old_score.best
        assert new_score.point <= old_score.point
        assert new_score.worst <= old_score.worst
        assert all(index <= was for index, was in zip(new_level, old_level, strict=True))


@FEWER
@given(cases(), st.data())
def test_evidence_never_lowers_assurance_and_changes_nothing_else(case, data):
    pack, answers = case
    name = data.draw(st.sampled_from([rule.id for rule in pack.rules()]))
    assume(name in answers)
    before = assess(pack, answers)
    after = assess(pack, answers | {name: answers[name]._replace(evidence=(Evidence(file="a.pdf"),))})
    assert after.assurance.claimed == before.assurance.claimed
    assert after.assurance.evidenced >= before.assurance.evidenced
    assert (after.assurance.share or 0) >= (before.assurance.share or 0)
    assert after._replace(assurance=before.assurance, ledger=before.ledger) == before


@FEWER
@given(cases())
def test_note_owner_due_date_and_acceptance_change_nothing(case):
    pack, answers = case
    beside = {"note": "n", "owner": "Li", "due": "2026-01-01", "accepted": Accepted("Zhao", "Pilot.")}
    before = assess(pack, answers)
    after = assess(pack, {name: answer._replace(**beside) for name, answer in answers.items()})
    given = [answers.get(row.rule) for row in before.ledger]
    assert [row.answer for row in after.ledger] == [a and a._replace(**beside) for a in given]
    ledger = tuple(row._replace(answer=a) for row, a in zip(after.ledger, given, strict=True))
    assert after._replace(ledger=ledger) == before


@FEWER
@given(cases())
def test_best_point_and_worst_are_in_this_order(case):
    pack, answers = case
    for score, (best, point, worst) in ranges(assess(pack, answers), pack):
        assert 0 <= score.best <= score.point <= score.worst <= 100
        assert best <= point <= worst


def _narrows(pack: RulePack, before: Assessment, after: Assessment) -> None:
    for (old, old_level), (new, new_level) in zip(ranges(before, pack), ranges(after, pack), strict=True):
        assert old.best <= new.best
        assert new.worst <= old.worst
        assert old_level[0] <= new_level[0]
        assert new_level[2] <= old_level[2]


@FEWER
@given(cases(), st.data())
def test_an_answer_to_a_question_without_one_never_widens_the_range(case, data):
    pack, answers = case
    question = data.draw(st.sampled_from(list(pack.questions.values())))
    answer = data.draw(st.sampled_from([UNKNOWN, *map(answered, values_of(question))]))
    open_answers = {name: given for name, given in answers.items() if name != question.id}
    _narrows(pack, assess(pack, open_answers), assess(pack, open_answers | {question.id: answer}))


@FEWER
@given(cases(unknown_words=False), st.data())
def test_an_answer_in_place_of_unknown_never_widens_the_range(case, data):
    """Where no condition asks for `unknown` itself: such a condition is settled by not knowing."""
    pack, answers = case
    question = data.draw(st.sampled_from(list(pack.questions.values())))
    answer = answered(data.draw(st.sampled_from(values_of(question))))
    before = assess(pack, answers | {question.id: UNKNOWN})
    _narrows(pack, before, assess(pack, answers | {question.id: answer}))


def _by_name(result: Assessment) -> list[object]:
    """Return everything in a result, its lists in the order of names; of `settle` only its length."""
    return [
        (result.score, result.level, result.verdict, result.assurance, len(result.settle)),
        sorted(result.because),
        sorted(
            (section._replace(because=tuple(sorted(section.because))) for section in result.sections),
            key=lambda section: section.section,
        ),
        sorted(result.ledger, key=lambda row: row.rule),
        sorted(result.findings, key=lambda finding: finding.rule),
        *(sorted(names) for names in (result.unanswered, result.unknown, result.stale)),
        sorted(result.not_applicable, key=lambda declared: declared.rule),
        sorted(result.red_lines, key=lambda line: (line.rule, line.outcome)),
    ]


@FEWER
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_rules_sections_and_answers_changes_nothing(case, chance):
    pack, answers = case
    sections = [
        s.model_copy(update={"rules": tuple(chance.sample(s.rules, len(s.rules)))}) for s in pack.sections
    ]
    shuffled = assemble(pack.profile, chance.sample(sections, len(sections)), pack.parameters)
    names = chance.sample(list(answers), len(answers))
    result = assess(shuffled, {name: answers[name] for name in names})
    assert _by_name(result) == _by_name(assess(pack, answers))


@FEWER
@given(cases(), st.data())
def test_a_rule_that_does_not_apply_changes_nothing(case, data):
    pack, answers = case
    extra = data.draw(rules("extra", st.just(NEVER)))
    declared = data.draw(st.booleans())
    extra = extra.model_copy(update={} if declared else {"when": NEVER})
    answer = (
        NOT_APPLICABLE
        if declared
        else data.draw(st.sampled_from([UNKNOWN, *map(answered, values_of(extra))]))
    )
    place = data.draw(st.integers(0, len(pack.sections) - 1))
    sections = list(pack.sections)
    sections[place] = sections[place].model_copy(update={"rules": (*sections[place].rules, extra)})
    result = assess(assemble(pack.profile, sections, pack.parameters), answers | {"extra": answer})
    row = next(row for row in result.ledger if row.rule == "extra")
    assert (row.residual, row.of_section, row.of_whole) == (0, 0, 0)
    before = assess(pack, answers)
    kept = tuple(row for row in result.ledger if row.rule != "extra")
    lists = {"stale": before.stale, "not_applicable": before.not_applicable}
    assert result._replace(ledger=kept, **lists) == before


@FEWER
@given(cases())
def test_the_ledger_adds_up_to_every_score_exactly(case):
    pack, answers = case
    result = assess(pack, answers)
    assert sum((row.of_whole for row in result.ledger), Fraction(0)) == result.score.point
    for section in result.sections:
        rows = [row for row in result.ledger if row.section == section.section]
        assert sum((row.of_section for row in rows), Fraction(0)) == section.score.point
        assert sum((row.residual for row in rows), Fraction(0)) == section.residual


@FEWER
@given(cases())
def test_every_rule_with_a_residual_risk_is_a_finding_and_nothing_else(case):
    pack, answers = case
    result = assess(pack, answers)
    found = {finding.rule: finding.residual for finding in result.findings}
    assert found == {row.rule: row.residual for row in result.ledger if row.residual > 0}
    counted = sum(number for section in result.sections for number in section.findings.values())
    assert counted == len(result.findings)


@FEWER
@given(cases())
def test_open_and_unknown_are_told_apart(case):
    pack, answers = case
    result = assess(pack, answers)
    assert not set(result.unanswered) & set(answers)
    assert all(answers[name].state is AnswerState.UNKNOWN for name in result.unknown)


@FEWER
@given(cases())
def test_the_reasons_of_a_level_all_name_that_level(case):
    pack, answers = case
    result = assess(pack, answers)
    for part in (result, *result.sections):
        assert {reason.level for reason in part.because} == {part.level.point}
