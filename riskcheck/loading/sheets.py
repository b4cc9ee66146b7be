"""An answer sheet from its file."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from riskcheck.core.answers.model import AnswerSheet
from riskcheck.core.answers.sheet import pack_wanted, read_sheet
from riskcheck.core.pack.pack import RulePack
from riskcheck.errors import InvalidInputError, Issue
from riskcheck.loading.bytes_in import EMPTY, demand_small, read_file
from riskcheck.loading.located import to_issues
from riskcheck.loading.yaml_reading import YamlFile, parse_yaml


class SheetFile(NamedTuple):
    """The file of a sheet, parsed but not yet read against a pack. `content` is what was read, as it was."""

    path: Path
    content: bytes
    tree: YamlFile

    @property
    def pack(self) -> str | None:
        """The name of the pack that the sheet asks for, without its version."""
        return pack_wanted(self.tree.data)


class LoadedSheet(NamedTuple):
    """A sound sheet and its warnings."""

    sheet: AnswerSheet
    warnings: tuple[Issue, ...]


def open_sheet(path: Path) -> SheetFile:
    """Read and parse the file; raises InvalidInputError."""
    return parse_sheet(read_file(path), path)


def parse_sheet(content: bytes, path: Path) -> SheetFile:
    """Parse what is or was in the file; raises InvalidInputError."""
    demand_small(content, str(path))
    try:
        return SheetFile(path, content, parse_yaml(content, str(path)))
    except InvalidInputError as error:
        if [issue.code for issue in error.issues] != [EMPTY]:
            raise
        hint = "riskcheck new writes a sheet to fill in"
        raise InvalidInputError(str(error), [error.issues[0]._replace(hint=hint)]) from None


def load_sheet(file: SheetFile, pack: RulePack) -> LoadedSheet:
    """Read the answers against the pack; raises InvalidInputError with every defect."""
    sheet, problems = read_sheet(file.tree.data, pack, hashlib.sha256(file.content).hexdigest())
    issues = sorted(
        to_issues(problems, file.tree), key=lambda issue: (issue.location.line, issue.location.column)
    )
    if sheet is None:
        from riskcheck.loading.full_width import hinted  # a sound sheet needs no hint

        issues = hinted(issues, file.content.decode("utf-8-sig"))
        raise InvalidInputError(f"the answer sheet {file.path} is not valid", issues)
    return LoadedSheet(sheet, tuple(issues))
