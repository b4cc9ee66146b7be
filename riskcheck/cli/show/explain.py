"""The arithmetic of a score in words and numbers, to be redone by hand."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from riskcheck.cli.show.explain_rule import rule_lines
from riskcheck.cli.show.words import Words, columns, span, wrapped
from riskcheck.core.assessment import (
    Applies,
    LedgerRow,
    LevelRange,
    LevelReason,
    ScoreRange,
    SectionResult,
)
from riskcheck.core.columns import cut, table, width
from riskcheck.core.exact import plain, rounded
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import UsageError

LONGEST_ANSWER, SHORTEST_ANSWER = 40, 8  # places, before the rest is cut


def explain_lines(words: Words, name: str | None) -> Iterator[str]:
    """Yield the explanation of the whole, a section or a rule; raises UsageError for an unknown name."""
    if name is None:
        yield from _whole(words)
        return
    for result in words.case.assessment.sections:
        if result.section == name:
            yield from _section(words, result)
            return
    for row in words.case.assessment.ledger:
        if row.rule == name:
            yield from rule_lines(words, row)
            return
    raise _unknown(words.case.pack, name)


def _unknown(pack: RulePack, name: str) -> UsageError:
    if name in pack.questions:
        hint = f"see what it decides on: riskcheck rules show {name}"
        return UsageError(f"'{name}' is a profile question: it carries no score", hint)
    sections = [section.id for section in pack.sections]
    near = did_you_mean(name, [*sections, *(rule.id for rule in pack.rules())])
    hint = near or f"the sections are {one_of(sections, 30)}"
    return UsageError(f"there is no section or rule '{name}' in {pack.name}", hint)


def _whole(words: Words) -> Iterator[str]:
    assessment = words.case.assessment
    yield words.say("explain.whole")
    yield from wrapped(words.say("explain.formula"), 2)
    residual = sum((r.weight * r.residual for r in assessment.sections), start=Fraction(0))
    inherent = sum(r.weight * r.inherent for r in assessment.sections)
    rows = [
        [words.say(key) for key in ("section", "explain.weight", "explain.residual", "explain.inherent")],
        *([r.section, str(r.weight), plain(r.residual), str(r.inherent)] for r in assessment.sections),
        [words.say("explain.weighted-sum"), "", plain(residual), str(inherent)],
    ]
    yield from ("  " + line for line in table(rows, right=(1, 2, 3)))
    if inherent:
        yield "  " + _ratio(residual, inherent, assessment.score.point)
        yield from _range(words, assessment.score)
    yield from _level(words, assessment.level, assessment.because)


def _section(words: Words, result: SectionResult) -> Iterator[str]:
    title = next(words.text(s.title) for s in words.case.pack.sections if s.id == result.section)
    yield from wrapped(words.say("explain.section", title=title))
    rows = [row for row in words.case.assessment.ledger if row.section == result.section]
    counted = [row for row in rows if row.applies is not Applies.NO]
    if counted:
        lines = _table(words, counted, result, LONGEST_ANSWER)
        if (over := max(map(width, lines)) + 2 - columns()) > 0:
            widest = max(width(words.answer(row.answer)) for row in counted)
            longest = max(SHORTEST_ANSWER, min(widest, LONGEST_ANSWER) - over)
            lines = _table(words, counted, result, longest)
        yield from ("  " + line for line in lines)
        yield "  " + _ratio(result.residual, result.inherent, result.score.point)
        yield from _range(words, result.score)
        yield from _level(words, result.level, result.because)
    left_out = [row.rule for row in rows if row.applies is Applies.NO]
    if left_out:
        yield from wrapped(words.say("explain.left-out", rules=words.names(left_out, 100)), 2)


def _table(words: Words, rows: Sequence[LedgerRow], result: SectionResult, longest: int) -> list[str]:
    names = ("rule", "answer", "impact", "likelihood", "inherent", "exposure", "residual", "share")
    head = [words.say(f"explain.{name}") for name in names]
    score = plain(result.score.point)
    total = [words.say("explain.sum"), "", "", "", str(result.inherent), "", plain(result.residual), score]
    return table([head, *(_row(words, row, longest) for row in rows), total], right=(2, 3, 4, 5, 6, 7))


def _row(words: Words, row: LedgerRow, longest: int) -> list[str]:
    return [
        row.rule,
        cut(words.answer(row.answer), longest),
        str(row.impact),
        str(row.likelihood),
        str(row.inherent),
        words.say("per-cent", number=plain(row.exposure)),
        plain(row.residual),
        plain(row.of_section),
    ]


def _ratio(residual: Fraction, inherent: int, score: Fraction) -> str:
    steps = [f"100 x {plain(residual)} / {inherent}", plain(score), rounded(score)]
    return " = ".join(steps if steps[1] != steps[2] else steps[:2])


def _range(words: Words, score: ScoreRange) -> Iterator[str]:
    if span(score):
        text = words.say("explain.range", best=plain(score.best), worst=plain(score.worst), shown=span(score))
        yield from wrapped(text, 2)


def _level(words: Words, level: LevelRange, because: Sequence[LevelReason]) -> Iterator[str]:
    bands = words.names(f"{words.text(band.name)} <= {band.up_to}" for band in words.bands[0].values())
    yield from wrapped(words.say("explain.bands", bands=bands), 2)
    yield "  " + words.say("explain.level", level=words.levels(level))
    for line in words.reasons(level, because):
        yield from wrapped(line, 4)
