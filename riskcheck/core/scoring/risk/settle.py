"""The fewest open questions that would settle an undecided level.

A set of questions settles the level when, once each of them is answered as well as it can be, nothing that is
still open can lift the worst level above the best one. (A worse answer moves the level up; then it was worth
asking, too.) For rules the set is the smallest there is: whatever lifts the level by a floor must be in it,
and of the others, in a section and then in the whole, those that move the score most are the fewest. Open
profile questions are taken one by one, in order, each with the answer that leaves the least risk open, and
the search for rules is made again after each: the set with the fewest questions of all of these is the one
that is named.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from riskcheck.core.answers.model import Answer
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.scoring.risk.extremes import score_range
from riskcheck.core.scoring.risk.items import OPEN, Item, items_of
from riskcheck.core.scoring.risk.levels import floors_of, rate
from riskcheck.core.scoring.risk.parameters import Parameters
from riskcheck.core.scoring.risk.profile_trials import profile_answers, undetermined_questions


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
        taken = {item.rule.id for item in chosen}
        rest = [item for item in self._open(items) if item.rule.id not in taken]

        def reached(count: int) -> bool:
            closed = _closed(items, [*chosen, *rest[:count]])
            return self.parameters.level_of(score_range(closed).worst) <= target

        return rest[: bisect_left(range(len(rest)), True, key=reached)]


def fewest_questions(
    pack: RulePack, answers: Mapping[str, Answer], parameters: Parameters
) -> tuple[str, ...]:
    """Return the ids of the questions that would settle the level: profile, then those that move it most.

    Empty where the level is settled already.
    """
    best: tuple[str, ...] | None = None
    given, asked = dict(answers), list[str]()
    while True:
        questionnaire = Questionnaire(pack, given)
        items = items_of(pack, questionnaire)
        rules = _settling(items, pack, parameters)
        if rules is not None and (best is None or len(asked) + len(rules) < len(best)):
            best = (*asked, *rules)
        question = next(undetermined_questions(items, questionnaire), None)
        if question is None or (best is not None and len(asked) + 1 >= len(best)):
            return best or ()
        given[question.id] = min(
            profile_answers(question, items, pack),
            key=lambda answer: _risk_left(pack, {**given, question.id: answer}),
        )
        asked.append(question.id)


def _settling(items: Sequence[Item], pack: RulePack, parameters: Parameters) -> tuple[str, ...] | None:
    """Return the fewest rules that settle the level; None where answers to rules alone cannot."""
    sections = [section.id for section in pack.sections]
    level = rate(items, sections, parameters).level
    if level.best == level.worst:
        return ()
    found = _Search(items, sections, parameters, level.best).fewest()
    return None if found is None else _ids(found)


def _risk_left(pack: RulePack, answers: Mapping[str, Answer]) -> Fraction:
    items = items_of(pack, Questionnaire(pack, answers))
    return sum((item.weight * item.residual for item in items if item.counts), start=Fraction(0))


def _closed(items: Iterable[Item], chosen: Sequence[Item]) -> list[Item]:
    ids = {item.rule.id for item in chosen}
    return [_answered_well(item) if item.rule.id in ids else item for item in items]


def _answered_well(item: Item) -> Item:
    return replace(item, exposure_greatest=item.exposure_least, red_lines=())


def _movement(item: Item) -> Fraction:
    return item.weight * item.inherent * (item.exposure_greatest - item.exposure_least)


def _ids(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(item.rule.id for item in sorted(items, key=_movement, reverse=True))
