"""The only place where the clock is read: for new sheets and for locks, never for a score."""

from datetime import date, datetime


def today() -> str:
    """Return today's date."""
    return date.today().isoformat()  # noqa: TID251


def now() -> str:
    """Return the day and the minute, as shown to somebody who finds a sheet locked."""
    return datetime.now().strftime("%Y-%m-%d %H:%M")  # noqa: TID251
