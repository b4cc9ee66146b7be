"""Answers turned back into the plain data that they were read from."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from riskcheck.core.answers.attached import ATTACHED_KEYS
from riskcheck.core.answers.model import Accepted, Answer, AnswerState, Evidence, Sample
from riskcheck.core.conditions import UNKNOWN_WORD
from riskcheck.core.exact import plain
from riskcheck.core.pack.base import NONE_WORD

_NOT_APPLICABLE = "not-applicable"


def short_form(answer: Answer) -> Any:
    """Return an answer without its note and evidence."""
    if answer.state is AnswerState.UNKNOWN:
        return UNKNOWN_WORD
    if answer.state is AnswerState.NOT_APPLICABLE:
        return {_NOT_APPLICABLE: answer.reason}
    value = answer.value
    if isinstance(value, tuple):
        return list(value) or NONE_WORD
    if isinstance(value, Sample):
        return {"tested": value.tested, "passed": value.passed}
    if isinstance(value, Fraction):  # of a decimal number, so that it has a finite notation
        return value.numerator if value.denominator == 1 else Decimal(plain(value))
    return value


def with_extras(raw: Any, answer: Answer | None) -> Any:
    """Return `raw` with what stands beside the value of the present answer, unless it brings its own."""
    beside = attached(answer) if answer is not None else {}
    if not beside:
        return raw
    full = dict(raw) if _is_full(raw) else {"value": raw}
    return full | {key: part for key, part in beside.items() if key not in full}


def attached(answer: Answer) -> dict[str, Any]:
    """Return note, evidence, owner, due and accepted of an answer, those that it has."""
    parts: dict[str, Any] = {key: getattr(answer, key) for key in ATTACHED_KEYS}
    parts["evidence"] = [_given(piece) for piece in answer.evidence]
    parts["accepted"] = _given(answer.accepted) if answer.accepted is not None else None
    return {key: part for key, part in parts.items() if part}


def _given(part: Evidence | Accepted) -> dict[str, str]:
    return {key: text for key, text in part._asdict().items() if text}


def _is_full(raw: Any) -> bool:
    return isinstance(raw, Mapping) and bool({"value", _NOT_APPLICABLE} & set(raw))
