"""The cover: what was assessed, by whom, as of when, and the verdict."""

import unicodedata
from typing import NamedTuple

from riskcheck.reporting.view.scribe import Badge, Scribe

_HEADER_COLUMNS = 60
_PERSONS = ("owner", "assessor")
SHORT_HASH = 16  # digits of a digest that are enough to tell two files apart


class Verdict(NamedTuple):
    """The stamp: the level and what it means for the launch; while undecided, both ends of the range."""

    badge: Badge
    label: str
    sentence: str


class Fact(NamedTuple):
    """A line such as `Assessor: Li Na`."""

    name: str
    value: str


class CoverView(NamedTuple):
    """`short_product` fits into the header of a page, `mark` into its footer: the sheet by its digest."""

    product: str
    short_product: str
    summary: str
    pack_title: str
    verdict: Verdict
    facts: tuple[Fact, ...]
    mark: str
    as_of: str


def cover_of(scribe: Scribe, *, public: bool) -> CoverView:
    """Build the cover; a `public` one has no line for an owner, and of the assessor the role alone."""
    product, stamp = scribe.assessment.product, scribe.assessment.stamp
    facts = (
        ("version", scribe.safe(product.version)),
        ("owner", scribe.safe(product.owner)),
        ("assessor", _assessor(scribe, public=public)),
        ("as-of", scribe.date(stamp.as_of)),
        ("pack", scribe.remarked(scribe.text(scribe.pack.head.title), stamp.pack)),
        ("sheet", stamp.sheet_sha256[:SHORT_HASH]),
        ("pack-digest", stamp.pack_sha256[:SHORT_HASH]),
        ("tool", f"riskcheck {stamp.tool_version}"),
    )
    name = scribe.safe(product.name)
    return CoverView(
        product=name,
        short_product=clipped(name, _HEADER_COLUMNS),
        summary=scribe.safe(product.summary),
        pack_title=scribe.text(scribe.pack.head.title),
        verdict=verdict_of(scribe),
        facts=tuple(
            Fact(scribe.say(f"cover.{key}"), value or scribe.say("not-given"))
            for key, value in facts
            if value or not (public and key in _PERSONS)
        ),
        as_of=scribe.date(stamp.as_of),
        mark=stamp.sheet_sha256[:SHORT_HASH] or scribe.say("dash"),
    )


def _assessor(scribe: Scribe, *, public: bool) -> str:
    assessor = scribe.assessment.assessor
    given = (assessor.role,) if public else (assessor.name, assessor.role)
    return scribe.joined([part for part in map(scribe.safe, given) if part])


def verdict_of(scribe: Scribe) -> Verdict:
    """Return the stamp of the whole assessment."""
    level = scribe.assessment.level
    if level.decided:
        band = next(band for band in scribe.levels if band.id == level.point)
        badge = scribe.level(level.point)
        return Verdict(badge, badge.name, scribe.text(band.verdict))
    best, worst = scribe.level(level.best), scribe.level(level.worst)
    label = scribe.say("verdict.undecided")
    sentence = scribe.say("verdict.undecided-sentence", best=best.name, worst=worst.name)
    return Verdict(Badge("tone-open", label), label, sentence)


def clipped(text: str, columns: int) -> str:
    """Return the text on one line, cut after `columns` columns, a Chinese character taking two.

    A word stays whole where that costs less than half of the line.
    """
    used = 0
    line = " ".join(text.split())
    for index, character in enumerate(line):
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > columns:
            return _whole_words(line[:index], line[index]) + "…"
    return line


def _whole_words(head: str, following: str) -> str:
    if head[-1:].isascii() and following.isascii() and following.isalnum():
        words = head.rpartition(" ")[0]
        head = words if 2 * len(words) > len(head) else head
    return head.rstrip(" ,;:，；：、")
