"""Scoring methods. A pack names its method; a new one is one module and one line here."""

from riskcheck.core.scoring.interface import ScoringMethod
from riskcheck.core.scoring.risk.method import RISK

METHODS: dict[str, ScoringMethod] = {
    "risk": RISK,
}
