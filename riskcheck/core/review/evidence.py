"""EV010, EV011: claims that nothing backs, and evidence without the date on which it depends."""

from collections.abc import Iterator

from riskcheck.core.answers.model import AnswerState
from riskcheck.core.pack.rule import Rule
from riskcheck.core.review.material import Material, advice
from riskcheck.errors import Problem


def claims_without_evidence(material: Material) -> Iterator[Problem]:
    """EV010: an answer that claims to control a part of the risk, and has no evidence."""
    for question, answer in material.given:
        row = material.rows.get(question.id)
        if row is None or answer.state is not AnswerState.ANSWERED or answer.evidence:
            continue
        if isinstance(question, Rule) and row.residual < row.inherent:
            wanted = material.pack.say(question.evidence[0], material.language)
            message = "claims to control a part of the risk, without evidence"
            yield advice("EV010", question.id, message, f"attach for example: {wanted}", (), of_key=True)


def undated(material: Material) -> Iterator[Problem]:
    """EV011: no evidence has a date although it holds for a limited time."""
    for question, answer in material.given:
        days = question.evidence_valid_days if isinstance(question, Rule) else None
        if days is None or not answer.evidence or any(piece.date for piece in answer.evidence):
            continue
        message = f"evidence for this holds for {days} days, and none of it has a date"
        yield advice("EV011", question.id, message, "add the day of the document: {date: 2026-05-20}", _HERE)


_HERE = ("evidence", 0)
