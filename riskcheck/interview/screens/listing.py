"""The screen of a long list: questions to jump to, and the review at the end of an interview."""

from collections.abc import Sequence

from riskcheck.core.columns import cut, pad, visible, width
from riskcheck.interview.frontend import Entry, Prompt
from riskcheck.interview.screens.keybar import key_lines
from riskcheck.interview.screens.lines import (
    BLANK,
    Line,
    between,
    columns_of,
    line,
    paragraph,
    ruled,
    shortened,
)
from riskcheck.interview.screens.question import ROOMY, news_lines


def listing_screen(
    prompt: Prompt,
    entries: Sequence[Entry],
    pointer: int,
    columns: int,
    rows: int,
    *,
    search: bool,
    news: tuple[str, ...] = (),
) -> tuple[list[Line], list[Line]]:
    """Return the lines above and below the field to search in; without one all of them stand above.

    Only the entries in sight are looked at, so that a list may have any length.
    """
    columns = columns_of(columns)
    roomy = rows >= ROOMY
    above = _head(prompt, columns, roomy=roomy) + news_lines(news, columns, roomy=roomy)
    keys = key_lines(prompt, columns, 2 if roomy else 1)
    foot = [ruled(columns), *keys] if roomy else keys
    room = max(1, rows - len(above) - len(foot) - search)
    shown = _entries(prompt, entries, pointer, columns, room)
    body = [*shown, *[BLANK] * (room - len(shown)), *foot]
    return (above, body) if search else (above + body, [])


def first_entry(entries: Sequence[Entry], start: int = 0, step: int = 1) -> int:
    """Return the place of the next entry that can be chosen, from `start` on, else before; 0 for none."""
    if not entries:
        return 0
    ahead = range(start, len(entries) if step > 0 else -1, step)
    behind = range(start, -1 if step > 0 else len(entries), -step)
    return next((at for at in (*ahead, *behind) if entries[at].id), 0)


def _head(prompt: Prompt, columns: int, *, roomy: bool) -> list[Line]:
    lines = [between(prompt.title, prompt.saved, columns, "status")]
    if roomy:
        lines.append(ruled(columns))
    for text, style in ((prompt.ask, "ask"), (prompt.verdict, "verdict")):
        lines += shortened(text, columns, style, 3 if roomy else 1) if text else []
    if roomy:
        for label, text in prompt.notes:
            lines += paragraph(f"{label} {text}", columns, "note")[:3]
        lines.append(BLANK)
    return lines


def _entries(prompt: Prompt, entries: Sequence[Entry], pointer: int, columns: int, room: int) -> list[Line]:
    if not entries:
        return paragraph(prompt.wording.say("interview.screen.nothing-found"), columns, "dim")
    start = max(0, min(pointer - room // 2, len(entries) - room))
    seen = entries[start : start + room]
    signs = max(width(entry.sign) for entry in seen)
    ids = max((width(entry.id) for entry in seen if not entry.id.startswith("#")), default=0)
    return [_entry(entry, start + at == pointer, signs, ids, columns) for at, entry in enumerate(seen)]


def _entry(entry: Entry, pointed: bool, signs: int, ids: int, columns: int) -> Line:
    if not entry.id:
        return line(cut(visible(entry.text), columns - 1), "heading")
    lead = ">" if pointed else " "
    shown = "" if entry.id.startswith("#") else pad(entry.id, ids) + " "  # a section or an action has no id
    text = f"{lead} {pad(entry.sign, signs)} {shown}{visible(entry.text)}"
    return line(cut(" ".join(text.split("\n")), columns - 1), "pointer" if pointed else "option")
