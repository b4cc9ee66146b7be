"""What is noted beside the value of an answer, through the moves of the interview."""

from typing import Any

import pytest

from riskcheck.core.answers.saved import Saved
from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import InterruptedByUserError
from riskcheck.interview.frontend import Move
from riskcheck.interview.runner import run_interview
from tests.interview.test_runner import run
from tests.support.answers import but
from tests.support.interviews import Memory, Replies, new_session

STOP = KeyboardInterrupt()
DIGEST = "ab" * 32
FULL = {
    "value": "partly",
    "note": "since May",
    "evidence": [{"file": "a.pdf", "sha256": DIGEST}, {"url": "https://x.y"}],
    "owner": "Ann",
    "due": "2027-01-01",
    "accepted": {"by": "Bo", "reason": "small"},
}


def at_rule(pack: RulePack, present: Any, *replies: Any, **options: Any) -> tuple[Replies, Any]:
    """Stand at PRI-01, which has an answer or none; returns the front end and what was saved of it last."""
    done = {**but("PRI-01", "PRI-02"), **({} if present is None else {"PRI-01": present})}
    front = Replies(*([] if present is None else [Move.BACK]), *replies, STOP)
    _, saved = run(pack, front, done, files={"a.pdf": DIGEST}, **options)
    assert {name for name, _ in saved} <= {"PRI-01"}
    return front, saved[-1][1] if saved else None


@pytest.mark.parametrize(
    ("present", "replies", "saved"),
    [
        ("partly", [Move.NOTE, "since May"], {"value": "partly", "note": "since May"}),
        ("unknown", [Move.NOTE, "ask Bo"], {"value": "unknown", "note": "ask Bo"}),
        (
            {"not-applicable": "No data"},
            [Move.NOTE, "ask Bo"],
            {"not-applicable": "No data", "note": "ask Bo"},
        ),
        ("partly", [Move.NOTE, None], None),
        (FULL, [Move.NOTE, "-"], {key: part for key, part in FULL.items() if key != "note"}),
        (FULL, [Move.NOTE, "since May"], None),
        (
            "partly",
            [Move.OWNER, "Ann", "2027-01-01"],
            {"value": "partly", "owner": "Ann", "due": "2027-01-01"},
        ),
        ("partly", [Move.OWNER, "Ann", None], {"value": "partly", "owner": "Ann"}),
        ("partly", [Move.OWNER, None], None),
        (FULL, [Move.OWNER, "Ann", "-"], {key: part for key, part in FULL.items() if key != "due"}),
        (
            "partly",
            [Move.ACCEPT, "Bo", "small", "2027-01-01"],
            {"value": "partly", "accepted": {"by": "Bo", "reason": "small", "until": "2027-01-01"}},
        ),
        (
            "partly",
            [Move.ACCEPT, "Bo", "small", None],
            {"value": "partly", "accepted": {"by": "Bo", "reason": "small"}},
        ),
        ("partly", [Move.ACCEPT, "Bo", None], None),
        ("partly", [Move.ACCEPT, None], None),
        (FULL, [Move.ACCEPT, "-"], {key: part for key, part in FULL.items() if key != "accepted"}),
        (
            "partly",
            [Move.EVIDENCE, "a.pdf", "2026-11-01"],
            {"value": "partly", "evidence": [{"file": "a.pdf", "sha256": DIGEST, "date": "2026-11-01"}]},
        ),
        (
            "partly",
            [Move.EVIDENCE, "HTTPS://x.y", None],
            {"value": "partly", "evidence": [{"url": "HTTPS://x.y"}]},
        ),
        (
            "partly",
            [Move.EVIDENCE, "b.pdf", "a.pdf", None],
            {"value": "partly", "evidence": [{"file": "a.pdf", "sha256": DIGEST}]},
        ),
        ("partly", [Move.EVIDENCE, None], None),
        (FULL, [Move.EVIDENCE, ""], None),
        (FULL, [Move.EVIDENCE, "1"], {**FULL, "evidence": FULL["evidence"][:1]}),
        (
            FULL,
            [Move.EVIDENCE, "+", "https://z", None],
            {**FULL, "evidence": [*FULL["evidence"], {"url": "https://z"}]},
        ),
    ],
)
def test_it_is_saved_with_the_answer_at_once(
    pack: RulePack, present: Any, replies: list[Any], saved: Any
) -> None:
    front, last = at_rule(pack, present, *replies)
    assert last == saved
    assert front.asked[-1] == "PRI-01"  # it stays where it is


def test_a_missing_file_is_named_and_its_name_can_be_mended(pack: RulePack) -> None:
    front, _ = at_rule(pack, "partly", Move.EVIDENCE, "b.pdf", "a.pdf", None, folder="/product")
    paths = [(prompt.default, prompt.folder) for prompt in front.prompts if prompt.kind == "path"]
    assert paths == [(None, "/product"), ("b.pdf", "/product")]
    assert front.messages[1:] == ["PRI-01.evidence: There is no file b.pdf beside the sheet."]


def test_a_file_at_home_is_found_there(pack: RulePack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    session = new_session(pack, but("PRI-01"), files={"/home/ann/a.pdf": DIGEST})
    front = Replies(Move.EVIDENCE, "~/a.pdf", None, STOP)
    with pytest.raises(InterruptedByUserError):
        run_interview(session, front)
    assert session.drafts == {"PRI-01": {"evidence": [{"file": "/home/ann/a.pdf", "sha256": DIGEST}]}}


def test_a_wrong_day_is_not_taken(pack: RulePack) -> None:
    front, _ = at_rule(pack, "partly", Move.OWNER, "Ann", None)
    due = front.prompts[-2]
    assert (due.id, due.check("soon"), due.check("2027-01-01")) == (
        "PRI-01.due",
        "Give a date such as 2026-11-22.",
        "",
    )


def test_what_is_noted_before_the_answer_is_saved_with_it(pack: RulePack) -> None:
    replies = [Move.NOTE, "since May", Move.EVIDENCE, "a.pdf", None, Move.OWNER, "Ann", None, "partly"]
    front, last = at_rule(pack, None, *replies)
    assert last == {
        "value": "partly",
        "note": "since May",
        "evidence": [{"file": "a.pdf", "sha256": DIGEST}],
        "owner": "Ann",
    }
    assert front.messages[1:] == ["Saved. The question itself is still to be answered."] * 3
    shown = [note for note in front.prompts[5].notes if note[0] in ("Note:", "Evidence attached:")]
    assert shown == [("Note:", "since May"), ("Evidence attached:", "a.pdf  sha256 abababababab...")]


def test_what_is_noted_without_an_answer_is_saved_at_once_and_the_question_stays_open(pack: RulePack) -> None:
    front = Replies(Move.NOTE, "since May", Move.LEAVE)
    _, saved = run(pack, front, but("PRI-01"))
    assert saved == [("PRI-01", {"note": "since May"})]
    assert front.asked == ["PRI-01", "PRI-01.note", "PRI-01"]
    assert front.messages[-1].startswith("Saved. Questions left: 1 at most")


def test_what_is_noted_and_cannot_be_saved_is_told_at_once(pack: RulePack) -> None:
    session = new_session(pack, but("PRI-01"), keeper=Memory(Saved("full disk"), Saved("full disk")))
    front = Replies(Move.NOTE, "since May", "go-on", STOP)
    with pytest.raises(InterruptedByUserError, match="PRI-01 Legal basis"):
        run_interview(session, front)
    assert front.asked == ["PRI-01", "PRI-01.note", "trouble", "PRI-01"]
    assert "Saved. The question itself is still to be answered." not in front.messages


def test_everything_stands_on_the_screen(pack: RulePack) -> None:
    front, _ = at_rule(pack, FULL)
    assert front.prompts[-1].notes[:8] == (
        ("Your answer:", "In part"),
        ("Note:", "since May"),
        ("Owner:", "Ann"),
        ("Due:", "2027-01-01"),
        ("Evidence attached:", "a.pdf  sha256 abababababab..."),
        ("Evidence attached:", "https://x.y"),
        ("Risk accepted by", "Bo: small"),
        ("Why it is asked:", "Without one the processing is unlawful."),
    )


def test_a_profile_question_has_no_risk_to_accept(pack: RulePack) -> None:
    front = Replies(STOP)
    run(pack, front)
    assert Move.ACCEPT not in front.prompts[0].moves


def test_nothing_is_noted_in_a_sheet_that_is_only_read(pack: RulePack) -> None:
    keeper = Memory(read_only=True)
    front, last = at_rule(pack, "partly", Move.NOTE, "since May", keeper=keeper)
    assert last is None
    assert front.messages[-1] == "This sheet is open for reading only; no answer is taken."
    assert front.prompts[-1].saved == "read only"
