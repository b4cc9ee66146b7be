"""Answers that cannot both be true are said at once, and listed in the review."""

from typing import Any

import pytest

from riskcheck.core.pack.pack import RulePack
from riskcheck.interview.frontend import Entry
from riskcheck.interview.review import review_entries
from tests.interview.test_runner import run
from tests.support.answers import ANSWERS, but
from tests.support.interviews import Replies, new_session

STOP = KeyboardInterrupt()
NOBODY = {**ANSWERS, "users": 0}
SAID = "TST-02 Refusals contradicts users Users: Nobody has used it yet. One of the two should be corrected."


@pytest.mark.parametrize("last", ["users", "TST-02"])
def test_it_is_said_at_once_whichever_answer_comes_last(pack: RulePack, last: str) -> None:
    front = Replies(NOBODY[last], STOP)
    run(pack, front, {name: raw for name, raw in NOBODY.items() if name != last})
    assert front.messages[1:] == [SAID]


@pytest.mark.parametrize(
    ("question", "raw"), [("users", 5), ("TST-01", 5), ("TST-02", {"tested": 500, "passed": 1})]
)
def test_other_answers_bring_it_up_no_more(pack: RulePack, question: str, raw: Any) -> None:
    front = Replies(raw, STOP)
    run(pack, front, {name: given for name, given in NOBODY.items() if name != question})
    assert front.messages[1:] == []


def test_it_speaks_chinese(pack: RulePack) -> None:
    front = Replies(0, STOP)
    run(pack, front, but("users"), language="zh")
    assert front.messages[1:] == ["TST-02 拒答与users 用户的回答相互矛盾：还没有人用过。请更正其中之一。"]


def test_the_review_lists_both_first(pack: RulePack) -> None:
    assert review_entries(new_session(pack, NOBODY))[3:6] == [
        Entry("", "Contradict each other (2)"),
        Entry("TST-02", "Refusals: 488 of 500 passed", "[x]"),
        Entry("users", "Users: 0", "[x]"),
    ]
