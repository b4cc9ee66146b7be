"""What the pack makes of a case: rank of the expected section, its gravest certain finding, why it fails.

Everything is taken from the `least` sheet and its best end, so that nothing counts but what the facts
establish. The point score is no use here: with most questions open, every section stands near its worst case.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from riskcheck.core.answers.model import AnswerSheet
from riskcheck.core.conditions import Truth
from riskcheck.core.exact import rounded
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.questionnaire import Questionnaire
from riskcheck.core.scoring.risk.items import Item, items_of
from riskcheck.core.scoring.risk.levels import Rated, rate
from riskcheck.core.scoring.risk.parameters import parameters_of
from tests.backtests.adapter import Reading, read_case
from tests.backtests.domains import Domain, domain_of
from tests.backtests.results import HIGH, Named, Result, Row

ZERO = Fraction(0)
Worth = Callable[[Item], Fraction]


def judge(case: Mapping[str, Any], pack: RulePack, *, inferred: bool) -> Result:
    """Run a case."""
    reading = read_case(case, pack, inferred=inferred)
    view = _View(pack, reading)
    primary, secondary = (_domains(case.get(key), pack) for key in ("expect_primary", "expect_secondary"))
    control = case.get("kind") == "control"
    return Result(
        case,
        () if control else tuple(view.row(domain) for domain in primary),
        () if control else tuple(view.row(domain) for domain in secondary),
        tuple(view.named(domain) for domain in (*primary, *secondary)) if control else (),
        sum(view.gravest(view.of_section(section.id)) >= HIGH for section in pack.sections),
        reading.notes,
    )


def _domains(names: Any, pack: RulePack) -> list[Domain]:
    return [domain_of(name, pack) for name in ([names] if isinstance(names, str) else names or ())]


class _View:
    """The two sheets of a case, scored and seen from a domain.

    Scores and levels come from the parts of the method `risk` itself; a whole assessment would search for the
    fewest questions to settle it, which takes its time while nearly everything is open.
    """

    def __init__(self, pack: RulePack, reading: Reading) -> None:
        self.pack, self.reading = pack, reading
        self.parameters = parameters_of(pack)
        self.least, self.least_rated = self.scored(reading.least)
        self.most, self.most_rated = self.scored(reading.most)
        self.scores = {name: score.best for name, score in self.least_rated.scores.items()}
        self.peaks = {name: max(map(_residual, self.of_section(name))) for name in self.scores}

    def scored(self, sheet: AnswerSheet) -> tuple[tuple[Item, ...], Rated]:
        items = items_of(self.pack, Questionnaire(self.pack, sheet.answers))
        return items, rate(items, [section.id for section in self.pack.sections], self.parameters)

    def of_section(self, section: str) -> list[Item]:
        return [row for row in self.least if row.section == section]

    def gravest(self, rows: Sequence[Item]) -> int:
        """Return the place of the gravest certain severity among the rows, -1 without a finding."""
        return self.place(max(map(_residual, rows), default=ZERO))

    def place(self, residual: Fraction) -> int:
        """Return the place of the severity of a residual risk, -1 for none."""
        if not residual:
            return -1
        return next(place for place, band in enumerate(self.parameters.severities) if residual <= band.up_to)

    def row(self, domain: Domain) -> Row:
        rows = self.rows_of(self.least, domain)
        touched = [row for row in self.rows_of(self.most, domain) if row.rule.id in self.reading.touched]
        finding, severity = self.finding(rows, _residual)
        at_worst, worst_severity = self.finding(touched, _reported)
        rank, tied = _rank(self.scores, domain.sections)
        by_finding, _ = _rank(self.peaks, domain.sections)
        spoken_of = bool(self.reading.linked & domain.rules)
        row = Row(domain, rank, tied, by_finding, finding, severity, at_worst, worst_severity, spoken_of, "")
        return row if row.holds else replace(row, why=self.why(domain, rows))

    def finding(self, rows: Sequence[Item], worth: Worth) -> tuple[str, int]:
        """Return the gravest finding among the rows, and its severity."""
        row = max(rows, key=worth, default=None)
        severity = self.place(worth(row)) if row is not None else -1
        if row is None or severity < 0:
            return "-", -1
        return f"{row.rule.id} {rounded(worth(row))} {self.parameters.severities[severity].id}", severity

    def why(self, domain: Domain, rows: Sequence[Item]) -> str:
        """Return why a domain is not found."""
        if not domain.rules:
            return "the pack has no rule on it"
        linked = [row for row in rows if row.rule.id in self.reading.linked]
        if not linked and self.reading.touched & domain.rules:
            return "only inferred topics answer a rule on it"
        if not linked:
            return "no topic of the case answers a rule on it"
        return "; ".join(self.reason(row) for row in linked)

    def reason(self, row: Item) -> str:
        """Return why a rule that a fact answers comes to no more."""
        if row.applies is Truth.FALSE:
            declared = row.answer is not None and row.answer.reason
            return f"{row.rule.id} {'may not apply' if declared else 'is not asked of this product'}"
        if row.applies is Truth.UNDETERMINED:
            return f"{row.rule.id} hangs on {', '.join(self.open_questions(row.rule.id))}"
        if not _residual(row):
            return f"{row.rule.id} may be in order"
        severity = self.parameters.severities[self.gravest([row])].id
        return f"{row.rule.id} comes to {rounded(_residual(row))}, {severity}"

    def open_questions(self, rule: str) -> list[str]:
        """Return the profile questions without an answer on which a rule depends."""
        asked = {atom.question: None for atom in self.pack.questions[rule].condition().atoms()}
        return [question for question in asked if question not in self.reading.least.answers]

    def named(self, domain: Domain) -> Named:
        levels = [level.id for level in self.parameters.levels]
        top = len(levels) - 1
        rows = self.rows_of(self.least, domain)
        answered = self.level_of([row for row in rows if row.rule.id in self.reading.linked])
        known = max((self.least_rated.levels[name].best for name in domain.own), default=self.level_of(rows))
        worst = max((self.most_rated.levels[name].point for name in domain.own), default=top)
        crossed = any(line.certain for row in rows for line in row.red_lines)
        raised = crossed or top in (known, answered)
        return Named(domain, levels[known], levels[answered], levels[worst], raised)

    def rows_of(self, items: Sequence[Item], domain: Domain) -> list[Item]:
        return [row for row in items if row.rule.id in domain.rules]

    def level_of(self, rows: Sequence[Item]) -> int:
        """Return the level that these rows would have by themselves, by their score alone."""
        certain = [row for row in rows if row.applies is Truth.TRUE]
        mass = sum(row.inherent_least for row in certain)
        score = 100 * sum(map(_residual, certain), ZERO) / mass if mass else ZERO
        return next(place for place, band in enumerate(self.parameters.levels) if score <= band.up_to)


def _residual(row: Item) -> Fraction:
    """Return the residual risk that is certain: the least that the open questions allow."""
    return row.inherent_least * row.exposure_least / 100 if row.applies is Truth.TRUE else ZERO


def _reported(row: Item) -> Fraction:
    """Return the residual risk as a report prints it: unknown is the worst case."""
    return ZERO if row.applies is Truth.FALSE else row.residual


def _rank(values: Mapping[str, Fraction], sections: Sequence[str]) -> tuple[int, bool]:
    """Return the best rank of the sections, and whether it is shared; 0 where nothing is known."""
    value = max((values[section] for section in sections if section in values), default=ZERO)
    if not value:
        return 0, False
    others = [other for section, other in values.items() if section not in sections]
    return 1 + sum(other > value for other in others), value in others
