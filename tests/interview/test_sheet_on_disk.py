"""An interview and its sheet: what others write, what cannot be written, and what is left at the end."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from riskcheck import api
from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import CannotAskError, InterruptedByUserError, NotWrittenError
from riskcheck.interview.frontend import Move, Prompt
from riskcheck.loading import atomic
from riskcheck.loading.packs import LoadedPack
from riskcheck.loading.sheet_store import SheetStore
from tests.support.interviews import Replies, speak

SHEET = """\
riskcheck: 1
pack: mini@1.2.0
product: {name: Boat}
assessor: {name: Ann}
date: 2026-11-22
answers:
  purpose: A quiz   # fun
  launch: 2026-12-01
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(SHEET, encoding="utf-8")
    return sheet


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Fill the disk; the function that is returned makes space again."""
    fsync = os.fsync

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(atomic.os, "fsync", full)
    yield lambda: monkeypatch.setattr(atomic.os, "fsync", fsync)


class Meanwhile(Replies):
    """Gives replies; one that is a function is called first, and stands for the work of somebody else."""

    def ask(self, prompt: Prompt) -> Any:
        while self._replies and callable(self._replies[0]):
            self._replies.pop(0)()
        return super().ask(prompt)


def run(path: Path, pack: RulePack, *replies: Any) -> Meanwhile:
    front = Meanwhile(*replies)
    with SheetStore.open(path, "now") as store:
        api.interview(store, LoadedPack(pack, (), {}), front, speak("en"))
    return front


def edit(path: Path, before: str, after: str) -> Callable[[], None]:
    def change() -> None:
        content = path.read_text(encoding="utf-8")
        assert content.count(before) == 1
        path.write_text(content.replace(before, after), encoding="utf-8")

    return change


def answers_of(text: str) -> str:
    return text.partition("answers:\n")[2]


def answers(path: Path) -> str:
    return answers_of(path.read_text(encoding="utf-8"))


def test_what_somebody_else_answers_meanwhile_is_taken_over_and_told(path: Path, pack: RulePack) -> None:
    theirs = edit(path, "2026-12-01", "2027-01-31\n  sectors: none")
    front = run(path, pack, theirs, ["cn"], Move.LEAVE)
    assert front.asked == ["regions", "sectors"]
    assert front.prompts[1].default == "none"
    assert front.messages[1] == TAKEN_OVER
    assert answers(path) == (
        "  purpose: A quiz   # fun\n  launch: 2027-01-31\n  sectors: none\n  regions: [cn]\n"
    )


TAKEN_OVER = "Changed in the file by somebody else, and taken over: launch Launch, sectors Sectors"


@pytest.mark.parametrize(("choice", "kept"), [("ours", "[cn]"), ("theirs", "unknown")])
def test_the_same_answer_from_both_is_decided_by_the_user(
    path: Path, pack: RulePack, choice: str, kept: str
) -> None:
    theirs = edit(path, "2026-12-01", "2026-12-01\n  regions: unknown")
    front = run(path, pack, theirs, ["cn"], choice, Move.LEAVE)
    assert front.asked == ["regions", "regions.conflict", "sectors"]
    assert [(option.id, option.text) for option in front.prompts[1].options] == [
        ("ours", "Mine: China"),
        ("theirs", "Theirs, as it stands in the file: don't know"),
    ]
    assert answers(path).splitlines()[-1] == f"  regions: {kept}"


def test_what_is_noted_on_an_open_question_is_on_disk_and_comes_back(path: Path, pack: RulePack) -> None:
    front = run(path, pack, Move.NOTE, "ask Bo", Move.OWNER, "Bo", "2027-01-31", Move.LEAVE)
    assert front.asked[-1] == "regions"
    noted = "    note: ask Bo\n    owner: Bo\n    due: 2027-01-31\n"
    assert answers(path) == answers_of(SHEET) + f"  regions:\n{noted}"
    case = api.case_of(SheetStore.open(path, "now", read_only=True), LoadedPack(pack, (), {}))
    assert "regions" in case.assessment.unanswered
    assert [(issue.code, issue.location.line) for issue in case.warnings] == [("AS025", 10)]
    front = run(path, pack, Move.NOTE, "-", ["cn"], Move.LEAVE)
    assert ("Note:", "ask Bo") in front.prompts[0].notes
    assert answers(path) == (
        answers_of(SHEET) + "  regions:\n    value: [cn]\n    owner: Bo\n    due: 2027-01-31\n"
    )


def test_a_note_that_is_taken_out_again_leaves_a_sound_sheet(path: Path, pack: RulePack) -> None:
    run(path, pack, Move.NOTE, "ask Bo", Move.NOTE, "-", Move.LEAVE)
    assert answers(path) == answers_of(SHEET) + "  regions: {}\n"
    run(path, pack, ["cn"], Move.LEAVE)
    assert answers(path) == answers_of(SHEET) + "  regions: [cn]\n"


def test_what_somebody_else_notes_on_an_open_question_is_taken_over(path: Path, pack: RulePack) -> None:
    theirs = edit(path, "2026-12-01", "2026-12-01\n  sectors: {note: ask Cy}")
    front = run(path, pack, theirs, ["cn"], "none", Move.LEAVE)
    assert front.asked == ["regions", "sectors", "personal-data"]
    assert "  sectors: {value: none, note: ask Cy}" in answers(path).splitlines()


def test_a_full_disk_is_told_at_once_and_the_next_answer_saves_both(
    path: Path, pack: RulePack, full_disk: Callable[[], None]
) -> None:
    front = run(path, pack, ["cn"], "go-on", full_disk, "none", Move.LEAVE)
    assert front.asked == ["regions", "trouble", "sectors", "personal-data"]
    problem = f"{path}: not written: no space is left on the device"
    assert problem in [text for _, text in front.prompts[1].notes]
    assert answers(path) == answers_of(SHEET) + "  regions: [cn]\n  sectors: none\n"


def test_everything_is_saved_in_another_file_and_the_interview_goes_on_there(
    path: Path, pack: RulePack, full_disk: Callable[[], None]
) -> None:
    other = path.with_name("other.yaml")
    front = run(path, pack, ["cn"], "elsewhere", full_disk, str(other), "none", Move.LEAVE)
    assert front.asked == ["regions", "trouble", "elsewhere", "sectors", "personal-data"]
    assert path.read_text(encoding="utf-8") == SHEET
    assert answers(other) == answers_of(SHEET) + "  regions: [cn]\n  sectors: none\n"


def test_leaving_with_answers_that_are_not_saved_keeps_them_in_a_private_file(
    path: Path, pack: RulePack, monkeypatch: pytest.MonkeyPatch, full_disk: object
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(path.parent))
    with pytest.raises(NotWrittenError) as caught:
        run(path, pack, ["cn"], "go-on", Move.LEAVE, "go-on")  # it is asked once more at the end
    (copy,) = path.parent.glob("riskcheck-sheet-*.yaml")
    assert caught.value.message == NOT_SAVED.format(copy=copy)
    assert answers(copy) == answers_of(SHEET) + "  regions: [cn]\n"


NOT_SAVED = (
    "NOT SAVED in the sheet: regions Regions. The whole sheet with them is in {copy}: "
    "copy it back when the trouble is over."
)
ENDS = {
    "interrupted; questions still open: at most 7. ": KeyboardInterrupt(),
    "the input ended before all questions were answered. ": CannotAskError("no more input"),
}


@pytest.mark.parametrize("said", ENDS)
def test_breaking_off_with_answers_that_are_not_saved(
    path: Path, pack: RulePack, monkeypatch: pytest.MonkeyPatch, full_disk: object, said: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(path.parent))
    with pytest.raises((InterruptedByUserError, CannotAskError)) as caught:
        run(path, pack, ["cn"], "go-on", ENDS[said])
    (copy,) = path.parent.glob("riskcheck-sheet-*.yaml")
    assert caught.value.message == said + NOT_SAVED.format(copy=copy)
    assert answers(copy) == answers_of(SHEET) + "  regions: [cn]\n"


def test_where_not_even_that_can_be_written_it_is_said(
    path: Path, pack: RulePack, monkeypatch: pytest.MonkeyPatch, full_disk: object
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(path.with_name("nowhere")))
    with pytest.raises(NotWrittenError) as caught:
        run(path, pack, ["cn"], "go-on", Move.LEAVE, "go-on")
    assert caught.value.message == "NOT SAVED, and gone with this window: regions Regions"
