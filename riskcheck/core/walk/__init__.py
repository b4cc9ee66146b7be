"""The interview as a pure state machine: `Walk`."""

from riskcheck.core.walk.carried import Carried, carry_over
from riskcheck.core.walk.index import PROFILE
from riskcheck.core.walk.scope import Scope
from riskcheck.core.walk.search import Hit, Search
from riskcheck.core.walk.states import Effects, Progress, SectionState, State
from riskcheck.core.walk.walk import Walk

__all__ = [
    "PROFILE",
    "Carried",
    "Effects",
    "Hit",
    "Progress",
    "Scope",
    "Search",
    "SectionState",
    "State",
    "Walk",
    "carry_over",
]
