"""Rule packs of any size, the same on every machine: a realistic mix of kinds, conditions and adjustments."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from riskcheck.core.answers.model import Answer, AnswerState, Sample, Value
from riskcheck.core.bench.chance import Chance
from riskcheck.core.conditions import ALWAYS, All, Among, AnyOf, Between, Condition, Not
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.profile import PROFILE_TYPES, ProfileQuestion
from riskcheck.core.pack.question import ManyShape, OneShape, Question
from riskcheck.core.pack.rule import Section
from riskcheck.core.pack.source import Document
from riskcheck.core.scoring.risk.parameters import Parameters
from riskcheck.core.scoring.risk.rules import RULE_TYPES, RiskRule
from tests.support.random_packs import assemble

SEED = 20_261_122
CORE = 8  # profile questions that much hangs on: what is made, for whom, where, with which data
WORDS = {
    "en": "the record of every decision on the data that the product takes in shows who made it and when",
    "zh": "产品所采集数据的每一项决定均有记录，写明由谁在何时作出",
}
PROFILE_KINDS = ("one", "many", "one", "number", "one", "many", "text", "date")
RULE_KINDS = ("one",) * 7 + ("many", "number", "sample")
PARAMETERS = Parameters.model_validate(
    {
        "method": "risk",
        "severities": tuple(
            {"id": name, "up-to": to, "name": name}
            for name, to in (("low", 4), ("moderate", 9), ("high", 16), ("critical", 25))
        ),
        "levels": tuple(
            {"id": name, "up-to": to, "name": name, "verdict": name}
            for name, to in (("low", 15), ("moderate", 35), ("high", 60), ("critical", 100))
        ),
        "floors": (
            {"severity": "critical", "at-least": "high"},
            {"red-line": True, "at-least": "critical"},
        ),
        "below-worst-section": 1,
    }
)


LAW = Document.model_validate(
    {
        "id": "law",
        "kind": "guidance",
        "title": "Law",
        "checked-on": "2026-01-01",
        "checked": "text",
        "points": {"law-1": {"name": "A"}},
    }
)


def big_pack(rules: int) -> RulePack:
    """Return a pack of so many rules, with a profile and sections that grow with it."""
    make = _Maker(Chance(SEED))
    profile = make.profile(20 + rules // 50)
    names = [f"s{number}" for number in range(10 + rules // 250)]
    sections = []
    for place, name in enumerate(names):
        share = range(place, rules, len(names))
        section = Section(id=name, title=_text(f"Section {name}"), weight=1 + place % 3)
        made = tuple(make.rule(f"{name.upper()}-{number:04}", profile) for number in share)
        sections.append(section.model_copy(update={"rules": made}))
    return assemble(profile, sections, PARAMETERS).model_copy(update={"documents": (LAW,)})


def some_answer(question: Question, chance: Chance) -> Answer:
    """Return an answer of the kind that people give, now and then that nobody knows."""
    if chance.percent(12):
        return Answer(AnswerState.UNKNOWN)
    return Answer(AnswerState.ANSWERED, _value(question, chance))


def _value(question: Question, chance: Chance) -> Value:
    if isinstance(question, OneShape):
        return chance.of(question.choices).id
    if isinstance(question, ManyShape):
        chosen = tuple(choice.id for choice in question.choices if chance.percent(50))
        return chosen or (question.choices[0].id,)
    if question.kind == "number":
        return Fraction(chance.below(40))
    if question.kind == "sample":
        return Sample(1000, 800 + chance.below(201))
    return "2026-12-01" if question.kind == "date" else "A tutor for schools."


class _Maker:
    def __init__(self, chance: Chance) -> None:
        self._chance = chance

    def profile(self, count: int) -> list[ProfileQuestion]:
        found: list[ProfileQuestion] = []
        for number in range(count):
            core = number < CORE
            kind = "one" if core else PROFILE_KINDS[number % len(PROFILE_KINDS)]
            data: dict[str, Any] = {"id": f"p{number}", "type": kind, "title": _text(f"Topic {number}")}
            data["ask"] = _text("Is it so that " + WORDS["en"] + "?")
            if kind in ("one", "many"):
                data["choices"] = tuple({"id": name, "text": _text(name)} for name in "abcd")
            if not core and self._chance.percent(40):
                data["when"] = self._condition(found)
            found.append(PROFILE_TYPES[kind].model_validate(data))
        return found

    def rule(self, name: str, profile: Sequence[ProfileQuestion]) -> RiskRule:
        kind = self._chance.of(RULE_KINDS)
        todo = {"id": f"{name}-a", "effort": "M", "owner": "team", "text": _text("Keep it.")}
        data: dict[str, Any] = {"id": name, "type": kind, "title": _text(f"Rule {name}")}
        data |= {"ask": _text(WORDS["en"]), "why": _text(WORDS["en"]), "help": _text(WORDS["en"])}
        data |= {"evidence": (_text("Record"),), "mitigations": (todo,), "sources": ("law-1",)}
        data |= {"impact": 1 + self._chance.below(5), "likelihood": 1 + self._chance.below(5)}
        data |= {"when": self._condition(profile) if self._chance.percent(60) else ALWAYS}
        data |= {"allow-not-applicable": self._chance.percent(30)}
        data |= {"tier": "screening" if self._chance.percent(10) else None}
        data["adjust"] = tuple(self._adjustments(profile))
        return RULE_TYPES[kind].model_validate(data | self._outcomes(kind, profile))

    def _adjustments(self, profile: Sequence[ProfileQuestion]) -> Iterator[dict[str, Any]]:
        for _ in range(self._chance.of((0, 0, 1, 2))):
            yield {"when": self._condition(profile), self._chance.of(("impact", "likelihood")): 1}

    def _outcomes(self, kind: str, profile: Sequence[ProfileQuestion]) -> dict[str, Any]:
        worst: dict[str, Any] = {"exposure": 100}
        if self._chance.percent(12):
            worst["red-line"] = {"when": self._condition(profile)}
        if kind == "one":
            parts = ({"exposure": 0}, {"exposure": 50}, {"exposure": 75}, worst)
            texts = zip("abcd", parts, strict=True)
            return {"choices": tuple({"id": i, "text": _text(WORDS["en"]), **part} for i, part in texts)}
        if kind == "many":
            return {
                "choices": tuple({"id": i, "text": _text(WORDS["en"]), "reduces": 25} for i in "abcd"),
            }
        key, limits = ("below", (10, 20, None)) if kind == "number" else ("at-least", (95, 80, None))
        parts = ({"exposure": 0}, {"exposure": 40}, worst)
        bands = zip("abc", parts, limits, strict=True)
        banded = {"bands": tuple({"id": i, key: limit, **part} for i, part, limit in bands)}
        return banded if kind == "number" else banded | {"judge": "rate", "least": 50}

    def _condition(self, profile: Sequence[ProfileQuestion]) -> Condition:
        shape = self._chance.below(20)
        if shape < 10:
            return self._atom(profile)
        if shape == 19:
            return Not(self._atom(profile))
        parts = (self._atom(profile), self._atom(profile))
        return All(parts) if shape < 16 else AnyOf(parts)

    def _atom(self, profile: Sequence[ProfileQuestion]) -> Condition:
        """Return a test of a question, in half of the cases of one of the few that much hangs on."""
        some = [question for question in profile if question.kind in ("one", "many", "number")]
        question = some[self._chance.below(min(CORE, len(some)) if self._chance.below(2) else len(some))]
        if question.kind == "number":
            return Between(question.id, at_least=Fraction(self._chance.of((10, 20, 30))))
        first = self._chance.below(4)
        words = ("abcd"[first], "abcd"[(first + 1) % 4], "unknown")
        return Among(question.id, words[: 1 + self._chance.below(3)])


def _text(words: str) -> dict[str, str]:
    return {"en": words, "zh": WORDS["zh"]}
