"""The interview without any terminal: order, saving, going back, jumping, what applies."""

from decimal import Decimal
from typing import Any

import pytest

from riskcheck.core.answers.model import Answer, AnswerState, Evidence
from riskcheck.core.answers.plain_data import short_form, with_extras
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.walk import Scope
from riskcheck.core.wording import Wording
from riskcheck.errors import CannotAskError, ExitCode, InterruptedByUserError
from riskcheck.interview.frontend import FrontEnd, Move
from riskcheck.interview.head import SheetHead, ask_head
from riskcheck.interview.review import Ending
from riskcheck.interview.runner import run_interview
from riskcheck.interview.scripted import ScriptedFrontEnd
from tests.support.answers import ANSWERS, but
from tests.support.interviews import Memory, Replies, new_session, read

Saved = list[tuple[str, Any]]
STOP = KeyboardInterrupt()


def run(
    pack: RulePack, front: FrontEnd, answers: dict[str, Any] | None = None, **options: Any
) -> tuple[dict[str, Answer], Saved]:
    """Run an interview, which the user may break off; returns its answers and what was saved."""
    keeper = options.pop("keeper", None) or Memory()
    session = new_session(pack, answers or {}, keeper=keeper, **options)
    try:
        run_interview(session, front)
    except InterruptedByUserError:
        assert isinstance(front, Replies)
    return dict(session.walk.answers), keeper.saved


def test_every_open_question_is_asked_once_in_order(pack: RulePack) -> None:
    after, saved = run(pack, ScriptedFrontEnd(ANSWERS))
    assert saved == list(ANSWERS.items())
    assert after == read(pack, ANSWERS)


def test_what_does_not_apply_is_not_asked(pack: RulePack) -> None:
    _, saved = run(pack, ScriptedFrontEnd({**ANSWERS, "personal-data": "no"}))
    assert [name for name, _ in saved] == [name for name in ANSWERS if name not in ("users", "PRI-01")]


def test_an_unknown_answer_leaves_the_questions_that_may_apply(pack: RulePack) -> None:
    after, saved = run(pack, ScriptedFrontEnd({**ANSWERS, "personal-data": "unknown"}))
    assert [name for name, _ in saved] == list(ANSWERS)
    assert after["personal-data"].state is AnswerState.UNKNOWN


def test_it_goes_on_where_it_stopped(pack: RulePack) -> None:
    front = ScriptedFrontEnd(ANSWERS)
    done = {name: ANSWERS[name] for name in ("purpose", "regions", "PRI-02", "TST-01")}
    after, saved = run(pack, front, done)
    assert saved == [(name, raw) for name, raw in ANSWERS.items() if name not in done]
    assert after == read(pack, ANSWERS)
    assert front.messages == [
        "Going on where you stopped. Questions left: 6 at most.",
        "Every question has an answer; answered with unknown: 1.",
    ]


def test_a_finished_sheet_asks_nothing(pack: RulePack) -> None:
    after, saved = run(pack, ScriptedFrontEnd({}), ANSWERS)
    assert (saved, after) == ([], read(pack, ANSWERS))


def test_the_place_of_every_question(pack: RulePack) -> None:
    front = Replies(*ANSWERS.values(), Move.LEAVE)
    run(pack, front)
    assert [prompt.status for prompt in front.prompts] == [
        "About the product 1/6 · 8 of at most 10 left",
        "About the product 2/6 · 7 of at most 9 left",
        "About the product 3/6 · 6 of at most 8 left",
        "About the product 4/6 · 5 of at most 7 left",
        "About the product 5/6 · 4 of at most 6 left",
        "About the product 6/6 · 5 left",
        "Privacy 1/2 · 4 left",
        "Privacy 2/2 · 3 left",
        "Tests 1/2 · 2 left",
        "Tests 2/2 · 1 left",
        "",
    ]
    introduced = [
        prompt.id for prompt in front.prompts if ("", "How personal data is handled.") in prompt.notes
    ]
    assert introduced == ["PRI-01"]


def test_going_back_changes_the_previous_answer(pack: RulePack) -> None:
    front = Replies("A quiz", "2026-12-01", Move.BACK, Move.BACK, "A game", STOP)
    _, saved = run(pack, front)
    assert front.asked == ["purpose", "launch", "regions", "launch", "purpose", "regions"]
    assert [p.default for p in front.prompts] == [None, None, None, "2026-12-01", "A quiz", None]
    assert [Move.BACK in p.moves for p in front.prompts] == [False, True, True, True, False, True]
    assert saved == [("purpose", "A quiz"), ("launch", "2026-12-01"), ("purpose", "A game")]


def test_going_back_reaches_answers_of_an_earlier_run(pack: RulePack) -> None:
    replies = [Move.BACK, Move.BACK, ["encrypted"], {"tested": 1, "passed": 1}, Move.LEAVE]
    front = Replies(*replies)
    _, saved = run(pack, front, but("TST-02"))
    assert front.asked == ["TST-02", "TST-01", "PRI-02", "TST-02", "review"]
    assert saved == [("PRI-02", ["encrypted"]), ("TST-02", {"tested": 1, "passed": 1})]


def test_an_answer_that_stays_the_same_is_not_saved_again(pack: RulePack) -> None:
    _, saved = run(pack, Replies(Move.BACK, "unknown", ANSWERS["TST-02"], Move.LEAVE), but("TST-02"))
    assert saved == [("TST-02", ANSWERS["TST-02"])]


def test_a_skipped_question_comes_again_after_the_others(pack: RulePack) -> None:
    front = Replies(Move.SKIP, *but("purpose").values(), Move.SKIP, Move.LEAVE)
    _, saved = run(pack, front)
    assert front.asked == [*ANSWERS, "purpose", "review"]
    assert saved == list(but("purpose").items())
    assert front.messages[-1] == "Saved. Questions left: 1 at most; the same command goes on with them."


def test_a_change_says_before_which_answers_fall_away(pack: RulePack) -> None:
    front = Replies(Move.BACK, Move.BACK, "no", "leave", "no", "change", ["logged"], Move.LEAVE)
    after, saved = run(pack, front, but("PRI-01", "PRI-02"))
    asked = ["PRI-01", "users", "personal-data", "personal-data.effects"]
    assert front.asked == [*asked, *asked[2:], "PRI-02", "review"]
    assert front.prompts[3].ask == (
        "With this change, answered questions fall away (1): users Users. Their answers stay in the sheet "
        "and come back with the questions, but do not count meanwhile. Change it?"
    )
    assert saved == [("personal-data", "no"), ("PRI-02", ["logged"])]
    assert after["users"] == read(pack, {"users": 1000})["users"]


def test_answers_that_come_back_are_named(pack: RulePack) -> None:
    front = Replies(Move.BACK, "yes", STOP)
    run(pack, front, {**but("PRI-01", "PRI-02", "TST-01", "TST-02"), "personal-data": "no"})
    assert front.messages == [
        "Going on where you stopped. Questions left: 3 at most.",
        "Answers to questions that no longer apply: 1. They stay in the sheet, do not count, and come "
        "back with their questions.",
        "These questions apply again, and their answers are back: users Users",
    ]


def test_a_wrong_reply_is_refused_and_the_question_asked_again(pack: RulePack) -> None:
    front = Replies("A quiz", "tomorrow", "2026-12-01", STOP)
    _, saved = run(pack, front)
    assert front.messages[1] == "launch: Give a date such as 2026-11-22."
    assert saved == [("purpose", "A quiz"), ("launch", "2026-12-01")]


def test_only_some_questions_may_be_answered_with_does_not_apply(pack: RulePack) -> None:
    front = Replies(*ANSWERS.values(), Move.LEAVE)
    run(pack, front)
    assert [p.id for p in front.prompts if Move.NOT_APPLICABLE in p.moves] == ["PRI-01"]
    script = {**ANSWERS, "PRI-02": {"not-applicable": "No data"}}
    with pytest.raises(CannotAskError, match="PRI-02: the answer of the script is not accepted"):
        run(pack, ScriptedFrontEnd(script))


def test_the_reason_is_asked_for_and_may_be_given_up(pack: RulePack) -> None:
    front = Replies(Move.NOT_APPLICABLE, None, Move.NOT_APPLICABLE, " ", Move.NOT_APPLICABLE, "No data", STOP)
    _, saved = run(pack, front, but("PRI-01", "PRI-02"))
    assert front.asked == [*["PRI-01", "PRI-01.reason"] * 3, "PRI-02"]
    assert front.messages[1:] == ["PRI-01.reason: Give the reason in words."]
    assert saved == [("PRI-01", {"not-applicable": "No data"})]


def test_a_script_without_an_answer(pack: RulePack) -> None:
    with pytest.raises(CannotAskError) as caught:
        run(pack, ScriptedFrontEnd({"purpose": "x"}))
    assert caught.value.message == "launch: the script has no answer"
    assert caught.value.exit_code is ExitCode.CANNOT_ASK


def test_a_script_may_make_moves(pack: RulePack) -> None:
    script = {**ANSWERS, "regions": [Move.HELP, Move.EXPLAIN, ["cn"]]}
    front = ScriptedFrontEnd(script)
    after, _ = run(pack, front)
    assert after["regions"] == read(pack, {"regions": ["cn"]})["regions"]
    assert [page.title for page in front.pages] == ["The keys", "The result so far"]


def test_breaking_off_says_how_to_go_on(pack: RulePack) -> None:
    with pytest.raises(InterruptedByUserError) as caught:
        run_interview(new_session(pack, {}), Replies("A quiz", KeyboardInterrupt()))
    assert (
        caught.value.message == "interrupted; every answer so far is saved, questions still open: at most 9"
    )
    assert caught.value.hint == "run the same command again to go on"
    assert caught.value.exit_code is ExitCode.INTERRUPTED


def test_breaking_off_where_nothing_is_left_says_so(pack: RulePack) -> None:
    with pytest.raises(InterruptedByUserError) as caught:
        run_interview(new_session(pack, ANSWERS), Replies(KeyboardInterrupt()))
    assert caught.value.message == "interrupted; every answer is saved"


def test_a_changed_answer_keeps_what_stands_beside_it(pack: RulePack) -> None:
    full = {
        "value": "partly",
        "note": "since May",
        "evidence": [{"file": "a.pdf", "sha256": "a" * 64}],
        "owner": "Ann",
        "due": "2027-01-01",
    }
    done = {**but("PRI-02"), "PRI-01": full}
    after, saved = run(pack, Replies(Move.BACK, "documented", ["logged"], Move.LEAVE), done)
    assert saved == [("PRI-01", {**full, "value": "documented"}), ("PRI-02", ["logged"])]
    evidence = (Evidence(file="a.pdf", sha256="a" * 64),)
    expected = Answer(
        AnswerState.ANSWERED, "documented", "since May", evidence, owner="Ann", due="2027-01-01"
    )
    assert after["PRI-01"] == expected


@pytest.mark.parametrize(
    ("moves", "asked"),
    [
        ([Move.JUMP, "TST-01"], ["purpose", "jump", "TST-01"]),
        ([Move.JUMP, "#tests"], ["purpose", "jump", "TST-01"]),
        ([Move.JUMP, None], ["purpose", "jump", "purpose"]),
        ([Move.REVIEW, "PRI-02", ["logged"]], ["purpose", "review", "PRI-02", "review"]),
        ([Move.REVIEW, "PRI-02", Move.SKIP], ["purpose", "review", "PRI-02", "review"]),
        ([Move.REVIEW, "PRI-02", Move.BACK], ["purpose", "review", "PRI-02", "review"]),
        ([Move.REVIEW, "#privacy"], ["purpose", "review", "PRI-01"]),
        ([Move.REVIEW, Move.BACK], ["purpose", "review", "purpose"]),
        ([Move.REVIEW, Move.JUMP, "users"], ["purpose", "review", "jump", "users"]),
    ],
)
def test_jumping(pack: RulePack, moves: list[Any], asked: list[str]) -> None:
    front = Replies(*moves, STOP)
    run(pack, front)
    assert front.asked == asked


def test_a_question_that_does_not_apply_cannot_be_jumped_to(pack: RulePack) -> None:
    front = Replies(Move.JUMP, "PRI-01", STOP)
    run(pack, front, {"personal-data": "no"})
    assert front.asked == ["purpose", "jump", "purpose"]
    assert front.messages[1:] == ["PRI-01 does not apply to this product, so it is not asked."]


def test_the_language_changes_at_once_and_back_again(pack: RulePack) -> None:
    front = Replies(Move.LANGUAGE, Move.LANGUAGE, STOP)
    run(pack, front)
    assert [(p.title, p.ask) for p in front.prompts] == [
        ("Purpose", "What is it for?"),
        ("用途", "用途是什么？"),
        ("Purpose", "What is it for?"),
    ]
    assert front.prompts[1].status == "产品概况 1/6 · 还剩8题，最多10题"


def test_leaving_is_no_interruption(pack: RulePack) -> None:
    session = new_session(pack, {})
    front = Replies("A quiz", Move.LEAVE)
    assert run_interview(session, front) == Ending()
    assert front.messages[-1] == "Saved. Questions left: 9 at most; the same command goes on with them."


@pytest.mark.parametrize(
    ("scope", "asked"),
    [
        (Scope(only=frozenset({"tests"})), ["TST-01", "review"]),
        (Scope(unknown=True), ["TST-01", "review"]),
        (Scope(unanswered=True), ["launch", "PRI-02", "review"]),
    ],
)
def test_a_part_of_the_questions(pack: RulePack, scope: Scope, asked: list[str]) -> None:
    done = but("launch", "PRI-02") if not scope.only else but("TST-01")
    front = Replies(*(ANSWERS[name] for name in asked[:-1]), Move.LEAVE)
    run(pack, front, done, scope=scope)
    assert front.asked == asked


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
