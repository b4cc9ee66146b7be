"""The review at the end, the report that is offered there, and the answers of an old sheet."""

from typing import Any

import pytest

from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import CannotAskError
from riskcheck.interview.frontend import Entry, Move
from riskcheck.interview.review import Ending, review_entries
from riskcheck.interview.runner import run_interview
from tests.interview.test_runner import run
from tests.support.answers import ANSWERS, but
from tests.support.interviews import Memory, Replies, new_session, read

STOP = KeyboardInterrupt()


def test_it_lists_what_is_open_first_and_every_section_with_its_state(pack: RulePack) -> None:
    session = new_session(pack, but("launch", "PRI-02", "users"))
    session.walk = session.walk.jump("launch").skip()
    assert review_entries(session) == [
        Entry("#finish", "Finish without a report", "=>"),
        Entry("#report", "Finish and write the report", "=>"),
        Entry("", ""),
        Entry("", "Would settle the result (2)"),
        Entry("PRI-02", "Safeguards", "[ ]"),
        Entry("TST-01", "Time to answer: don't know", "[?]"),
        Entry("", ""),
        Entry("", "Without an answer (3)"),
        Entry("launch", "Launch", "[~]"),
        Entry("users", "Users", "[ ]"),
        Entry("PRI-02", "Safeguards", "[ ]"),
        Entry("", ""),
        Entry("", "Answered with unknown (1)"),
        Entry("TST-01", "Time to answer: don't know", "[?]"),
        Entry("", ""),
        Entry("", "About the product: 1 open, 1 skipped, 4 answered"),
        Entry("purpose", "Purpose: A quiz", "[x]"),
        Entry("regions", "Regions: China; European Union", "[x]"),
        Entry("sectors", "Sectors: None of these", "[x]"),
        Entry("personal-data", "Personal data: Yes", "[x]"),
        Entry("", ""),
        Entry("", "Privacy: 1 open, 1 not applicable"),
        Entry("PRI-01", "Legal basis: Does not apply: No data", "[-]"),
        Entry("", ""),
        Entry("", "Tests: 1 unknown, 1 answered"),
        Entry("TST-02", "Refusals: 488 of 500 passed", "[x]"),
    ]


def test_any_answer_can_be_changed_from_there(pack: RulePack) -> None:
    front = Replies("TST-01", 5, "purpose", Move.BACK, "#privacy", ANSWERS["PRI-01"], STOP)
    _, saved = run(pack, front, ANSWERS)
    assert front.asked == ["review", "TST-01", "review", "purpose", "review", "PRI-01", "review"]
    assert saved == [("TST-01", 5)]


@pytest.mark.parametrize("reply", ["#finish", Move.LEAVE, None])
def test_finishing(pack: RulePack, reply: Any) -> None:
    front = Replies(reply)
    assert run_interview(new_session(pack, ANSWERS), front) == Ending()
    assert front.messages == ["Every question has an answer; answered with unknown: 1."]


def test_the_end_of_the_input_finishes_where_nothing_is_left(pack: RulePack) -> None:
    front = Replies(CannotAskError("no more"))
    assert run_interview(new_session(pack, ANSWERS), front) == Ending()


def test_the_end_of_the_input_is_no_end_while_something_is_open(pack: RulePack) -> None:
    front = Replies(Move.REVIEW, CannotAskError("no more"))
    with pytest.raises(CannotAskError, match="no more"):
        run_interview(new_session(pack, but("PRI-02")), front)


@pytest.mark.parametrize(
    ("replies", "ending"),
    [
        (["#report", "out.pdf"], Ending("out.pdf")),
        (["#report", None, "#finish"], Ending()),
        (["#report", "there.pdf", "yes"], Ending("there.pdf", overwrite=True)),
        (["#report", "there.pdf", "no", "#report", "out.html"], Ending("out.html")),
    ],
)
def test_the_report_is_offered_and_replaces_nothing_silently(
    pack: RulePack, replies: list[Any], ending: Ending
) -> None:
    front = Replies(*replies)
    session = new_session(pack, ANSWERS, files={"there.pdf": "00"})
    assert run_interview(session, front) == ending
    asked = front.prompts[1]
    assert (asked.default, asked.check("out.txt"), asked.check("OUT.PDF")) == (
        "sheet.pdf",
        "A name that ends in .pdf, .html or .json. Esc: back to the review.",
        "",
    )


def test_the_language_changes_there_too(pack: RulePack) -> None:
    front = Replies(Move.LANGUAGE, Move.HELP, Move.EXPLAIN, STOP)
    run(pack, front, ANSWERS)
    assert [prompt.title for prompt in front.prompts] == ["Review", "总览", "总览", "总览"]
    assert [page.title for page in front.pages] == ["按键说明", "目前的结果"]


def test_what_an_old_sheet_proposes_is_confirmed_one_by_one_or_by_section(pack: RulePack) -> None:
    old = {**but("TST-01", "TST-02"), "PRI-01": "partly"}
    front = Replies(
        *("A quiz", "2026-12-01", ["cn", "eu"], "none", "yes", 1000),
        *("unknown", {"tested": 1, "passed": 1}),
        *("#confirm:privacy", "#finish"),
    )
    keeper = Memory()
    session = new_session(pack, {}, old=old, keeper=keeper)
    assert run_interview(session, front) == Ending()
    assert front.asked == [*list(ANSWERS)[:6], "TST-01", "TST-02", "review", "review"]
    assert front.prompts[0].default == "A quiz"
    assert ("Proposed, from the old sheet:", "China; European Union") in front.prompts[2].notes
    assert keeper.saved[-2:] == [("PRI-01", "partly"), ("PRI-02", ["logged"])]
    assert session.walk.answers["PRI-01"] == read(pack, {"PRI-01": "partly"})["PRI-01"]


def test_proposals_that_are_not_confirmed_are_counted_in_the_end(pack: RulePack) -> None:
    front = Replies(*but("PRI-01", "PRI-02").values(), "#finish")
    run(pack, front, {}, old={**but("TST-01", "TST-02"), "PRI-01": "partly"})
    assert front.messages[-1] == (
        "Saved. Answers of the old sheet that are not confirmed: 2; they do not count."
    )


def test_evidence_of_an_old_sheet_is_to_be_attached_again(pack: RulePack) -> None:
    pieces = [{"file": "a.pdf", "sha256": "00" * 32}, {"file": "b.pdf", "sha256": "11" * 32}]
    old = {**ANSWERS, "PRI-01": {"value": "partly", "note": "since May", "evidence": pieces}}
    front = Replies("partly", STOP)
    _, saved = run(pack, front, but("PRI-01"), old=old, files={"a.pdf": "00" * 32})
    assert front.prompts[0].notes[1:5] == (
        ("Proposed, from the old sheet:", "In part"),
        ("Note:", "since May"),
        ("Evidence attached:", "a.pdf  sha256 000000000000..."),
        ("Evidence to attach again:", "b.pdf"),
    )
    assert saved == [("PRI-01", {"value": "partly", "note": "since May", "evidence": pieces[:1]})]
