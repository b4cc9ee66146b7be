"""A sheet without what is not for the public."""

from dataclasses import replace

from riskcheck.core.answers.model import Answer, AnswerSheet
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.questionnaire import Questionnaire

WITHHELD = "—"  # a sheet has to name its assessor; this reads the same in every language


def redacted(sheet: AnswerSheet, pack: RulePack) -> AnswerSheet:
    """Return the sheet without notes, evidence and names, and without answers that count for nothing.

    Names are those of the assessor, of owners (with their due dates) and of whoever accepted a risk (with the
    whole acceptance). What stays is what the result rests on: the answers, the reasons why a rule is not
    applicable, and the product with its version and summary. Scores and levels stay as they are; only the
    assurance falls to none. Redacting twice changes nothing more.
    """
    stale = {question.id for question in Questionnaire(pack, sheet.answers).stale()}
    return replace(
        sheet,
        product=sheet.product._replace(owner=None),
        assessor=sheet.assessor._replace(name=WITHHELD),
        answers={name: _redacted(given) for name, given in sheet.answers.items() if name not in stale},
        sha256="",
        noted={},
    )


def _redacted(answer: Answer) -> Answer:
    return answer._replace(note=None, evidence=(), owner=None, due=None, accepted=None)
