"""The arithmetic of one rule."""

from collections.abc import Iterator

from riskcheck import api
from riskcheck.cli.show.words import Words, wrapped
from riskcheck.core.assessment import Applies, LedgerRow
from riskcheck.core.columns import table
from riskcheck.core.exact import plain
from riskcheck.core.pack.rule import Rule


def rule_lines(words: Words, row: LedgerRow) -> Iterator[str]:
    """Yield how the residual risk and the shares of a rule arise."""
    rule = next(rule for rule in words.case.pack.rules() if rule.id == row.rule)
    yield words.question(row.rule)
    yield from wrapped(words.text(rule.ask), 2)
    yield "  " + words.say(f"explain.applies-{row.applies.value}")
    yield "  " + words.say("explain.answered", answer=words.answer(row.answer))
    if row.applies is Applies.NO:
        return
    yield from _outcomes(words, rule, row)
    yield from ("  " + line for line in _inherent(words, row))
    yield from ("  " + line for line in _residual(words, row))
    yield from ("  " + line for line in _shares(words, row))


def _outcomes(words: Words, rule: Rule, row: LedgerRow) -> Iterator[str]:
    rows = [
        [
            "*" if outcome.id in row.outcomes else "",
            outcome.id,
            f"{words.say('explain.' + outcome.label)} {outcome.worth}",
            words.say("explain.red-line") if outcome.red_line else "",
        ]
        for outcome in api.method_of(words.case.pack).outcomes(rule)
    ]
    yield from ("    " + line for line in table(rows))


def _inherent(words: Words, row: LedgerRow) -> Iterator[str]:
    for adjustment in row.adjustments:
        sure = "" if adjustment.certain else words.say("explain.if")
        name = words.say(f"explain.{adjustment.of}")
        yield words.say("explain.adjusted", name=name, amount=f"{adjustment.amount:+d}") + sure
    yield words.say(
        "explain.inherent-is",
        base_impact=row.base_impact,
        base_likelihood=row.base_likelihood,
        impact=row.impact,
        likelihood=row.likelihood,
        inherent=row.inherent,
    )


def _residual(words: Words, row: LedgerRow) -> Iterator[str]:
    if row.exposure_least != row.exposure_greatest:
        yield words.say(
            "explain.open-exposure", least=plain(row.exposure_least), greatest=plain(row.exposure_greatest)
        )
    yield words.say(
        "explain.residual-is",
        inherent=row.inherent,
        exposure=plain(row.exposure),
        residual=plain(row.residual),
    )


def _shares(words: Words, row: LedgerRow) -> Iterator[str]:
    assessment = words.case.assessment
    section = next(result for result in assessment.sections if result.section == row.section)
    whole = sum(result.weight * result.inherent for result in assessment.sections)
    residual = plain(row.residual)
    yield words.say("explain.of-section") + (
        f": 100 x {residual} / {section.inherent} = {plain(row.of_section)}"
    )
    weight = f"{row.weight} x " if row.weight != 1 else ""
    yield words.say("explain.of-whole") + f": 100 x {weight}{residual} / {whole} = {plain(row.of_whole)}"
