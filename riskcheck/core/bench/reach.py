"""BN010..BN012: questions, adjustments and red lines that no product ever meets."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskcheck.core.bench.chance import Chance
from riskcheck.core.bench.material import Material
from riskcheck.core.bench.model import BenchFinding, Looked, looked
from riskcheck.core.bench.places import Place, inner_conditions
from riskcheck.core.conditions import ALWAYS, Condition, Truth
from riskcheck.core.pack.satisfiable import can_hold
from riskcheck.core.questionnaire import Questionnaire

TRIES = 3_000  # products drawn for one condition that no product so far has met


@dataclass(frozen=True, slots=True)
class _Stated:
    """A condition, of which question, where it stands, and under which condition it is asked."""

    at: str
    place: Place
    condition: Condition
    given: Condition = ALWAYS


def never_asked(material: Material) -> Looked:
    """BN010: a question that no product is asked."""
    pack = material.pack
    stated = [
        _Stated(question.id, (*material.places[question.id], "when"), question.when)
        for question in pack.questions.values()
        if question.when is not ALWAYS
    ]
    return _never("BN010", stated, material, "this question can never be asked", "mend its `when`")


def never_met(material: Material) -> Looked:
    """BN011: an adjustment or a red line whose condition never holds where its rule applies."""
    stated = [
        _Stated(rule.id, (*material.places[rule.id], *path), condition, rule.when)
        for rule in material.pack.rules()
        for path, condition in inner_conditions(rule)
    ]
    message = "this condition never holds where the rule applies"
    return _never("BN011", stated, material, message, "mend it, or take it out")


def _never(code: str, stated: list[_Stated], material: Material, message: str, hint: str) -> Looked:
    tried = [Questionnaire(material.pack, product) for product in material.products]
    profile = {question.id: question for question in material.pack.profile}
    chance = Chance(material.seed)
    findings, cases, proven = [], len(tried), True
    for part in stated:
        both = (part.condition, part.given)
        if any(all(c.truth(q) is Truth.TRUE for c in both) for q in tried):
            continue
        if can_hold(part.condition, part.given, profile):  # or there are too many cases to say
            met, drawn = material.maker.meeting(both, chance, TRIES)
            cases, proven = cases + drawn, False
            if met:
                continue
        findings.append(BenchFinding(code, part.at, part.place, f"{part.at}: {message}", hint))
    searched = not proven or material.every_product is None
    return looked(findings, cases, material.seed if searched else None)


def no_effect(material: Material) -> Looked:
    """BN012: an adjustment that changes nothing, because impact and likelihood stay within 1..5."""
    return looked(_no_effect(material), sum(1 for _ in material.pack.rules()))


def _no_effect(material: Material) -> Iterator[BenchFinding]:
    for rule in material.pack.rules():
        adjusts = getattr(rule, "adjust", ())
        for index, adjust in enumerate(adjusts):
            for name in ("impact", "likelihood"):
                others = [getattr(a, name) for i, a in enumerate(adjusts) if i != index]
                amount = getattr(adjust, name)
                if amount and not _can_move(getattr(rule, name), amount, others):
                    message = (
                        f"{rule.id}: {name} is {getattr(rule, name)} already; {amount:+} changes nothing"
                    )
                    place = (*material.places[rule.id], "adjust", index)
                    yield BenchFinding("BN012", rule.id, place, message, "take it out, or change the rating")


def _can_move(rating: int, amount: int, others: list[int]) -> bool:
    """Return whether the amount can show, whichever of the other adjustments hold."""
    low = rating + sum(other for other in others if other < 0)
    high = rating + sum(other for other in others if other > 0)
    return low < 5 if amount > 0 else high > 1
