"""What every part of the view needs: words in the report's language, safe to print, and names of bands."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from riskcheck.core.answers.model import AnswerSheet
from riskcheck.core.assessment import Assessment, LedgerRow, ScoreRange
from riskcheck.core.exact import rounded
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.rule import Rule
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.scoring import METHODS
from riskcheck.core.scoring.interface import Band, ScoringMethod
from riskcheck.core.text import Text
from riskcheck.core.wording import Wording
from riskcheck.reporting.glyphs import Coverage

_TOGETHER = 4  # digits that are written without a mark between them
_OPENING = re.compile(r'(?<![^\s([\u2013-])"(?=\S)')  # at the start of a word
TONES = 4  # how many colours of severity the style sheet has


class Badge(NamedTuple):
    """The name of a severity or level and the class of its colour, from `tone-0` (mild) to `tone-3`."""

    tone: str
    name: str


@dataclass(frozen=True)
class Scribe:
    """One report's inputs. `replaced` gathers the characters that had to be written out."""

    pack: RulePack
    sheet: AnswerSheet
    assessment: Assessment
    wording: Wording
    coverage: Coverage
    replaced: set[str] = field(default_factory=set)

    @cached_property
    def method(self) -> ScoringMethod:
        """The pack's scoring method."""
        return METHODS[self.pack.method]

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """What applies to the product."""
        return Questionnaire(self.pack, self.sheet.answers)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule by id."""
        return {rule.id: rule for rule in self.pack.rules()}

    @cached_property
    def rows(self) -> Mapping[str, LedgerRow]:
        """The ledger by rule."""
        return {row.rule: row for row in self.assessment.ledger}

    @cached_property
    def severities(self) -> tuple[Band, ...]:
        """The severities, least first."""
        return self.method.severities(self.pack)

    @cached_property
    def levels(self) -> tuple[Band, ...]:
        """The levels, least first."""
        return self.method.levels(self.pack)

    def say(self, key: str, **values: object) -> str:
        """Return the program's own words; `key` lies under `report.`."""
        return self.wording.say(f"report.{key}", **values)

    def safe(self, text: str | None) -> str:
        """Return a text of a user or pack author as the fonts can print it."""
        given = text or ""
        printed = self.coverage.printable(given)
        if printed != given:
            self.replaced.update(self.coverage.missing(given))
        return printed

    def text(self, text: Text | None) -> str:
        """Return a text of the pack in the report's language."""
        said = self.safe(self.pack.say(text, self.wording.language)) if text is not None else ""
        return quoted(said) if self.wording.language == "en" else said

    def title(self, question: str) -> str:
        """Return the title of a question or rule."""
        return self.text(self.pack.questions[question].title)

    def section(self, section: str) -> str:
        """Return the title of a section."""
        return next(self.text(part.title) for part in self.pack.sections if part.id == section)

    def severity(self, severity: str) -> Badge:
        """Return the badge of a severity."""
        return self._badge(self.severities, severity)

    def severity_of(self, residual: Fraction) -> Badge | None:
        """Return the badge of a risk of 0..25; None for zero."""
        return self.severity_above_zero(residual) if residual > 0 else None

    def severity_above_zero(self, residual: Fraction) -> Badge:
        """Return the badge of a risk above zero."""
        return self.severity(next(band.id for band in self.severities if residual <= band.up_to))

    def level(self, level: str) -> Badge:
        """Return the badge of a level."""
        return self._badge(self.levels, level)

    def _badge(self, bands: tuple[Band, ...], wanted: str) -> Badge:
        index, band = next((i, band) for i, band in enumerate(bands) if band.id == wanted)
        steps = max(1, len(bands) - 1)
        tone = (2 * index * (TONES - 1) + steps) // (2 * steps) if len(bands) > 1 else TONES - 1
        return Badge(f"tone-{tone}", self.text(band.name))

    def joined(self, parts: list[str]) -> str:
        """Return the parts as a list within a sentence."""
        return self.say("list.comma").join(parts)

    def listed(self, parts: Sequence[str], most: int | None, *, between: str = "list.comma") -> str:
        """Return the first parts as a list within a sentence, and how many more there are.

        A list that is longer by one alone stands whole: "and 1 more" would take as much room.
        """
        shown = parts if most is None or len(parts) <= most + 1 else parts[:most]
        names = self.say(between).join(shown)
        rest = len(parts) - len(shown)
        return self.say("list.more", names=names, count=rest) if rest else names

    @property
    def gap(self) -> str:
        """What stands between sentences, or a number and its unit: nothing where the comma takes no blank."""
        return " " if self.say("list.comma").endswith(" ") else ""

    def sentences(self, parts: Iterable[str]) -> str:
        """Return the sentences as one text."""
        return self.gap.join(parts)

    def date(self, day: str) -> str:
        """Return a day such as 2026-11-19 as the language writes it."""
        year, month, of_month = day.split("-")
        name = self.say(f"months.{int(month)}")
        return self.say("date", year=int(year), month=name, day=int(of_month))

    def number(self, exact: str) -> str:
        """Return a number such as 180000 or -0.5 with its thousands apart, where the language does that.

        Numbers of four digits stay as they are: they may be years.
        """
        whole, point, rest = exact.partition(".")
        if "/" in exact or len(whole.lstrip("-")) <= _TOGETHER:
            return exact
        return f"{int(whole):,}".replace(",", self.say("thousands")) + point + rest

    def measured(self, number: str, unit: str) -> str:
        """Return a number with its unit."""
        return f"{number}{self.gap}{unit}" if unit else number

    def remarked(self, text: str, remark: str) -> str:
        """Return a text with a remark in the parentheses of the language."""
        return self.say("source.remarked", source=text, remark=remark)


def quoted(text: str) -> str:
    """Return an English text with the quotation marks of print in the place of those of a typewriter."""
    return _OPENING.sub("\u201c", text).replace('"', "\u201d")


def lowered(by: Fraction, places: int = 1) -> str:
    """Return by how much a score is lowered; what rounds to nothing has no sign."""
    amount = rounded(by, places)
    return f"\u2212{amount}" if amount.strip("0.") else amount


def span(score: ScoreRange) -> str:
    """Return the range of a score, or its one value where nothing is open."""
    if score.best == score.worst:
        return rounded(score.point)
    return f"{rounded(score.best)}\u2013{rounded(score.worst)}"
