"""The screen of a page to read."""

from riskcheck.interview.frontend import Page
from riskcheck.interview.screens.keybar import page_keys
from riskcheck.interview.screens.lines import (
    BLANK,
    Line,
    columns_of,
    labelled,
    line,
    paragraph,
    ruled,
)
from riskcheck.interview.screens.question import ROOMY


def page_body(page: Page, columns: int) -> list[Line]:
    """Return the whole text of a page as lines."""
    columns = columns_of(columns)
    lines: list[Line] = []
    close = False  # short labelled lines stand together, as in a table
    for label, text in page.paragraphs:
        part = labelled(label, text, columns)
        short = bool(label) and len(part) == 1
        if lines and not (short and close):
            lines.append(BLANK)
        lines += part
        close = short
    return lines


def page_screen(page: Page, body: list[Line], offset: int, columns: int, rows: int) -> list[Line]:
    """Return the screen of a page from line `offset` of its body on."""
    columns = columns_of(columns)
    roomy = rows >= ROOMY
    head = paragraph(page.title, columns, "status")[:1]
    keys = page_keys(_keys(page), columns)[:1]
    top, foot = ([*head, ruled(columns)], [ruled(columns), *keys]) if roomy else (head, keys)
    room = page_room(rows)
    shown = body[offset : offset + room]
    rest = len(body) - offset - len(shown)
    if rest:
        shown = [*shown[:-1], line(page.wording.say("interview.screen.rest", count=rest + 1), "dim")]
    return [*top, *shown, *[BLANK] * (room - len(shown)), *foot]


def page_room(rows: int) -> int:
    """Return how many lines of a body fit on a screen of so many rows."""
    return max(2, rows - (4 if rows >= ROOMY else 2))


def _keys(page: Page) -> dict[str, str]:
    say = page.wording.say
    return {"Enter": say("interview.key.close"), "↑↓ PgUp PgDn": say("interview.key.scroll")}
