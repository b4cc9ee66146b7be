"""Answers turned back into the plain data that they were read from."""

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

from riskcheck.core.answers.model import Answer, AnswerState, Sample
from riskcheck.core.pack.base import NONE_WORD
from riskcheck.interview.frontend import NOT_APPLICABLE, UNKNOWN


def short_form(answer: Answer) -> Any:
    """Return an answer without its note and evidence."""
    if answer.state is AnswerState.UNKNOWN:
        return UNKNOWN
    if answer.state is AnswerState.NOT_APPLICABLE:
        return {NOT_APPLICABLE: answer.reason}
    value = answer.value
    if isinstance(value, tuple):
        return list(value) or NONE_WORD
    if isinstance(value, Sample):
        return {"tested": value.tested, "passed": value.passed}
    if isinstance(value, Fraction):  # of a decimal number, so that the division is exact
        whole = value.denominator == 1
        return value.numerator if whole else Decimal(value.numerator) / Decimal(value.denominator)
    return value


def with_extras(raw: Any, answer: Answer | None) -> Any:
    """Return `raw` with the note and the evidence of the present answer, unless it brings its own."""
    if answer is None or not (answer.note or answer.evidence):
        return raw
    full = dict(raw) if _is_full(raw) else {"value": raw}
    if answer.note:
        full.setdefault("note", answer.note)
    if answer.evidence:
        pieces = [{key: text for key, text in asdict(piece).items() if text} for piece in answer.evidence]
        full.setdefault("evidence", pieces)
    return full


def _is_full(raw: Any) -> bool:
    return isinstance(raw, Mapping) and bool({"value", NOT_APPLICABLE} & set(raw))
