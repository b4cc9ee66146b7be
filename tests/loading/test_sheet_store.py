"""A sheet that is open for an interview: nothing gets lost, and nothing of anybody else is overwritten."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from riskcheck.core.answers.saved import Conflict, Saved
from riskcheck.errors import InvalidInputError, NotWrittenError
from riskcheck.loading import atomic
from riskcheck.loading.sheet_lock import SheetInUseError
from riskcheck.loading.sheet_store import SheetStore

SHEET = """\
riskcheck: 1
product: {name: Boat}   # ours
answers:
  # the first ones
  a: yes
  b: no   # sure
"""
SINCE = "2026-11-22 14:03"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(SHEET, encoding="utf-8")
    return sheet


@pytest.fixture
def store(path: Path) -> Iterator[SheetStore]:
    with SheetStore.open(path, SINCE) as opened:
        yield opened


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def change(path: Path, before: str, after: str) -> None:
    """What a person does in an editor."""
    content = text(path)
    assert content.count(before) == 1
    path.write_text(content.replace(before, after), encoding="utf-8")


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Fill the disk; the function that is returned makes space again."""
    fsync = os.fsync

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(atomic.os, "fsync", full)
    return lambda: monkeypatch.setattr(atomic.os, "fsync", fsync)


def test_every_answer_is_on_disk_and_comments_and_rights_stay(store: SheetStore, path: Path) -> None:
    path.chmod(0o640)
    assert store.save("b", "yes") == Saved()
    assert text(path) == SHEET.replace("b: no ", "b: yes ")
    assert store.save("c", ["x", "y"]).quiet
    assert text(path) == SHEET.replace("b: no ", "b: yes ") + "  c: [x, y]\n"
    assert store.file.tree.data["answers"] == {"a": "yes", "b": "yes", "c": ("x", "y")}
    assert store.pending == {}
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_answer_that_stands_there_already_writes_nothing(store: SheetStore, path: Path) -> None:
    inode = path.stat().st_ino
    assert store.save("b", "no") == Saved()
    assert path.stat().st_ino == inode


def test_answers_that_somebody_else_changed_meanwhile_live_on(store: SheetStore, path: Path) -> None:
    change(path, "a: yes", "a: unknown # Ann\n  d: 5")
    change(path, "  b: no   # sure\n", "")
    assert store.save("c", "x") == Saved(changed={"a": "unknown", "d": 5, "b": None})
    assert text(path) == SHEET.replace("a: yes", "a: unknown # Ann\n  d: 5").replace(
        "  b: no   # sure\n", "  c: x\n"
    )
    assert store.file.tree.data["answers"] == {"a": "unknown", "d": 5, "c": "x"}
    assert store.save("e", "x") == Saved()


def test_a_change_is_noticed_without_writing(store: SheetStore, path: Path) -> None:
    assert store.look() == Saved()
    change(path, "Boat", "Ship")
    there = text(path)
    assert store.look() == Saved(head_changed=True)
    assert store.look() == Saved()
    assert text(path) == there


def test_a_comment_added_meanwhile_stays_and_is_nothing_to_tell(store: SheetStore, path: Path) -> None:
    change(path, "# ours", "# ours and theirs")
    assert store.save("a", "no") == Saved()
    assert text(path) == SHEET.replace("# ours", "# ours and theirs").replace("a: yes", "a: no")


def test_the_same_answer_changed_by_both_is_never_settled_silently(store: SheetStore, path: Path) -> None:
    change(path, "b: no ", "b: unknown ")
    theirs = text(path)
    conflict = Conflict("b", ours="yes", theirs="unknown")
    assert store.save("b", "yes") == Saved(conflicts=(conflict,))
    assert text(path) == theirs
    assert store.pending == {"b": "yes"}
    assert store.save("a", "no") == Saved(conflicts=(conflict,))  # the others are written meanwhile
    assert text(path) == theirs.replace("a: yes", "a: no")
    assert store.settle("b", ours=True) == Saved()
    assert text(path) == theirs.replace("a: yes", "a: no").replace("b: unknown ", "b: yes ")
    assert store.pending == {}


def test_a_conflict_settled_for_theirs_drops_ours(store: SheetStore, path: Path) -> None:
    change(path, "b: no ", "b: unknown ")
    theirs = text(path)
    store.save("b", "yes")
    assert store.settle("b", ours=False) == Saved()
    assert (text(path), store.pending) == (theirs, {})


def test_an_answer_taken_out_by_the_one_and_changed_by_the_other(store: SheetStore, path: Path) -> None:
    change(path, "  b: no   # sure\n", "")
    assert store.save("b", "yes") == Saved(conflicts=(Conflict("b", "yes", None),))


def test_the_same_change_by_both_is_no_conflict(store: SheetStore, path: Path) -> None:
    change(path, "b: no ", "b: yes ")
    assert store.save("b", "yes") == Saved()
    change(path, "b: yes ", "b: unknown ")
    assert store.save("b", "no").conflicts == (Conflict("b", "no", "unknown"),)
    assert store.save("b", "unknown") == Saved()
    assert store.pending == {}


def test_a_change_in_the_last_moment_before_the_rename(
    store: SheetStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def meanwhile(handle: int) -> None:
        monkeypatch.setattr(atomic.os, "fsync", fsync)
        change(path, "a: yes", "a: unknown")
        fsync(handle)

    monkeypatch.setattr(atomic.os, "fsync", meanwhile)
    assert store.save("b", "yes") == Saved(changed={"a": "unknown"})
    assert text(path) == SHEET.replace("a: yes", "a: unknown").replace("b: no ", "b: yes ")
    assert [file.name for file in path.parent.iterdir() if file.suffix == ".tmp"] == []


def test_a_sheet_that_is_broken_by_hand_is_left_and_the_answer_waits(store: SheetStore, path: Path) -> None:
    path.write_text("answers: [\n", encoding="utf-8")
    saved = store.save("b", "yes")
    assert saved.problem == f"{path}:2:1: not YAML: a value is missing here; put the text in quotes [YA001]"
    assert text(path) == "answers: [\n"
    path.write_text(SHEET, encoding="utf-8")
    assert store.save("a", "no") == Saved()
    assert text(path) == SHEET.replace("b: no ", "b: yes ").replace("a: yes", "a: no")


def test_a_sheet_that_is_gone_is_not_made_again_silently(store: SheetStore, path: Path) -> None:
    path.unlink()
    assert store.save("b", "yes").problem == f"{path}: no such file [FI001]"
    assert not path.exists()
    store.save_as(path)
    assert text(path) == SHEET.replace("b: no ", "b: yes ")
    assert store.save("a", "no") == Saved()
    assert text(path) == SHEET.replace("b: no ", "b: yes ").replace("a: yes", "a: no")


def test_a_full_disk_is_told_and_the_next_answer_tries_again(
    store: SheetStore, path: Path, full_disk: Callable[[], None]
) -> None:
    problem = f"{path}: not written: no space is left on the device"
    assert store.save("b", "yes") == Saved(problem)
    assert store.save("c", 5) == Saved(problem)
    assert (text(path), store.pending) == (SHEET, {"b": "yes", "c": 5})
    full_disk()
    assert store.save("d", "x") == Saved()
    assert text(path) == SHEET.replace("b: no ", "b: yes ") + "  c: 5\n  d: x\n"
    assert store.pending == {}


def test_a_disk_that_is_full_and_a_sheet_that_changes_meanwhile(
    store: SheetStore, path: Path, full_disk: Callable[[], None]
) -> None:
    assert store.save("b", "yes").problem
    change(path, "b: no ", "b: unknown ")
    change(path, "a: yes", "a: no")
    full_disk()
    assert store.retry() == Saved(changed={"a": "no"}, conflicts=(Conflict("b", "yes", "unknown"),))
    assert store.settle("b", ours=True) == Saved()
    assert text(path) == SHEET.replace("a: yes", "a: no").replace("b: no ", "b: yes ")


def test_answers_are_saved_elsewhere_and_the_interview_goes_on_there(
    store: SheetStore, path: Path, tmp_path: Path, full_disk: Callable[[], None]
) -> None:
    store.save("b", "yes")
    full_disk()
    (tmp_path / "usb").mkdir()
    other = tmp_path / "usb" / "copy.yaml"
    store.save_as(other)
    assert (store.path, store.pending) == (other, {})
    assert (text(path), text(other)) == (SHEET, SHEET.replace("b: no ", "b: yes "))
    assert store.save("c", 5) == Saved()
    assert text(other) == SHEET.replace("b: no ", "b: yes ") + "  c: 5\n"
    SheetStore.open(path, SINCE).close()  # the first one is free again
    with pytest.raises(SheetInUseError):
        SheetStore.open(other, SINCE)


def test_evidence_is_still_found_from_another_folder(store: SheetStore, path: Path) -> None:
    store.save("c", {"value": "x", "evidence": [{"file": "c.pdf"}]})
    path.with_name("usb").mkdir()
    store.save_as(path.with_name("usb") / "copy.yaml")
    assert text(store.path) == SHEET + '  c:\n    value: x\n    evidence:\n      - {file: "../c.pdf"}\n'


def test_what_cannot_be_saved_at_the_end_is_rescued_to_a_private_file(
    store: SheetStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.unlink()
    store.save("b", "yes")
    path.with_name("private").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(path.with_name("private")))
    copy = Path(store.rescue())
    assert copy.name.startswith("riskcheck-sheet-")
    assert copy.suffix == ".yaml"
    assert text(copy) == SHEET.replace("b: no ", "b: yes ")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert (store.path, store.pending) == (path, {"b": "yes"})
    monkeypatch.setattr("tempfile.tempdir", str(path.with_name("nowhere")))
    assert store.rescue() == ""


def test_a_file_that_exists_is_not_overwritten_by_saving_elsewhere(
    store: SheetStore, path: Path, tmp_path: Path, full_disk: Callable[[], None]
) -> None:
    store.save("b", "yes")
    full_disk()
    other = tmp_path / "other.yaml"
    other.write_text("mine", encoding="utf-8")
    with pytest.raises(NotWrittenError, match=r"other\.yaml: not written: the file exists already"):
        store.save_as(other)
    assert (store.path, store.pending, text(other)) == (path, {"b": "yes"}, "mine")
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        ".sheet.yaml.lock",
        "other.yaml",
        "sheet.yaml",
    ]


def test_an_answer_that_cannot_be_put_into_the_sheet_waits_alone(path: Path, tmp_path: Path) -> None:
    path.write_text("answers:\n  a: &x yes\n  b: *x\n  c: [1,\n    {d: null}]\n", encoding="utf-8")
    with SheetStore.open(path, SINCE) as store:
        saved = store.save("a", "no")
        message = f"{path}: 'a' could not be written without changing something else"
        assert saved == Saved(message, "write it by hand: a: no")
        assert store.save("d", "x") == saved
        assert text(path) == "answers:\n  a: &x yes\n  b: *x\n  c: [1,\n    {d: null}]\n  d: x\n"
        assert store.pending == {"a": "no"}
        store.save_as(tmp_path / "plain.yaml")
        assert text(tmp_path / "plain.yaml") == (
            "answers:\n  a: no\n  b: yes\n  c:\n    - 1\n    - {d: null}\n  d: x\n"
        )


def test_a_sheet_open_for_reading_only_is_never_written(store: SheetStore, path: Path) -> None:
    with SheetStore.open(path, SINCE, read_only=True) as reader:
        assert (reader.read_only, store.read_only) == (True, False)
        store.save("b", "yes")
        assert reader.look() == Saved(changed={"b": "yes"})
        assert reader.save("a", "no") == Saved(f"{path}: not written: it is open for reading only")
        assert reader.retry().problem
        assert text(path) == SHEET.replace("b: no ", "b: yes ")
        reader.save_as(path.with_name("mine.yaml"))
        assert not reader.read_only
    assert text(path.with_name("mine.yaml")) == SHEET.replace("b: no ", "b: yes ").replace("a: yes", "a: no")


def test_a_file_that_cannot_be_read_is_not_left_locked(path: Path) -> None:
    path.write_text("[", encoding="utf-8")
    with pytest.raises(InvalidInputError):
        SheetStore.open(path, SINCE)
    assert [file.name for file in path.parent.iterdir()] == ["sheet.yaml"]
    with pytest.raises(InvalidInputError, match=r"no\.yaml cannot be read"):
        SheetStore.open(path.with_name("no.yaml"), SINCE)
    assert [file.name for file in path.parent.iterdir()] == ["sheet.yaml"]


def test_temporary_files_of_a_killed_process_are_swept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)  # as if it had been killed before the rename
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "killed")))
    with pytest.raises(NotWrittenError):
        atomic.write_atomically(path, b"half", overwrite=True)
    monkeypatch.undo()
    mine, theirs = path.with_name(".riskcheck-0123456789ab.tmp"), path.with_name("notes.tmp")
    mine.write_text("of another sheet", encoding="utf-8")
    theirs.write_text("theirs", encoding="utf-8")
    assert len(list(path.parent.iterdir())) == 4
    SheetStore.open(path, SINCE).close()
    assert {file.name for file in path.parent.iterdir()} == {mine.name, theirs.name, path.name}


WITHOUT_RIGHTS = """\
import os, sys
from pathlib import Path
from riskcheck.loading.sheet_store import SheetStore
if os.geteuid() == 0:
    os.setuid(65534)
with SheetStore.open(Path(sys.argv[1]), "now") as store:
    saved = store.save("b", "yes")
    sys.stdout.write(f"{store.unlocked}|{saved.problem}|{store.pending}")
"""


@pytest.mark.skipif(os.name == "nt", reason="other rights")
def test_a_folder_that_is_read_only_is_told_and_the_answers_stay(checkout: Path) -> None:
    with TemporaryDirectory() as folder:  # not pytest's own, which is closed to everybody else
        path = Path(folder, "sheet.yaml")
        path.write_text(SHEET, encoding="utf-8")
        Path(folder).chmod(0o555)
        command = [sys.executable, "-c", WITHOUT_RIGHTS, str(path)]
        done = subprocess.run(command, capture_output=True, check=True, cwd=checkout, text=True)
        assert done.stdout == f"Permission denied|{path}: not written: permission denied|{{'b': 'yes'}}"
        assert text(path) == SHEET
        Path(folder).chmod(0o755)
