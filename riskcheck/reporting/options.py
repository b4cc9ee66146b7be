"""What a reader may choose about a report."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is to be printed; the same options, case and version give the same bytes.

    `languages` are those of the report, the leading one first; two stand side by side. `summary` asks for the
    form of two pages. `public` leaves out notes, evidence and names. `template` is a folder of the user's own
    templates, texts and colours that is laid over ours.
    """

    languages: tuple[str, ...]
    summary: bool = False
    public: bool = False
    template: Path | None = None
