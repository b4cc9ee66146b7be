"""How old the check of a source may be: the limit that a pack sets itself, compared with a given date."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from riskcheck.core.pack.draft import Draft
from riskcheck.core.pack.source import Document
from riskcheck.errors import Gravity, Problem


def overdue(documents: Iterable[Document], every_days: int | None, as_of: str) -> tuple[Document, ...]:
    """Return the documents last checked more than `every_days` before a date; none without a limit."""
    if every_days is None:
        return ()
    day = date.fromisoformat(as_of)
    return tuple(
        document
        for document in documents
        if (day - date.fromisoformat(document.checked_on)) > timedelta(days=every_days)
    )


def check_age(draft: Draft, as_of: str | None) -> Iterator[Problem]:
    """Yield a warning for every document whose check is overdue on a date."""
    days = draft.head.item.review_every_days
    late = overdue((placed.item for placed in draft.documents), days, as_of) if as_of is not None else ()
    for placed in draft.documents:
        if any(document is placed.item for document in late):
            message = (
                f"{placed.item.id}: last checked on {placed.item.checked_on}, "
                f"more than {days} days before {as_of}"
            )
            hint = "check the source again, then move its date"
            yield Problem("PK031", message, (*placed.path, "checked-on"), hint, Gravity.WARNING)
