"""What the pictures show, as exact numbers and as the text that says the same."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from riskcheck.core.exact import rounded
from riskcheck.core.pack.question import Question
from riskcheck.core.questionnaire import Status
from riskcheck.reporting.view.crosswalk import CrosswalkGroup, PrinciplesView
from riskcheck.reporting.view.scribe import Scribe, lowered


class Step(NamedTuple):
    """A bar from `low` to `high` (0..100, the whole inherent risk being 100); `total` for both ends."""

    title: str
    low: Fraction
    high: Fraction
    shown: str
    total: bool


class Waterfall(NamedTuple):
    """From the inherent risk, what each section takes off it, to the residual risk."""

    steps: tuple[Step, ...]
    text: str


class CountedRow(NamedTuple):
    """How many of something there are of each kind."""

    title: str
    counts: tuple[int, ...]


class Counted(NamedTuple):
    """Rows of counts; `kinds` names what the counts are of, in their order."""

    kinds: tuple[str, ...]
    rows: tuple[CountedRow, ...]
    text: str


class Pictures(NamedTuple):
    """The pictures beside the matrix."""

    waterfall: Waterfall
    coverage: Counted
    answered: Counted


def pictures_of(
    scribe: Scribe, principles: PrinciplesView | None, crosswalk: Sequence[CrosswalkGroup]
) -> Pictures:
    """Build the pictures; coverage counts the requirements of the chapter that lists them."""
    return Pictures(_waterfall(scribe), _coverage(scribe, principles, crosswalk), _answered(scribe))


def _waterfall(scribe: Scribe) -> Waterfall:
    rows = scribe.assessment.ledger
    whole = sum(row.weight * row.inherent for row in rows if row.applies != "not-applicable")
    level = Fraction(100 if whole else 0)
    steps = [Step(scribe.say("pictures.inherent"), Fraction(0), level, rounded(level), total=True)]
    for part in scribe.assessment.sections:
        if not part.rules:
            continue
        off = 100 * part.weight * (part.inherent - part.residual) / Fraction(whole)
        steps.append(Step(scribe.section(part.section), level - off, level, lowered(off), total=False))
        level -= off
    steps.append(Step(scribe.say("pictures.residual"), Fraction(0), level, rounded(level), total=True))
    told = [f"{step.title} {step.shown}" for step in steps]
    text = scribe.say("pictures.waterfall-text", steps=scribe.say("list.semicolon").join(told))
    return Waterfall(tuple(steps), text)


def _coverage(
    scribe: Scribe, principles: PrinciplesView | None, crosswalk: Sequence[CrosswalkGroup]
) -> Counted:
    rows = []
    if principles is not None:
        kinds = [entry.kind for entry in principles.principles]
        counts = tuple(kinds.count(kind) for kind in range(4))
        rows.append(CountedRow(scribe.say("principles.title"), counts))
    rows += [
        CountedRow(document.title, document.counts) for group in crosswalk for document in group.documents
    ]
    kinds_said = tuple(
        scribe.say(f"pictures.{kind}") for kind in ("controlled", "found", "open", "untouched")
    )
    return _counted(scribe, "pictures.coverage-text", kinds_said, [row for row in rows if any(row.counts)])


def _answered(scribe: Scribe) -> Counted:
    parts: list[tuple[str, Iterable[Question]]] = [(scribe.say("answers.profile"), scribe.pack.profile)]
    parts += [(scribe.text(section.title), section.rules) for section in scribe.pack.sections]
    order = (Status.ANSWERED, Status.UNKNOWN, Status.UNANSWERED, Status.NOT_APPLICABLE)
    rows = []
    for title, questions in parts:
        found = [scribe.questionnaire.status(question) for question in questions]
        rows.append(CountedRow(title, tuple(found.count(status) for status in order)))
    kinds = tuple(scribe.say(f"status.{status.value}") for status in order)
    return _counted(scribe, "pictures.answered-text", kinds, rows)


def _counted(scribe: Scribe, key: str, kinds: tuple[str, ...], rows: Sequence[CountedRow]) -> Counted:
    told = []
    for row in rows:
        counts = [f"{kind} {count}" for kind, count in zip(kinds, row.counts, strict=True) if count]
        told.append(row.title + scribe.say("list.colon") + scribe.joined(counts))
    text = scribe.say(key, rows=scribe.say("list.semicolon").join(told))
    return Counted(kinds, tuple(rows), text)
