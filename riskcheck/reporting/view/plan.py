"""The remediation plan: every action that lowers the score, the most effective first."""

from fractions import Fraction
from typing import NamedTuple

from riskcheck.core.assessment import Finding
from riskcheck.core.exact import plain, rounded
from riskcheck.reporting.view.findings import Action, actions_of
from riskcheck.reporting.view.scribe import Badge, Scribe, lowered

_EFFORTS = "SML"


class PlanLine(NamedTuple):
    """An action. `gain` is in points of the overall score; a dash where it is not known what it reaches.

    `after_all` is the overall score once this action and all before it are done, reckoned with caution: of
    several actions for one rule the best counts alone. `person` and `due` are those of the answer.
    """

    id: str
    rule: str
    action: str
    owner: str
    effort: str
    before: str
    before_badge: Badge
    after: str
    after_badge: Badge | None
    gain: str
    after_all: str
    person: str
    due: str


def plan_of(scribe: Scribe) -> tuple[PlanLine, ...]:
    """Return the actions, the greatest gain first, then the least effort."""
    ranked = []
    for finding in scribe.assessment.findings:
        rule = scribe.rules[finding.rule]
        for action, mitigation in zip(actions_of(scribe, rule), rule.mitigations, strict=True):
            if not action.done:
                gain = _gain(finding, action)
                key = (-gain, _EFFORTS.index(mitigation.effort), -finding.residual)
                ranked.append((key, finding, action, gain))
    ordered = sorted(ranked, key=lambda entry: entry[0])
    lines, score, reached = [], scribe.assessment.score.point, dict[str, Fraction]()
    for _, finding, action, gain in ordered:
        score -= max(Fraction(0), gain - reached.get(finding.rule, Fraction(0)))
        reached[finding.rule] = max(gain, reached.get(finding.rule, Fraction(0)))
        lines.append(_line(scribe, finding, action, gain, score))
    return tuple(lines)


def _gain(finding: Finding, action: Action) -> Fraction:
    if action.residual is None:
        return Fraction(0)
    return finding.of_whole * (finding.residual - action.residual) / finding.residual


def _line(scribe: Scribe, finding: Finding, action: Action, gain: Fraction, score: Fraction) -> PlanLine:
    answer = scribe.rows[finding.rule].answer
    told = action.residual is not None
    return PlanLine(
        id=action.id,
        rule=finding.rule,
        action=action.text,
        owner=action.owner,
        effort=action.effort,
        before=plain(finding.residual),
        before_badge=scribe.severity(finding.severity),
        after=plain(action.residual) if action.residual is not None else scribe.say("dash"),
        after_badge=scribe.severity_of(action.residual) if action.residual is not None else None,
        gain=lowered(gain, 2) if told else scribe.say("dash"),
        after_all=rounded(score),
        person=scribe.safe(answer.owner) if answer else "",
        due=scribe.date(answer.due) if answer and answer.due else "",
    )
