"""The arithmetic of a score in words and numbers, to be redone by hand."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from riskcheck.cli.show.explain_rule import rule_lines
from riskcheck.cli.show.words import Words, span, wrapped
from riskcheck.core.assessment import Applies, LedgerRow, ScoreRange, SectionResult
from riskcheck.core.columns import table
from riskcheck.core.exact import plain, rounded
from riskcheck.core.suggest import did_you_mean
from riskcheck.errors import UsageError


def explain_lines(words: Words, name: str | None) -> Iterator[str]:
    """Yield the explanation of the whole, of a section or of a rule; raises UsageError for an unknown name."""
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
    names = [*(s.id for s in words.case.pack.sections), *(rule.id for rule in words.case.pack.rules())]
    message = f"there is no section or rule '{name}' in {words.case.pack.name}"
    raise UsageError(message, did_you_mean(name, names))


def _whole(words: Words) -> Iterator[str]:
    assessment = words.case.assessment
    yield words.say("explain.whole")
    yield from wrapped(words.say("explain.formula"), 2)
    rows = [
        [words.say("section"), words.say("explain.weight"), words.say("explain.residual"), words.say("explain.inherent")]
    ]
    for result in assessment.sections:
        rows.append([result.section, str(result.weight), plain(result.residual), str(result.inherent)])
    residual = sum((r.weight * r.residual for r in assessment.sections), start=Fraction(0))
    inherent = sum(r.weight * r.inherent for r in assessment.sections)
    rows.append([words.say("explain.weighted-sum"), "", plain(residual), str(inherent)])
    yield from ("  " + line for line in table(rows, right=(1, 2, 3)))
    yield "  " + _ratio(residual, inherent, assessment.score.point)
    yield from _range(words, assessment.score, inherent)
    yield from _level(words)


def _section(words: Words, result: SectionResult) -> Iterator[str]:
    title = next(words.text(s.title) for s in words.case.pack.sections if s.id == result.section)
    yield words.say("explain.section", title=title)
    rows = [row for row in words.case.assessment.ledger if row.section == result.section]
    counted = [row for row in rows if row.applies is not Applies.NO]
    yield from ("  " + line for line in _table(words, counted))
    if counted:
        yield "  " + _ratio(result.residual, result.inherent, result.score.point)
        yield from _range(words, result.score, result.inherent)
        yield "  " + words.say("explain.level", level=words.levels(result.level))
    left_out = [row.rule for row in rows if row.applies is Applies.NO]
    if left_out:
        yield from wrapped(words.say("explain.left-out", rules=", ".join(left_out)), 2)


def _table(words: Words, rows: Sequence[LedgerRow]) -> list[str]:
    head = ("rule", "answer", "impact", "likelihood", "inherent", "exposure", "residual", "share")
    lines = [[words.say(f"explain.{name}") for name in head]]
    for row in rows:
        lines.append(
            [
                row.rule,
                words.answer(row.answer)[:40],
                str(row.impact),
                str(row.likelihood),
                str(row.inherent),
                f"{plain(row.exposure)} %",
                plain(row.residual),
                plain(row.of_section),
            ]
        )
    return table(lines, right=(2, 3, 4, 5, 6, 7))


def _ratio(residual: Fraction, inherent: int, score: Fraction) -> str:
    return f"100 x {plain(residual)} / {inherent} = {plain(score)} = {rounded(score)}"


def _range(words: Words, score: ScoreRange, inherent: int) -> Iterator[str]:
    if inherent and span(score):
        text = words.say("explain.range", best=plain(score.best), worst=plain(score.worst), shown=span(score))
        yield from wrapped(text, 2)


def _level(words: Words) -> Iterator[str]:
    assessment = words.case.assessment
    bands = ", ".join(f"{words.text(b.name)} <= {b.up_to}" for b in words.bands[0].values())
    yield from wrapped(words.say("explain.bands", bands=bands), 2)
    yield from wrapped(words.say("explain.floors"), 2)
    worst = [
        f"{result.section}: {words.levels(result.level)}" for result in assessment.sections if result.rules
    ]
    yield from wrapped("; ".join(worst), 4)
    yield "  " + words.say("explain.level", level=words.levels(assessment.level))
