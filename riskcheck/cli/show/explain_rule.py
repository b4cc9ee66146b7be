"""The arithmetic of one rule."""

from collections.abc import Iterator

from riskcheck import api
from riskcheck.cli.show.outcomes import outcome_line
from riskcheck.cli.show.words import Words, wrapped
from riskcheck.core.assessment import Adjustment, Applies, LedgerRow
from riskcheck.core.conditions import ALWAYS
from riskcheck.core.exact import plain
from riskcheck.core.pack.rule import Rule
from riskcheck.core.phrases import phrase


def rule_lines(words: Words, row: LedgerRow) -> Iterator[str]:
    """Yield how the residual risk and the shares of a rule arise."""
    rule = next(rule for rule in words.case.pack.rules() if rule.id == row.rule)
    yield from wrapped(words.question(row.rule))
    yield from wrapped(words.text(rule.ask), 2)
    yield from wrapped(words.say(f"explain.applies-{row.applies.value}"), 2)
    yield from wrapped(words.say("explain.answered", answer=words.answer(row.answer)), 2)
    if row.applies is Applies.NO:
        if rule.when is not ALWAYS:
            words_of_it = phrase(rule.when, words.case.pack, words.wording)
            yield from wrapped(words.say("rules-list.when", text=words_of_it), 2)
        return
    yield from _outcomes(words, rule, row)
    yield from _exposure(words, rule, row)
    yield from _inherent(words, rule, row)
    text = words.say(
        "explain.residual-is",
        inherent=row.inherent,
        exposure=plain(row.exposure),
        residual=plain(row.residual),
    )
    yield from wrapped(text, 2)
    yield from _shares(words, row)


def _outcomes(words: Words, rule: Rule, row: LedgerRow) -> Iterator[str]:
    """Yield what every answer is worth; the one given is marked."""
    for outcome in api.method_of(words.case.pack).outcomes(rule):
        mark = "[x]" if outcome.id in row.outcomes else "[ ]"
        line = outcome_line(outcome, words.case.pack, words.wording)
        first, *rest = wrapped(f"{mark} {line}", 8)
        yield first[4:]
        yield from rest


def _exposure(words: Words, rule: Rule, row: LedgerRow) -> Iterator[str]:
    if row.exposure_least != row.exposure_greatest:
        least, greatest = plain(row.exposure_least), plain(row.exposure_greatest)
        yield from wrapped(words.say("explain.open-exposure", least=least, greatest=greatest), 2)
        return
    for line in api.method_of(words.case.pack).proof(rule, row.answer):
        yield from wrapped(line, 4)
    yield "  " + words.say("explain.exposure-is", exposure=plain(row.exposure))


def _inherent(words: Words, rule: Rule, row: LedgerRow) -> Iterator[str]:
    for adjustment in row.adjustments:
        yield from wrapped(_adjusted(words, rule, adjustment), 2)
    text = words.say(
        "explain.inherent-is",
        base_impact=row.base_impact,
        base_likelihood=row.base_likelihood,
        impact=row.impact,
        likelihood=row.likelihood,
        inherent=row.inherent,
    )
    yield from wrapped(text, 2)


def _adjusted(words: Words, rule: Rule, adjustment: Adjustment) -> str:
    condition = api.method_of(words.case.pack).adjusted_when(rule, adjustment.entry)
    text = words.say(
        "explain.adjusted",
        name=words.say(f"explain.{adjustment.of}"),
        amount=f"{adjustment.amount:+d}",
        condition=phrase(condition, words.case.pack, words.wording),
    )
    return text if adjustment.certain else text + words.say("explain.if")


def _shares(words: Words, row: LedgerRow) -> Iterator[str]:
    results = words.case.assessment.sections
    section = next(result for result in results if result.section == row.section)
    whole = sum(result.weight * result.inherent for result in results)
    residual = plain(row.residual)
    weighted = f"{row.weight} x {residual}" if row.weight != 1 else residual
    of_section = f"100 x {residual} / {section.inherent} = {plain(row.of_section)}"
    of_whole = f"100 x {weighted} / {whole} = {plain(row.of_whole)}"
    yield from wrapped(words.say("explain.of-section", sum=of_section), 2)
    yield from wrapped(words.say("explain.of-whole", sum=of_whole), 2)
