"""Hypothesis strategies for small rule packs and answers to them, built from the models without files."""

from fractions import Fraction
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from riskcheck.core.answers.model import Answer, AnswerSheet, AnswerState, Assessor, Product, Sample, Value
from riskcheck.core.conditions import ALWAYS, All, Among, AnyOf, Between, Condition, Not
from riskcheck.core.pack.pack import PackHead, RulePack
from riskcheck.core.pack.profile import PROFILE_TYPES, ProfileQuestion
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.rule import Section
from riskcheck.core.scoring.risk.parameters import Parameters
from riskcheck.core.scoring.risk.rule_checks import check_rule
from riskcheck.core.scoring.risk.rules import RULE_TYPES, RiskRule

UNKNOWN = Answer(AnswerState.UNKNOWN)
NOT_APPLICABLE = Answer(AnswerState.NOT_APPLICABLE, reason="It has none.")
EXPOSURES = st.sampled_from([0, 10, 25, 40, 50, 75, 100])
BOUNDS = st.sampled_from([10, 20, 30])


def parameters() -> st.SearchStrategy[Parameters]:
    def build(bands: tuple[int, int, int], floors: list[dict[str, Any]], below: int | None) -> Parameters:
        ids = ("low", "moderate", "high", "critical")
        severities = [{"id": n, "up-to": to, "name": n} for n, to in zip(ids, (4, 9, 16, 25), strict=True)]
        levels = [
            {"id": n, "up-to": to, "name": n, "verdict": n} for n, to in zip(ids, (*bands, 100), strict=True)
        ]
        data = {
            "method": "risk",
            "severities": tuple(severities),
            "levels": tuple(levels),
            "floors": tuple(floors),
        }
        return Parameters.model_validate(data | {"below-worst-section": below})

    level = st.sampled_from(["moderate", "high", "critical"])
    severity = st.builds(
        lambda s, at: {"severity": s, "at-least": at},
        st.sampled_from(["low", "moderate", "high", "critical"]),
        level,
    )
    red_line = st.builds(lambda at: {"red-line": True, "at-least": at}, level)
    bands = st.sampled_from([(15, 35, 60), (5, 50, 90), (30, 40, 50)])
    floors = st.lists(severity | red_line, max_size=2)
    return st.builds(build, bands, floors, st.sampled_from([None, 0, 1, 2]))


@st.composite
def atoms(draw, question: ProfileQuestion, unknown_words: bool) -> Condition:
    if question.kind == "number":
        low = draw(st.none() | BOUNDS)
        return Between(question.id, None if low is None else Fraction(low), Fraction(draw(BOUNDS)))
    words = ["a", "b", "c", *(["unknown"] if unknown_words else [])]
    return Among(
        question.id, tuple(draw(st.lists(st.sampled_from(words), min_size=1, max_size=2, unique=True)))
    )


def conditions(profile: list[ProfileQuestion], unknown_words: bool) -> st.SearchStrategy[Condition]:
    """Conditions on these profile questions; ALWAYS where there are none."""
    if not profile:
        return st.just(ALWAYS)
    atom = st.sampled_from(profile).flatmap(lambda question: atoms(question, unknown_words))
    pairs = st.tuples(atom, atom)
    return st.one_of(atom, atom, st.builds(Not, atom), st.builds(All, pairs), st.builds(AnyOf, pairs))


@st.composite
def profiles(draw, unknown_words: bool) -> list[ProfileQuestion]:
    found: list[ProfileQuestion] = []
    choices = tuple({"id": name, "text": name} for name in "abc")
    for index in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["one", "one", "many", "number"]))
        data: dict[str, Any] = {"id": f"p{index}", "type": kind, "title": "t", "ask": "t"}
        if kind != "number":
            data["choices"] = choices
        if kind == "many" and draw(st.booleans()):
            data["none"] = "t"
        if draw(st.booleans()):
            data["when"] = draw(conditions(found, unknown_words))
        found.append(PROFILE_TYPES[kind].model_validate(data))
    return found


@st.composite
def rules(draw, name: str, when: st.SearchStrategy[Condition]) -> RiskRule:
    kind = draw(st.sampled_from(["one", "one", "many", "number", "sample"]))
    todo = {"id": f"{name}-a", "effort": "S", "owner": "team", "text": "t"}
    data: dict[str, Any] = {"id": name, "type": kind, "title": "t", "ask": "t", "why": "t"}
    data |= {"evidence": ("t",), "mitigations": (todo,), "sources": ("law-1",)}
    data |= {"impact": draw(st.integers(1, 5)), "likelihood": draw(st.integers(1, 5))}
    data |= {"allow-not-applicable": draw(st.booleans()), "when": draw(st.just(ALWAYS) | when)}
    change = st.fixed_dictionaries(
        {"when": when, "impact": st.integers(-2, 2), "likelihood": st.integers(-2, 2)}
    )
    data["adjust"] = tuple(draw(st.lists(change, max_size=2)))
    data |= draw(_outcomes(kind, when))
    return RULE_TYPES[kind].model_validate(data)


def _outcomes(kind: str, when: st.SearchStrategy[Condition]) -> st.SearchStrategy[dict[str, Any]]:
    red_line = st.none() | st.none() | st.builds(lambda c: {"when": c}, when)
    worth = st.fixed_dictionaries({"exposure": EXPOSURES, "red-line": red_line})
    if kind == "many":
        side = st.sampled_from(["reduces", "adds"])
        measure = st.builds(
            lambda s, n, r: {s: n, "red-line": r}, side, st.sampled_from([10, 40, 80]), red_line
        )
        return st.lists(measure, min_size=1, max_size=3).map(lambda parts: {"choices": _named(parts)})
    if kind == "one":
        return st.lists(worth, min_size=2, max_size=3).map(lambda parts: {"choices": _named(parts)})
    limits = ("below", (10, 20)) if kind == "number" else ("at-least", (95, 80))
    bands = st.tuples(worth, worth, worth).map(lambda parts: {"bands": _limited(_named(parts), *limits)})
    if kind == "number":
        return bands
    sample = st.fixed_dictionaries(
        {"judge": st.sampled_from(["rate", "bound"]), "least": st.just(50), "too-few": worth}
    )
    return st.builds(lambda a, b: a | b, bands, sample)


def _named(parts: Any) -> tuple[dict[str, Any], ...]:
    return tuple({"id": "abc"[index], "text": "t", **part} for index, part in enumerate(parts))


def _limited(
    parts: tuple[dict[str, Any], ...], key: str, limits: tuple[int, int]
) -> tuple[dict[str, Any], ...]:
    return tuple({**part, key: limit} for part, limit in zip(parts, (*limits, None), strict=True))


@st.composite
def packs(draw, most_rules: int = 3, unknown_words: bool = True) -> RulePack:
    """Packs of 1 to 3 sections with 1 to `most_rules` sound rules each."""
    profile = draw(profiles(unknown_words))
    when = conditions(profile, unknown_words)
    sections = []
    for name in "xyz"[: draw(st.integers(1, 3))]:
        count = draw(st.integers(1, most_rules))
        found = [
            draw(rules(f"{name}{index}", when).filter(lambda rule: not check_rule(rule)))
            for index in range(count)
        ]
        section = Section(id=name, title="t", weight=draw(st.integers(1, 4)))
        sections.append(section.model_copy(update={"rules": tuple(found)}))
    return assemble(profile, sections, draw(parameters()))


def assemble(profile: Any, sections: Any, chosen: Parameters) -> RulePack:
    """Put the parts of a pack together, as the loader does."""
    head = {"riskcheck-pack": 1, "id": "demo", "version": "1.0.0", "title": "t", "languages": ("en",)}
    head |= {
        "owners": {"team": "t"},
        "scoring": {"method": "risk"},
        "sections": tuple(s.id for s in sections),
    }
    return RulePack.model_construct(
        head=PackHead.model_validate(head),
        parameters=chosen,
        profile=tuple(profile),
        sections=tuple(sections),
        documents=(),
        sha256="0" * 64,
    )


def values_of(question: Question) -> list[Value]:
    """Return answers of every kind that the question can be given."""
    if question.kind == "number":
        return [Fraction(n) for n in (0, 9, 10, 19, 20, 29, 30)]
    if question.kind == "sample":
        return [Sample(0, 0), *(Sample(1000, n) for n in (500, 800, 830, 950, 970, 1000))]
    ids = [choice.id for choice in question.choices]  # type: ignore[attr-defined]
    if question.kind == "one":
        return list(ids)
    least = 0 if question.allows_none else 1  # type: ignore[attr-defined]
    return [chosen for size in range(least, len(ids) + 1) for chosen in combinations(ids, size)]


def answered(value: Value) -> Answer:
    return Answer(AnswerState.ANSWERED, value)


@st.composite
def answers_to(draw, pack: RulePack) -> dict[str, Answer]:
    """Answers of every state to some of the questions."""
    given: dict[str, Answer] = {}
    for question in pack.questions.values():
        options = [None, UNKNOWN, *[answered(value) for value in values_of(question)]]
        if getattr(question, "allow_not_applicable", False):
            options.append(NOT_APPLICABLE)
        answer = draw(st.sampled_from(options))
        if answer is not None:
            given[question.id] = answer
    return given


def sheet_of(pack: RulePack, answers: dict[str, Answer]) -> AnswerSheet:
    return AnswerSheet(pack.name, Product("Product"), Assessor("Assessor"), "2026-11-22", answers)


@st.composite
def cases(draw, **limits: Any) -> tuple[RulePack, dict[str, Answer]]:
    """A pack and answers to it."""
    pack = draw(packs(**limits))
    return pack, draw(answers_to(pack))
