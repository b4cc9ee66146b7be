"""The findings: what was found, why it matters and what to do."""

from fractions import Fraction
from typing import NamedTuple

from riskcheck.core.answers.model import Answer
from riskcheck.core.assessment import Applies, Finding
from riskcheck.core.exact import plain, rounded
from riskcheck.core.pack.rule import Mitigation, Rule
from riskcheck.core.questionnaire import Status
from riskcheck.reporting.view.given import outcome_texts, words_of
from riskcheck.reporting.view.scribe import Badge, Scribe
from riskcheck.reporting.view.sources import SourceGroup, cited


class Action(NamedTuple):
    """A mitigation. `residual` is what it would leave, `left` the same in print.

    It is None and a dash where that is not told. `done` says that the answer is that good already.
    """

    id: str
    text: str
    owner: str
    effort: str
    left: str
    residual: Fraction | None
    done: bool


class FindingView(NamedTuple):
    """One finding, ready to print. `owner` and `due` are empty where nobody took it on."""

    rule: str
    title: str
    section: str
    severity: Badge
    residual: str
    owner: str
    due: str
    accepted: str
    answer: tuple[str, ...]
    remark: str
    red_lines: tuple[str, ...]
    arithmetic: str
    points: str
    why: str
    actions: tuple[Action, ...]
    evidence: tuple[str, ...]
    sources: tuple[SourceGroup, ...]


class FindingGroup(NamedTuple):
    """The findings of one severity."""

    badge: Badge
    findings: tuple[FindingView, ...]


def findings_of(scribe: Scribe) -> tuple[FindingGroup, ...]:
    """Return the groups, the worst severity first; one without findings is left out."""
    groups = []
    for band in reversed(scribe.severities):
        found = [finding for finding in scribe.assessment.findings if finding.severity == band.id]
        if found:
            views = tuple(_finding(scribe, finding) for finding in found)
            groups.append(FindingGroup(scribe.severity(band.id), views))
    return tuple(groups)


def actions_of(scribe: Scribe, rule: Rule) -> tuple[Action, ...]:
    """Return the mitigations of a rule with what each would leave of its risk."""
    return tuple(_action(scribe, rule, mitigation) for mitigation in rule.mitigations)


def _open_actions(scribe: Scribe, rule: Rule) -> tuple[Action, ...]:
    """Return the actions that would lower the risk, or all where none would."""
    actions = actions_of(scribe, rule)
    return tuple(action for action in actions if not action.done) or actions


def _finding(scribe: Scribe, finding: Finding) -> FindingView:
    rule, row = scribe.rules[finding.rule], scribe.rows[finding.rule]
    return FindingView(
        rule=rule.id,
        title=scribe.text(rule.title),
        section=scribe.section(finding.section),
        severity=scribe.severity(finding.severity),
        residual=plain(row.residual),
        owner=scribe.safe(row.answer.owner) if row.answer else "",
        due=scribe.date(row.answer.due) if row.answer and row.answer.due else "",
        accepted=_accepted(scribe, row.answer),
        answer=words_of(scribe, rule, row.answer),
        remark=_remark(scribe, finding),
        red_lines=_red_lines(scribe, finding),
        arithmetic=scribe.say(
            "findings.arithmetic",
            impact=row.impact,
            likelihood=row.likelihood,
            inherent=row.inherent,
            exposure=plain(row.exposure),
            residual=plain(row.residual),
        ),
        points=scribe.say("findings.points", points=rounded(finding.of_whole, 2)),
        why=scribe.text(rule.why),
        actions=_open_actions(scribe, rule),
        evidence=tuple(scribe.text(item) for item in rule.evidence),
        sources=cited(scribe, rule.sources),
    )


def _accepted(scribe: Scribe, answer: Answer | None) -> str:
    """Return who accepted what is left of the risk, and until when."""
    if answer is None or answer.accepted is None:
        return ""
    accepted = answer.accepted
    words = scribe.say("accepted.by", name=scribe.safe(accepted.by) or scribe.say("not-given"))
    if accepted.until is None:
        return words
    return scribe.joined([words, scribe.say("accepted.until-then", date=scribe.date(accepted.until))])


def _remark(scribe: Scribe, finding: Finding) -> str:
    remarks = []
    if finding.status is not Status.ANSWERED:
        remarks.append(scribe.say("findings.worst-case"))
    if finding.applies is Applies.MAYBE:
        remarks.append(scribe.say("findings.may-apply"))
    return scribe.sentences(remarks)


def _red_lines(scribe: Scribe, finding: Finding) -> tuple[str, ...]:
    texts = outcome_texts(scribe, scribe.rules[finding.rule])
    lines = []
    for line in finding.red_lines:
        words = scribe.say(
            "red-line.crossed" if line.certain else "red-line.possible",
            answer=texts[line.outcome].rstrip(".。"),
        )
        reason = scribe.text(line.reason)
        lines.append(scribe.sentences([words, reason] if reason else [words]))
    return tuple(lines)


def _action(scribe: Scribe, rule: Rule, mitigation: Mitigation) -> Action:
    row = scribe.rows[rule.id]
    exposure = scribe.method.reached(rule, row.answer, mitigation)
    residual = row.inherent * exposure / 100 if exposure is not None else None
    done = exposure is not None and exposure >= row.exposure
    return Action(
        id=mitigation.id,
        text=scribe.text(mitigation.text),
        owner=scribe.text(scribe.pack.head.owners[mitigation.owner]),
        effort=scribe.say(f"effort.{mitigation.effort}"),
        left=plain(residual) if residual is not None else scribe.say("dash"),
        residual=residual,
        done=done,
    )
