"""What an interview is to ask: everything, or a part. A scope never changes which questions apply."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riskcheck.core.conditions import Condition
from riskcheck.core.facts import names_in
from riskcheck.core.pack.rule import Rule
from riskcheck.core.tiers import conditions_in, deciding_in, named_by
from riskcheck.core.walk.ground import Ground
from riskcheck.core.walk.index import PROFILE, PackIndex


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked; without any limit everything that applies or may apply.

    `only` names sections (PROFILE stands for the profile questions) and `tier` a tier: of the rules only
    theirs are asked, and of the profile only what these rules hang on. `questions` names the questions one by
    one. With `unanswered` the answered questions are left alone, with `unknown` those answered with unknown
    are asked again and nothing else; with both, either kind. Limits of different kinds all hold.
    """

    only: frozenset[str] = frozenset()
    tier: str | None = None
    questions: frozenset[str] | None = None
    unanswered: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Hanging:
    """The profile questions on which some rules hang, kept ready for any answers (sets as bits).

    `conditions` are the different conditions of the rules, each with the rules that have it and the profile
    questions that it names; `named` are the profile questions that any of them names, directly or not.
    """

    conditions: tuple[tuple[Condition, int, int], ...]
    named: int

    @classmethod
    def of(cls, rules: Iterable[Rule], index: PackIndex) -> "Hanging":
        """Look through some rules."""
        having: dict[Condition, int] = {}
        for rule in rules:
            for condition in conditions_in(rule):
                having[condition] = having.get(condition, 0) | 1 << index.place[rule.id]
        conditions = tuple((each, bits, index.bits(names_in(each))) for each, bits in having.items())
        return cls(conditions, index.bits(named_by(having, index.pack)))

    def asked(self, ground: Ground) -> int:
        """Return the profile questions that still decide something, and those that have an answer."""
        unsettled = ground.index.bits(name for name, fact in ground.facts.items() if not fact.settled)
        open_ones = (
            condition
            for condition, rules, names in self.conditions
            if names & unsettled and rules & ground.shown
        )
        deciding = deciding_in(open_ones, ground.index.pack, ground)
        return ground.index.bits(deciding) | self.named & ground.given


@dataclass(frozen=True, slots=True)
class Selection:
    """A scope, applied to a pack and the answers with which the interview began (sets as bits).

    `allowed` are the questions that the scope does not leave out by themselves, `again` those that are asked
    although they have an answer. Of the profile only `hanging` is asked; None where all of it is.
    """

    allowed: int
    again: int
    hanging: Hanging | None

    @classmethod
    def of(cls, scope: Scope, ground: Ground) -> "Selection":
        """Apply a scope at the beginning of an interview."""
        index = ground.index
        allowed = (1 << len(index.order)) - 1
        hanging = None
        if scope.only or scope.tier is not None:
            rules = tuple(_rules(scope, index))
            allowed = index.sections[PROFILE] | index.bits(rule.id for rule in rules)
            hanging = None if PROFILE in scope.only else Hanging.of(rules, index)
        if scope.questions is not None:
            allowed &= index.bits(name for name in scope.questions if name in index.place)
        again = ground.unknown if scope.unknown else 0
        if scope.unanswered or scope.unknown:
            allowed &= again | (~ground.given if scope.unanswered else 0)
        return cls(allowed, again, hanging)

    def wanted(self, ground: Ground) -> int:
        """Return the questions that the scope lets through, whether they apply or not."""
        if self.hanging is None:
            return self.allowed
        rules = self.allowed & ~ground.index.sections[PROFILE]
        return rules | self.allowed & self.hanging.asked(ground)


def _rules(scope: Scope, index: PackIndex) -> Iterator[Rule]:
    for rule in index.pack.rules():
        section = index.pack.section_of[rule.id].id
        if (not scope.only or section in scope.only) and scope.tier in (None, rule.tier):
            yield rule
