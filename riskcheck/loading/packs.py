"""A rule pack from its folder: every file read, every defect reported at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from riskcheck.core.pack.base import FORMAT_VERSION, Model
from riskcheck.core.pack.draft import Draft, Placed
from riskcheck.core.pack.pack import PackHead, RulePack
from riskcheck.core.pack.profile import PROFILE_TYPES, ProfileHead
from riskcheck.core.pack.references import check_references
from riskcheck.core.pack.rule import Rule, Section
from riskcheck.core.pack.source import Document, SourceFile
from riskcheck.core.scoring import METHODS
from riskcheck.core.scoring.interface import ScoringMethod
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import Gravity, InvalidInputError, Issue, PathKey, Problem
from riskcheck.loading.located import problems_of, to_issue
from riskcheck.loading.pack_files import HEAD, PROFILE, SOURCES, PackFiles, section_file
from riskcheck.loading.yaml_reading import YamlFile, parse_yaml

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A sound pack and the warnings that its check gave."""

    pack: RulePack
    warnings: tuple[Issue, ...]


def load_pack(folder: Path, shown: str | None = None) -> LoadedPack:
    """Read and check a pack; raises InvalidInputError with all of its defects, in the order of files and lines."""
    reader = _Reader(PackFiles(folder, shown if shown is not None else str(folder)))
    pack = reader.read()
    errors = [issue for issue in reader.issues if issue.gravity is Gravity.ERROR]
    if errors or pack is None:
        raise InvalidInputError(f"the rule pack {reader.files.shown} is not valid", reader.issues)
    return LoadedPack(pack, tuple(reader.issues))


class _Reader:
    """Reads one pack and collects the issues of all of its files."""

    def __init__(self, files: PackFiles) -> None:
        self.files = files
        self.issues: list[Issue] = []
        self.trees: dict[str, YamlFile] = {}
        self.broken: set[str] = set()

    def read(self) -> RulePack | None:
        head_data = self._data(HEAD)
        head = self._model(PackHead, head_data, (HEAD,))
        if head is None:
            return None
        method = self._method(head)
        parameters = self._model(method.parameters, head.scoring, (HEAD, "scoring")) if method else None
        if method is None or parameters is None:
            return None
        self._report(method.check_parameters(parameters), HEAD, "scoring")
        draft = self._draft(head, method)
        self._report(check_references(draft))
        return _assemble(draft, parameters, self.files.sha256())

    def _draft(self, head: PackHead, method: ScoringMethod) -> Draft:
        documents = self._documents()
        profile = self._profile()
        sections: list[Placed[Section]] = []
        rules: list[Placed[Rule]] = []
        for name in head.sections:
            self._section(name, method, sections, rules)
        place = Placed((HEAD,), head)
        return Draft(place, tuple(profile), tuple(sections), tuple(rules), tuple(documents), frozenset(self.broken))

    def _method(self, head: PackHead) -> ScoringMethod | None:
        if head.riskcheck_pack != FORMAT_VERSION:
            message = f"the pack is written in format {head.riskcheck_pack}; this program reads {FORMAT_VERSION}"
            self._report([Problem("PK019", message, ("riskcheck-pack",))], HEAD)
        name = head.scoring.get("method")
        if not isinstance(name, str) or name not in METHODS:
            message = f"the scoring method '{name}' is not one of {one_of(METHODS)}"
            problem = Problem("PK018", message, ("scoring", "method"), did_you_mean(name, METHODS))
            self._report([problem], HEAD)
            return None
        return METHODS[name]

    def _documents(self) -> list[Placed[Document]]:
        data = self._data(SOURCES)
        parts = data.get("documents") if isinstance(data, dict) else None
        if not isinstance(parts, tuple):
            self._model(SourceFile, data, (SOURCES,))
            return []
        found = []
        for index, part in enumerate(parts):
            path: tuple[PathKey, ...] = (SOURCES, "documents", index)
            document = self._model(Document, part, path)
            if document is not None:
                found.append(Placed(path, document))
            elif isinstance(part, dict) and isinstance(part.get("points"), dict):
                self.broken.update((str(part.get("id")), *part["points"]))
        return found

    def _profile(self) -> list[Placed[Any]]:
        data = self._data(PROFILE)
        head = self._model(ProfileHead, data, (PROFILE,))
        found: list[Placed[Any]] = []
        for index, part in enumerate(head.questions if head else ()):
            path: tuple[PathKey, ...] = (PROFILE, "questions", index)
            question = self._typed(part, PROFILE_TYPES, path)
            if question is not None:
                found.append(Placed(path, question))
        return found

    def _section(
        self, name: str, method: ScoringMethod, sections: list[Placed[Section]], rules: list[Placed[Rule]]
    ) -> None:
        file = section_file(name)
        data = self._data(file)
        parts = data.get("rules") if isinstance(data, dict) else None
        rest = {**data, "rules": ()} if isinstance(data, dict) and isinstance(parts, tuple) else data
        section = self._model(Section, rest, (file,))
        if section is not None:
            sections.append(Placed((file,), section))
            if section.id != name:
                message = f"the section calls itself '{section.id}', but pack.yaml and the file call it '{name}'"
                self._report([Problem("PK017", message, ("id",))], file)
            if not parts:
                self._report([Problem("PK017", "a section needs at least one rule", ())], file)
        for index, part in enumerate(parts if isinstance(parts, tuple) else ()):
            path: tuple[PathKey, ...] = (file, "rules", index)
            rule = self._typed(part, method.rule_types, path, default="one")
            if rule is not None:
                self._report(method.check_rule(rule), *path, lead=f"{rule.id}: ")
                rules.append(Placed(path, rule))

    def _typed(self, part: Any, types: Mapping[str, type[M]], path: tuple[PathKey, ...], default: str = "") -> M | None:
        """Read a question with the model of its type, chosen here so that a problem's path has no union tags in it."""
        if not isinstance(part, dict):
            self._report([Problem("PK004", "must be a mapping")], *path)
            return None
        kind = part.get("type", default)
        if not isinstance(kind, str) or kind not in types:
            self.broken.add(str(part.get("id")))
            message = f"the type '{kind}' is not one of {one_of(types)}" if kind else "'type' is missing"
            where: tuple[PathKey, ...] = ("type",) if "type" in part else ()
            self._report([Problem("PK004", message, where, did_you_mean(kind, types))], *path)
            return None
        return self._model(types[kind], part, path, str(part.get("id", "")))

    def _model(self, model: type[M], data: Any, path: tuple[PathKey, ...], subject: str = "") -> M | None:
        try:
            return model.model_validate(data) if data is not None else None
        except ValidationError as error:
            self._report(problems_of(error, model, subject), *path)
            if subject:
                self.broken.add(subject)
            return None

    def _data(self, name: str) -> Any:
        try:
            self.trees[name] = parse_yaml(self.files.read(name), self.files.path(name))
        except InvalidInputError as error:
            self.issues += error.issues
            return None
        return self.trees[name].data

    def _report(self, problems: Sequence[Problem], *prefix: PathKey, lead: str = "") -> None:
        for problem in problems:
            placed = problem.under(*prefix)
            tree = self.trees[str(placed.path[0])]
            inside = Problem(
                problem.code, lead + problem.message, placed.path[1:], problem.hint, problem.gravity, problem.of_key
            )
            self.issues.append(to_issue(inside, tree))


def _assemble(draft: Draft, parameters: Model, digest: str) -> RulePack:
    by_file: dict[PathKey, list[Rule]] = {}
    for rule in draft.rules:
        by_file.setdefault(rule.path[0], []).append(rule.item)
    sections = tuple(
        placed.item.model_copy(update={"rules": tuple(by_file.get(placed.path[0], ()))}) for placed in draft.sections
    )
    return RulePack.model_construct(
        head=draft.head.item,
        parameters=parameters,
        profile=tuple(placed.item for placed in draft.profile),
        sections=sections,
        documents=tuple(placed.item for placed in draft.documents),
        sha256=digest,
    )
