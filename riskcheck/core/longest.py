"""The product that is asked the most: which profile answers bring the greatest number of rules into play."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from riskcheck.core.conditions import Fact, Truth
from riskcheck.core.longest_options import signed_atoms, worth_trying
from riskcheck.core.pack.pack import RulePack

MOST_TRIALS = 20_000
SEED = 2026
_RESTARTS = 40


@dataclass(frozen=True, slots=True)
class Longest:
    """The most rules that known profile answers bring into play, and one set of answers that does.

    `exact` is False where the space was too large and was searched from the fixed seed instead.
    """

    rules: int
    profile: int
    exact: bool
    facts: Mapping[str, Fact]


def longest(pack: RulePack, given: Mapping[str, Fact] | None = None) -> Longest:
    """Return the longest questionnaire of any product for which `given` holds.

    Every profile question counts as answered and known. An answer that can only bring fewer rules than
    another is left out, which changes nothing; what remains is tried in full up to 20,000 products.
    """
    search = _Search(pack, given or {})
    size = prod(len(options) for options in search.options.values())
    best = search.exhaust() if size <= MOST_TRIALS else search.climb()
    facts = search.facts(best)
    asked = sum(fact.asked is Truth.TRUE for fact in facts.values())
    return Longest(search.rules(facts), asked, size <= MOST_TRIALS, facts)


class _Known:
    """The facts of one product, gathered in the order of the profile."""

    def __init__(self) -> None:
        self.facts: dict[str, Fact] = {}

    def fact(self, question: str) -> Fact:
        return self.facts[question]


class _Search:
    """The answers worth trying, and what they bring."""

    def __init__(self, pack: RulePack, given: Mapping[str, Fact]) -> None:
        self.profile = pack.profile
        self.whens = Counter(rule.when for rule in pack.rules())
        signed = signed_atoms(pack)
        self.options: dict[str, Sequence[Fact]] = {
            question.id: [given[question.id]]
            if question.id in given
            else list(worth_trying(question, signed.get(question.id, [])))
            for question in pack.profile
        }

    def facts(self, chosen: Sequence[Fact]) -> dict[str, Fact]:
        known = _Known()
        for question, fact in zip(self.profile, chosen, strict=True):
            asked = question.when.truth(known)
            known.facts[question.id] = Fact(asked, fact.words, fact.number)
        return known.facts

    def rules(self, facts: dict[str, Fact]) -> int:
        known = _Known()
        known.facts = facts
        return sum(count for when, count in self.whens.items() if when.truth(known) is not Truth.FALSE)

    def worth(self, chosen: Sequence[Fact]) -> int:
        return self.rules(self.facts(chosen))

    def exhaust(self) -> Sequence[Fact]:
        return max(product(*self.options.values()), key=self.worth)

    def climb(self) -> Sequence[Fact]:
        """Better one answer after the other until none helps, from many starts."""
        draws = _draws(SEED)
        starts = (
            [options[next(draws) % len(options)] for options in self.options.values()]
            for _ in range(_RESTARTS)
        )
        return max((self._top(start) for start in starts), key=self.worth)

    def _top(self, chosen: list[Fact]) -> list[Fact]:
        worth, last = self.worth(chosen), -1
        while worth > last:
            last = worth
            for index, options in enumerate(self.options.values()):
                tried = ([*chosen[:index], option, *chosen[index + 1 :]] for option in options)
                chosen = max([chosen, *tried], key=self.worth)
            worth = self.worth(chosen)
        return chosen


def _draws(seed: int) -> Iterator[int]:
    """Yield the same numbers for the same seed on every machine (Knuth's linear congruential generator)."""
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed >> 33
