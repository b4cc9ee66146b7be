"""BN013..BN015: choices, bands and levels that no answer comes to."""

from collections.abc import Iterator
from itertools import pairwise

from riskcheck.core.bench.material import Material
from riskcheck.core.bench.model import BenchFinding, Looked, looked
from riskcheck.core.bench.places import HEAD, section_place
from riskcheck.core.pack.question import ManyShape
from riskcheck.core.pack.rule import Rule


def never_reached(material: Material) -> Looked:
    """BN013: a choice or band that no answer comes to, or that cannot be told from its neighbour."""
    findings: list[BenchFinding] = []
    cases = 0
    for rule in material.pack.rules():
        trials = material.method.trials(rule)
        cases += len(trials.answers)
        reached = {name for answer in trials.answers for name in answer.outcomes}
        missing = [name for name in rule.outcome_ids() if name not in reached]
        if missing:
            message = f"{rule.id}: no answer comes to {', '.join(missing)}"
            findings.append(
                BenchFinding("BN013", rule.id, material.places[rule.id], message, "mend its limits")
            )
        findings += _alike(rule, material)
    return looked(findings, cases)


def _alike(rule: Rule, material: Material) -> Iterator[BenchFinding]:
    name = rule.id
    if isinstance(rule, ManyShape):
        return
    worth = {outcome.id: (outcome.worth, outcome.red_line) for outcome in material.method.outcomes(rule)}
    ids = [outcome for outcome in rule.outcome_ids() if outcome in worth]
    for first, second in pairwise(ids):
        if worth[first] == worth[second]:
            message = f"{name}: '{first}' and '{second}' are worth the same ({worth[first][0]} %)"
            hint = "make one of them, or rate them apart"
            yield BenchFinding("BN013", name, material.places[name], message, hint)


def levels_of_sections(material: Material) -> Looked:
    """BN014: a level that a section never has."""
    found, names = material.explored, _levels(material)
    findings = []
    for section in material.pack.sections:
        reached = found.sections.get(section.id, set())
        missing = [name for index, name in enumerate(names) if index not in reached]
        if missing:
            message = f"{section.id}: no answers bring this section to {', '.join(missing)}"
            hint = "look at its exposures, at the bands of `levels` and at the floors"
            findings.append(BenchFinding("BN014", section.id, section_place(section.id), message, hint))
    return looked(findings, found.cases, None if found.complete else material.seed)


def levels_of_whole(material: Material) -> Looked:
    """BN015: a level that the whole never has."""
    found, names = material.explored, _levels(material)
    missing = [name for index, name in enumerate(names) if index not in found.whole]
    findings = []
    if missing:
        message = f"no answers bring the whole to {', '.join(missing)}"
        hint = "look at the bands of `levels` and at the floors"
        place = (HEAD, "scoring", "levels")
        findings.append(BenchFinding("BN015", material.pack.head.id, place, message, hint))
    return looked(findings, found.cases, None if found.complete else material.seed)


def _levels(material: Material) -> list[str]:
    return [band.id for band in material.method.levels(material.pack)]
