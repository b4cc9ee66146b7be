"""The schema for editors is generated: what is checked in must be what the models give."""

import json

from riskcheck import api


def test_the_schema_in_the_checkout_is_fresh(checkout):
    written = (checkout / "rules" / "rulepack.schema.json").read_bytes()
    assert written == api.pack_schema(), "run `make schema`"


def test_every_reference_in_the_schema_leads_somewhere():
    schema = json.loads(api.pack_schema())
    text = json.dumps(schema)
    names = {part.split('"')[0] for part in text.split('"#/$defs/')[1:]}
    assert names <= set(schema["$defs"])
    assert {"Condition", "PackHead", "Section", "SourceFile", "ProfileFile", "RiskMany"} <= names
