"""BN020..BN023: what a safer answer, a single answer and a mitigation do to the result."""

from collections.abc import Iterator

from riskcheck.core.answers.model import Answer, AnswerState
from riskcheck.core.bench.exploration import Move
from riskcheck.core.bench.material import Material
from riskcheck.core.bench.model import BenchFinding, Looked, looked
from riskcheck.core.bench.places import HEAD, section_place
from riskcheck.core.pack.question import ManyShape
from riskcheck.core.pack.rule import Mitigation, Rule
from riskcheck.core.scoring.board import Trial
from riskcheck.core.suggest import one_of


def safer_raises(material: Material) -> Looked:
    """BN020: a safer answer that raises a score or a level."""
    found = material.explored
    findings = []
    for move in found.raises.values():
        message = (
            f"{move.rule}: '{move.safer}' is safer than '{move.riskier}', yet a score or level is higher"
        )
        place = material.places[move.rule]
        hint = "a red line on the safer answer? put it on the less safe one, too"
        findings.append(BenchFinding("BN020", move.rule, place, message, hint))
    return looked(findings, found.moves, None if found.complete else material.seed)


def cliffs(material: Material) -> Looked:
    """BN021: a single answer that moves the whole by two levels without a red line.

    Where a floor of the pack or a section does it, that is one finding with all the rules.
    """
    found = material.explored
    findings = [_cliff(key, by_rule, material) for key, by_rule in found.cliffs.items()]
    return looked(findings, found.moves, None if found.complete else material.seed)


def _cliff(key: tuple[str, str], by_rule: dict[str, Move], material: Material) -> BenchFinding:
    cause, subject = key
    order = [rule.id for rule in material.pack.rules() if rule.id in by_rule]
    move = by_rule[order[0]]
    levels = [band.id for band in material.method.levels(material.pack)]
    jump = f"takes the whole from {levels[move.before.whole.level]} to {levels[move.after.whole.level]}"
    answers = f"'{move.safer}' to '{move.riskier}'"
    if cause == "score":
        message = f"{subject}: {answers} {jump} without a red line ({len(move.rules)} rules apply)"
        place = material.places[subject]
        return BenchFinding("BN021", subject, place, message, "grade it, or let more rules apply")
    if cause == "section":
        applying = sum(material.pack.section_of[name].id == subject for name in move.rules)
        message = (
            f"{subject}: through the score of this section, {order[0]} from {answers} {jump} "
            f"without a red line (rules of the section that apply to it: {applying}){_others(order)}"
        )
        hint = "let more of its rules apply to such products, or move the rule to a larger section"
        return BenchFinding("BN021", subject, section_place(subject), message, hint)
    message = (
        f"through a floor a single answer {jump} without a red line: to {len(order)} rules, "
        f"such as {order[0]} from {answers}"
    )
    place = (HEAD, "scoring", "floors")
    return BenchFinding("BN021", material.pack.head.id, place, message, "allow it if the floor is meant to")


def _others(order: list[str]) -> str:
    return f"; likewise {one_of(order[1:], 5)}" if order[1:] else ""


def unordered(material: Material) -> Looked:
    """BN022: choices that do not go from safe to unsafe."""
    rules = [rule for rule in material.pack.rules() if not isinstance(rule, ManyShape)]
    return looked((finding for rule in rules for finding in _unordered(rule, material)), len(rules))


def _unordered(rule: Rule, material: Material) -> Iterator[BenchFinding]:
    """Bands follow their limits, which may fall or rise with the risk; choices go from safe to unsafe."""
    exposure = {answer.outcomes[0]: answer.exposure for answer in material.method.trials(rule).answers}
    ids = [name for name in rule.outcome_ids() if name in exposure]
    worth = [exposure[name] for name in ids]
    rising = worth == sorted(worth)
    falling = worth == sorted(worth, reverse=True)
    if rising or (rule.kind != "one" and falling):
        return
    index = next(i for i in range(1, len(worth)) if worth[i] < worth[i - 1])
    message = f"{rule.id}: '{ids[index]}' is safer than '{ids[index - 1]}' before it"
    key = "choices" if rule.kind == "one" else "bands"
    place = (*material.places[rule.id], key, rule.outcome_ids().index(ids[index]))
    yield BenchFinding("BN022", rule.id, place, message, "order them from the safest to the least safe")


def mitigations(material: Material) -> Looked:
    """BN023: a mitigation that lowers the exposure of no answer."""
    findings, cases = [], 0
    for rule in material.pack.rules():
        answers = material.method.trials(rule).answers
        for index, mitigation in enumerate(rule.mitigations):
            cases += len(answers)
            if not any(_lowers(rule, mitigation, answer, material) for answer in answers):
                what = "lowers the exposure of no answer" if mitigation.targets else "names nothing to reach"
                place = (*material.places[rule.id], "mitigations", index)
                message = f"{rule.id}: {mitigation.id} {what}"
                hint = "let `reaches` name a safer choice or band"
                findings.append(BenchFinding("BN023", rule.id, place, message, hint))
    return looked(findings, cases)


def _lowers(rule: Rule, mitigation: Mitigation, trial: Trial, material: Material) -> bool:
    answer = Answer(AnswerState.ANSWERED, trial.value)
    reached = material.method.reached(rule, answer, mitigation)
    return reached is not None and reached < trial.exposure
