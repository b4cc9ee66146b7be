"""Prints how long the interview takes from a key to the next screen, in packs of growing size.

Run it with `make bench`; it asserts nothing. A key that gives an answer asks what the answer would do to the
others, takes it over, goes on to the next question, and has the progress and the verdict that the next screen
shows. An answer to a profile question costs most, because rules hang on it: the two kinds are told apart.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from riskcheck.core.answers.model import Answer
from riskcheck.core.bench.chance import Chance
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.scoring import METHODS
from riskcheck.core.scoring.live import LiveScore
from riskcheck.core.walk import Walk
from tests.support.big_packs import big_pack, some_answer

SIZES = (100, 1_000, 5_000)
AIM = 50  # ms
RULES = 300  # answers to rules that are timed in each pack; the profile is timed whole
Screen = Callable[[Walk, LiveScore], object]


def numbers(walk: Walk, live: LiveScore) -> object:
    """Stand in for a screen: everything that it shows of the state of the interview."""
    return walk.present, walk.progress, live.verdict


def key(walk: Walk, live: LiveScore, answer: Answer, screen: Screen) -> tuple[Walk, LiveScore]:
    """Do what one key does."""
    question = walk.present
    assert question is not None
    walk.effects(answer)
    walk, live = walk.accept(answer), live.accept(question.id, answer)
    screen(walk, live)
    return walk, live


def timed(pack: RulePack, screen: Screen) -> tuple[float, list[float], list[float]]:
    """Return the milliseconds to begin, of each answer to the profile and of each answer to a rule."""
    start = perf_counter()
    walk, live = Walk.begin(pack, {}), METHODS[pack.method].live(pack, {})
    screen(walk, live)
    begun = 1000 * (perf_counter() - start)
    chance = Chance(1)
    profile, rules = list[float](), list[float]()
    while walk.present is not None and len(rules) < RULES:
        answer = some_answer(walk.present, chance)
        times = profile if walk.present.id in live.facts else rules  # type: ignore[attr-defined]
        start = perf_counter()
        walk, live = key(walk, live, answer, screen)
        times.append(1000 * (perf_counter() - start))
    return begun, profile, rules


def main(screen: Screen = numbers) -> None:
    """Print one line for each size."""
    print(f"{'from a key to the next screen, ms':34}{'profile':>18}{'rules':>18}{'to begin':>10}{'aim':>8}")
    print(f"{'':34}{'median':>9}{'worst':>9}{'median':>9}{'worst':>9}")
    for size in SIZES:
        begun, profile, rules = timed(big_pack(size), screen)
        figures = (median(profile), max(profile), median(rules), max(rules))
        shown = "".join(f"{figure:9.1f}" for figure in figures)
        print(f"{f'{size:,} rules':34}{shown}{begun:10.0f}{f'< {AIM}':>8}")


if __name__ == "__main__":
    main()
