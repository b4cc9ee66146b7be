"""What the user is told when answers cannot be saved, or somebody else changes the sheet."""

from pathlib import Path

import pytest

from riskcheck.core.answers.saved import Conflict, Saved
from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import InterruptedByUserError, NotWrittenError
from riskcheck.interview.frontend import Move
from riskcheck.interview.runner import run_interview
from tests.interview.test_runner import run
from tests.support.answers import ANSWERS, but
from tests.support.interviews import Memory, Replies, new_session, read

STOP = KeyboardInterrupt()
FULL_DISK = Saved(problem="sheet.yaml: not written: the disk is full", hint="make room")


def test_a_full_disk_is_told_at_once_and_once(pack: RulePack) -> None:
    keeper = Memory(FULL_DISK, FULL_DISK, Saved())
    front = Replies("A quiz", "go-on", "2026-12-01", ["cn"], STOP)
    run(pack, front, keeper=keeper)
    assert front.asked == ["purpose", "trouble", "launch", "regions", "sectors"]
    assert front.prompts[1].notes == (
        ("What went wrong:", "sheet.yaml: not written: the disk is full; make room"),
    )
    assert [prompt.saved for prompt in front.prompts[2:]] == ["NOT SAVED: 1", "NOT SAVED: 2", "saved"]


def test_trying_again(pack: RulePack) -> None:
    keeper = Memory(FULL_DISK, FULL_DISK)
    front = Replies("A quiz", "retry", "retry", STOP)
    run(pack, front, keeper=keeper)
    assert front.asked == ["purpose", "trouble", "trouble", "launch"]
    assert keeper.retries == 2
    assert front.prompts[-1].saved == "saved"


def test_saving_elsewhere(pack: RulePack) -> None:
    keeper = Memory(FULL_DISK)
    front = Replies("A quiz", "elsewhere", "other.yaml", STOP)
    run(pack, front, keeper=keeper)
    assert front.asked == ["purpose", "trouble", "elsewhere", "launch"]
    assert keeper.elsewhere == [Path("other.yaml")]
    assert front.messages[1:] == ["Everything is saved in other.yaml from now on."]


def test_a_place_that_cannot_be_written_either(pack: RulePack) -> None:
    class Stubborn(Memory):
        def save_as(self, path: Path) -> None:
            if path.name == "there.yaml":
                raise NotWrittenError("there.yaml: is there already", "choose another name")
            super().save_as(path)

    keeper = Stubborn(FULL_DISK)
    front = Replies("A quiz", "elsewhere", "there.yaml", None, STOP)
    run(pack, front, keeper=keeper)
    assert front.messages[1:] == ["there.yaml: is there already; choose another name"]
    assert (keeper.retries, keeper.elsewhere) == (1, [])  # Esc tried the old place again


def test_leaving_with_unsaved_answers_asks_once_more_and_is_no_success(pack: RulePack) -> None:
    keeper = Memory(FULL_DISK, FULL_DISK)
    front = Replies("A quiz", "go-on", Move.LEAVE, "go-on")
    with pytest.raises(NotWrittenError) as caught:
        run_interview(new_session(pack, {}, keeper=keeper), front)
    assert front.asked == ["purpose", "trouble", "launch", "trouble"]
    assert caught.value.message == "NOT SAVED, and gone with this window: purpose Purpose"


def test_leaving_after_it_could_be_saved_in_the_end(pack: RulePack) -> None:
    keeper = Memory(FULL_DISK)
    front = Replies("A quiz", "go-on", Move.LEAVE)
    run(pack, front, keeper=keeper)
    assert front.messages[-1] == "Saved. Questions left: 9 at most; the same command goes on with them."


def test_breaking_off_with_unsaved_answers_names_them(pack: RulePack) -> None:
    front = Replies("A quiz", "go-on", STOP)
    with pytest.raises(InterruptedByUserError) as caught:
        run_interview(new_session(pack, {}, keeper=Memory(FULL_DISK)), front)
    assert caught.value.message == (
        "interrupted; questions still open: at most 9. NOT SAVED, and gone with this window: purpose Purpose"
    )


def test_what_somebody_else_changed_counts_from_then_on(pack: RulePack) -> None:
    keeper = Memory()
    keeper.looks = [Saved(), Saved(changed={"launch": "2027-01-01", "stranger": 1, "regions": "moon"})]
    front = Replies("A quiz", STOP)
    after, saved = run(pack, front, keeper=keeper)
    assert [(prompt.id, prompt.default) for prompt in front.prompts] == [
        ("purpose", None),
        ("launch", "2027-01-01"),
    ]
    assert after == read(pack, {"purpose": "A quiz", "launch": "2027-01-01"})
    assert front.messages[1:] == [
        "Changed in the file by somebody else, and taken over: launch Launch",
        "Changed in the file by somebody else to something that is no answer; riskcheck check says "
        "what is wrong: regions Regions",
    ]
    assert saved == [("purpose", "A quiz")]


def test_an_answer_that_was_taken_out_is_asked_for_again(pack: RulePack) -> None:
    keeper = Memory()
    keeper.looks = [Saved(changed={"purpose": None}, head_changed=True)]
    front = Replies(ANSWERS["TST-02"], STOP)
    after, _ = run(pack, front, but("TST-02"), keeper=keeper)
    assert front.asked == ["TST-02", "purpose"]
    assert "purpose" not in after
    assert front.messages[1:] == [
        "Changed in the file by somebody else, and taken over: purpose Purpose",
        "What stands before the answers was changed in the file by somebody else; it stays as they left it.",
    ]


@pytest.mark.parametrize(("reply", "ours", "kept"), [("ours", True, "A quiz"), ("theirs", False, "A game")])
def test_a_conflict_is_decided_by_the_user(pack: RulePack, reply: str, ours: bool, kept: str) -> None:
    keeper = Memory(Saved(conflicts=(Conflict("purpose", "A quiz", "A game"),)))
    front = Replies("A quiz", reply, STOP)
    after, _ = run(pack, front, keeper=keeper)
    assert front.asked == ["purpose", "purpose.conflict", "launch"]
    assert [option.text for option in front.prompts[1].options] == [
        "Mine: A quiz",
        "Theirs, as it stands in the file: A game",
    ]
    assert keeper.settled == [("purpose", ours)]
    assert after["purpose"] == read(pack, {"purpose": kept})["purpose"]


def test_a_conflict_with_an_answer_that_was_taken_out(pack: RulePack) -> None:
    keeper = Memory(Saved(conflicts=(Conflict("purpose", "A quiz", None),)))
    front = Replies("A quiz", "theirs", STOP)
    after, _ = run(pack, front, keeper=keeper)
    assert front.prompts[1].options[1].text == "Theirs, as it stands in the file: (taken out)"
    assert after == {}


def test_answers_are_not_taken_in_a_sheet_that_is_only_read(pack: RulePack) -> None:
    keeper = Memory(read_only=True)
    front = Replies("A quiz", Move.SKIP, STOP)
    after, saved = run(pack, front, keeper=keeper)
    assert (front.asked, dict(after), saved) == (["purpose", "purpose", "launch"], {}, [])
    assert front.messages[-1] == "This sheet is open for reading only; no answer is taken."
