"""Problems in data turned into issues with a place, whoever found them: pydantic or our own checks."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError

from riskcheck.core.pack.base import kebab
from riskcheck.core.suggest import did_you_mean, one_of
from riskcheck.errors import Issue, PathKey, Problem
from riskcheck.loading.yaml_reading import YamlFile

_PLAIN_WORDS = {
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must be a mapping",
    "model_type": "must be a mapping",
    "model_attributes_type": "must be a mapping",
}


def to_issue(problem: Problem, file: YamlFile) -> Issue:
    """Give a problem its place in the file."""
    place = file.locate(problem.path, problem.of_key)
    return Issue(problem.code, problem.gravity, problem.message, place, problem.hint)


def to_issues(problems: Iterable[Problem], file: YamlFile) -> list[Issue]:
    """Give every problem its place in the file."""
    return [to_issue(problem, file) for problem in problems]


def problems_of(error: ValidationError, model: type[BaseModel], subject: str = "") -> list[Problem]:
    """Return what pydantic found as problems in plain words; `subject` (a rule's id) opens each message."""
    lead = f"{subject}: " if subject else ""
    found: dict[tuple[tuple[PathKey, ...], str], Problem] = {}
    for detail in error.errors(include_url=False):
        problem = _problem(detail, model, lead)
        # a value that may be of several types fails once for each of them: say it once
        found.setdefault((problem.path, problem.code if problem.code == "PK001" else problem.message), problem)
    return list(found.values())


def _problem(detail: Any, model: type[BaseModel], lead: str) -> Problem:
    kind: str = detail["type"]
    path = tuple(detail["loc"])
    if kind == "extra_forbidden":
        allowed = _keys_at(model, path[:-1])
        message = f"{lead}unknown key '{path[-1]}'; allowed here: {one_of(allowed, 20)}"
        return Problem("PK001", message, path, did_you_mean(path[-1], allowed), of_key=True)
    if kind == "missing":
        return Problem("PK002", f"{lead}'{path[-1]}' is missing", path[:-1])
    if kind == "condition":
        return Problem("PK010", lead + detail["msg"], (*path, *detail["ctx"]["path"]))
    words = _PLAIN_WORDS.get(kind) or _humble(detail)
    where = next((str(key) for key in reversed(path) if isinstance(key, str)), "")
    return Problem("PK004", f"{lead}'{where}' {words}" if where else lead + words, path)


def _humble(detail: Any) -> str:
    message = str(detail["msg"]).removeprefix("Value error, ")
    for lead in ("Input should be ", "String should "):
        if message.startswith(lead):
            return ("must be " if lead.startswith("Input") else "must ") + message.removeprefix(lead)
    return message


def _keys_at(model: type[BaseModel], path: tuple[PathKey, ...]) -> list[str]:
    """Return the keys allowed where `path` leads within the model."""
    current: Any = model
    for key in path:
        if isinstance(key, int):
            continue
        field = next((f for name, f in current.model_fields.items() if kebab(name) == key), None)
        inner = _model_in(field.annotation) if field is not None else None
        if inner is None:
            return []
        current = inner
    return [kebab(name) for name in current.model_fields]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part)
        if found is not None:
            return found
    return None
