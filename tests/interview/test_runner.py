"""The interview without any terminal: order, saving, going back, what applies."""

from decimal import Decimal
from typing import Any

import pytest

from riskcheck.core.answers.model import Answer, AnswerState, Evidence
from riskcheck.core.answers.plain_data import short_form, with_extras
from riskcheck.core.answers.reading import read_answer
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.wording import Wording
from riskcheck.errors import CannotAskError, ExitCode, InterruptedByUserError, NotWrittenError
from riskcheck.interview.frontend import FrontEnd, Move
from riskcheck.interview.head import SheetHead, ask_head
from riskcheck.interview.runner import run_interview
from riskcheck.interview.scripted import ScriptedFrontEnd
from tests.interview.fronts import Replies

Saved = list[tuple[str, Any]]
ANSWERS: dict[str, Any] = {
    "purpose": "A quiz",
    "launch": "2026-12-01",
    "regions": ["cn", "eu"],
    "sectors": "none",
    "personal-data": "yes",
    "users": 1000,
    "PRI-01": {"not-applicable": "No data"},
    "PRI-02": ["logged"],
    "TST-01": "unknown",
    "TST-02": {"tested": 500, "passed": 488},
}


def read(pack: RulePack, answers: dict[str, Any]) -> dict[str, Answer]:
    found = {name: read_answer(pack.questions[name], raw)[0] for name, raw in answers.items()}
    assert None not in found.values()
    return found  # type: ignore[return-value]


def run(
    pack: RulePack, wording: Wording, front: FrontEnd, answers: dict[str, Any] | None = None, **options: Any
) -> tuple[dict[str, Answer], Saved]:
    saved: Saved = []
    before = read(pack, answers or {})
    after = run_interview(
        pack, before, front, lambda name, raw: saved.append((name, raw)), wording, "en", **options
    )
    return dict(after), saved


def test_every_open_question_is_asked_once_in_order(pack: RulePack, wording: Wording) -> None:
    after, saved = run(pack, wording, ScriptedFrontEnd(ANSWERS))
    assert saved == list(ANSWERS.items())
    assert after == read(pack, ANSWERS)


def test_what_does_not_apply_is_not_asked(pack: RulePack, wording: Wording) -> None:
    script = {**ANSWERS, "personal-data": "no"}
    _, saved = run(pack, wording, ScriptedFrontEnd(script))
    assert [name for name, _ in saved] == [name for name in ANSWERS if name not in ("users", "PRI-01")]


def test_an_unknown_answer_leaves_the_questions_that_may_apply(pack: RulePack, wording: Wording) -> None:
    script = {**ANSWERS, "personal-data": "unknown"}
    after, saved = run(pack, wording, ScriptedFrontEnd(script))
    assert [name for name, _ in saved] == list(ANSWERS)
    assert after["personal-data"].state is AnswerState.UNKNOWN


def test_it_goes_on_where_it_stopped(pack: RulePack, wording: Wording) -> None:
    front = ScriptedFrontEnd(ANSWERS)
    done = {name: ANSWERS[name] for name in ("purpose", "regions", "PRI-02", "TST-01")}
    after, saved = run(pack, wording, front, done)
    assert saved == [(name, raw) for name, raw in ANSWERS.items() if name not in done]
    assert after == read(pack, ANSWERS)
    assert front.messages == [
        "Going on where you stopped: 6 questions are open.",
        "Every question has an answer; answered with unknown: 1.",
    ]


def test_a_finished_sheet_asks_nothing(pack: RulePack, wording: Wording) -> None:
    after, saved = run(pack, wording, ScriptedFrontEnd({}), ANSWERS)
    assert (saved, after) == ([], read(pack, ANSWERS))


def test_section_and_progress(pack: RulePack, wording: Wording) -> None:
    front = Replies(*ANSWERS.values())
    run(pack, wording, front)
    shown = [(p.section, bool(p.intro), p.done, p.total) for p in front.prompts]
    assert shown == [
        ("About the product", True, 0, 10),
        *[("About the product", False, done, 10) for done in range(1, 6)],
        ("Privacy", True, 6, 10),
        ("Privacy", False, 7, 10),
        ("Tests", False, 8, 10),
        ("Tests", False, 9, 10),
    ]


def test_going_back_changes_the_previous_answer(pack: RulePack, wording: Wording) -> None:
    front = Replies("A quiz", "2026-12-01", Move.BACK, Move.BACK, "A game", KeyboardInterrupt())
    saved: Saved = []
    with pytest.raises(InterruptedByUserError):
        run_interview(pack, {}, front, lambda name, raw: saved.append((name, raw)), wording, "en")
    assert front.asked == ["purpose", "launch", "regions", "launch", "purpose", "regions"]
    assert [p.default for p in front.prompts] == [None, None, None, "2026-12-01", "A quiz", None]
    assert [p.may_go_back for p in front.prompts] == [False, True, True, True, False, True]
    assert saved == [("purpose", "A quiz"), ("launch", "2026-12-01"), ("purpose", "A game")]


def test_going_back_reaches_answers_of_an_earlier_run(pack: RulePack, wording: Wording) -> None:
    done = {name: raw for name, raw in ANSWERS.items() if name != "TST-02"}
    front = Replies(Move.BACK, Move.BACK, ["encrypted"], {"tested": 1, "passed": 1})
    _, saved = run(pack, wording, front, done)
    assert front.asked == ["TST-02", "TST-01", "PRI-02", "TST-02"]
    assert saved == [("PRI-02", ["encrypted"]), ("TST-02", {"tested": 1, "passed": 1})]


def test_an_answer_that_stays_the_same_is_not_saved_again(pack: RulePack, wording: Wording) -> None:
    done = {name: raw for name, raw in ANSWERS.items() if name != "TST-02"}
    _, saved = run(pack, wording, Replies(Move.BACK, "unknown", ANSWERS["TST-02"]), done)
    assert saved == [("TST-02", ANSWERS["TST-02"])]


def test_back_at_the_very_first_question_asks_it_again(pack: RulePack, wording: Wording) -> None:
    front = Replies(Move.BACK, *ANSWERS.values())
    _, saved = run(pack, wording, front)
    assert front.asked == ["purpose", *ANSWERS]
    assert saved == list(ANSWERS.items())


def test_a_changed_answer_opens_and_closes_questions(pack: RulePack, wording: Wording) -> None:
    done = {name: raw for name, raw in ANSWERS.items() if name not in ("PRI-01", "PRI-02")}
    front = Replies(Move.BACK, Move.BACK, "no", ["logged"])
    after, saved = run(pack, wording, front, done)
    assert front.asked == ["PRI-01", "users", "personal-data", "PRI-02"]
    assert saved == [("personal-data", "no"), ("PRI-02", ["logged"])]
    assert after["users"] == read(pack, {"users": 1000})["users"]
    assert front.messages[1] == (
        "With this answer the following questions no longer apply; their answers stay in the sheet "
        "but do not count: users"
    )


def test_a_wrong_reply_is_refused_and_the_question_asked_again(pack: RulePack, wording: Wording) -> None:
    front = Replies("A quiz", "tomorrow", "2026-12-01", KeyboardInterrupt())
    saved: Saved = []
    with pytest.raises(InterruptedByUserError):
        run_interview(pack, {}, front, lambda name, raw: saved.append((name, raw)), wording, "en")
    assert front.messages[1] == "launch: Give a date such as 2026-11-22."
    assert saved == [("purpose", "A quiz"), ("launch", "2026-12-01")]


def test_only_some_questions_may_be_answered_with_does_not_apply(pack: RulePack, wording: Wording) -> None:
    front = Replies(*ANSWERS.values())
    run(pack, wording, front)
    assert [p.id for p in front.prompts if p.may_not_apply] == ["PRI-01"]
    script = {**ANSWERS, "PRI-02": {"not-applicable": "No data"}}
    with pytest.raises(CannotAskError, match="PRI-02: the answer of the script is not accepted"):
        run(pack, wording, ScriptedFrontEnd(script))


def test_a_script_without_an_answer(pack: RulePack, wording: Wording) -> None:
    with pytest.raises(CannotAskError) as caught:
        run(pack, wording, ScriptedFrontEnd({"purpose": "x"}))
    assert (caught.value.message, caught.value.exit_code) == (
        "launch: the script has no answer",
        ExitCode.CANNOT_ASK,
    )


def test_breaking_off_says_how_to_go_on(pack: RulePack, wording: Wording) -> None:
    with pytest.raises(InterruptedByUserError) as caught:
        run(pack, wording, Replies("A quiz", KeyboardInterrupt()))
    assert caught.value.message == "interrupted; every answer so far is saved, questions still open: 9"
    assert caught.value.hint == "run the same command again to go on"
    assert caught.value.exit_code is ExitCode.INTERRUPTED


def test_ctrl_c_while_an_answer_is_saved_does_not_lose_it(pack: RulePack, wording: Wording) -> None:
    saved: Saved = []

    def save(name: str, raw: Any) -> None:
        saved.append((name, raw))
        if len(saved) == 1:
            saved.clear()
            saved.append(("half", None))
            raise KeyboardInterrupt

    with pytest.raises(InterruptedByUserError):
        run_interview(pack, {}, Replies("A quiz"), save, wording, "en")
    assert saved == [("half", None), ("purpose", "A quiz")]


def test_an_answer_that_cannot_be_saved_ends_the_interview(pack: RulePack, wording: Wording) -> None:
    def save(_name: str, _raw: Any) -> None:
        raise NotWrittenError("the disk is full")

    with pytest.raises(NotWrittenError, match="the disk is full"):
        run_interview(pack, {}, ScriptedFrontEnd(ANSWERS), save, wording, "en")


def test_notes_and_evidence_are_asked_for_on_demand(pack: RulePack, wording: Wording) -> None:
    done = {name: raw for name, raw in ANSWERS.items() if name not in ("purpose", "PRI-01", "PRI-02")}
    replies = ["A quiz", "partly", "since May", "a.pdf", "https://x.y", None, ["logged"], None, None]
    front = Replies(*replies)
    _, saved = run(pack, wording, front, done, extras=True)
    assert front.asked == [
        *("purpose", "PRI-01", "PRI-01.note", *["PRI-01.evidence"] * 3),
        *("PRI-02", "PRI-02.note", "PRI-02.evidence"),
    ]
    evidence = [{"file": "a.pdf"}, {"url": "https://x.y"}]
    assert saved == [
        ("purpose", "A quiz"),
        ("PRI-01", "partly"),
        ("PRI-01", {"value": "partly", "note": "since May", "evidence": evidence}),
        ("PRI-02", ["logged"]),
    ]


def test_what_does_not_apply_takes_a_note_but_no_evidence(pack: RulePack, wording: Wording) -> None:
    done = {name: raw for name, raw in ANSWERS.items() if name != "PRI-01"}
    front = Replies({"not-applicable": "No data"}, "asked Ann")
    after, _ = run(pack, wording, front, done, extras=True)
    assert front.asked == ["PRI-01", "PRI-01.note"]
    assert after["PRI-01"] == Answer(AnswerState.NOT_APPLICABLE, note="asked Ann", reason="No data")


def test_a_changed_answer_keeps_its_note_and_evidence(pack: RulePack, wording: Wording) -> None:
    full = {"value": "partly", "note": "since May", "evidence": [{"file": "a.pdf", "sha256": "a" * 64}]}
    done = {name: raw for name, raw in ANSWERS.items() if name != "PRI-02"} | {"PRI-01": full}
    after, saved = run(pack, wording, Replies(Move.BACK, "documented", ["logged"]), done)
    assert saved == [("PRI-01", {**full, "value": "documented"}), ("PRI-02", ["logged"])]
    evidence = (Evidence(file="a.pdf", sha256="a" * 64),)
    assert after["PRI-01"] == Answer(AnswerState.ANSWERED, "documented", "since May", evidence)


def test_a_changed_answer_keeps_owner_due_date_and_acceptance(pack: RulePack, wording: Wording) -> None:
    accepted = {"by": "Zhao Min", "reason": "A pilot."}
    evidence = [{"url": "https://example.org/a", "date": "2026-05-20"}]
    full = {
        "value": "partly",
        "evidence": evidence,
        "owner": "Li Wei",
        "due": "2027-01-31",
        "accepted": accepted,
    }
    done = {name: raw for name, raw in ANSWERS.items() if name != "PRI-02"} | {"PRI-01": full}
    _, saved = run(pack, wording, Replies(Move.BACK, "documented", ["logged"]), done)
    assert saved == [("PRI-01", {**full, "value": "documented"}), ("PRI-02", ["logged"])]


@pytest.mark.parametrize(("question", "raw"), [*ANSWERS.items(), ("TST-01", Decimal("1.5"))])
def test_an_answer_turns_back_into_what_it_was_read_from(question: str, raw: Any, pack: RulePack) -> None:
    answer = read(pack, {question: raw})[question]
    assert short_form(answer) == raw
    assert with_extras(raw, answer) == raw


def test_the_head_of_a_new_sheet(wording: Wording) -> None:
    front = Replies("Robot", " ", "Ann", "soon", "2026-11-22")
    assert ask_head(front, wording, "2026-11-20") == SheetHead("Robot", "Ann", "2026-11-22")
    assert front.asked == ["product", "assessor", "assessor", "date", "date"]
    assert front.prompts[-1].default == "2026-11-20"
    assert front.messages == ["assessor: Please write something.", "date: Give a date such as 2026-11-22."]


def test_breaking_off_before_there_is_a_sheet(wording: Wording) -> None:
    with pytest.raises(InterruptedByUserError, match="interrupted before there was anything to save"):
        ask_head(Replies("Robot", KeyboardInterrupt()), wording, "2026-11-20")
