"""What an interview is to ask: everything, or a part. A scope never changes which questions apply."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskcheck.core.pack.rule import Rule
from riskcheck.core.tiers import part_of
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
class Selection:
    """A scope, applied to a pack and the answers with which the interview began (sets as bits).

    `allowed` are the questions that the scope does not leave out by themselves, `again` those that are asked
    although they have an answer, `rules` the rules on which the profile questions to be asked depend; None
    where they do not depend on any.
    """

    allowed: int
    again: int
    rules: tuple[Rule, ...] | None

    @classmethod
    def of(cls, scope: Scope, ground: Ground) -> "Selection":
        """Apply a scope at the beginning of an interview."""
        allowed = (1 << len(ground.index.order)) - 1
        rules = None
        if scope.only or scope.tier is not None:
            chosen = tuple(_rules(scope, ground.index))
            profile = ground.index.sections[PROFILE]
            allowed = profile | ground.index.bits(rule.id for rule in chosen)
            rules = None if PROFILE in scope.only else chosen
        if scope.questions is not None:
            allowed &= ground.index.bits(name for name in scope.questions if name in ground.index.place)
        again = ground.unknown if scope.unknown else 0
        if scope.unanswered or scope.unknown:
            allowed &= again | (~ground.given if scope.unanswered else 0)
        return cls(allowed, again, rules)

    def wanted(self, ground: Ground) -> int:
        """Return the questions that the scope lets through, whether they apply or not."""
        if self.rules is None:
            return self.allowed
        index = ground.index
        part = part_of(index.pack, ground, self.rules)
        profile = index.bits(part.deciding) | index.bits(part.profile) & ground.given
        return self.allowed & (profile | ~index.sections[PROFILE])


def _rules(scope: Scope, index: PackIndex) -> Iterator[Rule]:
    for rule in index.pack.rules():
        section = index.pack.section_of[rule.id].id
        if (not scope.only or section in scope.only) and scope.tier in (None, rule.tier):
            yield rule
