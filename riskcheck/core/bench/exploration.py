"""Every rule of many products answered in many ways, once for all checks that look at the results."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

from riskcheck.core.bench.chance import Chance
from riskcheck.core.scoring.board import Board, Position, Standing, Trial

EVERY_UP_TO = 3_000  # sets of answers, over all products: each is tried with every change of one answer
QUALITIES = (5, 20, 35, 50, 65, 80, 95)  # percent of the rules that are answered well, in a search
LEAST_ROUNDS = 200  # of these qualities over all products: the fewer products, the more often for each
MOVED_FROM = 80  # the one of them from which single answers move: a good product has the most to lose


@dataclass(frozen=True, slots=True)
class Move:
    """One answer exchanged for a less safe one: the rule, both outcomes, and where the product stood."""

    rule: str
    safer: str
    riskier: str
    before: Standing
    after: Standing
    rules: tuple[str, ...]  # that apply


@dataclass
class Explored:
    """What came up."""

    complete: bool
    cases: int = 0
    moves: int = 0
    whole: set[int] = field(default_factory=set)
    sections: dict[str, set[int]] = field(default_factory=dict)
    raises: dict[tuple[str, str, str], Move] = field(default_factory=dict)
    cliffs: dict[tuple[str, str], dict[str, Move]] = field(default_factory=dict)

    def reached(self, standing: Standing) -> None:
        """Note the levels of a product."""
        self.cases += 1
        self.whole.add(standing.whole.level)
        for name, position in standing.sections.items():
            self.sections.setdefault(name, set()).add(position.level)


def explore(boards: Sequence[Board], every: bool, seed: int) -> Explored:
    """Try answers on all boards; `every` says that they stand for every product."""
    small = sum(prod(len(t.answers) for t in board.trials) for board in boards) <= EVERY_UP_TO
    whole = all(trials.complete for board in boards for trials in board.trials)
    found = Explored(every and small and whole)
    chance = Chance(seed + 1)
    for board in boards:
        if small:
            for each in product(*(range(len(trials.answers)) for trials in board.trials)):
                _try(board, list(each), found, moving=True)
        else:
            for picks, moving in _some(board, chance, max(1, LEAST_ROUNDS // len(boards))):
                _try(board, picks, found, moving=moving)
    return found


def _some(board: Board, chance: Chance, rounds: int) -> Iterator[tuple[list[int], bool]]:
    """Yield the safest and the least safe answers, and mixtures; from some of them single answers move."""
    ordered = [_by_exposure(trials.answers) for trials in board.trials]
    yield [order[0] for order in ordered], True
    yield [order[-1] for order in ordered], False
    for quality in QUALITIES * rounds:
        picks = [order[0] if chance.percent(quality) else chance.of(order) for order in ordered]
        yield picks, quality == MOVED_FROM


def _by_exposure(answers: Sequence[Trial]) -> list[int]:
    return sorted(range(len(answers)), key=lambda index: answers[index].exposure)


def _try(board: Board, picks: list[int], found: Explored, *, moving: bool) -> None:
    found.reached(board.standing(picks))
    if moving:
        for rule in range(len(picks)):
            _move(board, picks, rule, found)


def _move(board: Board, picks: list[int], rule: int, found: Explored) -> None:
    answers = board.trials[rule].answers
    at = board.with_each(picks, rule)
    found.moves += len(at)
    for safe, first in enumerate(answers):
        for risky, second in enumerate(answers):
            if first.safer_than(second):
                _compare(board, rule, (safe, risky), (at[safe], at[risky]), found)


def _compare(
    board: Board, rule: int, picks: tuple[int, int], at: tuple[Standing, Standing], found: Explored
) -> None:
    before, after = at
    if _falls(before, after):
        move = _named(board, rule, picks, at)
        found.raises.setdefault((move.rule, move.safer, move.riskier), move)
    if after.whole.level - before.whole.level >= 2 and not board.crosses(rule, picks[1]):
        cause = cause_of(after.whole)
        by_rule = found.cliffs.setdefault(_key(board, rule, cause, after), {})
        if board.trials[rule].rule.id not in by_rule:
            by_rule[board.trials[rule].rule.id] = _named(board, rule, picks, at)


def _key(board: Board, rule: int, cause: str, after: Standing) -> tuple[str, str]:
    subjects = {"score": board.trials[rule].rule.id, "section": after.whole.section}
    return cause, subjects.get(cause, "")


def _falls(before: Standing, after: Standing) -> bool:
    """Return whether anything is lower with the less safe answer."""
    if _lower(before.whole, after.whole):
        return True
    pairs = ((position, after.sections[name]) for name, position in before.sections.items())
    return any(low is not high and _lower(low, high) for low, high in pairs)


def _lower(before: Position, after: Position) -> bool:
    return after.score < before.score or after.level < before.level


def cause_of(whole: Position) -> str:
    """Return what by itself gives the level: a floor that the pack states, the score, or a section."""
    if whole.by_finding == whole.level:
        return "finding"
    return "score" if whole.by_score == whole.level else "section"


def _named(board: Board, rule: int, picks: tuple[int, int], at: tuple[Standing, Standing]) -> Move:
    trials = board.trials[rule]
    safer, riskier = (" + ".join(trials.answers[pick].outcomes) for pick in picks)
    applying = tuple(other.rule.id for other in board.trials)
    return Move(trials.rule.id, safer, riskier, *at, applying)
