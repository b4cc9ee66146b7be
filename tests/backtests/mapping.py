"""The data file topics.yaml, and whether it still fits the pack."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.answers.reading import read_answer
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import ManyShape
from riskcheck.core.scoring.risk.rules import RiskRule, risk_rule
from riskcheck.loading.bytes_in import read_file
from riskcheck.loading.yaml_reading import parse_yaml

FILE = Path(__file__).with_name("topics.yaml")
HAS, LACKS = "has", "lacks"
Says = Mapping[str, Any]  # one entry: because, profile, presumes, rules


@cache
def mapping() -> Mapping[str, Any]:
    """Return topics.yaml as plain data."""
    data: Mapping[str, Any] = parse_yaml(read_file(FILE), FILE.name).data
    return data


def entries() -> Iterator[tuple[str, Says]]:
    """Yield every entry that says something of the profile or of rules, with its place."""
    data = mapping()
    for topic, values in data["topics"].items():
        for value, says in values.items():
            yield f"{topic}: {value}", says
    for part in ("together", "products"):
        for number, says in enumerate(data[part], 1):
            yield f"{part} {number}", says


def defects(pack: RulePack) -> list[str]:
    """Return what topics.yaml says that the pack does not understand; ids not in the pack are `awaited`."""
    found = []
    for place, says in entries():
        found += [f"{place}: no reason"] if not says.get("because") else []
        for name, raw in {**says.get("profile", {}), **says.get("presumes", {})}.items():
            found += [f"{place}: {problem}" for problem in _wrong(pack, name, raw)]
        for name, allowed in says.get("rules", {}).items():
            found += [f"{place}: {problem}" for problem in _wrong_rule(pack, name, allowed)]
    return found


def awaited(pack: RulePack) -> list[str]:
    """Return the rules named in topics.yaml that the pack does not have."""
    named = {name for _, says in entries() for name in says.get("rules", {})}
    for domain in mapping()["domains"].values():
        named.update(domain.get("rules", ()))
    return sorted(named - pack.section_of.keys())


def _wrong(pack: RulePack, name: str, raw: Any) -> list[str]:
    if name not in pack.questions:
        return [f"there is no question '{name}'"]
    return [problem.message for problem in read_answer(pack.questions[name], raw)[1]]


def _wrong_rule(pack: RulePack, name: str, allowed: Any) -> list[str]:
    if name not in pack.section_of:
        return []
    rule = risk_rule(pack.questions[name])  # type: ignore[arg-type]
    if isinstance(rule, ManyShape):
        words = {choice.id for choice in rule.choices}
        if not isinstance(allowed, Mapping) or not allowed or not {HAS, LACKS}.issuperset(allowed):
            return [f"{name} needs has and lacks"]
        given = [word for part in allowed.values() for word in part]
        return [f"{name}: no choice '{word}'" for word in given if word not in words]
    if not isinstance(allowed, tuple):
        return [f"{name} needs a list of possible answers"]
    problems = [problem for raw in allowed for problem in _wrong(pack, name, raw)]
    return problems or _disorder(rule, allowed)


def _disorder(rule: RiskRule, allowed: tuple[Any, ...]) -> list[str]:
    worth = [_exposure(rule, read_answer(rule, raw)[0]) for raw in allowed]
    return [] if worth == sorted(worth) else [f"{rule.id}: not listed from the safest answer on"]


def _exposure(rule: RiskRule, answer: Answer | None) -> int:
    if answer is None or answer.state is not AnswerState.ANSWERED or answer.value is None:
        return -1  # not applicable is safer than any answer
    return int(rule.exposure_of(answer.value))
