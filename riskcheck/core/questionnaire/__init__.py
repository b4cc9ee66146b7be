"""Which questions apply to a product (`Questionnaire`), and the interview that asks them (`Walk`)."""

from riskcheck.core.questionnaire.index import PROFILE
from riskcheck.core.questionnaire.scope import Scope
from riskcheck.core.questionnaire.snapshot import Questionnaire, Status
from riskcheck.core.questionnaire.states import Effects, Progress, SectionState, State
from riskcheck.core.questionnaire.walk import Walk

__all__ = [
    "PROFILE",
    "Effects",
    "Progress",
    "Questionnaire",
    "Scope",
    "SectionState",
    "State",
    "Status",
    "Walk",
]
