"""Scores on the scale of the levels: of the whole and of every section."""

from fractions import Fraction
from typing import NamedTuple

from riskcheck.core.assessment import SectionResult
from riskcheck.core.exact import rounded
from riskcheck.reporting.view.scribe import Badge, Scribe, span


class LevelBand(NamedTuple):
    """A level on the scale; it ends at `up_to`."""

    badge: Badge
    up_to: int


class Scale(NamedTuple):
    """The whole on its scale; best <= point <= worst, each 0..100.

    `shown` is the score for people, `text` says what the picture shows.
    """

    bands: tuple[LevelBand, ...]
    best: Fraction
    point: Fraction
    worst: Fraction
    shown: str
    text: str


class ScoreLine(NamedTuple):
    """A section with its bar; best <= score <= worst, each 0..100.

    `share` is its part of the score of the whole, `found` counts its findings in words.
    """

    id: str
    title: str
    rules: int
    best: Fraction
    score: Fraction
    worst: Fraction
    point: str
    range: str
    level: Badge
    level_tone: str
    level_words: str
    found: str
    open: int
    share: str
    text: str


def scale_of(scribe: Scribe) -> Scale:
    """Return the score of the whole on its scale."""
    score = scribe.assessment.score
    level = scribe.assessment.level
    names = dict.fromkeys(scribe.level(name).name for name in (level.best, level.worst))
    text = scribe.say(
        "summary.scale-text", score=rounded(score.point), range=span(score), level=" \u2013 ".join(names)
    )
    bands = tuple(LevelBand(scribe.level(band.id), band.up_to) for band in scribe.levels)
    return Scale(bands, score.best, score.point, score.worst, rounded(score.point), text)


def score_lines(scribe: Scribe) -> tuple[ScoreLine, ...]:
    """Return the sections with a rule that applies, in the order of the pack."""
    return tuple(_line(scribe, part) for part in scribe.assessment.sections if part.rules)


def _line(scribe: Scribe, section: SectionResult) -> ScoreLine:
    score, title = section.score, scribe.section(section.section)
    level = scribe.level(section.level.point)
    words, tone = level.name, level.tone
    if not section.level.decided:
        ends = (scribe.level(section.level.best).name, scribe.level(section.level.worst).name)
        words, tone = f"{ends[0]} \u2013 {ends[1]}", "tone-open"
    share = sum(row.of_whole for row in scribe.assessment.ledger if row.section == section.section)
    return ScoreLine(
        id=section.section,
        title=title,
        rules=section.rules,
        best=score.best,
        score=score.point,
        worst=score.worst,
        point=rounded(score.point),
        range="" if score.best == score.worst else span(score),
        level=level,
        level_tone=tone,
        level_words=words,
        found=_found(scribe, section),
        open=section.open,
        share=rounded(Fraction(share)),
        text=scribe.say("summary.bar-text", section=title, score=span(score), level=words),
    )


def _found(scribe: Scribe, section: SectionResult) -> str:
    """Return in words how many findings of each severity there are."""
    counts = (
        (section.findings.get(band.id, 0), scribe.severity(band.id)) for band in reversed(scribe.severities)
    )
    return scribe.joined([f"{badge.name} {count}" for count, badge in counts if count]) or scribe.say("dash")
