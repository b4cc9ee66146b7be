"""A whole answer sheet written anew, from what the program knows of it."""

from collections.abc import Iterator
from typing import Any

from riskcheck.core.answers.model import AnswerSheet
from riskcheck.core.answers.plain_data import short_form, with_extras
from riskcheck.core.answers.sheet import FORMAT_VERSION
from riskcheck.loading.yaml_writing import entry

_STEP = 2


def whole_sheet(sheet: AnswerSheet) -> bytes:
    """Return the sheet as YAML, its answers in the order of the pack; the same sheet gives the same bytes."""
    return ("\n".join(_lines(sheet)) + "\n").encode()


def _lines(sheet: AnswerSheet) -> Iterator[str]:
    yield f"riskcheck: {FORMAT_VERSION}"
    yield from entry("pack", sheet.pack, 0, _STEP)
    yield from entry("product", _given(sheet.product._asdict()), 0, _STEP)
    yield from entry("assessor", _given(sheet.assessor._asdict()), 0, _STEP)
    yield from entry("date", sheet.date, 0, _STEP)
    answers = {name: with_extras(short_form(answer), answer) for name, answer in sheet.answers.items()}
    yield from entry("answers", answers, 0, _STEP)


def _given(parts: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in parts.items() if part is not None}
