"""An answer sheet scored by the method `risk`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from riskcheck.core.answers.model import AnswerSheet, AnswerState
from riskcheck.core.assessment import (
    Assessment,
    Finding,
    LedgerRow,
    NotApplicable,
    RedLine,
    SectionResult,
    Stamp,
)
from riskcheck.core.obligations import assess_obligations
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.scoring.risk.items import OPEN, Item, items_of
from riskcheck.core.scoring.risk.ledger import APPLIES, assurance_of, ledger_of
from riskcheck.core.scoring.risk.levels import Rated, rate
from riskcheck.core.scoring.risk.parameters import Parameters, parameters_of
from riskcheck.core.scoring.risk.reasons import reasons_of_section, reasons_of_whole

UNDECIDED = "undecided"


def assess(pack: RulePack, sheet: AnswerSheet, tool_version: str) -> Assessment:
    """Score a sheet (house plan, section 6)."""
    parameters = parameters_of(pack)
    questionnaire = Questionnaire(pack, sheet.answers)
    items = items_of(pack, questionnaire)
    names = [section.id for section in pack.sections]
    rated = rate(items, names, parameters)
    level = rated.level.named(parameters)
    ledger = ledger_of(items)
    findings = _findings(items, ledger, parameters)
    counts = Counter((finding.section, finding.severity) for finding in findings)
    return Assessment(
        stamp=Stamp(pack.name, pack.sha256, sheet.sha256, pack.method, sheet.date, tool_version),
        product=sheet.product,
        assessor=sheet.assessor,
        score=rated.score,
        level=level,
        because=reasons_of_whole(items, rated, parameters),
        verdict=level.point if level.decided else UNDECIDED,
        sections=tuple(_section(name, items, rated, parameters, counts) for name in names),
        findings=findings,
        red_lines=_all_red_lines(items),
        unanswered=tuple(question.id for question in questionnaire.open()),
        unknown=tuple(question.id for question in questionnaire.unknown()),
        stale=tuple(question.id for question in questionnaire.stale()),
        not_applicable=_declared(questionnaire),
        settle=() if level.decided else _settle(pack, sheet),
        assurance=assurance_of(items),
        ledger=ledger,
        obligations=assess_obligations(pack, questionnaire, level, [band.id for band in parameters.levels]),
    )


def _settle(pack: RulePack, sheet: AnswerSheet) -> tuple[str, ...]:
    from riskcheck.core.scoring.risk.live import RiskLive  # seldom needed
    from riskcheck.core.scoring.risk.settle import fewest_questions

    return fewest_questions(RiskLive.of(pack, sheet.answers))


def _findings(
    items: Sequence[Item], ledger: Sequence[LedgerRow], parameters: Parameters
) -> tuple[Finding, ...]:
    found = []
    for item, row in zip(items, ledger, strict=True):
        severity = parameters.severity_of(item.residual) if item.counts else None
        if severity is not None:
            found.append(
                Finding(
                    rule=item.rule.id,
                    section=item.section,
                    status=item.status,
                    applies=APPLIES[item.applies],
                    severity=severity,
                    inherent=item.inherent,
                    exposure=item.exposure_greatest,
                    residual=item.residual,
                    of_whole=row.of_whole,
                    red_lines=item.red_lines,
                )
            )
    return tuple(sorted(found, key=_seriousness))


def _seriousness(finding: Finding) -> tuple[object, ...]:
    crossed = any(line.certain for line in finding.red_lines)
    return (not crossed, -finding.residual, not finding.red_lines, -finding.of_whole)


def _section(
    name: str,
    items: Sequence[Item],
    rated: Rated,
    parameters: Parameters,
    counts: Mapping[tuple[str, str], int],
) -> SectionResult:
    counted = [item for item in items if item.section == name and item.counts]
    return SectionResult(
        section=name,
        weight=next(item.weight for item in items if item.section == name),
        rules=len(counted),
        inherent=sum(item.inherent for item in counted),
        residual=sum((item.residual for item in counted), start=Fraction(0)),
        score=rated.scores[name],
        level=rated.levels[name].named(parameters),
        because=reasons_of_section(name, items, rated, parameters),
        findings={s.id: counts.get((name, s.id), 0) for s in reversed(parameters.severities)},
        open=sum(item.status in OPEN for item in counted),
    )


def _all_red_lines(items: Sequence[Item]) -> tuple[RedLine, ...]:
    """Return every red line crossed, then those that an open answer might cross."""
    lines = [line for item in items for line in item.red_lines]
    return tuple(sorted(lines, key=lambda line: not line.certain))


def _declared(questionnaire: Questionnaire) -> tuple[NotApplicable, ...]:
    answers = ((question.id, questionnaire.answers.get(question.id)) for question in questionnaire.asked())
    return tuple(
        NotApplicable(name, answer.reason or "")
        for name, answer in answers
        if answer is not None and answer.state is AnswerState.NOT_APPLICABLE
    )
