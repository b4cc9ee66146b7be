"""The laws of a review, over random packs and sheets: it only ever advises, about answers that count."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from riskcheck.core.answers.model import Accepted, Answer, Evidence
from riskcheck.core.condition_reading import ALWAYS
from riskcheck.core.pack.contradiction import Contradiction
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.review.material import Material
from riskcheck.core.review.review import review
from riskcheck.core.scoring import METHODS
from riskcheck.errors import Gravity, Problem
from tests.support.random_packs import assemble, cases, sheet_of

FEWER = settings(max_examples=settings.default.max_examples // 3)
DAYS = st.sampled_from(["2020-01-01", "2026-11-22", "2030-01-01"])
TEXTS = st.sampled_from(["n/a", "无", "\u202e", "The pilot has 40 users.", "x" * 500, "同一条备注"])
EVIDENCE = st.builds(Evidence, file=TEXTS, note=st.none() | TEXTS, date=st.none() | DAYS)
ACCEPTED = st.builds(Accepted, by=TEXTS, reason=TEXTS, until=st.none() | DAYS)


@st.composite
def sheets(draw) -> tuple[RulePack, dict[str, Answer]]:
    """A pack, some rules of which limit their evidence, and answers with everything that can stand beside."""
    pack, answers = draw(cases())
    for name, answer in answers.items():
        beside: dict[str, Any] = {
            "note": draw(st.none() | TEXTS),
            "evidence": tuple(draw(st.lists(EVIDENCE, max_size=2))),
            "due": draw(st.none() | DAYS),
            "accepted": draw(st.none() | ACCEPTED),
        }
        answers[name] = answer._replace(**beside)
    return pack, answers


def advice(pack: RulePack, answers: dict[str, Answer]) -> list[Problem]:
    sheet = sheet_of(pack, answers)
    assessment = METHODS["risk"].assess(pack, sheet, "test")
    return review(Material(pack, sheet, assessment, sheet.date, sheet.date))


@FEWER
@given(sheets())
def test_it_advises_about_answers_that_count(case):
    pack, answers = case
    assessment = METHODS["risk"].assess(pack, sheet_of(pack, answers), "test")
    for problem in advice(pack, answers):
        assert problem.gravity is Gravity.WARNING
        assert problem.hint
        assert problem.path[0] == "answers"
        assert problem.path[1] in set(answers) - set(assessment.stale)
        assert problem.message.startswith(f"{problem.path[1]}: ")


@FEWER
@given(sheets())
def test_what_is_aside_draws_no_advice(case):
    pack, answers = case
    assessment = METHODS["risk"].assess(pack, sheet_of(pack, answers), "test")
    counted = {name: answer for name, answer in answers.items() if name not in assessment.stale}
    assert advice(pack, answers) == advice(pack, counted)


@FEWER
@given(sheets(), st.data())
def test_dated_evidence_of_the_day_never_adds_a_claim_without_evidence(case, data):
    pack, answers = case
    if not answers:
        return
    name = data.draw(st.sampled_from(sorted(answers)))
    backed = answers[name]._replace(evidence=(Evidence(file="a.pdf", date="2026-11-22"),))
    before = [p.path for p in advice(pack, answers) if p.code == "EV010"]
    after = [p.path for p in advice(pack, answers | {name: backed}) if p.code == "EV010"]
    assert after == [path for path in before if path[1] != name]


@FEWER
@given(cases())
def test_a_contradiction_with_anything_is_found_at_every_answer_given(case):
    """Its condition always holds: so it is found exactly where an answer other than none is given."""
    pack, answers = case
    entry = Contradiction.model_validate({"when": ALWAYS, "text": "Never."})
    sections = [
        section.model_copy(
            update={"rules": tuple(r.model_copy(update={"contradicts": (entry,)}) for r in section.rules)}
        )
        for section in pack.sections
    ]
    declared = assemble(pack.profile, sections, pack.parameters)
    found = {p.path[1] for p in advice(declared, answers) if p.code == "EV040"}
    assessment = METHODS["risk"].assess(pack, sheet_of(pack, answers), "test")
    expected = {row.rule for row in assessment.ledger if row.outcomes not in ((), ("none",))}
    assert found == expected - set(assessment.stale)
