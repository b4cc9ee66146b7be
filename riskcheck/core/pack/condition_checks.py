"""The checks of conditions: every question and value in them exists, comes earlier, and can come true."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from riskcheck.core.conditions import ALWAYS, UNKNOWN_WORD, Among, Between, Condition
from riskcheck.core.pack.draft import Draft, Placed
from riskcheck.core.pack.profile import ProfileMany, ProfileNumber, ProfileOne, ProfileQuestion
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.satisfiable import can_hold
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import PathKey, Problem

Place = tuple[PathKey, ...]


class _Stated(NamedTuple):
    """A condition, the id of what it is `of`, where it stands, and what is `given` wherever it is asked."""

    of: str
    path: Place
    condition: Condition
    given: Condition = ALWAYS


def check_conditions(draft: Draft) -> list[Problem]:
    """Return the defects of every condition in the pack."""
    problems: list[Problem] = []
    order = {placed.item.id: index for index, placed in enumerate(draft.profile)}
    ordered = {(*placed.path, "when") for placed in draft.profile}
    cyclic = _cycles(draft)
    conditions = list(_conditions(draft))
    sound: set[Condition] = set()  # many rules share a condition
    for stated in conditions:
        found = [] if stated.condition in sound else [*_check_atoms(stated, draft)]
        if not found:
            sound.add(stated.condition)
            if stated.path in ordered:
                found = [*_check_order(stated, order, cyclic)]
        problems += found
    if problems or draft.broken:  # whether a condition can hold is only worth asking of sound conditions
        return problems
    return [*_check_reachable(conditions, draft)]


def _conditions(draft: Draft) -> Iterator[_Stated]:
    for placed in draft.questions():
        name, given = placed.item.id, placed.item.when
        if given is not ALWAYS:
            yield _Stated(name, (*placed.path, "when"), given)
        for index, adjust in enumerate(_field(placed.item, "adjust", ())):
            yield _Stated(name, (*placed.path, "adjust", index, "when"), adjust.when, given)
        for path, mark in _marks(placed):
            yield _Stated(name, (*path, "red-line", "when"), mark.when, given)
    for duty in draft.obligations:
        if duty.item.when is not ALWAYS:
            yield _Stated(duty.item.id, (*duty.path, "when"), duty.item.when)
    yield from _binding(draft)


def _binding(draft: Draft) -> Iterator[_Stated]:
    for document in draft.documents:
        if document.item.binds_when is not None:
            yield _Stated(document.item.id, (*document.path, "binds-when"), document.item.binds_when)
        for key, point in document.item.points.items():
            if point.binds_when is not None:
                given = document.item.binding_condition() or ALWAYS
                yield _Stated(key, (*document.path, "points", key, "binds-when"), point.binds_when, given)


def _marks(placed: Placed[Question]) -> Iterator[tuple[Place, Any]]:
    # read by name, so that red lines of any scoring method are checked without knowing the method
    for key in ("choices", "bands"):
        for index, part in enumerate(_field(placed.item, key, ())):
            yield from _mark(part, (*placed.path, key, index))
    for key in ("none", "too-few"):
        yield from _mark(_field(placed.item, key.replace("-", "_"), None), (*placed.path, key))


def _field(part: Any, name: str, default: Any) -> Any:
    # of the fields alone: where a model has none of this name, its `getattr` is ten times as slow
    return getattr(part, "__dict__", {}).get(name, default)


def _mark(part: Any, path: Place) -> Iterator[tuple[Place, Any]]:
    mark = _field(part, "red_line", None)
    if mark is not None:
        yield path, mark


def _check_atoms(stated: _Stated, draft: Draft) -> Iterator[Problem]:
    for atom in stated.condition.atoms():
        yield from _check_atom(stated, atom, draft)


def _check_atom(stated: _Stated, atom: Among | Between, draft: Draft) -> Iterator[Problem]:
    lead = f"{stated.of}: "
    names = draft.profile_by_id
    if atom.question in draft.broken:
        return
    if atom.question not in names:
        rules = {rule.item.id for rule in draft.rules}
        is_rule = atom.question in rules
        why = "is a rule; a condition may only name profile questions" if is_rule else "is unknown"
        hint = did_you_mean(atom.question, names)
        yield Problem("PK011", f"{lead}the question '{atom.question}' {why}", stated.path, hint)
        return
    yield from _check_values(lead, stated.path, atom, names[atom.question])


def _check_values(
    lead: str, path: Place, atom: Among | Between, question: ProfileQuestion
) -> Iterator[Problem]:
    if isinstance(atom, Between):
        if not isinstance(question, ProfileNumber):
            yield Problem("PK012", f"{lead}'{atom.question}' is not answered with a number", path)
        return
    if not isinstance(question, ProfileOne | ProfileMany):
        hint = "a number takes at-least, below or both" if isinstance(question, ProfileNumber) else ""
        yield Problem("PK012", f"{lead}'{atom.question}' has no choices to compare with", path, hint)
        return
    allowed = [choice.id for choice in question.choices] + [UNKNOWN_WORD]
    for value in atom.values:
        if value not in allowed:
            message = f"{lead}'{value}' is not one of {one_of(allowed)} of '{atom.question}'"
            yield Problem("PK013", message, path, did_you_mean(value, allowed))


def _check_order(stated: _Stated, order: dict[str, int], cyclic: dict[str, str]) -> Iterator[Problem]:
    name, path = stated.of, stated.path
    for atom in stated.condition.atoms():
        if atom.question in order and order[atom.question] >= order[name]:
            if name in cyclic:
                yield Problem("PK015", f"the conditions go in a circle: {cyclic[name]}", path)
                return
            message = f"{name}: '{atom.question}' is asked later; a condition may only name earlier questions"
            yield Problem("PK014", message, path)


def _cycles(draft: Draft) -> dict[str, str]:
    """Return the profile questions that depend on themselves, with the way round."""
    uses = {placed.item.id: [a.question for a in placed.item.when.atoms()] for placed in draft.profile}
    found: dict[str, str] = {}
    for start in uses:
        trail, seen = [[start]], {start}
        while trail:
            way = trail.pop()
            for after in uses.get(way[-1], []):
                if after == start:
                    found.setdefault(start, " -> ".join([*way, start]))
                elif after not in seen:
                    seen.add(after)
                    trail.append([*way, after])
    return found


def _check_reachable(conditions: Iterable[_Stated], draft: Draft) -> Iterator[Problem]:
    @cache  # many rules share a condition
    def can_ever_hold(condition: Condition, given: Condition) -> bool:
        return can_hold(condition, given, draft.profile_by_id)

    for stated in conditions:
        if not can_ever_hold(stated.condition, stated.given):
            yield Problem("PK016", f"{stated.of}: this condition can never hold", stated.path)
