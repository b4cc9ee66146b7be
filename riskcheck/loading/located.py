"""Problems in data turned into issues with a place, whoever found them: pydantic or our own checks."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from riskcheck.core.pack.base import IN_WORDS, kebab
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
    "is_instance_of": "must be a number",  # Decimal is the only class asked for
    "less_than_equal": "must be at most {le}",
    "greater_than_equal": "must be at least {ge}",
    "string_too_long": "must have at most {max_length} characters",
}
_KEY = "[key]"  # how pydantic's path says that the key is wrong, not its value


def to_issue(problem: Problem, file: YamlFile) -> Issue:
    """Give a problem its place in the file."""
    place = file.locate(problem.path, problem.of_key)
    return Issue(problem.code, problem.gravity, problem.message, place, problem.hint)


def to_issues(problems: Iterable[Problem], file: YamlFile) -> list[Issue]:
    """Give every problem its place in the file."""
    return [to_issue(problem, file) for problem in problems]


def problems_of(
    error: ValidationError, model: type[BaseModel], data: Any, subject: str = ""
) -> list[Problem]:
    """Return what pydantic found in `data` in plain words; `subject` (a rule's id) opens each message."""
    lead = f"{subject}: " if subject else ""
    found: dict[tuple[object, ...], Problem] = {}
    for detail in error.errors(include_url=False):
        if _is_told_elsewhere(detail):
            continue
        problem = _problem(detail, model, data, lead)
        # a value that may be of several types fails once for each of them: say it once
        found.setdefault((problem.path, problem.code, problem.code == "PK002" and problem.message), problem)
    return list(found.values())


def _is_told_elsewhere(detail: Any) -> bool:
    if detail["type"] == "too_short":  # because entries have defects of their own
        return bool(len(detail["input"]) >= detail["ctx"]["min_length"])
    # a list that may also be a text: the defects of its entries say more
    return (
        detail["type"] == "string_type" and isinstance(detail["input"], tuple) and detail["loc"][-1] == "str"
    )


def _problem(detail: Any, model: type[BaseModel], data: Any, lead: str) -> Problem:
    kind: str = detail["type"]
    loc: tuple[PathKey, ...] = tuple(detail["loc"])
    if kind == "missing":
        return Problem("PK002", f"{lead}'{loc[-1]}' is missing", _path(loc[:-1], data))
    path = _path(loc, data)
    if kind == "extra_forbidden":
        allowed = _keys_at(model, path[:-1])
        hint = did_you_mean(path[-1], allowed) or f"allowed here: {one_of(allowed, 20)}"
        return Problem("PK001", f"{lead}unknown key '{path[-1]}'", path, hint, of_key=True)
    if kind == "condition":
        return Problem("PK010", lead + detail["msg"], (*path, *detail["ctx"]["path"]))
    if kind == "value_error":
        return Problem("PK004", lead + str(detail["ctx"]["error"]), path)
    words, hint = _words(detail, is_union=len(path) < len(loc))
    where = next((str(key) for key in reversed(path) if isinstance(key, str)), "")
    message = f"{lead}'{where}' {words}" if where else lead + words
    return Problem("PK004", message, path, hint, of_key=loc[-1:] == (_KEY,))


def _words(detail: Any, is_union: bool) -> tuple[str, str]:
    """Return what is asked for, and a hint."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "literal_error":
        allowed = re.findall("'([^']*)'", context["expected"])
        return f"must be one of {one_of(allowed)}", did_you_mean(given, allowed)
    if kind == "string_pattern_mismatch":
        return IN_WORDS.get(context["pattern"], detail["msg"]), ""
    if kind == "int_type" and is_union:
        return "must be a number", ""
    if kind == "too_short":
        least = context["min_length"]
        return f"needs at least {least} {'entry' if least == 1 else 'entries'}", ""
    if kind == "text" and isinstance(given, dict) and None in given.values():
        return detail["msg"], "a text with a comma in it needs quotes inside { }"
    if kind not in _PLAIN_WORDS:
        return detail["msg"], ""
    quote = kind == "string_type" and isinstance(given, bool | int | Decimal)
    return _PLAIN_WORDS[kind].format_map(context), "put it in quotes" if quote else ""


def _path(loc: tuple[PathKey, ...], data: Any) -> tuple[PathKey, ...]:
    """Return the part of pydantic's path that leads through the data: it also names the types of a union."""
    path: list[PathKey] = []
    for key in loc:
        if _holds(data, key):
            data = data[key]
            path.append(key)
    return tuple(path)


def _holds(data: Any, key: PathKey) -> bool:
    return key in data if isinstance(data, dict) else isinstance(data, tuple) and isinstance(key, int)


def _keys_at(model: type[BaseModel], path: tuple[PathKey, ...]) -> list[str]:
    """Return the keys allowed where `path` leads within the model."""
    current: Any = model
    for key in path:
        found = _model_in(current)
        if found is not None and isinstance(key, str) and not _is_mapping(current):
            current = next((f.annotation for n, f in found.model_fields.items() if kebab(n) == key), None)
        elif found is not None:
            current = found  # an entry of a list or of a mapping
    found = _model_in(current)
    return [kebab(name) for name in found.model_fields] if found is not None else []


def _is_mapping(annotation: Any) -> bool:
    return get_origin(annotation) is dict


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part)) is not None), None)
