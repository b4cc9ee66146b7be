"""What can go wrong: defects in the user's files as values, and the errors that end a run."""

from collections.abc import Iterable
from enum import IntEnum, StrEnum
from typing import ClassVar, NamedTuple

PathKey = str | int


class ExitCode(IntEnum):
    """The exit codes of the program (house plan, section 7)."""

    DONE = 0
    AT_OR_ABOVE = 1
    ALTERED = 1  # of a report that is verified
    USAGE = 2
    INVALID = 3
    NOT_WRITTEN = 4
    CANNOT_ASK = 5
    ONLY_NUMBERS = 6
    DEFECT = 70
    INTERRUPTED = 130


class Gravity(StrEnum):
    """How grave a defect in a file is: an error stops the run, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Location(NamedTuple):
    """A place in a file; line and column count from 1, 0 means 'the file as a whole'."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Give `file:line:column`, or just the file where there is no line."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Problem(NamedTuple):
    """A defect in loaded data, before anyone knows in which line it stands.

    `path` leads through the data (keys and indexes); `of_key` says that the key itself is wrong, not its
    value.
    """

    code: str
    message: str
    path: tuple[PathKey, ...] = ()
    hint: str = ""
    gravity: Gravity = Gravity.ERROR
    of_key: bool = False

    def under(self, *prefix: PathKey) -> "Problem":
        """Return the same problem with `prefix` before its path."""
        return Problem(self.code, self.message, (*prefix, *self.path), self.hint, self.gravity, self.of_key)


def advised(message: str, hint: str) -> str:
    """Return a message with its hint, if there is one, in the punctuation of the language of the hint."""
    between = "；" if "\u3400" <= hint[:1] <= "\u9fff" else "; "
    return f"{message}{between}{hint}" if hint else message


class Issue(NamedTuple):
    """A defect in a user's file, with the place where it stands."""

    code: str
    gravity: Gravity
    message: str
    location: Location
    hint: str = ""

    def __str__(self) -> str:
        """Give one line: place, message, hint and code."""
        mark = "warning: " if self.gravity is Gravity.WARNING else ""
        return f"{self.location}: {mark}{advised(self.message, self.hint)} [{self.code}]"


class RiskcheckError(Exception):
    """The program cannot go on, for a reason that the user can do something about."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message and the hint on what to do."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def advised(self) -> str:
        """The message with the hint."""
        return advised(self.message, self.hint)


class UsageError(RiskcheckError):
    """The command line asks for something that does not exist."""


class InvalidInputError(RiskcheckError):
    """A pack or an answer sheet has defects; `issues` lists all of them."""

    exit_code = ExitCode.INVALID

    def __init__(self, message: str, issues: Iterable[Issue] = (), hint: str = "") -> None:
        """Keep every issue beside the message."""
        super().__init__(message, hint)
        self.issues = tuple(issues)


class NotWrittenError(RiskcheckError):
    """An output could not be written; what stood there before is untouched."""

    exit_code = ExitCode.NOT_WRITTEN


class CannotAskError(RiskcheckError):
    """Questions are open and nobody can be asked, or completeness was demanded."""

    exit_code = ExitCode.CANNOT_ASK


class InterruptedByUserError(RiskcheckError):
    """The user broke off; everything answered so far is saved."""

    exit_code = ExitCode.INTERRUPTED
