"""Which rule answers which point of a text: the sets of points that a pack means to answer, and the holes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from riskcheck.core.coverage_file import CoverageFile, CoverageSet, expand
from riskcheck.core.pack.draft import texts_in
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.pack.question import Question
from riskcheck.core.pack.references import check_text
from riskcheck.core.suggest import did_you_mean
from riskcheck.core.text import Text
from riskcheck.errors import PathKey, Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One point, or a group of points under one id, and who answers it."""

    point: str
    members: tuple[str, ...]  # the point itself where it stands in the register, and those below it
    place: tuple[PathKey, ...]  # what put it in the set
    rules: tuple[str, ...]
    profile: tuple[str, ...]
    reason: Text | None

    def answered(self, by: str) -> bool:
        """Return whether it is answered by what its set allows."""
        return bool(self.rules) or (by == "any" and (bool(self.profile) or self.reason is not None))


@dataclass(frozen=True, slots=True)
class SetCoverage:
    """A set with its rows and what is wrong with it."""

    given: CoverageSet
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    @property
    def answered(self) -> int:
        """How many of its rows are answered."""
        return sum(row.answered(self.given.by) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every set, and what is wrong with the rest of the file."""

    sets: tuple[SetCoverage, ...]
    problems: tuple[Problem, ...]


def cover(file: CoverageFile, pack: RulePack) -> Coverage:
    """Compare the sets of a coverage file with what the rules of its pack cite."""
    survey = _Survey(file, pack)
    sets = tuple(survey.of_set(index, given) for index, given in enumerate(file.sets))
    return Coverage(sets, (*_twice(file), *_reason_problems(file, sets, pack), *_languages(file, pack)))


class _Survey:
    """Who cites what."""

    def __init__(self, file: CoverageFile, pack: RulePack) -> None:
        self.file = file
        self.pack = pack
        self.rules = _citations(pack.rules())
        self.profile = _citations(pack.profile)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        return tuple(document.id for document in self.pack.documents)

    def of_set(self, index: int, given: CoverageSet) -> SetCoverage:
        place: tuple[PathKey, ...] = ("sets", index)
        problems = [*self._unknown_documents(given, place)]
        wanted: dict[str, tuple[PathKey, ...]] = {}
        for point, at in (*self._listed(given, place, problems), *self._selected(given, place)):
            wanted.setdefault(point, at)
        rows = []
        for point, at in wanted.items():
            row = self._row(point, at)
            if row.members:
                rows.append(row)
            else:
                hint = did_you_mean(point, self.pack.source_points)
                problems.append(
                    Problem("CV001", f"{given.id}: there is no point '{point}' in sources.yaml", at, hint)
                )
        if not rows and not problems:
            problems.append(Problem("CV003", f"{given.id}: the set holds no point", place))
        problems += [self._hole(given, row) for row in rows if not row.answered(given.by)]
        return SetCoverage(given, tuple(rows), tuple(problems))

    def _unknown_documents(self, given: CoverageSet, place: tuple[PathKey, ...]) -> Iterator[Problem]:
        for index, name in enumerate(given.documents):
            if name not in self.documents:
                message = f"{given.id}: there is no document '{name}' in sources.yaml"
                at = (*place, "documents", index)
                yield Problem("CV001", message, at, did_you_mean(name, self.documents))

    def _listed(
        self, given: CoverageSet, place: tuple[PathKey, ...], problems: list[Problem]
    ) -> Iterator[tuple[str, tuple[PathKey, ...]]]:
        for index, entry in enumerate(given.points):
            at = (*place, "points", index)
            points = expand(entry)
            if not points:
                message = f"{given.id}: '{entry}' is no range: write 'law-3..7', the smaller number first"
                problems.append(Problem("CV002", message, at))
            yield from ((point, at) for point in points)

    def _selected(
        self, given: CoverageSet, place: tuple[PathKey, ...]
    ) -> Iterator[tuple[str, tuple[PathKey, ...]]]:
        if not given.documents and not given.basis:
            return
        at = (*place, "documents" if given.documents else "basis")
        for name, (document, point) in self.pack.source_points.items():
            chosen = not given.documents or document.id in given.documents
            if chosen and (not given.basis or point.basis in given.basis):
                yield name, at

    def _row(self, point: str, place: tuple[PathKey, ...]) -> Row:
        members = tuple(n for n in self.pack.source_points if n == point or n.startswith(f"{point}-"))
        return Row(
            point,
            members,
            place,
            _in_order(self.rules, members),
            _in_order(self.profile, members),
            self.file.reasons.get(point),
        )

    def _hole(self, given: CoverageSet, row: Row) -> Problem:
        _, point = self.pack.source_points[row.members[0]]
        name = self.pack.say(point.name, self.pack.head.languages[0])
        who = "no rule cites" if given.by == "rule" else "no rule, profile question or reason answers"
        hint = "write a rule that asks about it" if given.by == "rule" else "or give a reason under 'reasons'"
        return Problem("CV010", f"{given.id}: {who} {row.point} ({name})", row.place, hint)


def _citations(questions: Iterable[Question]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for question in questions:
        for source in question.sources:
            found.setdefault(source, []).append(question.id)
    return found


def _in_order(citations: dict[str, list[str]], members: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(citations.get(member, ()) for member in members)))


def _twice(file: CoverageFile) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, given in enumerate(file.sets):
        if given.id in seen:
            yield Problem("CV004", f"the id '{given.id}' is used twice", ("sets", index, "id"))
        seen.add(given.id)


def _reason_problems(file: CoverageFile, sets: tuple[SetCoverage, ...], pack: RulePack) -> Iterator[Problem]:
    open_to_reasons = {row.point: row for held in sets if held.given.by == "any" for row in held.rows}
    for point in file.reasons:
        path = ("reasons", point)
        row = open_to_reasons.get(point)
        if row is None:
            message = f"a reason for '{point}', which stands in no set that takes reasons (by: any)"
            hint = "" if point in pack.source_points else did_you_mean(point, open_to_reasons)
            yield Problem("CV005", message, path, hint, of_key=True)
        elif row.rules or row.profile:
            who = ", ".join((*row.rules, *row.profile))
            message = f"a reason for '{point}', which is answered already by {who}"
            yield Problem("CV006", message, path, "remove the reason", of_key=True)


def _languages(file: CoverageFile, pack: RulePack) -> Iterator[Problem]:
    for path, text in texts_in(file, ()):
        if text.languages and text.languages != pack.head.languages:
            yield from check_text(text, path, pack.head.languages)
