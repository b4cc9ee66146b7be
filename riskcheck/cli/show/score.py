"""The table of `riskcheck score`."""

from collections.abc import Iterator

from riskcheck.cli.show.obligations import obligation_lines
from riskcheck.cli.show.words import Words, columns, span, wrapped
from riskcheck.core.assessment import RedLine, SectionResult
from riskcheck.core.columns import cut, table, width
from riskcheck.core.exact import rounded


def score_lines(words: Words) -> Iterator[str]:
    """Yield the whole table."""
    yield from _head(words)
    yield ""
    yield from _sections(words)
    yield ""
    yield from _red_lines(words)
    yield from _open(words)
    yield from _assurance(words)
    yield from obligation_lines(words)


def _head(words: Words) -> Iterator[str]:
    assessment = words.case.assessment
    product = assessment.product
    name = f"{product.name} {product.version}" if product.version else product.name
    name = " ".join(name.split())
    yield f"{name}  ({assessment.stamp.pack}, {assessment.stamp.as_of})"
    yield from wrapped(words.say("verdict", verdict=words.verdict()))
    for line in words.reasons(assessment.level, assessment.because):
        yield from wrapped(line, 2)


def _sections(words: Words) -> Iterator[str]:
    lines = _table(words, 60)
    over = max(map(width, lines)) - columns()
    if over > 0:
        titles = max(width(words.text(section.title)) for section in words.case.pack.sections)
        lines = _table(words, max(12, titles - over))
    rule = "-" * max(map(width, lines))
    yield from (lines[0], rule, *lines[1:-1], rule, lines[-1])
    names = "/".join(words.severity(severity) for severity in reversed(words.bands[1]))
    yield from wrapped(words.say("findings-are", severities=names))


def _table(words: Words, longest: int) -> list[str]:
    assessment = words.case.assessment
    head = [words.say(k) for k in ("section", "level", "score", "best-worst", "rules", "findings", "open")]
    names = {section.id: words.text(section.title) for section in words.case.pack.sections}
    rows = [_row(words, cut(names[result.section], longest), result) for result in assessment.sections]
    counts = [
        sum(result.findings[name] for result in assessment.sections) for name in reversed(words.bands[1])
    ]
    whole = [
        words.say("whole"),
        words.levels(assessment.level),
        rounded(assessment.score.point),
        span(assessment.score),
        str(sum(result.rules for result in assessment.sections)),
        "/".join(map(str, counts)),
        str(sum(result.open for result in assessment.sections)),
    ]
    return table([head, *rows, whole], right=range(2, len(head)))


def _row(words: Words, name: str, result: SectionResult) -> list[str]:
    if not result.rules:
        return [name, words.say("nothing-applies")]
    return [
        name,
        words.levels(result.level),
        rounded(result.score.point),
        span(result.score),
        str(result.rules),
        "/".join(str(count) for count in result.findings.values()),
        str(result.open),
    ]


def _red_lines(words: Words) -> Iterator[str]:
    crossed = [line for line in words.case.assessment.red_lines if line.certain]
    possible = {line.rule: line for line in words.case.assessment.red_lines if not line.certain}
    if crossed:
        yield words.say("red-lines")
        for line in crossed:
            yield from wrapped(f"! {_reason(words, line)}", 2)
    if possible:
        yield from wrapped(words.say("red-lines-open", rules=words.names(possible)))
    if not crossed and not possible:
        yield words.say("no-red-line")


def _reason(words: Words, line: RedLine) -> str:
    title = words.question(line.rule)
    return words.say("named", name=title, text=words.text(line.reason)) if line.reason is not None else title


def _open(words: Words) -> Iterator[str]:
    assessment = words.case.assessment
    if assessment.unanswered:
        count = len(assessment.unanswered)
        yield from wrapped(
            words.say("unanswered-list", count=count, names=words.names(assessment.unanswered))
        )
    if assessment.unknown:
        names = words.names(assessment.unknown)
        yield from wrapped(words.say("unknown-list", count=len(assessment.unknown), names=names))
    if assessment.settle:
        yield words.say("settle", count=len(assessment.settle))
        for name in assessment.settle[:10]:
            yield from wrapped(words.question(name), 2)
        if len(assessment.settle) > 10:
            yield "  " + words.say("more", count=len(assessment.settle) - 10)


def _assurance(words: Words) -> Iterator[str]:
    assurance = words.case.assessment.assurance
    if assurance.share is None:
        yield words.say("no-assurance")
        return
    yield words.say("assurance", percent=rounded(assurance.share * 100))
