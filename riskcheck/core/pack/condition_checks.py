"""The checks of conditions: every question and value in them exists, comes earlier, and can come true."""

from collections.abc import Iterator
from typing import Any

from riskcheck.core.conditions import ALWAYS, UNKNOWN_WORD, Among, Between, Condition
from riskcheck.core.pack.draft import Draft, Placed
from riskcheck.core.pack.profile import ProfileMany, ProfileNumber, ProfileOne, ProfileQuestion
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.satisfiable import can_hold
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import PathKey, Problem

Place = tuple[PathKey, ...]


def check_conditions(draft: Draft) -> list[Problem]:
    """Return the defects of every condition in the pack."""
    problems: list[Problem] = []
    order = {placed.item.id: index for index, placed in enumerate(draft.profile)}
    cyclic = _cycles(draft)
    for placed, path, condition in _conditions(draft):
        found = [p for atom in condition.atoms() for p in _check_atom(placed, path, atom, draft)]
        if not found and placed.item.id in order:
            found = [*_check_order(placed, path, condition, order, cyclic)]
        problems += found
    problems += _check_reachable(draft, problems)
    return problems


def _conditions(draft: Draft) -> Iterator[tuple[Placed[Question], Place, Condition]]:
    for placed in draft.questions():
        if placed.item.when is not ALWAYS:
            yield placed, (*placed.path, "when"), placed.item.when
        for index, adjust in enumerate(getattr(placed.item, "adjust", ())):
            yield placed, (*placed.path, "adjust", index, "when"), adjust.when
        for path, mark in _marks(placed):
            yield placed, (*path, "red-line", "when"), mark.when


def _marks(placed: Placed[Question]) -> Iterator[tuple[Place, Any]]:
    # read by name, so that red lines of any scoring method are checked without knowing the method
    for key in ("choices", "bands"):
        for index, part in enumerate(getattr(placed.item, key, ())):
            if getattr(part, "red_line", None) is not None:
                yield (*placed.path, key, index), part.red_line
    for key in ("none", "too-few"):
        part = getattr(placed.item, key.replace("-", "_"), None)
        if getattr(part, "red_line", None) is not None:
            yield (*placed.path, key), part.red_line


def _check_atom(
    placed: Placed[Question], path: Place, atom: Among | Between, draft: Draft
) -> Iterator[Problem]:
    lead = f"{placed.item.id}: "
    names = {question.item.id: question.item for question in draft.profile}
    if atom.question in draft.broken:
        return
    if atom.question not in names:
        rules = {rule.item.id for rule in draft.rules}
        why = (
            "is a rule; a condition may only name profile questions"
            if atom.question in rules
            else "is unknown"
        )
        hint = did_you_mean(atom.question, names)
        yield Problem("PK011", f"{lead}the question '{atom.question}' {why}", path, hint, of_key=False)
        return
    yield from _check_values(lead, path, atom, names[atom.question])


def _check_values(
    lead: str, path: Place, atom: Among | Between, question: ProfileQuestion
) -> Iterator[Problem]:
    if isinstance(atom, Between):
        if not isinstance(question, ProfileNumber):
            yield Problem("PK012", f"{lead}'{atom.question}' is not answered with a number", path)
        return
    if not isinstance(question, ProfileOne | ProfileMany):
        yield Problem("PK012", f"{lead}'{atom.question}' has no choices to compare with", path)
        return
    allowed = [choice.id for choice in question.choices] + [UNKNOWN_WORD]
    for value in atom.values:
        if value not in allowed:
            message = f"{lead}'{value}' is not one of {one_of(allowed)} of '{atom.question}'"
            yield Problem("PK013", message, path, did_you_mean(value, allowed))


def _check_order(
    placed: Placed[Question], path: Place, condition: Condition, order: dict[str, int], cyclic: dict[str, str]
) -> Iterator[Problem]:
    name = placed.item.id
    for atom in condition.atoms():
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
        trail = [[start]]
        while trail:
            way = trail.pop()
            for after in uses.get(way[-1], []):
                if after == start:
                    found.setdefault(start, " -> ".join([*way, start]))
                elif after not in way:
                    trail.append([*way, after])
    return found


def _check_reachable(draft: Draft, problems: list[Problem]) -> list[Problem]:
    if problems:  # whether a condition can hold is only worth asking of sound conditions
        return []
    profile = {placed.item.id: placed.item for placed in draft.profile}
    return [
        Problem("PK016", f"{placed.item.id}: this condition can never hold", path)
        for placed, path, condition in _conditions(draft)
        if not draft.broken and not can_hold(condition, placed.item.when, profile)
    ]
