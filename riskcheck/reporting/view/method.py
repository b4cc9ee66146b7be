"""How the numbers arise, the bands of this pack, and what the report can and cannot say."""

from typing import NamedTuple

from riskcheck.core.scoring.interface import Band
from riskcheck.reporting.view.cover import Fact
from riskcheck.reporting.view.scribe import Badge, Scribe
from riskcheck.reporting.view.sources import overdue_documents


class BandLine(NamedTuple):
    """A severity or level with its limits and, for a level, its verdict."""

    badge: Badge
    limits: str
    verdict: str


class MethodView(NamedTuple):
    """The last chapter. `replaced` names the characters that are written out in this report as `[U+XXXX]`."""

    paragraphs: tuple[str, ...]
    severities: tuple[BandLine, ...]
    levels: tuple[BandLine, ...]
    floors: tuple[str, ...]
    limits: tuple[str, ...]
    stamps: tuple[Fact, ...]
    replaced: str
    glossary: tuple[Fact, ...]


_PARAGRAPHS = ("formula", "score", "open", "assurance", "assurance-limit")
_TERMS = (
    "rule",
    "impact",
    "inherent",
    "exposure",
    "residual",
    "finding",
    "severity",
    "score",
    "level",
    "range",
    "red-line",
    "assurance",
    "obligation",
    "ledger",
)
_LIMITS = ("not-legal-advice", "self-assessment", "evidence", "sources", "choices")


def method_of(scribe: Scribe) -> MethodView:
    """Build the chapter; it comes last, when every other text has been printed."""
    method = scribe.pack.method
    return MethodView(
        paragraphs=tuple(scribe.say(f"method.{method}.{key}") for key in _PARAGRAPHS),
        severities=_bands(scribe, scribe.severities),
        levels=_bands(scribe, scribe.levels),
        floors=_floors(scribe),
        limits=(*(scribe.say(f"limits.{key}") for key in _LIMITS), *_overdue(scribe)),
        stamps=_stamps(scribe),
        replaced=scribe.joined([f"U+{ord(character):04X}" for character in sorted(scribe.replaced)]),
        glossary=tuple(
            Fact(scribe.say(f"glossary.{term}.word"), scribe.say(f"glossary.{term}.means")) for term in _TERMS
        ),
    )


def _bands(scribe: Scribe, bands: tuple[Band, ...]) -> tuple[BandLine, ...]:
    lines = []
    lower: int | None = None
    for band in bands:
        badge = scribe.severity(band.id) if bands is scribe.severities else scribe.level(band.id)
        start = f"> {lower}" if lower is not None else ("> 0" if bands is scribe.severities else "0")
        lines.append(BandLine(badge, f"{start} \u2013 {band.up_to}", scribe.text(band.verdict)))
        lower = band.up_to
    return tuple(lines)


def _floors(scribe: Scribe) -> tuple[str, ...]:
    floors = scribe.method.floors(scribe.pack)
    lines = []
    for floor in floors.lines:
        level = scribe.level(floor.at_least).name
        if floor.severity is None:
            lines.append(scribe.say("method.floor-red-line", level=level))
        else:
            lines.append(
                scribe.say(
                    "method.floor-severity", severity=scribe.severity(floor.severity).name, level=level
                )
            )
    if floors.below_worst_section is not None:
        lines.append(scribe.say("method.below-worst-section", steps=floors.below_worst_section))
    return tuple(lines)


def _overdue(scribe: Scribe) -> tuple[str, ...]:
    """Return the warning about sources that were not checked within the pack's own limit."""
    late = overdue_documents(scribe)
    if not late:
        return ()
    names = scribe.joined([scribe.text(document.title) for document in late])
    return (scribe.say("limits.overdue", days=scribe.pack.head.review_every_days, documents=names),)


def _stamps(scribe: Scribe) -> tuple[Fact, ...]:
    stamp, checked_on = scribe.assessment.stamp, scribe.pack.head.checked_on
    values = {
        "pack": stamp.pack,
        "pack-checked-on": scribe.date(checked_on) if checked_on else scribe.say("not-given"),
        "pack-sha256": stamp.pack_sha256,
        "sheet-sha256": stamp.sheet_sha256 or scribe.say("not-given"),
        "method": scribe.say(f"method.{stamp.method}.name"),
        "as-of": scribe.date(stamp.as_of),
        "tool": f"riskcheck {stamp.tool_version}",
    }
    return tuple(Fact(scribe.say(f"stamp.{key}"), value) for key, value in values.items())
