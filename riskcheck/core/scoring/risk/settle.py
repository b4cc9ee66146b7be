"""The fewest open questions that would settle an undecided level.

A set of questions settles the level when, once each of them is answered as well as it can be, nothing that is
still open can lift the worst level above the best one. (A worse answer moves the level up; then it was worth
asking, too.) For rules the set is the smallest there is: whatever lifts the level by a floor must be in it,
and of the others, in a section and then in the whole, those that move the score most are the fewest. Open
profile questions are taken one by one, in order, each with the answer that leaves the least risk open, and
the search for rules is made again after each: the set with the fewest questions of all of these is the one
that is named.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from riskcheck.core.answers.model import AnswerState
from riskcheck.core.scoring.risk.live import RiskLive
from riskcheck.core.scoring.risk.profile_trials import profile_answers, undetermined_questions
from riskcheck.core.scoring.risk.tally import Share


def fewest_questions(live: RiskLive) -> tuple[str, ...]:
    """Return the ids of the questions that would settle the level: profile, then those that move it most.

    Empty where the level is settled already.
    """
    best: tuple[str, ...] | None = None
    asked: list[str] = []
    while True:
        rules = _settling(live)
        if rules is not None and (best is None or len(asked) + len(rules) < len(best)):
            best = (*asked, *rules)
        question = next(undetermined_questions(live), None)
        if question is None or (best is not None and len(asked) + 1 >= len(best)):
            return best or ()
        trials = (live.accept(question.id, answer) for answer in profile_answers(question, live.index))
        live = min(trials, key=lambda trial: trial.residual)
        asked.append(question.id)


def _settling(live: RiskLive) -> tuple[str, ...] | None:
    """Return the fewest rules that settle the level; None where answers to rules alone cannot."""
    level = live.level
    return () if level.best == level.worst else _Search(live, level.best).fewest()


class _Search:
    """The search for one target: the index of the level to be reached at the worst end.

    The worst score of some rules is at most L where the sum of mass x (exposure - L) is at most 0, each mass
    taken as great as it can be for an exposure above L and as small as it can be for one below. The sum is
    made up of a part for each rule, its excess, so that one pass over the rules says how many of them have to
    be answered well.
    """

    def __init__(self, live: RiskLive, target: int) -> None:
        """Begin with everything that counts as it is."""
        self._live = live
        self._target = target
        self._shares = {at: share for at, share in enumerate(live.shares) if share is not None}
        movement = {at: share.high * (share.greatest - share.least) for at, share in self._shares.items()}
        self._movement = movement
        self._open = sorted(filter(self._is_open, movement), key=movement.__getitem__, reverse=True)
        self._chosen: dict[int, None] = {}  # in the order of the choice

    def fewest(self) -> tuple[str, ...] | None:
        """Return the rules of the smallest settling set; None where no answers to rules can settle it."""
        for at in self._open:
            if self._shares[at].open_floor > self._target:
                self._answer_well(at)
        steps = self._live.index.parameters.below_worst_section
        sections = [] if steps is None else self._by_section()
        settled = [self._lower(rules, self._target + (steps or 0)) for rules in sections]
        settled.append(self._lower(list(self._shares), self._target))
        if not all(settled) or any(share.open_floor > self._target for share in self._shares.values()):
            return None
        chosen = sorted(self._chosen, key=self._movement.__getitem__, reverse=True)
        return tuple(self._live.index.rules[at].rule.id for at in chosen)

    def _lower(self, rules: Sequence[int], target: int) -> bool:
        """Answer as many of these rules well as their score needs; return whether it is low enough then."""
        levels = self._live.index.parameters.levels
        limit = levels[min(target, len(levels) - 1)].up_to
        excess = sum(_excess(self._shares[at], limit) for at in rules)
        wanted = set(rules)
        for at in self._open:
            if excess <= 0:
                break
            if at in wanted and at not in self._chosen:
                excess -= _excess(self._shares[at], limit)
                self._answer_well(at)
                excess += _excess(self._shares[at], limit)
        return excess <= 0

    def _answer_well(self, at: int) -> None:
        share, weight = self._shares[at], self._live.index.rules[at].weight
        floor = self._live.index.floors.of(share.high // weight * share.least)
        self._shares[at] = share._replace(greatest=share.least, open_floor=floor)
        self._chosen[at] = None

    def _by_section(self) -> Iterable[list[int]]:
        sections: dict[str, list[int]] = {}
        for at in self._shares:
            sections.setdefault(self._live.index.rules[at].section, []).append(at)
        return sections.values()

    def _is_open(self, at: int) -> bool:
        """Return whether an answer can still improve a rule that counts."""
        answer = self._live.answers.get(self._live.index.rules[at].rule.id)
        return answer is None or answer.state is AnswerState.UNKNOWN


def _excess(share: Share, limit: int) -> Fraction | int:
    mass = share.high if share.greatest > limit else share.low
    return mass * (share.greatest - limit)
