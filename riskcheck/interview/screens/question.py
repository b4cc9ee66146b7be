"""The screen of one question: its place, what is asked, the answers, what helps, the result so far, the keys.

The question, its answers and the keys are always in sight. What helps to answer takes the lines that are left
and can be scrolled; on a short terminal it stands behind the key for more.
"""

from dataclasses import dataclass

from riskcheck.core.asking import Option
from riskcheck.core.columns import cut
from riskcheck.interview.frontend import FIELD_KINDS, Move, Prompt
from riskcheck.interview.keys import LETTERS
from riskcheck.interview.screens.keybar import key_lines
from riskcheck.interview.screens.lines import (
    BLANK,
    Line,
    between,
    columns_of,
    labelled,
    line,
    paragraph,
    ruled,
    shortened,
)

ROOMY = 16  # from this height on there is room for lines that only set things apart
MIN_LIST = 3  # lines of a list that are always shown
MIN_NOTES = 3  # fewer lines of notes are not worth a scrolled view


@dataclass(frozen=True, slots=True)
class Look:
    """What the user did on a screen before answering: where the pointer stands, what is ticked, and so on."""

    pointer: int = 0  # below 0: nowhere yet
    ticked: frozenset[str] = frozenset()
    offset: int = 0  # how many lines of the notes are scrolled away
    message: str = ""  # what is wrong with the answer as it stands
    tone: str = "!"  # stands before the message: "!" once it was given, "…" while it is typed
    news: tuple[str, ...] = ()  # what was said since the last question
    command: bool = False  # Esc was pressed in a field


@dataclass(frozen=True, slots=True)
class Screen:
    """The lines above and below the fields of a question; without fields everything stands above."""

    above: list[Line]
    below: list[Line]


def question_screen(prompt: Prompt, look: Look, columns: int, rows: int, fields: int = 0) -> Screen:
    """Return the screen of a question for a terminal of that size; `fields` lines are left for typing."""
    columns = columns_of(columns)
    roomy = rows >= ROOMY
    head = _head(prompt, columns, roomy=roomy) + news_lines(look.news, columns, roomy=roomy)
    foot = _foot(prompt, look, columns, roomy=roomy, rows=rows)
    room = rows - len(head) - len(foot)
    least = fields or MIN_LIST
    asked = _asked(prompt, columns, max(1, room - least - roomy), roomy=roomy)
    room -= len(asked)
    if prompt.kind in FIELD_KINDS:
        below = _field_notes(prompt, look, columns)[: max(0, room - fields)]
        below = _with_notes(below, prompt, look, columns, room - fields)
        return Screen(head + asked, _filled(below, room - fields) + foot)
    listed = _listed(prompt, look, columns, room)
    body = _with_notes(listed, prompt, look, columns, room)
    return Screen(head + asked + _filled(body, room) + foot, [])


def _head(prompt: Prompt, columns: int, *, roomy: bool) -> list[Line]:
    if not prompt.status:
        return []
    top = between(prompt.status, prompt.saved, columns, "status")
    return [top, ruled(columns)] if roomy else [top]


def news_lines(news: tuple[str, ...], columns: int, *, roomy: bool) -> list[Line]:
    """Return what was said since the last question, and room below it on a terminal that has some."""
    lines = [part for text in news for part in paragraph(text, columns, "news", indent=2, first="* ")]
    return [*lines, BLANK] if lines and roomy else lines


def news_fit(news: tuple[str, ...], columns: int, rows: int) -> bool:
    """Return whether what was said can stand above a question; else it takes a page of its own."""
    roomy = rows >= ROOMY
    return len(news_lines(news, columns_of(columns), roomy=roomy)) <= (rows // 3 if roomy else 1)


def _asked(prompt: Prompt, columns: int, most: int, *, roomy: bool) -> list[Line]:
    lines = paragraph(prompt.name, columns, "title") + paragraph(prompt.ask, columns, "ask")
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut_line(prompt, columns)] if most > 1 else lines[-1:]
    return [*lines, BLANK] if roomy else lines


def _cut_line(prompt: Prompt, columns: int) -> Line:
    text = prompt.wording.say("interview.screen.cut", letter=LETTERS[Move.MORE])
    return line(cut(text, columns), "dim")


def _foot(prompt: Prompt, look: Look, columns: int, *, roomy: bool, rows: int) -> list[Line]:
    keys = key_lines(prompt, columns, 3 if roomy else 1, command=look.command)
    result = [
        line_
        for text, style in ((prompt.verdict, "verdict"), (prompt.change, "change"))
        if text
        for line_ in shortened(text, columns, style, 2 if rows >= ROOMY + 6 else 1)
    ]
    if not roomy:
        return result[: 1 if rows >= 10 else 0] + keys
    return [ruled(columns), *result, *([ruled(columns)] if result else []), *keys]


def _listed(prompt: Prompt, look: Look, columns: int, room: int) -> list[Line]:
    blocks = [_option(prompt, at, option, look, columns) for at, option in enumerate(prompt.options)]
    message = _message(look, columns)
    return _window(prompt, blocks, look.pointer, max(1, room - len(message))) + message


def _option(prompt: Prompt, at: int, option: Option, look: Look, columns: int) -> list[Line]:
    style = "pointer" if at == look.pointer else "option"
    lead = ">" if at == look.pointer else " "
    number = str(at + 1) if at < 9 else " "
    tick = (" [x]" if option.id in look.ticked else " [ ]") if prompt.kind == "many" else ""
    mark = f"{lead}{tick} {number} "
    lines = paragraph(option.text, columns, style, indent=len(mark), first=mark)
    return lines + (paragraph(option.help, columns, "dim", indent=len(mark)) if option.help else [])


def _window(prompt: Prompt, blocks: list[list[Line]], pointer: int, room: int) -> list[Line]:
    """Return the lines of the blocks around the pointer that have room; marks say what is out of sight."""
    if sum(map(len, blocks)) <= room:
        return [part for block in blocks for part in block]
    first = last = max(0, pointer)
    used = len(blocks[first])
    inner = room - 2  # the marks above and below
    while True:
        if last + 1 < len(blocks) and used + len(blocks[last + 1]) <= inner:
            last += 1
            used += len(blocks[last])
        elif first > 0 and used + len(blocks[first - 1]) <= inner:
            first -= 1
            used += len(blocks[first])
        else:
            break
    lines = [part for block in blocks[first : last + 1] for part in block][: max(1, inner)]
    if room < MIN_LIST:
        return lines[:room]
    say = prompt.wording.say
    above = line(say("interview.screen.above", count=first), "dim") if first else BLANK
    rest = len(blocks) - 1 - last
    below = line(say("interview.screen.below", count=rest), "dim") if rest else BLANK
    return [above, *lines, below]


def _message(look: Look, columns: int) -> list[Line]:
    style = "error" if look.tone == "!" else "dim"
    first = f"{look.tone} "
    return paragraph(look.message, columns, style, indent=2, first=first) if look.message else []


def _field_notes(prompt: Prompt, look: Look, columns: int) -> list[Line]:
    """Return what stands right below a field: which answers are taken, or what is wrong with this one."""
    form = paragraph(prompt.form, columns, "dim", indent=2) if prompt.form else []
    return _message(look, columns) or form


def _with_notes(lines: list[Line], prompt: Prompt, look: Look, columns: int, room: int) -> list[Line]:
    notes = [part for label, text in prompt.notes for part in labelled(label, text, columns)]
    left = room - len(lines) - 1
    if not notes:
        return lines
    if len(notes) <= left:
        return [*lines, BLANK, *notes]
    more = Move.MORE in prompt.moves
    if left < MIN_NOTES:
        return [*lines, _more(prompt, len(notes), columns)] if more and left >= 0 else lines
    start = min(look.offset, len(notes) - left + 1)
    shown = notes[start : start + left - 1]
    rest = len(notes) - start - len(shown)
    return [*lines, BLANK, *shown, _more(prompt, rest, columns) if rest else BLANK]


def _more(prompt: Prompt, count: int, columns: int) -> Line:
    text = prompt.wording.say("interview.screen.more", count=count, letter=LETTERS[Move.MORE])
    return line(cut(text, columns), "dim")


def _filled(lines: list[Line], room: int) -> list[Line]:
    return [*lines, *[BLANK] * (room - len(lines))] if room > len(lines) else lines[: max(0, room)]


def notes_scroll(prompt: Prompt, look: Look, by: int) -> int:
    """Return the offset of the notes after scrolling by so many lines; never below 0."""
    return max(0, look.offset + by) if prompt.notes else 0
