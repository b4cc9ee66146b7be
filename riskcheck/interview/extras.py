"""The optional step after an answer: a note, and evidence for it."""

from collections.abc import Mapping
from typing import Any

from riskcheck.core.answers.reading import read_answer
from riskcheck.core.wording import Wording
from riskcheck.interview.frontend import NOT_APPLICABLE, FrontEnd, Move, Prompt
from riskcheck.interview.interview import Given

_ADDRESSES = ("http://", "https://")


def ask_extras(given: Given, front_end: FrontEnd, wording: Wording) -> Given | None:
    """Return the answer with a note and evidence, or None where the user adds nothing."""
    full = _full(given.raw)
    note = front_end.ask(_prompt(given, "note", wording, full.get("note")))
    if isinstance(note, str):
        full["note"] = note
    evidence = list(full.get("evidence", ()))
    while NOT_APPLICABLE not in full:
        piece = front_end.ask(_prompt(given, "evidence", wording, None))
        if not isinstance(piece, str):
            break
        evidence.append(_piece(piece))
    if evidence:
        full["evidence"] = evidence
    answer, _ = read_answer(given.question, full)
    return None if answer is None or answer == given.answer else Given(given.question, full, answer)


def _full(raw: Any) -> dict[str, Any]:
    full = isinstance(raw, Mapping) and {"value", NOT_APPLICABLE} & set(raw)
    return dict(raw) if full else {"value": raw}


def _piece(text: str) -> dict[str, str]:
    return {"url" if text.lower().startswith(_ADDRESSES) else "file": text}


def _prompt(given: Given, key: str, wording: Wording, default: Any) -> Prompt:
    def check(raw: Any) -> str:
        if raw is None or isinstance(raw, Move):
            return ""
        part = [_piece(raw)] if key == "evidence" else raw
        _, problems = read_answer(given.question, {**_full(given.raw), key: part})
        return problems[0].message if problems else ""

    return Prompt(
        id=f"{given.question.id}.{key}",
        kind="text",
        title=wording.say(f"interview.{key}.title"),
        ask=wording.say(f"interview.{key}.ask"),
        check=check,
        section=given.question.id,
        default=default,
        may_be_unknown=False,
        may_be_empty=True,
    )
