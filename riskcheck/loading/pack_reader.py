"""The files of a rule pack read and checked: every defect of all of them, each with its place."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from riskcheck.core.pack.base import FORMAT_VERSION, Model, is_identifier
from riskcheck.core.pack.draft import Draft, Placed
from riskcheck.core.pack.obligation import Obligation, ObligationFile
from riskcheck.core.pack.pack import PackHead, RulePack
from riskcheck.core.pack.profile import PROFILE_TYPES, ProfileHead
from riskcheck.core.pack.references import check_references
from riskcheck.core.pack.rule import UNNAMED_TYPE, Rule, Section
from riskcheck.core.pack.source import Document, SourceFile
from riskcheck.core.pack.source_age import check_age
from riskcheck.core.scoring import METHODS
from riskcheck.core.scoring.interface import ScoringMethod
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import InvalidInputError, Issue, PathKey, Problem
from riskcheck.loading.located import problems_of, to_issue
from riskcheck.loading.pack_files import HEAD, OBLIGATIONS, PROFILE, SOURCES, PackFiles, section_file
from riskcheck.loading.yaml_reading import YamlFile, parse_yaml

M = TypeVar("M", bound=Model)
_MODELS: tuple[type[Model], ...] = (
    *(PackHead, ProfileHead, Section, Document, ObligationFile),
    *PROFILE_TYPES.values(),
    *(model for method in METHODS.values() for model in (method.parameters, *method.rule_types.values())),
)
for _model in _MODELS:
    _model.model_rebuild()  # reads files from here on, see `Model`


class PackReader:
    """Reads one pack and collects the issues of all of its files."""

    def __init__(self, files: PackFiles, as_of: str | None = None) -> None:
        """Take the files, and the day as of which the age of the sources is judged."""
        self.files = files
        self.as_of = as_of
        self.issues: list[Issue] = []
        self.names: list[str] = []  # of the files, in the order of reading
        self.trees: dict[str, YamlFile] = {}
        self.broken: set[str] = set()
        self.readable = True

    def read(self) -> RulePack | None:
        """Return the pack; None where too much of it cannot be read. Whatever is wrong is in `issues`."""
        data = self._data(HEAD)
        if data is None or not self._is_our_format(data):
            return None
        head = self._model(PackHead, data, (HEAD,))
        raw = data if isinstance(data, dict) else {}
        method = self._method(raw)
        parameters = self._parameters(raw, method)
        # a defect in pack.yaml is no reason to keep quiet about the other files
        documents, profile = self._documents(), self._profile()
        sections: list[Placed[Section]] = []
        rules: list[Placed[Rule]] = []
        for name in _sections(raw):
            self._section(name, method, sections, rules)
        obligations = self._obligations()
        if head is None or parameters is None or not self.readable:
            return None  # references into what could not be read would all look wrong
        place = Placed((HEAD,), head)
        draft = Draft(
            place,
            tuple(profile),
            tuple(sections),
            tuple(rules),
            tuple(documents),
            frozenset(self.broken),
            parameters,
            tuple(obligations),
        )
        self._report([*check_references(draft), *check_age(draft, self.as_of)])
        return _assemble(draft, parameters, self.files.sha256())

    def in_order(self) -> tuple[Issue, ...]:
        """Return the issues in the order of files and lines."""
        files = [self.files.path(name) for name in self.names]

        def place(issue: Issue) -> tuple[int, int, int]:
            at = issue.location
            return files.index(at.file), at.line, at.column

        return tuple(sorted(self.issues, key=place))

    def _is_our_format(self, data: Any) -> bool:
        version = data.get("riskcheck-pack") if isinstance(data, dict) else None
        if version == FORMAT_VERSION or not isinstance(version, int):
            return True  # what is missing or no number is left to the model
        message = f"the pack is written in format {version}; this program reads {FORMAT_VERSION}"
        self._report([Problem("PK019", message, ("riskcheck-pack",))], HEAD)
        return False

    def _method(self, raw: dict[str, Any]) -> ScoringMethod | None:
        scoring = raw.get("scoring")
        if not isinstance(scoring, dict):
            return None  # said already: the model of the head asks for it
        name = scoring.get("method")
        if not isinstance(name, str) or name not in METHODS:
            message = f"the scoring method '{name}' is not one of {one_of(METHODS)}"
            problem = Problem("PK018", message, ("scoring", "method"), did_you_mean(name, METHODS))
            self._report([problem], HEAD)
            return None
        return METHODS[name]

    def _parameters(self, raw: dict[str, Any], method: ScoringMethod | None) -> Model | None:
        if method is None:
            return None
        parameters = self._model(method.parameters, raw["scoring"], (HEAD, "scoring"))
        if parameters is not None:
            self._report(method.check_parameters(parameters), HEAD, "scoring")
        return parameters

    def _documents(self) -> list[Placed[Document]]:
        data = self._data(SOURCES)
        if data is None:
            return []
        parts = data.get("documents") if isinstance(data, dict) else None
        if not isinstance(parts, tuple) or not parts:
            self._model(SourceFile, data, (SOURCES,))
            self.readable = False
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

    def _obligations(self) -> list[Placed[Obligation]]:
        if not self.files.has(OBLIGATIONS):
            return []
        data = self._data(OBLIGATIONS)
        file = self._model(ObligationFile, data, (OBLIGATIONS,)) if data is not None else None
        duties = file.obligations if file is not None else ()
        return [Placed((OBLIGATIONS, "obligations", index), duty) for index, duty in enumerate(duties)]

    def _profile(self) -> list[Placed[Any]]:
        data = self._data(PROFILE)
        head = self._model(ProfileHead, data, (PROFILE,)) if data is not None else None
        self.readable = self.readable and head is not None
        found: list[Placed[Any]] = []
        for index, part in enumerate(head.questions if head else ()):
            path: tuple[PathKey, ...] = (PROFILE, "questions", index)
            question = self._typed(part, PROFILE_TYPES, path)
            if question is not None:
                found.append(Placed(path, question))
        return found

    def _section(
        self,
        name: str,
        method: ScoringMethod | None,
        sections: list[Placed[Section]],
        rules: list[Placed[Rule]],
    ) -> None:
        file = section_file(name)
        data = self._data(file)
        if data is None:
            return
        parts = data.get("rules") if isinstance(data, dict) else None
        rest = {**data, "rules": ()} if isinstance(data, dict) and isinstance(parts, tuple) else data
        section = self._model(Section, rest, (file,))
        if section is not None:
            sections.append(Placed((file,), section))
            if section.id != name:
                message = (
                    f"the section calls itself '{section.id}', but pack.yaml and the file call it '{name}'"
                )
                self._report([Problem("PK017", message, ("id",))], file)
            if not parts:
                self._report([Problem("PK017", "a section needs at least one rule", ())], file)
        if method is None:
            return
        for index, part in enumerate(parts if isinstance(parts, tuple) else ()):
            path: tuple[PathKey, ...] = (file, "rules", index)
            rule = self._typed(part, method.rule_types, path, UNNAMED_TYPE)
            if rule is not None:
                self._report(method.check_rule(rule), *path, lead=f"{rule.id}: ")
                rules.append(Placed(path, rule))

    def _typed(
        self, part: Any, types: Mapping[str, type[M]], path: tuple[PathKey, ...], default: str = ""
    ) -> M | None:
        """Read a question with the model of its type, chosen here so that no union tag enters a path."""
        if not isinstance(part, dict):
            self._report([Problem("PK004", "must be a mapping")], *path)
            return None
        kind = part.get("type", default)
        if not isinstance(kind, str) or kind not in types:
            self.broken.add(str(part.get("id")))
            self._report([_wrong_type(part, types)], *path)
            return None
        return self._model(types[kind], part, path, str(part.get("id", "")))

    def _model(self, model: type[M], data: Any, path: tuple[PathKey, ...], subject: str = "") -> M | None:
        try:
            return model.model_validate(data)
        except ValidationError as error:
            self._report(problems_of(error, model, data, subject), *path)
            if subject:
                self.broken.add(subject)
            return None

    def _data(self, name: str) -> Any:
        """Return the data of a file, or None where it cannot be read."""
        self.names.append(name)
        try:
            self.trees[name] = parse_yaml(self.files.read(name), self.files.path(name), seldom_located=True)
        except InvalidInputError as error:
            self.issues += error.issues
            self.readable = False
            return None
        return self.trees[name].data

    def _report(self, problems: Sequence[Problem], *prefix: PathKey, lead: str = "") -> None:
        for problem in problems:
            file, *inside = (*prefix, *problem.path)
            placed = problem._replace(message=lead + problem.message, path=tuple(inside))
            self.issues.append(to_issue(placed, self.trees[str(file)]))


def _wrong_type(part: dict[str, Any], types: Iterable[str]) -> Problem:
    lead = f"{part['id']}: " if "id" in part else ""
    if "type" not in part:
        return Problem("PK002", f"{lead}'type' is missing")
    kind = part["type"]
    hint = did_you_mean(kind, types) if isinstance(kind, str) else ""
    return Problem("PK004", f"{lead}'type' must be one of {one_of(types)}", ("type",), hint)


def _sections(raw: dict[str, Any]) -> list[str]:
    """Return the sections that a head names, each once, even where the head has defects."""
    names = raw.get("sections")
    words = [name for name in names if isinstance(name, str)] if isinstance(names, tuple) else []
    return list(dict.fromkeys(word for word in words if is_identifier(word)))


def _assemble(draft: Draft, parameters: Model, digest: str) -> RulePack:
    by_file: dict[PathKey, list[Rule]] = {}
    for rule in draft.rules:
        by_file.setdefault(rule.path[0], []).append(rule.item)
    sections = tuple(
        placed.item.model_copy(update={"rules": tuple(by_file.get(placed.path[0], ()))})
        for placed in draft.sections
    )
    return RulePack.model_construct(
        head=draft.head.item,
        parameters=parameters,
        profile=tuple(placed.item for placed in draft.profile),
        sections=sections,
        documents=tuple(placed.item for placed in draft.documents),
        sha256=digest,
        obligations=tuple(placed.item for placed in draft.obligations),
    )
