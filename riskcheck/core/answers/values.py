"""The value of an answer, by the type of its question."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from riskcheck.core.answers.model import Sample, Value
from riskcheck.core.conditions import UNKNOWN_WORD
from riskcheck.core.exact import plain
from riskcheck.core.pack.base import NONE_WORD
from riskcheck.core.pack.question import ManyShape, NumberShape, OneShape, Question
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import PathKey, Problem

MAX_TEXT = 10_000
MAX_NUMBER = 10**15
Read = tuple[Value | None, list[Problem]]


def read_value(question: Question, raw: Any) -> Read:
    """Return the value that `raw` means for the question, or None and what is wrong with it."""
    value, problems = _READERS[question.kind](question, raw)
    named = [Problem(p.code, f"{question.id}: {p.message}", p.path, p.hint) for p in problems]
    return (None if named else value), named


def read_text(raw: Any, what: str = "the answer") -> tuple[str | None, list[Problem]]:
    """Return a text of 1 to 10,000 characters; numbers count as the text they were written as."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | Decimal):
        return None, [Problem("AS011", f"{what} must be text")]
    text = format(raw, "f") if isinstance(raw, Decimal) else str(raw)
    if not text.strip():
        return None, [Problem("AS011", f"{what} is empty")]
    if len(text) > MAX_TEXT:
        return None, [Problem("AS017", f"{what} is longer than {MAX_TEXT:,} characters ({len(text):,})")]
    return text, []


def _one(question: OneShape, raw: Any) -> Read:
    ids = [choice.id for choice in question.choices]
    problem = _not_among(raw, ids)
    return (None, [problem]) if problem else (str(raw), [])


def _many(question: ManyShape, raw: Any) -> Read:
    ids = [choice.id for choice in question.choices]
    words = list(raw) if isinstance(raw, list | tuple) else [raw]
    if words == [NONE_WORD] and question.allows_none:
        return (), []
    allowed = [*ids, NONE_WORD] if question.allows_none else ids
    if not words:
        hint = "write none for none of these" if question.allows_none else ""
        return None, [Problem("AS012", f"choose at least one of {one_of(allowed)}", (), hint)]
    listed = isinstance(raw, list | tuple)
    problems = []
    for index, word in enumerate(words):
        path: tuple[PathKey, ...] = (index,) if listed else ()
        problem = _not_among(word, allowed)
        if word == UNKNOWN_WORD:
            problems.append(Problem("AS018", "'unknown' cannot stand in a list", path, "write it alone"))
        elif problem:
            meant = "" if listed else _meant(word, allowed)
            problems.append(problem._replace(hint=meant or problem.hint).under(*path))
        elif words.index(word) < index:
            problems.append(Problem("AS018", f"'{word}' is chosen twice", path))
        elif word == NONE_WORD:
            problems.append(Problem("AS018", "'none' cannot stand beside other choices", path))
    return tuple(name for name in ids if name in words), problems


def _meant(word: Any, allowed: list[str]) -> str:
    """Return the hint that several choices in one text are a list, where that is what they are."""
    parts = re.split(r"[\s,，、;；/]+", str(word).strip())
    return f"write a list: [{', '.join(parts)}]" if len(parts) > 1 and set(parts) <= set(allowed) else ""


def _not_among(raw: Any, allowed: list[str]) -> Problem | None:
    if isinstance(raw, str) and raw in allowed:
        return None
    if raw is None or isinstance(raw, Mapping | list | tuple):
        form = "a list" if isinstance(raw, list | tuple) else "a mapping"
        return Problem("AS012", f"takes one of {one_of(allowed)}, not {'nothing' if raw is None else form}")
    shown = _shown(raw)
    return Problem("AS012", f"'{shown}' is not one of {one_of(allowed)}", (), did_you_mean(shown, allowed))


def _shown(raw: Any) -> str:
    """Return the value as it stands in the file, cut after 60 characters."""
    return (str(raw).lower() if isinstance(raw, bool) else str(raw))[:60]


def _number(question: NumberShape, raw: Any) -> Read:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        return None, [Problem("AS019", f"'{_shown(raw)}' is not a number", (), "write it like 1200 or 0.5")]
    number = Fraction(raw)
    if abs(number) > MAX_NUMBER:
        return None, [Problem("AS019", "the number is too large")]
    if question.integer and number.denominator != 1:
        return None, [Problem("AS019", f"{plain(number)} is not a whole number")]
    least, most = question.min, question.max
    if least is not None and number < Fraction(least):
        return None, [Problem("AS019", f"{plain(number)} is below the least possible value, {least}")]
    if most is not None and number > Fraction(most):
        return None, [Problem("AS019", f"{plain(number)} is above the greatest possible value, {most}")]
    return number, []


def _sample(_question: Question, raw: Any) -> Read:
    form = "takes the counts of a test: {tested: 500, passed: 488}"
    if not isinstance(raw, Mapping) or set(raw) != {"tested", "passed"}:
        return None, [Problem("AS020", form)]
    problems = []
    for key in ("tested", "passed"):
        count = raw[key]
        if isinstance(count, bool) or not isinstance(count, int) or not 0 <= count <= MAX_NUMBER:
            problems.append(Problem("AS020", f"'{key}' must be a whole number, 0 or more", (key,)))
    if not problems and raw["passed"] > raw["tested"]:
        message = f"passed ({raw['passed']}) is more than tested ({raw['tested']})"
        problems.append(Problem("AS020", message, ("passed",)))
    return (None, problems) if problems else (Sample(raw["tested"], raw["passed"]), [])


def _text(_question: Question, raw: Any) -> Read:
    text, problems = read_text(raw)
    return text, problems


def _date(_question: Question, raw: Any) -> Read:
    day, problems = read_date(raw)
    return day, problems


def read_date(raw: Any) -> tuple[str | None, list[Problem]]:
    """Return a day of the calendar as YYYY-MM-DD, or what is wrong with it."""
    if not is_date(raw):
        return None, [Problem("AS021", f"'{str(raw)[:60]}' is not a date like 2026-11-22")]
    return str(raw), []


def is_date(raw: Any) -> bool:
    """Return whether `raw` is a calendar date written as YYYY-MM-DD."""
    try:
        return isinstance(raw, str) and date.fromisoformat(raw).isoformat() == raw
    except ValueError:
        return False


# Each takes the shape that questions of its kind have
_READERS: dict[str, Callable[[Any, Any], Read]] = {
    "one": _one,
    "many": _many,
    "number": _number,
    "sample": _sample,
    "text": _text,
    "date": _date,
}
