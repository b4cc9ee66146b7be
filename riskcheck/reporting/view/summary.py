"""The summary: one page that a decision can be taken from."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from riskcheck.core.assessment import Finding, RedLine
from riskcheck.core.exact import rounded
from riskcheck.core.questionnaire import Status
from riskcheck.reporting.view.cover import Fact, Verdict, verdict_of
from riskcheck.reporting.view.findings import actions_of
from riskcheck.reporting.view.given import outcome_texts
from riskcheck.reporting.view.scale import Scale, ScoreLine, scale_of, score_lines
from riskcheck.reporting.view.scribe import Badge, Scribe, lowered, span

URGENT_ACTIONS = 5
DRIVERS = 5
NAMED_QUESTIONS = 4
NAMED_RED_LINES = 3
LISTED = 6  # how many ids a list on the page has
LISTED_SECTIONS = 4


class RedLineLine(NamedTuple):
    """A red line that is crossed."""

    rule: str
    title: str
    answer: str
    reason: str


class UrgentAction(NamedTuple):
    """The action that lowers the risk of one of the most serious findings most."""

    id: str
    rule: str
    title: str
    text: str
    owner: str
    effort: str
    due: str
    severity: Badge
    residual: str
    gain: str


@dataclass(frozen=True, slots=True)
class SeverityCount:
    """How many findings of a severity there are, and how many of them only because the answer is open."""

    badge: Badge
    count: int
    open: int


class SummaryView(NamedTuple):
    """The page. `settle` are the fewest questions that would decide the level, `settle_rest` the rest by id.

    Lists of ids are cut, so that the page stays one page however much is open.

    `sections` are those with a rule that applies, `drivers` those of them with the greatest part of the
    score, `silent` names the others; `bounds` are the scores at which the levels end. `assurance` is empty
    where the report is public.
    """

    verdict: Verdict
    because: str
    score: str
    range: str
    scale: Scale
    figures: tuple[Fact, ...]
    severities: tuple[SeverityCount, ...]
    sections: tuple[ScoreLine, ...]
    sections_text: str
    drivers: tuple[ScoreLine, ...]
    silent: str
    bounds: tuple[int, ...]
    crossed: tuple[RedLineLine, ...]
    crossed_rest: str
    possible: str
    urgent: tuple[UrgentAction, ...]
    more_findings: int
    open: str
    settle: tuple[Fact, ...]
    settle_rest: str
    assurance: str


def summary_of(scribe: Scribe, *, public: bool) -> SummaryView:
    """Build the page."""
    result = scribe.assessment
    crossed = [line for line in result.red_lines if line.certain]
    settle = [Fact(name, scribe.title(name)) for name in result.settle[:NAMED_QUESTIONS]]
    sections = score_lines(scribe)
    urgent = _urgent(scribe)
    return SummaryView(
        verdict=verdict_of(scribe),
        because=_because(scribe),
        score=rounded(result.score.point),
        range=span(result.score),
        scale=scale_of(scribe),
        figures=_figures(scribe, public=public),
        severities=tuple(_count(scribe, band.id) for band in reversed(scribe.severities)),
        sections=sections,
        sections_text=scribe.say("list.semicolon").join(line.text for line in sections),
        drivers=_drivers(sections),
        silent=_sections(scribe, [part.section for part in result.sections if not part.rules]),
        bounds=tuple(band.up_to for band in scribe.levels),
        crossed=tuple(_red_line(scribe, line) for line in crossed[:NAMED_RED_LINES]),
        crossed_rest=_rules(scribe, crossed[NAMED_RED_LINES:]),
        possible=_rules(scribe, [line for line in result.red_lines if not line.certain]),
        urgent=urgent,
        more_findings=max(0, len(result.findings) - len(urgent)),
        open=_open(scribe),
        settle=tuple(settle),
        settle_rest=scribe.listed(result.settle[NAMED_QUESTIONS:], LISTED),
        assurance="" if public else _assurance(scribe),
    )


def _drivers(sections: Sequence[ScoreLine]) -> tuple[ScoreLine, ...]:
    ranked = sorted(sections, key=lambda line: -Fraction(line.share))
    return tuple(line for line in ranked[:DRIVERS] if line.score)


def _open(scribe: Scribe) -> str:
    """Return how much is open, and whether it can change the level."""
    result = scribe.assessment
    counts = {"unanswered": len(result.unanswered), "unknown": len(result.unknown)}
    parts = [scribe.say(f"summary.open-{kind}", count=count) for kind, count in counts.items() if count]
    if not parts:
        return scribe.say("summary.open-none")
    return scribe.sentences(parts if result.settle else [*parts, scribe.say("summary.settled")])


def _assurance(scribe: Scribe) -> str:
    assurance = scribe.assessment.assurance
    if assurance.share is None:
        return scribe.say("summary.assurance-none")
    return scribe.say("summary.assurance-says", percent=rounded(100 * assurance.share, 0))


def _because(scribe: Scribe) -> str:
    """Return what the level comes from, one sentence for each kind of reason."""
    reasons = scribe.assessment.because
    sentences = []
    for kind in dict.fromkeys(reason.kind for reason in reasons):
        level = next(reason.level for reason in reasons if reason.kind == kind)
        subjects = [reason.subject for reason in reasons if reason.kind == kind]
        names = (
            _sections(scribe, subjects, LISTED_SECTIONS)
            if kind == "section"
            else scribe.listed(subjects, LISTED)
        )
        words = {"level": scribe.level(level).name, "subjects": names}
        sentences.append(scribe.say(f"summary.because-{kind}", **words))
    return scribe.sentences(sentences)


def _sections(scribe: Scribe, sections: Sequence[str], most: int | None = None) -> str:
    """Return the titles, or the first of them; they hold commas themselves."""
    return scribe.listed([scribe.section(section) for section in sections], most, between="list.semicolon")


def _figures(scribe: Scribe, *, public: bool) -> tuple[Fact, ...]:
    result = scribe.assessment
    share = result.assurance.share
    crossed = sum(line.certain for line in result.red_lines)
    figures = {
        "assurance": scribe.say("dash") if share is None else scribe.measured(rounded(100 * share, 0), "%"),
        "findings": str(len(result.findings)),
        "red-lines": str(crossed),
        "open": str(len(result.unanswered) + len(result.unknown)),
    }
    if public:
        del figures["assurance"]
    return tuple(Fact(scribe.say(f"summary.{key}"), value) for key, value in figures.items())


def _count(scribe: Scribe, severity: str) -> SeverityCount:
    found = [finding for finding in scribe.assessment.findings if finding.severity == severity]
    still_open = sum(finding.status is not Status.ANSWERED for finding in found)
    return SeverityCount(scribe.severity(severity), len(found), still_open)


def _red_line(scribe: Scribe, line: RedLine) -> RedLineLine:
    answer = outcome_texts(scribe, scribe.rules[line.rule])[line.outcome]
    return RedLineLine(line.rule, scribe.title(line.rule), answer, scribe.text(line.reason))


def _rules(scribe: Scribe, lines: Sequence[RedLine]) -> str:
    """Return the rules of the lines, each once, as far as there is room."""
    return scribe.listed(list(dict.fromkeys(line.rule for line in lines)), LISTED)


def _urgent(scribe: Scribe) -> tuple[UrgentAction, ...]:
    """Return the best action for each of the most serious findings, crossed red lines before all others."""
    findings = sorted(
        scribe.assessment.findings, key=lambda finding: not any(line.certain for line in finding.red_lines)
    )
    found = []
    for finding in findings:
        line = _best(scribe, finding)
        if line is not None:
            found.append(line)
        if len(found) == URGENT_ACTIONS:
            break
    return tuple(found)


def _best(scribe: Scribe, finding: Finding) -> UrgentAction | None:
    actions = [action for action in actions_of(scribe, scribe.rules[finding.rule]) if not action.done]
    if not actions:
        return None
    best = min(actions, key=lambda action: finding.residual if action.residual is None else action.residual)
    answer = scribe.rows[finding.rule].answer
    left = finding.residual if best.residual is None else best.residual
    gain = finding.of_whole * (finding.residual - left) / finding.residual
    return UrgentAction(
        id=best.id,
        rule=finding.rule,
        title=scribe.title(finding.rule),
        text=best.text,
        owner=(scribe.safe(answer.owner) if answer else "") or best.owner,
        effort=best.effort,
        due=scribe.date(answer.due) if answer and answer.due else "",
        severity=scribe.severity(finding.severity),
        residual=rounded(finding.residual),
        gain=lowered(gain) if best.residual is not None else scribe.say("dash"),
    )
