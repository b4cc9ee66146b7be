"""From what was known before an incident to answers of the pack: general, with no case in it.

A case becomes two sheets. `least` takes every fact at its mildest: no more is wrong than the facts say.
`most` takes every fact at its gravest: no more is in place than the facts say. All else stays unanswered.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from riskcheck.core.answers.model import Answer, AnswerSheet, Assessor, Product
from riskcheck.core.answers.reading import read_answer
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import ManyShape, OneShape
from riskcheck.core.scoring.risk.rules import Measure
from tests.backtests.mapping import HAS, LACKS, Says, mapping

AS_OF = "2026-11-22"  # the same for every case: the pack of this day is tried on old facts


@dataclass
class Reading:
    """What the facts of a case come to.

    `notes` say what could not be used. `linked` has the rules that a fact answers, `touched` also those that
    an inferred topic would answer: they were asked, and nobody knew.
    """

    least: AnswerSheet
    most: AnswerSheet
    notes: tuple[str, ...]
    linked: frozenset[str]
    touched: frozenset[str]


@dataclass
class _Gathered:
    """Answers as plain data while they are being put together."""

    pack: RulePack
    profile: dict[str, Any] = field(default_factory=dict)
    rules: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def presume(self, says: Says) -> None:
        for name, raw in says.get("presumes", {}).items():
            if name in self.pack.questions:
                self.profile.setdefault(name, raw)

    def add(self, place: str, says: Says) -> None:
        for name, raw in says.get("profile", {}).items():
            if name not in self.pack.questions:
                self.notes.append(f"{place}: the pack has no question {name}")
            else:
                self.profile[name] = self._wider(name, self.profile.get(name), raw, place)
        for name, allowed in says.get("rules", {}).items():
            if name in self.pack.section_of:  # else awaited, see mapping.awaited
                self.rules[name] = self._narrower(name, self.rules.get(name), allowed, place)

    def _wider(self, name: str, before: Any, now: Any, place: str) -> Any:
        """Return what two sources say of a profile question: all of it, or the answer that covers more."""
        if before is None or before == now:
            return now
        question = self.pack.questions[name]
        if isinstance(now, tuple):
            return (*before, *(word for word in now if word not in before))
        order = [choice.id for choice in question.choices] if isinstance(question, OneShape) else []
        if set(order) == {"yes", "no"}:
            self.notes.append(f"{place}: another source says {before} to {name}; yes counts")
            return "yes"
        return max(before, now, key=order.index)

    def _narrower(self, name: str, before: Any, now: Any, place: str) -> Any:
        """Return what two facts leave possible of a rule."""
        if before is None:
            return now
        if isinstance(now, Mapping):
            return {part: [*before.get(part, ()), *now.get(part, ())] for part in (HAS, LACKS)}
        both = [raw for raw in before if raw in now]
        if not both:
            self.notes.append(f"{place}: contradicts another fact about {name}, which stays")
        return both or before


def read_case(case: Mapping[str, Any], pack: RulePack, *, inferred: bool) -> Reading:
    """Return the answers of a case; without `inferred`, topics read from the outcome count as unknown."""
    gathered = _Gathered(pack)
    facts = dict(case.get("facts_before") or {})
    hidden = {} if inferred else {topic: facts.pop(topic, "") for topic in case.get("inferred_topics") or ()}
    said = list(_said(case, facts, gathered.notes))
    for place, says in said:
        gathered.add(place, says)
    for _, says in said:
        gathered.presume(says)
    regions = _regions(str(case.get("where") or ""))
    if regions:
        gathered.add("where", {"profile": {"regions": tuple(regions)}})
    name = str(case.get("name") or case.get("id") or "case")
    least, most = (_sheet(gathered, name, gravest=gravest) for gravest in (False, True))
    unknown = {rule for _, says in _said({}, hidden, []) for rule in says.get("rules", {})}
    linked = frozenset(gathered.rules)
    return Reading(least, most, tuple(gathered.notes), linked, linked | unknown)


def _said(case: Mapping[str, Any], facts: Mapping[str, Any], notes: list[str]) -> Iterator[tuple[str, Says]]:
    """Yield the entries of topics.yaml that a case calls up."""
    known = {topic: _word(value) for topic, value in facts.items()}
    yield from _products(str(case.get("product_type") or "").lower())
    for topic, value in known.items():
        values = mapping()["topics"].get(topic)
        if values is None:
            notes.append(f"{topic}: no such topic in topics.yaml")
        elif value in values:
            yield topic, values[value]
        elif value != "unknown":
            notes.append(f"{topic}: the value {value} is not in topics.yaml")
    for entry in mapping()["together"]:
        if entry["facts"].items() <= known.items():
            yield " + ".join(entry["facts"]), entry


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip().lower()


def _products(kind: str) -> Iterator[tuple[str, Says]]:
    for entry in mapping()["products"]:
        for word in entry["words"]:
            if re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", kind):
                yield f"product type '{word}'", entry
                break


def _regions(where: str) -> list[str]:
    table = mapping()["regions"]
    found: list[str] = []
    for code in re.split(r"[^A-Z]+", where.upper()):
        if code in table["everywhere"]:
            found += ["cn", "eu", "us", "other"]
        elif code:
            found.append(next((region for region, codes in table.items() if code in codes), "other"))
    return list(dict.fromkeys(found))


def _sheet(gathered: _Gathered, name: str, *, gravest: bool) -> AnswerSheet:
    pack = gathered.pack
    answers: dict[str, Answer] = {}
    for question, allowed in {**gathered.profile, **gathered.rules}.items():
        raw = _one_of(pack, question, allowed, gravest) if question in gathered.rules else allowed
        answer, problems = read_answer(pack.questions[question], raw)
        if answer is not None:
            answers[question] = answer
        elif not gravest:
            gathered.notes += [f"{question}: {problem.message}" for problem in problems]
    ordered = {question: answers[question] for question in pack.questions if question in answers}
    return AnswerSheet(pack.name, Product(name), Assessor("backtest"), AS_OF, ordered)


def _one_of(pack: RulePack, name: str, allowed: Any, gravest: bool) -> Any:
    """Return the mildest or the gravest answer that the facts leave possible."""
    rule = pack.questions[name]
    if not isinstance(allowed, Mapping) or not isinstance(rule, ManyShape):
        return allowed[-1 if gravest else 0]
    has, lacks = set(allowed.get(HAS, ())), set(allowed.get(LACKS, ()))
    chosen = []
    for choice in rule.choices:
        hazard = isinstance(choice, Measure) and choice.adds > choice.reduces
        if choice.id in has or (choice.id not in lacks and hazard is gravest):
            chosen.append(choice.id)
    return chosen or "none"
