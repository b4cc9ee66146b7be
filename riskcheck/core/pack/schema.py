"""The JSON schema of the files of a rule pack, made from the models, for editors."""

from collections.abc import Iterable
from typing import Any

from pydantic.json_schema import models_json_schema

from riskcheck.core.condition_reading import CONDITION_MARK, CONDITION_SCHEMA
from riskcheck.core.coverage_file import CoverageFile
from riskcheck.core.pack.base import Model, models_by_name
from riskcheck.core.pack.obligation import ObligationFile
from riskcheck.core.pack.pack import PackHead
from riskcheck.core.pack.profile import PROFILE_TYPES
from riskcheck.core.pack.rule import Rule, Section
from riskcheck.core.pack.source import SourceFile
from riskcheck.core.scoring import METHODS

_REFERENCE = "#/$defs/{model}"


def pack_schema() -> dict[str, Any]:
    """Return one schema that any file of a pack fulfils: head, profile, sources, a section and so on."""
    for model in models_by_name().values():
        model.model_rebuild()  # a part that is a default value has to be written, too
    rules = [model for method in METHODS.values() for model in method.rule_types.values()]
    parameters = [method.parameters for method in METHODS.values()]
    files_whole: list[type[Model]] = [PackHead, Section, SourceFile, ObligationFile, CoverageFile]
    models: list[type[Model]] = [*files_whole, *PROFILE_TYPES.values(), *rules, *parameters]
    _, generated = models_json_schema([(m, "validation") for m in models], ref_template=_REFERENCE)
    definitions = {name: part for name, part in generated["$defs"].items() if name != Rule.__name__}
    definitions["Condition"] = CONDITION_SCHEMA
    definitions[PackHead.__name__]["properties"]["scoring"] = _any_of(parameters)
    definitions[Section.__name__]["properties"]["rules"] = {
        "type": "array",
        "minItems": 1,
        "items": _any_of(rules),
    }
    definitions["ProfileFile"] = {
        "type": "object",
        "additionalProperties": False,
        "required": ["questions"],
        "properties": {"questions": {"type": "array", "items": _any_of(PROFILE_TYPES.values())}},
    }
    files = (
        PackHead.__name__,
        "ProfileFile",
        SourceFile.__name__,
        ObligationFile.__name__,
        CoverageFile.__name__,
        Section.__name__,
    )
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of a riskcheck rule pack",
        "anyOf": [{"$ref": _REFERENCE.format(model=name)} for name in files],
        "$defs": dict(sorted(definitions.items())),
    }
    resolved: dict[str, Any] = _resolved(schema)
    return resolved


def _any_of(models: Iterable[type[Model]]) -> dict[str, Any]:
    return {"anyOf": [{"$ref": _REFERENCE.format(model=model.__name__)} for model in models]}


def _resolved(part: Any) -> Any:
    """Put the reference to the schema of conditions wherever a model has one."""
    if isinstance(part, dict):
        if CONDITION_MARK.items() <= part.items():
            return {"$ref": _REFERENCE.format(model="Condition")}
        return {key: _resolved(value) for key, value in part.items()}
    return [_resolved(value) for value in part] if isinstance(part, list) else part
