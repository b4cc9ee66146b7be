"""The file `coverage.yaml` of a pack, compared with the pack."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from riskcheck.core.coverage import Coverage, SetCoverage, cover
from riskcheck.core.coverage_file import CoverageFile
from riskcheck.core.lengths import MeasuredLength, measure
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import InvalidInputError, Issue, Problem, UsageError
from riskcheck.loading.bytes_in import read_file
from riskcheck.loading.located import problems_of, to_issues
from riskcheck.loading.looking import may_be_there
from riskcheck.loading.yaml_reading import YamlFile, parse_yaml

COVERAGE = "coverage.yaml"


@dataclass(frozen=True, slots=True)
class LoadedCoverage:
    """The coverage of a pack and everything wrong with it, in the order of the file."""

    sets: tuple[SetCoverage, ...]
    issues: tuple[Issue, ...]


def load_coverage(
    folder: Path, pack: RulePack, shown: str | None = None, source: str | None = None
) -> LoadedCoverage:
    """Read `coverage.yaml` and compare it with the pack; `source` keeps one set, or those of one document.

    Raises InvalidInputError where the file cannot be read, UsageError for a source that no set knows.
    """
    name = f"{shown if shown is not None else folder}/{COVERAGE}"
    file = parse_yaml(read_file(folder / COVERAGE, name), name)
    coverage = cover(_model(file), pack)
    if source is None:
        problems = [*(p for held in coverage.sets for p in held.problems), *coverage.problems]
        return LoadedCoverage(coverage.sets, _in_order(problems, file))
    sets = _of_source(coverage, pack, source)
    return LoadedCoverage(sets, _in_order([p for held in sets for p in held.problems], file))


def load_lengths(
    folder: Path, pack: RulePack, shown: str | None = None
) -> tuple[tuple[MeasuredLength, ...], tuple[Issue, ...]]:
    """Measure the kinds of product under `lengths` of `coverage.yaml`; a pack without that file has none.

    Raises InvalidInputError where the file cannot be read.
    """
    if not may_be_there(folder / COVERAGE):
        return (), ()
    name = f"{shown if shown is not None else folder}/{COVERAGE}"
    file = parse_yaml(read_file(folder / COVERAGE, name), name)
    measured, problems = measure(_model(file).lengths, pack)
    return measured, _in_order(problems, file)


def _model(file: YamlFile) -> CoverageFile:
    try:
        return CoverageFile.model_validate(file.data)
    except ValidationError as error:
        issues = to_issues(problems_of(error, CoverageFile, file.data), file)
        raise InvalidInputError(f"{file.name} is not valid", issues) from None


def _in_order(problems: list[Problem], file: YamlFile) -> tuple[Issue, ...]:
    issues = to_issues(problems, file)
    return tuple(sorted(issues, key=lambda issue: (issue.location.line, issue.location.column)))


def _of_source(coverage: Coverage, pack: RulePack, source: str) -> tuple[SetCoverage, ...]:
    named = tuple(held for held in coverage.sets if held.given.id == source)
    of_document = tuple(held for held in coverage.sets if source in _documents(held, pack))
    if named or of_document:
        return named or of_document
    known = dict.fromkeys(held.given.id for held in coverage.sets)
    known.update(dict.fromkeys(name for held in coverage.sets for name in sorted(_documents(held, pack))))
    hint = did_you_mean(source, known) or f"there are: {one_of(known, 40)}"
    raise UsageError(f"'{source}' is no set of {COVERAGE} and no document of one", hint)


def _documents(held: SetCoverage, pack: RulePack) -> frozenset[str]:
    return frozenset(pack.source_points[member][0].id for row in held.rows for member in row.members)
