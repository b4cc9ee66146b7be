"""EV030 to EV034: days that lie in the future, or too long ago, or have passed."""

from collections.abc import Iterator
from datetime import date

from riskcheck.core.answers.attached import Attached
from riskcheck.core.answers.model import Answer, Evidence
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Rule
from riskcheck.core.review.material import Material, advice
from riskcheck.errors import Gravity, PathKey, Problem


def wrong_days(material: Material) -> Iterator[Problem]:
    """Judge every day in a sheet as of the day of the review."""
    yield from _sheet(material)
    for question, beside in material.beside:
        for index, piece in enumerate(beside.evidence):
            yield from _piece(question, piece, ("evidence", index, "date"), material.day)
        yield from _promises(question, beside, material.day)


def _sheet(material: Material) -> Iterator[Problem]:
    if material.sheet.date > material.today:
        message = f"the date of the sheet, {material.sheet.date}, lies in the future (after {material.today})"
        yield Problem("EV034", message, ("date",), "write the day of the assessment", Gravity.WARNING)


def _piece(question: Question, piece: Evidence, path: tuple[PathKey, ...], day: str) -> Iterator[Problem]:
    if piece.date is None:
        return
    if piece.date > day:
        message = f"the evidence is dated {piece.date}, in the future (after {day})"
        yield advice("EV030", question.id, message, "write the day of the document itself", path)
        return
    days = question.evidence_valid_days if isinstance(question, Rule) else None
    age = (date.fromisoformat(day) - date.fromisoformat(piece.date)).days
    if days is not None and age > days:
        message = f"the evidence is {age} days old on {day}; evidence for this holds for {days} days"
        yield advice("EV031", question.id, message, "repeat it, and attach the new one", path)


def _promises(question: Question, beside: Answer | Attached, day: str) -> Iterator[Problem]:
    if beside.due is not None and beside.due < day:
        message = f"was due on {beside.due}, before {day}"
        hint = "agree on a new date, or remove it where the work is done"
        yield advice("EV032", question.id, message, hint, ("due",))
    accepted = beside.accepted
    if accepted is not None and accepted.until is not None and accepted.until < day:
        message = f"the risk was accepted until {accepted.until}, and that has passed on {day}"
        hint = f"ask {accepted.by} again, or remove the acceptance"
        yield advice("EV033", question.id, message, hint, ("accepted", "until"))
