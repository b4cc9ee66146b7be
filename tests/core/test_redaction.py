"""What a public sheet leaves out, and that nothing else changes."""

from hypothesis import given
from hypothesis import strategies as st

from riskcheck.core.answers.model import (
    Accepted,
    Answer,
    AnswerSheet,
    AnswerState,
    Assessor,
    Evidence,
    Product,
)
from riskcheck.core.answers.redaction import redacted
from riskcheck.core.scoring import METHODS
from tests.support.packs import build_pack, rule, section
from tests.support.random_packs import cases, sheet_of

BESIDE = {
    "note": "a note",
    "evidence": (Evidence(file="secret.pdf"),),
    "owner": "Li",
    "due": "2027-01-01",
    "accepted": Accepted("Wang", "too dear"),
}


def test_notes_evidence_and_names_are_left_out_and_reasons_stay(tmp_path) -> None:
    pack = build_pack(tmp_path, {"main": section("main", rule("R-1"), rule("R-2"))})
    sheet = AnswerSheet(
        pack.name,
        Product("Boat", "2", "Zhou", "A boat."),
        Assessor("Sun", "Compliance"),
        "2026-11-22",
        {
            "R-1": Answer(AnswerState.ANSWERED, "done", **BESIDE),
            "R-2": Answer(AnswerState.NOT_APPLICABLE, reason="It has none.", **BESIDE),
        },
        "a" * 64,
    )
    assert redacted(sheet, pack) == AnswerSheet(
        pack.name,
        Product("Boat", "2", None, "A boat."),
        Assessor("—", "Compliance"),
        "2026-11-22",
        {
            "R-1": Answer(AnswerState.ANSWERED, "done"),
            "R-2": Answer(AnswerState.NOT_APPLICABLE, reason="It has none."),
        },
    )


@given(cases(), st.booleans())
def test_the_result_stays_but_for_the_assurance_and_what_counts_for_nothing(case, beside) -> None:
    pack, answers = case
    if beside:
        answers = {name: Answer(a.state, a.value, reason=a.reason, **BESIDE) for name, a in answers.items()}
    sheet = sheet_of(pack, answers)
    public = redacted(sheet, pack)
    assess = METHODS[pack.method].assess
    before, after = assess(pack, sheet, "test"), assess(pack, public, "test")
    assert (after.score, after.level, after.because) == (before.score, before.level, before.because)
    assert [(f.rule, f.residual) for f in after.findings] == [(f.rule, f.residual) for f in before.findings]
    assert after.assurance.evidenced == 0
    assert after.stale == ()
    assert redacted(public, pack) == public
