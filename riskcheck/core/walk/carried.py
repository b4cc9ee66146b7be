"""What an old sheet can tell about a new product, and what must be asked all the same.

An old answer is never an answer to the new product; it is proposed, and counts once somebody confirms it.
Questions are asked one by one, each with what is proposed, where the answer may differ:

- every profile question;
- a rule for which nothing can be proposed: it was open or unknown, or it asks for a test result, and that is
  the result of another product;
- a rule whose old answer is a number or `not-applicable` with a reason: they speak of the old product;
- a rule whose evidence must be attached anew;
- a rule whose circumstances differ: a profile question that one of its conditions names (those of adjustments
  and red lines included) is not answered as it was, or was not answered at all.

The other rules are alike. Their proposals are shown together at the end and confirmed by section.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from riskcheck.core.answers.model import Answer, AnswerState, Evidence
from riskcheck.core.conditions import Fact, Truth
from riskcheck.core.facts import facts_of, names_in
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.tiers import conditions_in
from riskcheck.core.walk.index import PackIndex

_NOT_PROPOSED = ("sample", "date")  # a test result, a day: those of one product alone
_CHOSEN = ("one", "many")


@dataclass(frozen=True, slots=True)
class Carried:
    """The answers of an old sheet as proposals, by question.

    `reattach` holds the evidence that is left out of a proposal and has to be attached anew; `alone` are the
    questions asked one by one whatever the circumstances, and `facts` is what was known of the old product.
    """

    proposals: Mapping[str, Answer] = field(default_factory=dict)
    reattach: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()
    facts: Mapping[str, Fact] = field(default_factory=dict)


def carry_over(
    pack: RulePack, old: Mapping[str, Answer], is_unchanged: Callable[[Evidence], bool]
) -> Carried:
    """Return what the answers of an old sheet are worth for a new product.

    `is_unchanged` says of a piece of evidence that it can stay attached: its file is still there and has the
    content that it had. Owners and notes are proposed, too; due dates and accepted risks are not, they were
    meant for the old product.
    """
    proposals: dict[str, Answer] = {}
    reattach: dict[str, tuple[Evidence, ...]] = {}
    alone: set[str] = set()
    for name, answer in old.items():
        question = pack.questions[name]
        if answer.state is AnswerState.UNKNOWN or question.kind in _NOT_PROPOSED:
            continue
        kept = tuple(piece for piece in answer.evidence if is_unchanged(piece))
        proposals[name] = answer._replace(evidence=kept, due=None, accepted=None)
        if kept != answer.evidence:
            reattach[name] = tuple(piece for piece in answer.evidence if piece not in kept)
        if name in reattach or not _is_choice(question, answer):
            alone.add(name)
    return Carried(proposals, reattach, frozenset(alone), facts_of(pack.profile, old))


def _is_choice(question: Question, answer: Answer) -> bool:
    return question.kind in _CHOSEN and answer.state is AnswerState.ANSWERED


@dataclass(frozen=True, slots=True)
class Likeness:
    """Which rules are alike, kept ready for any profile of the new product (sets of rules as bits).

    `candidates` are the rules that are not asked one by one anyway; `hanging` says for a profile question
    which rules name it.
    """

    candidates: int
    facts: Mapping[str, Fact]
    hanging: Mapping[str, int]

    @classmethod
    def of(cls, carried: Carried, index: PackIndex) -> "Likeness":
        """Prepare what an old sheet proposes; nothing is alike without one."""
        names = carried.proposals.keys() - carried.alone - carried.facts.keys()
        hanging: dict[str, int] = dict.fromkeys(carried.facts, 0)
        for name in names:
            for condition in conditions_in(index.order[index.place[name]]):
                for question in names_in(condition) & hanging.keys():
                    hanging[question] |= 1 << index.place[name]
        return cls(index.bits(names), carried.facts, hanging)

    def alike(self, facts: Mapping[str, Fact]) -> int:
        """Return the rules whose circumstances are those of the old product."""
        alike = self.candidates
        for name, old in self.facts.items():
            if facts[name] != old or not _is_final(old):
                alike &= ~self.hanging[name]
        return alike


def _is_final(fact: Fact) -> bool:
    """Return whether nothing but a change of an answer can change what is known."""
    return fact.settled or (fact.asked is Truth.TRUE and fact.unknown)
