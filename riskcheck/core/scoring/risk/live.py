"""The verdict of the method `risk` during an interview: only what an answer changes is worked out anew."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from riskcheck.core.answers.model import Answer
from riskcheck.core.assessment import LevelReason
from riskcheck.core.conditions import Fact, Truth
from riskcheck.core.facts import Known, answers_after, facts_after, facts_of
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.scoring.live import LiveVerdict, Rating
from riskcheck.core.scoring.risk.items import items_of
from riskcheck.core.scoring.risk.levels import Ends, rate
from riskcheck.core.scoring.risk.reasons import reasons_of_whole
from riskcheck.core.scoring.risk.shares import LiveIndex
from riskcheck.core.scoring.risk.tally import RatedTally, Share, Tally

_WHOLE = ""  # the tally of everything, beside those of the sections


@dataclass(frozen=True)
class RiskLive:
    """See `LiveScore`. `truths` are those of the conditions, `shares` those of the rules, by number."""

    index: LiveIndex
    answers: Mapping[str, Answer]
    facts: Mapping[str, Fact]
    truths: tuple[Truth, ...]
    shares: tuple[Share | None, ...]
    tallies: Mapping[str, RatedTally]

    @classmethod
    def of(cls, pack: RulePack, answers: Mapping[str, Answer]) -> "RiskLive":
        """Score all answers at once."""
        index = LiveIndex.of(pack)
        facts = facts_of(pack.profile, answers)
        truths = tuple(condition.truth(Known(facts)) for condition in index.conditions)
        shares = tuple(index.share(rule, truths, answers.get(rule.rule.id)) for rule in index.rules)
        levels = len(index.parameters.levels)
        tallies = {name: Tally(levels) for name in (_WHOLE, *(section.id for section in pack.sections))}
        for rule, share in zip(index.rules, shares, strict=True):
            tallies[_WHOLE].change(None, share)
            tallies[rule.section].change(None, share)
        rated = {name: RatedTally(tally, index.parameters) for name, tally in tallies.items()}
        return cls(index, answers, facts, truths, shares, rated)

    @cached_property
    def verdict(self) -> LiveVerdict:
        """The verdict."""
        parameters = self.index.parameters
        whole = Rating(self.tallies[_WHOLE].score, self.level.named(parameters))
        return LiveVerdict(
            whole, {name: Rating(part.score, part.level.named(parameters)) for name, part in self._sections()}
        )

    @property
    def level(self) -> Ends:
        """The levels of the whole, as indexes."""
        return self.tallies[_WHOLE].lifted(part for _, part in self._sections())

    @property
    def residual(self) -> Fraction | int:
        """What is left of all risks at the point: the sum of weight x inherent x exposure."""
        return self.tallies[_WHOLE].tally.residual

    def _sections(self) -> Iterator[tuple[str, RatedTally]]:
        return ((name, rated) for name, rated in self.tallies.items() if name != _WHOLE)

    def accept(self, question: str, answer: Answer | None) -> "RiskLive":
        """Return the score once a question has this answer."""
        return self.received({question: answer})

    def received(self, changes: Mapping[str, Answer | None]) -> "RiskLive":
        """Return the score once several questions have these answers."""
        touched = {self.index.number[name] for name in changes if name in self.index.number}
        after = replace(self, answers=answers_after(self.answers, changes))
        profile = [name for name in changes if name in self.facts]
        if profile:
            after, moved = after._moved(profile)
            touched |= moved
        return after._shared(sorted(touched))

    def because(self) -> tuple[LevelReason, ...]:
        """Return what gives the whole its level."""
        pack, parameters = self.index.pack, self.index.parameters
        items = items_of(pack, Questionnaire(pack, self.answers))
        rated = rate(items, [section.id for section in pack.sections], parameters)
        return reasons_of_whole(items, rated, parameters)

    def settle(self) -> tuple[str, ...]:
        """Return the fewest questions that would decide the level."""
        from riskcheck.core.scoring.risk.settle import fewest_questions  # which stands on this module

        return fewest_questions(self)

    def _moved(self, profile: list[str]) -> tuple["RiskLive", set[int]]:
        """Return the score with facts and truths up to date, and the rules that hang on a changed truth."""
        facts, moved = facts_after(self.index.pack.profile, self.facts, self.answers, profile)
        known, truths, touched = Known(facts), list(self.truths), set[int]()
        for entry in {entry for name in moved for entry in self.index.naming[name]}:
            truth = self.index.conditions[entry].truth(known)
            if truth is not truths[entry]:
                truths[entry] = truth
                touched.update(self.index.users[entry])
        return replace(self, facts=facts, truths=tuple(truths)), touched

    def _shared(self, touched: Iterable[int]) -> "RiskLive":
        """Return the score with what these rules put into the sums up to date."""
        shares = list(self.shares)
        tallies: dict[str, Tally] = {}
        for at, share in self._anew(touched):
            shares[at] = share
            for name in (_WHOLE, self.index.rules[at].section):
                tally = tallies.get(name) or self.tallies[name].tally.copy()
                tallies[name] = tally
                tally.change(self.shares[at], share)
        rated = {name: RatedTally(tally, self.index.parameters) for name, tally in tallies.items()}
        return replace(self, shares=tuple(shares), tallies={**self.tallies, **rated})

    def _anew(self, touched: Iterable[int]) -> Iterator[tuple[int, Share | None]]:
        """Yield the rules whose share is not what it was."""
        for at in touched:
            rule = self.index.rules[at]
            share = self.index.share(rule, self.truths, self.answers.get(rule.rule.id))
            if share != self.shares[at]:
                yield at, share
