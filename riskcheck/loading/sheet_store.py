"""A sheet on disk that is open for an interview: every answer is written at once, and nothing gets lost.

What cannot be written (a full disk, a folder that is read-only) stays in memory and is tried again with the
next answer. What somebody else writes into the sheet meanwhile is never overwritten: their answers and ours
come together, and only where both changed the same answer the user has to decide.
"""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from riskcheck.core.answers.saved import Saved, Waiting, changes_between
from riskcheck.errors import InvalidInputError, NotWrittenError
from riskcheck.loading.atomic import ChangedMeanwhileError, remove_leftovers, write_atomically
from riskcheck.loading.bytes_in import read_file
from riskcheck.loading.evidence_paths import moved
from riskcheck.loading.sheet_lock import SheetLock, lock_file, lock_sheet
from riskcheck.loading.sheet_pieces import QuickEditor, answers_in
from riskcheck.loading.sheet_writing import frozen, plain_sheet
from riskcheck.loading.sheets import SheetFile, open_sheet
from riskcheck.loading.yaml_reading import parse_yaml

_ATTEMPTS = 5  # to write between two changes of somebody else


class SheetStore:
    """A sheet that is open for an interview; `close` it, or use it in a `with`."""

    def __init__(self, file: SheetFile, lock: SheetLock | None, since: str) -> None:
        """Use `open`; without a lock nothing is written to the sheet."""
        self._since = since
        self._lock = lock
        self._file = file  # its head is true, its answers may be behind
        self._content = file.content  # as last seen on disk
        self._start(file)

    @classmethod
    def open(cls, path: Path, since: str, *, read_only: bool = False) -> Self:
        """Lock and read a sheet; `since` (a time in words) is what another interview is told.

        Raises SheetInUseError, unless it is opened for reading only, and InvalidInputError for a file that
        cannot be read.
        """
        lock = None if read_only else lock_sheet(path, since)
        try:
            if lock is not None and not lock.problem:
                remove_leftovers(path)
            return cls(open_sheet(path), lock, since)
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    @property
    def file(self) -> SheetFile:
        """The sheet as it was last seen on disk."""
        if self._file.content != self._content:  # read again only for somebody who asks
            self._file = SheetFile(self.path, self._content, parse_yaml(self._content, str(self.path)))
        return self._file

    @property
    def path(self) -> Path:
        """Where the sheet lies."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether the sheet was opened for reading only."""
        return self._lock is None

    @property
    def unlocked(self) -> str:
        """Why a sheet that is open for writing could not be locked; empty where it is locked."""
        return self._lock.problem if self._lock is not None else ""

    @property
    def pending(self) -> Mapping[str, Any]:
        """The answers that are not on disk yet, as plain data."""
        return self._waiting.all

    def save(self, question: str, raw: Any) -> Saved:
        """Write an answer, and those that wait; what could not be written is said and waits in memory."""
        self._waiting.add(question, frozen(raw))
        return self.retry()

    def retry(self) -> Saved:
        """Try once more to write the answers that wait."""
        return self._synchronised(write=True)

    def look(self) -> Saved:
        """Notice what changed on disk, and write nothing."""
        return self._synchronised(write=False)

    def settle(self, question: str, *, ours: bool) -> Saved:
        """Decide a conflict: write our answer over theirs, or let theirs stand and drop ours."""
        self._waiting.settle(question, ours=ours)
        return self.retry()

    def save_as(self, path: Path) -> None:
        """Write the sheet as last seen, with all of our answers, to a new file and go on there.

        The paths of evidence go on leading to the same files. Raises NotWrittenError, SheetInUseError; the
        store then stays where it was.
        """
        content = self._content_with_all(path.parent)
        held = self._lock if lock_file(path) == lock_file(self.path) else None
        lock = held or lock_sheet(path, self._since)
        try:
            write_atomically(path, content, overwrite=False)
            file = open_sheet(path)
        except BaseException:
            if lock is not held:
                lock.release()
            raise
        if lock is not held:
            self.close()
        self._lock = lock
        self._start(file)

    def rescue(self) -> str:
        """Write the sheet with the answers that wait into the folder for temporary files, as a last resort.

        Returns the file, which is private, or an empty text where nothing can be written there either.
        """
        from tempfile import NamedTemporaryFile

        try:
            content = self._content_with_all(self.path.parent)
            lead = f"riskcheck-{self.path.stem[:50]}-"
            with NamedTemporaryFile("wb", prefix=lead, suffix=".yaml", delete=False) as copy:
                copy.write(content)
        except (OSError, NotWrittenError):
            return ""
        return copy.name

    def close(self) -> None:
        """Give the lock back; a second time does nothing."""
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the lock back."""
        self.close()

    def _start(self, file: SheetFile) -> None:
        self._take(file)
        self._waiting = Waiting()

    def _take(self, file: SheetFile) -> None:
        self._file = file
        self._content = file.content
        self._answers = answers_in(file.tree.data)
        self._editor = QuickEditor(file.content, str(file.path))

    def _synchronised(self, *, write: bool) -> Saved:
        """Read what is new on disk, write what waits, and tell about both."""
        changed: dict[str, Any] = {}
        head_changed = False
        problem: NotWrittenError | InvalidInputError | None = None
        for _ in range(_ATTEMPTS):
            try:
                theirs, head = self._read_again()
                changed |= theirs
                head_changed = head_changed or head
                problem = self._write() if write else None
            except InvalidInputError as error:
                problem = error
            if not isinstance(problem, ChangedMeanwhileError):
                break
        return Saved(*_words(problem), changed, head_changed, self._waiting.conflicts)

    def _read_again(self) -> tuple[dict[str, Any], bool]:
        """Take over what somebody else wrote; returns their answers, and whether the head changed."""
        content = read_file(self.path)
        if content == self._content:
            return {}, False
        before, answers = self._file.tree.data, self._answers
        self._take(open_sheet(self.path))
        changed = changes_between(answers, self._answers)
        return self._waiting.compare(changed), _head(before) != _head(self._file.tree.data)

    def _write(self) -> NotWrittenError | None:
        """Write the answers that wait and are not refused; returns what went wrong."""
        if self.read_only and self.pending:
            return NotWrittenError(f"{self.path}: not written: it is open for reading only")
        problem, ready = self._edited()
        if not ready:
            return problem
        content = self._editor.render()
        try:
            if content != self._content:
                write_atomically(self.path, content, overwrite=True, instead_of=self._content)
        except NotWrittenError as error:
            self._editor = QuickEditor(self._content, str(self.path))
            return error
        self._content = content
        self._answers = dict(self._editor.answers)
        self._waiting.written(ready)
        return problem

    def _edited(self) -> tuple[NotWrittenError | None, list[str]]:
        """Put what waits into the text; returns what went wrong, and the questions that are in it."""
        problem: NotWrittenError | None = None
        ready: list[str] = []
        for question, raw in self._waiting.ready.items():
            try:
                self._editor.set_answer(question, raw)
                ready.append(question)
            except NotWrittenError as error:
                problem = error
        return problem, ready

    def _content_with_all(self, folder: Path) -> bytes:
        """Return the sheet as last seen with every answer of ours, to be kept in a folder."""
        answers = {**self._answers, **self.pending}
        meant = answers_in(moved({"answers": answers}, self.path.parent, folder))
        editor = QuickEditor(self._content, str(self.path))
        try:
            for question, raw in meant.items():
                editor.set_answer(question, raw)
        except NotWrittenError:  # a sheet written in too unusual a way: plainly, then
            data = self._file.tree.data
            return plain_sheet({**(data if isinstance(data, Mapping) else {}), "answers": meant})
        return editor.render()


def _head(data: Any) -> Any:
    if not isinstance(data, Mapping):
        return data
    return {key: value for key, value in data.items() if key != "answers"}


def _words(problem: NotWrittenError | InvalidInputError | None) -> tuple[str, str]:
    if problem is None:
        return "", ""
    issue = next(iter(getattr(problem, "issues", ())), None)
    return (str(issue), "") if issue is not None else (problem.message, problem.hint)
