"""The verdict that follows an interview is that of a full assessment after every single change."""

from hypothesis import given
from hypothesis import strategies as st

from riskcheck import api
from riskcheck.core.answers.model import Answer
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.scoring import METHODS
from riskcheck.core.scoring.live import LiveScore
from tests.support.random_packs import NOT_APPLICABLE, UNKNOWN, answered, cases, sheet_of, values_of

METHOD = METHODS["risk"]


def agrees(live: LiveScore, pack: RulePack, answers: dict[str, Answer]) -> None:
    result = METHOD.assess(pack, sheet_of(pack, answers), "test")
    verdict = live.verdict
    assert (verdict.whole.score, verdict.whole.level) == (result.score, result.level)
    assert verdict.sections.keys() == {section.section for section in result.sections}
    for section in result.sections:
        rating = verdict.sections[section.section]
        assert (rating.score, rating.level) == (section.score, section.level)
    assert (live.because(), live.settle()) == (result.because, result.settle)


@given(cases(most_rules=4), st.data())
def test_after_every_change_it_is_that_of_an_assessment(case, data):
    pack, answers = case
    answers = dict(answers)
    live = METHOD.live(pack, answers)
    agrees(live, pack, answers)
    for _ in range(data.draw(st.integers(1, 6))):
        names = data.draw(
            st.lists(st.sampled_from(list(pack.questions)), min_size=1, max_size=2, unique=True)
        )
        changes: dict[str, Answer | None] = {}
        for name in names:
            question = pack.questions[name]
            declared = [NOT_APPLICABLE] if getattr(question, "allow_not_applicable", False) else []
            options = [None, UNKNOWN, *declared, *map(answered, values_of(question))]
            changes[name] = data.draw(st.sampled_from(options))
        before, was = live, dict(answers)
        answers = {name: answer for name, answer in (answers | changes).items() if answer is not None}
        live = live.received(changes)
        agrees(live, pack, answers)
        agrees(before, pack, was)


def test_the_bundled_examples_answer_by_answer():
    """A real pack, from an empty sheet to a full one and back to nothing."""
    case = api.open_case(api.examples()["campus-tutor"])
    live = METHOD.live(case.pack, {})
    given: dict[str, Answer] = {}
    for number, (name, answer) in enumerate(case.sheet.answers.items()):
        live = live.accept(name, answer)
        given[name] = answer
        if number % 5 == 0:
            agrees(live, case.pack, given)
    agrees(live, case.pack, given)
    for name in case.sheet.answers:
        live = live.accept(name, None)
    agrees(live, case.pack, {})
