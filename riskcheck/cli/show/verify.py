"""What `riskcheck verify` prints."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from riskcheck.cli.show.words import wrapped
from riskcheck.core.verification import Difference, Verification
from riskcheck.core.wording import Wording

_MOST = 200  # differences that are listed


def verification_lines(file: str, found: Verification, words: Wording) -> Iterator[str]:
    """Yield the outcome in one line, then everything that differs, then what it does and does not prove."""
    yield words.say(f"cli.verify.{found.outcome}", file=file)
    if found.pack:
        yield "  " + words.say("cli.verify.about", product=found.product, pack=found.pack, date=found.as_of)
    yield from _listed(_with_ranges(found.differences), "altered", words)
    yield from _listed(found.hindrances, "hindrance", words)
    if found.numbers_hold:
        yield from wrapped(words.say(f"cli.verify.proves.{found.outcome}"), 2)


def _listed(differences: Iterable[Difference], group: str, words: Wording) -> Iterator[str]:
    lines = [words.say(f"cli.verify.{group}-list.{one.kind}", **asdict(one)) for one in differences]
    yield from (f"  - {line}" for line in lines[:_MOST])
    if len(lines) > _MOST:
        yield "  - " + words.say("cli.more", count=len(lines) - _MOST)


def _with_ranges(differences: Iterable[Difference]) -> Iterator[Difference]:
    """Yield the differences, those of pages that follow each other as one: `3-7`."""
    first = last = 0
    for one in differences:
        number = int(one.subject) if one.kind == "page" else 0
        if last and number != last + 1:
            yield _pages(first, last)
            first = last = 0
        if number:
            first, last = first or number, number
        else:
            yield one
    if last:
        yield _pages(first, last)


def _pages(first: int, last: int) -> Difference:
    return Difference("page", str(first)) if first == last else Difference("pages", f"{first}-{last}")
