"""The summary: one page that a decision can be taken from."""

from collections.abc import Sequence
from dataclasses import dataclass

from riskcheck.core.assessment import Finding, RedLine, SectionResult
from riskcheck.core.exact import rounded
from riskcheck.core.questionnaire import Status
from riskcheck.reporting.view.cover import Fact, Verdict, clipped, verdict_of
from riskcheck.reporting.view.given import outcome_texts, words_of
from riskcheck.reporting.view.scribe import Badge, Scribe, span

TOP_FINDINGS = 5
NAMED_QUESTIONS = 4
NAMED_RED_LINES = 4
ANSWER_COLUMNS = 120


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section with its bar. `best`, `point` and `worst` are decimals 0..100."""

    title: str
    rules: int
    point: str
    best: str
    worst: str
    range: str
    level: Badge
    level_tone: str
    level_words: str
    findings: tuple[int, ...]
    open: int


@dataclass(frozen=True, slots=True)
class RedLineLine:
    """A red line that is crossed."""

    rule: str
    title: str
    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class TopFinding:
    """One of the findings that matter most; a long answer is cut, it stands in full in the finding."""

    rule: str
    title: str
    severity: Badge
    residual: str
    answer: str
    open: bool


@dataclass(frozen=True, slots=True)
class SeverityCount:
    """How many findings of a severity there are, and how many of them only because the answer is open."""

    badge: Badge
    count: int
    open: int


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The page. `settle` are the fewest questions that would decide the level, `settle_rest` the rest by id.

    `sections` are those with a rule that applies, `silent` names the others; `bounds` are the scores at which
    the levels end.
    """

    verdict: Verdict
    because: str
    figures: tuple[Fact, ...]
    severities: tuple[SeverityCount, ...]
    sections: tuple[SectionLine, ...]
    silent: str
    bounds: tuple[int, ...]
    crossed: tuple[RedLineLine, ...]
    crossed_rest: str
    possible: str
    top: tuple[TopFinding, ...]
    more_findings: int
    unanswered: int
    unknown: int
    settle: tuple[Fact, ...]
    settle_rest: str


def summary_of(scribe: Scribe) -> SummaryView:
    """Build the page."""
    result = scribe.assessment
    crossed = [line for line in result.red_lines if line.certain]
    settle = [Fact(name, scribe.title(name)) for name in result.settle[:NAMED_QUESTIONS]]
    return SummaryView(
        verdict=verdict_of(scribe),
        because=_because(scribe),
        figures=_figures(scribe),
        severities=tuple(_count(scribe, band.id) for band in reversed(scribe.severities)),
        sections=tuple(_section(scribe, section) for section in result.sections if section.rules),
        silent=_sections(scribe, [part.section for part in result.sections if not part.rules]),
        bounds=tuple(band.up_to for band in scribe.levels),
        crossed=tuple(_red_line(scribe, line) for line in crossed[:NAMED_RED_LINES]),
        crossed_rest=_rules(scribe, crossed[NAMED_RED_LINES:]),
        possible=_rules(scribe, [line for line in result.red_lines if not line.certain]),
        top=tuple(_top(scribe, finding) for finding in result.findings[:TOP_FINDINGS]),
        more_findings=max(0, len(result.findings) - TOP_FINDINGS),
        unanswered=len(result.unanswered),
        unknown=len(result.unknown),
        settle=tuple(settle),
        settle_rest=scribe.joined(list(result.settle[NAMED_QUESTIONS:])),
    )


def _because(scribe: Scribe) -> str:
    """Return what the level comes from, one sentence for each kind of reason."""
    reasons = scribe.assessment.because
    sentences = []
    for kind in dict.fromkeys(reason.kind for reason in reasons):
        level = next(reason.level for reason in reasons if reason.kind == kind)
        subjects = [reason.subject for reason in reasons if reason.kind == kind]
        names = _sections(scribe, subjects) if kind == "section" else scribe.joined(subjects)
        words = {"level": scribe.level(level).name, "subjects": names}
        sentences.append(scribe.say(f"summary.because-{kind}", **words))
    return scribe.sentences(sentences)


def _sections(scribe: Scribe, sections: Sequence[str]) -> str:
    """Return the titles; they hold commas themselves."""
    return scribe.say("list.semicolon").join(scribe.section(section) for section in sections)


def _figures(scribe: Scribe) -> tuple[Fact, ...]:
    result = scribe.assessment
    share = result.assurance.share
    crossed = sum(line.certain for line in result.red_lines)
    figures = {
        "score": rounded(result.score.point),
        "range": span(result.score),
        "assurance": scribe.say("dash") if share is None else scribe.measured(rounded(100 * share, 0), "%"),
        "findings": str(len(result.findings)),
        "red-lines": str(crossed),
        "open": str(len(result.unanswered) + len(result.unknown)),
    }
    return tuple(Fact(scribe.say(f"summary.{key}"), value) for key, value in figures.items())


def _count(scribe: Scribe, severity: str) -> SeverityCount:
    found = [finding for finding in scribe.assessment.findings if finding.severity == severity]
    still_open = sum(finding.status is not Status.ANSWERED for finding in found)
    return SeverityCount(scribe.severity(severity), len(found), still_open)


def _section(scribe: Scribe, section: SectionResult) -> SectionLine:
    title = scribe.section(section.section)
    counts = tuple(section.findings.get(band.id, 0) for band in reversed(scribe.severities))
    score = section.score
    best, point, worst = (rounded(end) for end in (score.best, score.point, score.worst))
    level = scribe.level(section.level.point)
    words, tone = level.name, level.tone
    if not section.level.decided:
        ends = (scribe.level(section.level.best).name, scribe.level(section.level.worst).name)
        words, tone = f"{ends[0]} \u2013 {ends[1]}", "tone-open"
    return SectionLine(
        title=title,
        rules=section.rules,
        point=point,
        best=best,
        worst=worst,
        range="" if score.best == score.worst else span(score),
        level=level,
        level_tone=tone,
        level_words=words,
        findings=counts,
        open=section.open,
    )


def _red_line(scribe: Scribe, line: RedLine) -> RedLineLine:
    answer = outcome_texts(scribe, scribe.rules[line.rule])[line.outcome]
    return RedLineLine(line.rule, scribe.title(line.rule), answer, scribe.text(line.reason))


def _rules(scribe: Scribe, lines: Sequence[RedLine]) -> str:
    """Return the rules of the lines, each once."""
    return scribe.joined(list(dict.fromkeys(line.rule for line in lines)))


def _top(scribe: Scribe, finding: Finding) -> TopFinding:
    given = words_of(scribe, scribe.rules[finding.rule], scribe.rows[finding.rule].answer)
    return TopFinding(
        rule=finding.rule,
        title=scribe.title(finding.rule),
        severity=scribe.severity(finding.severity),
        residual=rounded(finding.residual),
        answer=clipped(scribe.say("list.semicolon").join(given), ANSWER_COLUMNS),
        open=finding.status is not Status.ANSWERED,
    )
