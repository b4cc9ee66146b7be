"""A pack on the bench: its examples and allowances read, its findings given their places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from riskcheck.core.bench.allowances import BENCH, Allowance, Allowed, BenchFile, judge
from riskcheck.core.bench.checks import CHECKS
from riskcheck.core.bench.material import GoldenExample, Material
from riskcheck.core.bench.model import BenchFinding, Looked
from riskcheck.core.pack.pack import RulePack
from riskcheck.core.scoring import METHODS
from riskcheck.errors import InvalidInputError, Issue, Problem
from riskcheck.loading.located import problems_of, to_issue, to_issues
from riskcheck.loading.looking import may_be_there
from riskcheck.loading.pack_files import HEAD, PROFILE, SOURCES, PackFiles, section_file
from riskcheck.loading.packs import load_pack
from riskcheck.loading.sheets import SheetFile, load_sheet
from riskcheck.loading.yaml_reading import YamlFile, parse_yaml

EXAMPLES = "examples"
EXPECTED = ".expected.yaml"


@dataclass(frozen=True, slots=True)
class BenchReport:
    """What the bench says of a pack: the issues left, every check by code, and the allowances used."""

    pack: RulePack
    issues: tuple[Issue, ...]
    checks: Mapping[str, Looked]
    allowed: tuple[Allowed, ...]


def run_bench(folder: Path, shown: str | None, as_of: str) -> BenchReport:
    """Run every check on a pack; raises InvalidInputError where the pack or its bench.yaml cannot be read."""
    pack = load_pack(folder, shown).pack
    bench = _Bench(PackFiles(folder, shown if shown is not None else str(folder)), pack)
    allowances = bench.allowances()
    material = Material(pack, METHODS[pack.method], as_of, bench.examples())
    checks = {code: check(material) for code, check in CHECKS.items()}
    findings, used = judge((f for looked in checks.values() for f in looked.findings), allowances)
    bench.issues += [bench.issue(finding) for finding in findings]
    return BenchReport(pack, bench.in_order(), checks, used)


@dataclass
class _Bench:
    """The files beside a pack, and where its parts stand."""

    files: PackFiles
    pack: RulePack
    issues: list[Issue] = field(default_factory=list)
    trees: dict[str, YamlFile] = field(default_factory=dict)

    def tree(self, name: str) -> YamlFile:
        """Return a file of the pack, parsed once."""
        if name not in self.trees:
            self.trees[name] = parse_yaml(self.files.read(name), self.files.path(name))
        return self.trees[name]

    def allowances(self) -> tuple[Allowance, ...]:
        """Return the allowances of bench.yaml, if there is one; raises InvalidInputError."""
        if not may_be_there(self.files.folder / BENCH):
            return ()
        tree = self.tree(BENCH)
        try:
            return BenchFile.model_validate(tree.data).allow
        except ValidationError as error:
            issues = to_issues(problems_of(error, BenchFile, tree.data), tree)
            raise InvalidInputError(f"{tree.name} is not valid", issues) from None

    def examples(self) -> tuple[GoldenExample, ...]:
        """Return the example products; defects of their files join the issues."""
        names = [path.name for path in sorted((self.files.folder / EXAMPLES).glob("*.yaml"))]
        stems = {name.removesuffix(EXPECTED).removesuffix(".yaml") for name in names}
        return tuple(self._example(stem, names) for stem in sorted(stems))

    def _example(self, stem: str, names: list[str]) -> GoldenExample:
        has_sheet, has_expected, sheet = f"{stem}.yaml" in names, stem + EXPECTED in names, None
        expected = self._expected(f"{EXAMPLES}/{stem}{EXPECTED}") if has_expected else None
        if has_sheet:
            try:
                loaded = load_sheet(self._sheet_file(f"{EXAMPLES}/{stem}.yaml"), self.pack)
                sheet = loaded.sheet
                self.issues += loaded.warnings
            except InvalidInputError as error:
                self.issues += error.issues
        return GoldenExample(stem, sheet, expected, has_sheet, has_expected)

    def _sheet_file(self, name: str) -> SheetFile:
        tree = self.tree(name)
        return SheetFile(Path(tree.name), self.files.read(name), tree)

    def _expected(self, name: str) -> Mapping[str, Any] | None:
        try:
            tree = self.tree(name)
        except InvalidInputError as error:
            self.issues += error.issues
            return None
        if isinstance(tree.data, dict):
            return tree.data
        self.issues.append(to_issue(Problem("PK004", "must be a mapping"), tree))
        return None

    def issue(self, finding: BenchFinding) -> Issue:
        """Give a finding its place."""
        name, *path = finding.place
        problem = Problem(finding.code, finding.message, tuple(path), finding.hint)
        return to_issue(problem, self.tree(str(name)))

    def in_order(self) -> tuple[Issue, ...]:
        """Return the issues in the order of the files of a pack, examples and bench.yaml last."""
        names = [HEAD, PROFILE, SOURCES, *(section_file(section.id) for section in self.pack.sections)]
        order = {self.files.path(name): index for index, name in enumerate(names)}

        def place(issue: Issue) -> tuple[int, str, int, int]:
            at = issue.location
            last = len(order) + (at.file == self.files.path(BENCH))
            return order.get(at.file, last), at.file, at.line, at.column

        return tuple(sorted(self.issues, key=place))
