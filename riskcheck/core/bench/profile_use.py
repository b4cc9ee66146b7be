"""BN030: profile choices that switch nothing."""

from collections.abc import Iterator

from riskcheck.core.bench.material import Material
from riskcheck.core.bench.model import BenchFinding, Looked, looked
from riskcheck.core.bench.places import all_conditions
from riskcheck.core.conditions import Among, Between
from riskcheck.core.pack.profile import ProfileMany, ProfileNumber, ProfileOne, ProfileQuestion

Atoms = list[Among | Between]


def switches_nothing(material: Material) -> Looked:
    """BN030: a choice that no condition names.

    One such choice is the "otherwise" of its question, needed where an answer must be given: it is left
    alone unless the question also allows `none`.
    """
    pack = material.pack
    atoms = [atom for condition in all_conditions(pack) for atom in condition.atoms()]
    cases = sum(len(getattr(question, "choices", "1")) for question in pack.profile)
    found = (
        finding
        for question in pack.profile
        for finding in _check(question, [a for a in atoms if a.question == question.id], material)
    )
    return looked(found, cases)


def _check(question: ProfileQuestion, atoms: Atoms, material: Material) -> Iterator[BenchFinding]:
    place, hint = material.places[question.id], "name it in a condition, or do not ask it"
    if isinstance(question, ProfileNumber) and not atoms:
        message = f"{question.id}: no condition asks for this number"
        yield BenchFinding("BN030", question.id, place, message, hint)
    if not isinstance(question, ProfileOne | ProfileMany):
        return  # texts and dates are for the report
    named = {word for atom in atoms if isinstance(atom, Among) for word in atom.values}
    idle = [choice.id for choice in question.choices if choice.id not in named]
    otherwise = 0 if isinstance(question, ProfileMany) and question.allows_none else 1
    if len(idle) > otherwise:
        message = f"{question.id}: no condition names {', '.join(idle)}"
        yield BenchFinding("BN030", question.id, (*place, "choices"), message, hint)
