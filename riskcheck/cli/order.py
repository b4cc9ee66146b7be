"""What was ordered of `riskcheck report`, for one sheet as for many."""

from dataclasses import dataclass
from pathlib import Path

from riskcheck import api
from riskcheck.cli import options
from riskcheck.cli.show.warnings import print_warnings
from riskcheck.core.wording import Wording
from riskcheck.reporting.options import ReportOptions
from riskcheck.reporting.rendering.limits import Limits


@dataclass(frozen=True, slots=True)
class Order:
    """How reports are to be made, what their sheets have to fulfil, and what is said meanwhile."""

    options: ReportOptions
    limits: Limits
    fail_on: str | None
    complete: bool
    pack: str | None
    force: bool
    quiet: bool

    def words(self) -> Wording:
        """Return the program's words in the leading language."""
        return api.wording(self.options.languages[0])

    def open_case(self, sheet: Path) -> "api.Case":
        """Open a sheet and its pack, never from a cache, and print its warnings; raises InvalidInputError."""
        case = api.open_case(sheet, self.pack, options.extra_folders())
        print_warnings(case.warnings)
        return case

    def fails(self, case: "api.Case") -> bool:
        """Return whether the level of a case is one that must not be reached; raises CannotAskError."""
        failed = api.at_or_above(case, self.fail_on)
        if self.complete:
            api.demand_complete(case)
        return failed
