"""Several sheets about one product joined into the first of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riskcheck.core.answers.merging import Difference, Joined, Part, join
from riskcheck.core.answers.sheet import read_sheet
from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import Gravity, InvalidInputError, Issue
from riskcheck.loading.evidence_paths import moved
from riskcheck.loading.located import to_issues
from riskcheck.loading.sheet_pieces import QuickEditor
from riskcheck.loading.sheet_writing import SheetEditor
from riskcheck.loading.sheets import SheetFile, load_sheet, open_sheet
from riskcheck.loading.yaml_reading import parse_yaml
from riskcheck.loading.yaml_writing import flow

_HINT = "make them the same, or choose with --prefer"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class JoinedSheet:
    """The joined sheet as text, and what the preferred sheet decided, as issues."""

    content: bytes
    answers: int
    settled: tuple[Issue, ...]


def open_sheets(paths: Sequence[Path]) -> list[SheetFile]:
    """Read and parse several sheets; raises InvalidInputError with the defects of all that cannot be read."""
    files: list[SheetFile] = []
    issues: list[Issue] = []
    for path in paths:
        try:
            files.append(open_sheet(path))
        except InvalidInputError as error:
            issues += error.issues
    if issues:
        raise InvalidInputError("some sheets cannot be read", issues)
    return files


def join_sheets(files: Sequence[SheetFile], pack: RulePack, target: Path, prefer: int | None) -> JoinedSheet:
    """Join sheets for the folder of `target`; the first keeps its comments and its order.

    Where they differ the one with the number `prefer` decides. Raises InvalidInputError with every defect of
    the sheets, or else with every difference that nobody decided.
    """
    _demand_sound(files, pack)
    parts = [_part(file, pack, target.parent) for file in files]
    joined = join(parts, prefer)
    if joined.conflicts:
        raise InvalidInputError("the sheets differ", [_conflict(found, files) for found in joined.conflicts])
    content = _edited(files[0], parts, joined, target)
    whole = SheetFile(target, content, parse_yaml(content, str(target)))
    sheet, _ = load_sheet(whole, pack)  # together they may be too much evidence
    return JoinedSheet(
        content,
        len(sheet.answers),
        tuple(_settled(found, files) for found in joined.settled),
    )


def _demand_sound(files: Sequence[SheetFile], pack: RulePack) -> None:
    issues: list[Issue] = []
    for file in files:
        try:
            load_sheet(file, pack)
        except InvalidInputError as error:
            issues += [issue for issue in error.issues if issue.gravity is Gravity.ERROR]
    if issues:
        raise InvalidInputError("the sheets are not valid", issues)


def _part(file: SheetFile, pack: RulePack, folder: Path) -> Part:
    data = moved(file.tree.data, file.path.parent, folder)
    sheet, problems = read_sheet(data, pack, "")
    if sheet is None:  # a path has grown too long
        raise InvalidInputError(f"{file.path} is not valid", to_issues(problems, file.tree))
    return Part(data, sheet)


def _edited(first: SheetFile, parts: Sequence[Part], joined: Joined, target: Path) -> bytes:
    head = SheetEditor(first.content, str(target))
    if len({part.sheet.part for part in parts}) > 1:
        head.remove("for")
    answers: dict[str, Any] = {}
    for path, value in joined.values.items():
        if path[0] == "answers":
            answers[path[1]] = value
        else:
            head.set_value(path, value)
    editor = QuickEditor(head.render(), str(target))
    for question, raw in answers.items():
        editor.set_answer(question, raw)
    return editor.render()


def _conflict(found: Difference, files: Sequence[SheetFile]) -> Issue:
    first, second = files[found.first].tree, files[found.second].tree
    ours, theirs = (_clipped(value) for value in found.values)
    message = f"{_subject(found)}: {theirs} here, but {ours} at {first.locate(found.path)}"
    return Issue("ME001", Gravity.ERROR, message, second.locate(found.path), _HINT)


def _settled(found: Difference, files: Sequence[SheetFile]) -> Issue:
    first, second = files[found.first].tree, files[found.second].tree
    ours, theirs = (_clipped(value) for value in found.values)
    message = f"{_subject(found)}: {theirs} here gives way to {ours} at {first.locate(found.path)}"
    return Issue("ME002", Gravity.WARNING, message, second.locate(found.path))


def _subject(found: Difference) -> str:
    if found.path[0] != "answers":
        return " ".join(found.path)
    return found.path[1] if found.path[2] == "value" else f"{found.path[2]} of {found.path[1]}"


def _clipped(value: Any) -> str:
    text = flow(value)
    return f"'{text}'" if len(text) <= _LONGEST else f"'{text[: _LONGEST - 3]}...'"
