"""The assessment as JSON, and its schema."""

import json
from typing import Any, NamedTuple

import pytest
from pydantic import TypeAdapter

from riskcheck.core.answers.model import Answer
from riskcheck.reporting.formats import FORMATS
from riskcheck.reporting.formats.json import assessment_json, assessment_schema
from riskcheck.reporting.formats.named import as_named, named
from tests.reporting.sample import CROSSED, FULL, HALF, answered, assess, report_of

KINDS = {"string": str, "integer": int, "number": float, "boolean": bool, "null": type(None)}


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Return whether a value fits the keywords that our schema uses."""
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root)
    if "anyOf" in schema:
        return any(fits(value, option, root) for option in schema["anyOf"])
    if "enum" in schema or "const" in schema:
        return value in schema.get("enum", [schema.get("const")])
    kind = schema["type"]
    if kind == "array":
        items = schema.get("items")
        return isinstance(value, list) and (items is None or all(fits(item, items, root) for item in value))
    if kind == "object":
        return isinstance(value, dict) and _fits_object(value, schema, root)
    return type(value) is KINDS[kind]


def _fits_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    known = schema.get("properties", {})
    rest = schema.get("additionalProperties", known == {})
    if not set(schema.get("required", [])) <= set(value):
        return False
    return all(
        fits(item, known[name], root) if name in known else rest is True or (rest and fits(item, rest, root))
        for name, item in value.items()
    )


def test_the_numbers_are_exact_and_rounded() -> None:
    data = json.loads(assessment_json(assess(FULL)))
    assert data["riskcheck-assessment"] == 1
    assert data["score"]["point"] == {"exact": "2200/73", "rounded": 30.1}
    assert data["level"] == {"best": "high", "point": "high", "worst": "high"}
    row = data["ledger"][0]
    assert (row["rule"], row["residual"]["exact"]) == ("P-1", "10")
    assert row["exposure"] == {"exact": "50", "rounded": 50.0}
    assert data["ledger"][3]["answer"]["value"] == "30"
    assert data["ledger"][4]["answer"]["value"] == {"tested": 200, "passed": 199}
    assert data["ledger"][1]["answer"]["value"] == ["lock"]


def test_a_text_is_a_mapping_of_its_languages() -> None:
    data = json.loads(assessment_json(assess(CROSSED)))
    assert data["red_lines"] == [
        {
            "rule": "P-1",
            "outcome": "nothing",
            "certain": True,
            "reason": {"en": "It is unlawful.", "zh": "这是违法的。"},
        }
    ]


def test_the_bytes_are_stable_readable_and_end_with_a_line_end() -> None:
    first, second = (FORMATS[".json"](report_of(FULL, language)) for language in ("en", "zh"))
    assert first == second
    assert first.startswith(b'{\n  "riskcheck-assessment": 1,\n  "stamp": {\n')
    assert first.endswith(b"}\n")
    assert "李娜" in first.decode()


def test_a_lone_surrogate_is_written_as_an_escape() -> None:
    answers = {**FULL, "P-1": answered("partly", note="a\ud800b")}
    assert json.loads(assessment_json(assess(answers)))["ledger"][0]["answer"]["note"] == "a\ud800b"


@pytest.mark.parametrize("answers", [FULL, HALF, CROSSED, {}])
def test_every_assessment_fits_the_schema(answers: dict[str, Answer]) -> None:
    schema = json.loads(assessment_schema())
    data = json.loads(assessment_json(assess(answers)))
    assert fits(data, schema, schema)
    assert set(data) == set(schema["properties"])
    del data["score"]
    assert not fits(data, schema, schema)


def test_every_part_of_the_schema_is_described() -> None:
    schema = json.loads(assessment_schema())
    assert schema["description"].startswith("The whole result.")
    assert [name for name, part in schema["$defs"].items() if not part.get("description")] == []


class Inner(NamedTuple):
    part: str = "x"


class Outer(NamedTuple):
    """What holds others."""

    inner: Inner
    more: tuple[Inner, ...]
    maybe: Inner | None = None
    plain: tuple[int, ...] = ()


def test_a_named_tuple_leaves_by_the_names_of_its_fields() -> None:
    adapter = TypeAdapter(named(Outer))
    given = Outer(Inner(), (Inner("a"), Inner("b")), plain=(1, 2))
    assert adapter.dump_python(as_named(given), mode="json") == {
        "inner": {"part": "x"},
        "more": [{"part": "a"}, {"part": "b"}],
        "maybe": None,
        "plain": [1, 2],
    }
    schema = adapter.json_schema()
    assert (schema["title"], schema["required"]) == ("Outer", ["inner", "more"])
    assert schema["$defs"]["Inner"]["properties"]["part"] == {
        "default": "x",
        "title": "Part",
        "type": "string",
    }
