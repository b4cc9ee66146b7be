"""The fewest open questions that would settle an undecided level.

A set of questions settles the level when, once each of them is answered as well as it can be, nothing that is still
open can lift the worst level above the best one. (A worse answer moves the level up; then it was worth asking, too.)
For rules the set is the smallest there is: whatever lifts the level by a floor must be in it, and of the others, in a
section and then in the whole, those that move the score most are the fewest. Where open profile questions leave it
undetermined which rules apply, they are either left alone or all answered, whichever takes fewer questions.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from riskcheck.core.conditions import Condition, Truth
from riskcheck.core.questionnaire import Questionnaire, Status
from riskcheck.core.scoring.risk.extremes import score_range
from riskcheck.core.scoring.risk.items import Item
from riskcheck.core.scoring.risk.levels import floors_of, rate
from riskcheck.core.scoring.risk.parameters import Parameters

OPEN = (Status.UNANSWERED, Status.UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for one target: the index of the level to be reached at the worst end."""

    items: Sequence[Item]
    sections: Sequence[str]
    parameters: Parameters
    target: int

    def fewest(self) -> list[Item] | None:
        """Return the rules of the smallest settling set; None where no answers to rules can settle it."""
        chosen = [item for item in self._open(self.items) if self._lifts(item)]
        steps = self.parameters.below_worst_section
        if steps is not None:
            for section in self.sections:
                part = [item for item in self.items if item.section == section]
                chosen += self._shortest(part, chosen, self.target + steps)
        chosen += self._shortest(self.items, chosen, self.target)
        reached = rate(_closed(self.items, chosen), self.sections, self.parameters).level.worst
        return chosen if reached <= self.target else None

    def _lifts(self, item: Item) -> bool:
        return floors_of(item, self.parameters).worst > self.target

    def _open(self, items: Iterable[Item]) -> list[Item]:
        """Return the items that an answer can still improve, those that move the score most first."""
        movable = [item for item in items if item.counts and item.status in OPEN]
        return sorted(movable, key=_movement, reverse=True)

    def _shortest(self, items: Sequence[Item], chosen: list[Item], target: int) -> list[Item]:
        rest = [item for item in self._open(items) if item not in chosen]

        def reached(count: int) -> bool:
            closed = _closed(items, [*chosen, *rest[:count]])
            return self.parameters.level_of(score_range(closed).worst) <= target

        return rest[: bisect_left(range(len(rest)), True, key=reached)]


def fewest_questions(
    items: Sequence[Item], questionnaire: Questionnaire, sections: Sequence[str], parameters: Parameters
) -> tuple[str, ...]:
    """Return the ids of the questions that would settle the level, those that move the score most first.

    Empty where the level is settled already.
    """
    level = rate(items, sections, parameters).level
    if level.best == level.worst:
        return ()
    alone = _Search(items, sections, parameters, level.best).fewest()
    profile = _open_profile(items, questionnaire)
    if not profile:
        return _ids(alone if alone is not None else _Search(items, sections, parameters, 0)._open(items))
    resolved = [_resolved(item, parameters, level.best) for item in items]
    rules = _Search(resolved, sections, parameters, level.best).fewest()
    if alone is not None and (rules is None or len(alone) <= len(rules) + len(profile)):
        return _ids(alone)
    return (*profile, *_ids(rules or []))


def _closed(items: Iterable[Item], chosen: Sequence[Item]) -> list[Item]:
    ids = {item.rule.id for item in chosen}
    return [_answered_well(item) if item.rule.id in ids else item for item in items]


def _answered_well(item: Item) -> Item:
    return replace(item, exposure_greatest=item.exposure_least, red_lines=())


def _resolved(item: Item, parameters: Parameters, target: int) -> Item:
    """Return the item as the better outcome of the open profile questions leaves it."""
    certain_lines = tuple(line for line in item.red_lines if line.certain or item.status in OPEN)
    better = replace(item, most=item.least, red_lines=certain_lines)
    if item.applies is not Truth.UNDETERMINED:
        return better
    keep = item.exposure_greatest <= parameters.levels[target].up_to and not item.red_lines
    return replace(better, applies=Truth.TRUE if keep else Truth.FALSE)


def _open_profile(items: Sequence[Item], questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the open profile questions that leave a rule, an adjustment or a red line undetermined, in order."""
    names: set[str] = set()
    for item in items:
        if not item.counts:
            continue
        marks = [mark.when for mark in item.rule.red_lines().values()]
        for condition in (item.rule.when, *(adjust.when for adjust in item.rule.adjust), *marks):
            if condition.truth(questionnaire) is Truth.UNDETERMINED:
                names |= _undetermined(condition, questionnaire)
    return tuple(question.id for question in questionnaire.pack.profile if question.id in names)


def _undetermined(condition: Condition, questionnaire: Questionnaire) -> set[str]:
    return {atom.question for atom in condition.atoms() if atom.truth(questionnaire) is Truth.UNDETERMINED}


def _movement(item: Item) -> Fraction:
    return item.weight * item.inherent * (item.exposure_greatest - item.exposure_least)


def _ids(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(item.rule.id for item in sorted(items, key=_by_movement()))


def _by_movement() -> Callable[[Item], Fraction]:
    return lambda item: -_movement(item)
