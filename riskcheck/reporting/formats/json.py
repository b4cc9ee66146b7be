"""The assessment as JSON, and the schema of it."""

import inspect
import json
from dataclasses import is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from riskcheck.reporting.formats.named import as_named, is_named_tuple, named

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from riskcheck.core.assessment import Assessment
    from riskcheck.reporting.formats.report import Report

FORMAT_KEY = "riskcheck-assessment"
FORMAT_VERSION = 1


def json_report(report: "Report") -> bytes:
    """Return the assessment of a report; JSON has no language."""
    return assessment_json(report.assessment)


def assessment_json(assessment: "Assessment") -> bytes:
    """Return the whole assessment, its fields in the order of the schema."""
    content = _adapter().dump_python(as_named(assessment), mode="json")
    return _written({FORMAT_KEY: FORMAT_VERSION, **content})


def assessment_schema() -> bytes:
    """Return the JSON schema of `assessment_json`."""
    from riskcheck.core import assessment as models
    from riskcheck.core.answers import model as answer_models

    schema = _adapter().json_schema(mode="serialization")
    for name, definition in schema["$defs"].items():
        _describe(definition, getattr(models, name, None) or getattr(answer_models, name, None))
    _describe(schema, models.Assessment)
    version = {"const": FORMAT_VERSION, "description": "the version of this format"}
    schema["properties"] = {FORMAT_KEY: version, **schema["properties"]}
    schema["required"] = [FORMAT_KEY, *schema["required"]]
    return _written({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


@cache
def _adapter() -> "TypeAdapter[Any]":
    # Here, not at the top: a process that lays out a PDF needs no pydantic
    from pydantic import TypeAdapter

    from riskcheck.core.assessment import Assessment

    return TypeAdapter(named(Assessment))


def _describe(definition: dict[str, Any], model: type | None) -> None:
    """Take over the docstring: pydantic leaves it out for a dataclass."""
    if is_dataclass(model) or is_named_tuple(model):
        definition["description"] = inspect.getdoc(model)


def _written(content: dict[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")  # a lone surrogate has no UTF-8 form
