"""An answer as words: what was chosen, counted or declared."""

from fractions import Fraction

from riskcheck.core.answers.model import Answer, AnswerState, Sample, Value
from riskcheck.core.exact import plain, rounded
from riskcheck.core.pack.question import ManyShape, NumberShape, OneShape, Question
from riskcheck.core.pack.rule import Rule
from riskcheck.core.questionnaire import Status
from riskcheck.core.text import Text
from riskcheck.reporting.view.scribe import Scribe


def words_of(scribe: Scribe, question: Question, answer: Answer | None) -> tuple[str, ...]:
    """Return the lines that say what was answered; an open question says so."""
    if answer is None:
        return (scribe.say("status.unanswered"),)
    if answer.state is AnswerState.UNKNOWN:
        return (scribe.say("status.unknown"),)
    if answer.state is AnswerState.NOT_APPLICABLE:
        return (scribe.say("status.declared-not-applicable"),)
    return _value(scribe, question, answer.value)


def outcome_texts(scribe: Scribe, rule: Rule) -> dict[str, str]:
    """Return what each outcome of a rule says; those without a text of their own get ours."""
    ours = {"none": scribe.say("answer.none"), "too-few": scribe.say("answer.too-few")}
    outcomes = scribe.method.outcomes(rule)
    return {o.id: scribe.text(o.text) if o.text is not None else ours.get(o.id, o.id) for o in outcomes}


def status_words(scribe: Scribe, status: Status) -> str:
    """Return the name of a status."""
    return scribe.say(f"status.{status.value}")


def _value(scribe: Scribe, question: Question, value: Value | None) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(_choice(scribe, question, name) for name in value) or (_none(scribe, question),)
    if isinstance(value, Sample):
        return (_sample(scribe, value), *_band(scribe, question))
    if isinstance(value, str) and question.kind == "date":
        return (scribe.date(value),)
    if isinstance(value, str):
        return (_choice(scribe, question, value),)
    if value is None:
        return ()
    unit = scribe.text(question.unit) if isinstance(question, NumberShape) else ""
    return (scribe.measured(scribe.number(plain(value)), unit), *_band(scribe, question))


def _choice(scribe: Scribe, question: Question, name: str) -> str:
    if isinstance(question, OneShape | ManyShape):
        return next(
            (scribe.text(choice.text) for choice in question.choices if choice.id == name), scribe.safe(name)
        )
    return scribe.safe(name)  # a text


def _none(scribe: Scribe, question: Question) -> str:
    given = getattr(question, "none", None)
    if isinstance(given, Text):
        return scribe.text(given)
    return (
        outcome_texts(scribe, question)["none"] if isinstance(question, Rule) else scribe.say("answer.none")
    )


def _sample(scribe: Scribe, sample: Sample) -> str:
    if not sample.tested:
        return scribe.say("answer.sample-empty")
    rate = rounded(Fraction(100 * sample.passed, sample.tested), 2)
    passed, tested = (scribe.number(str(count)) for count in (sample.passed, sample.tested))
    return scribe.say("answer.sample", passed=passed, tested=tested, rate=rate)


def _band(scribe: Scribe, question: Question) -> tuple[str, ...]:
    """Return the text of the band in which a number or sample of a rule lies."""
    row = scribe.rows.get(question.id)
    if row is None or not isinstance(question, Rule):
        return ()
    texts = outcome_texts(scribe, question)
    return tuple(texts[name] for name in row.outcomes if texts.get(name, name) != name)
