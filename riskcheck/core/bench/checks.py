"""The checks of the bench by code. A new one is a function in a file of its family and a line here."""

from riskcheck.core.bench.golden import consistent, golden, pairs
from riskcheck.core.bench.model import Check
from riskcheck.core.bench.order import cliffs, mitigations, safer_raises, unordered
from riskcheck.core.bench.outcomes import levels_of_sections, levels_of_whole, never_reached
from riskcheck.core.bench.profile_use import switches_nothing
from riskcheck.core.bench.reach import never_asked, never_met, no_effect
from riskcheck.core.bench.register import overdue, uncited
from riskcheck.core.bench.substance import lacking, same_ratings
from riskcheck.core.bench.wording import near_duplicates, too_long

CHECKS: dict[str, Check] = {
    "BN001": golden,
    "BN002": pairs,
    "BN003": consistent,
    "BN010": never_asked,
    "BN011": never_met,
    "BN012": no_effect,
    "BN013": never_reached,
    "BN014": levels_of_sections,
    "BN015": levels_of_whole,
    "BN020": safer_raises,
    "BN021": cliffs,
    "BN022": unordered,
    "BN023": mitigations,
    "BN030": switches_nothing,
    "BN040": lacking,
    "BN041": same_ratings,
    "BN050": near_duplicates,
    "BN051": too_long,
    "BN060": uncited,
    "BN061": overdue,
}
