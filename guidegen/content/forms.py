"""What a kind of file may hold, as JSON Schema: for editors that help with typing, and for form panels."""

from __future__ import annotations

from typing import Any

from guidegen.adapters.schema import json_schema
from guidegen.content.keys import names_of
from guidegen.content.kinds import KINDS, slots_of
from guidegen.model.guide import Entry

RECORDS: dict[str, type] = {row.kind.value: row.record for row in KINDS} | {"entry": Entry}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of a kind in RECORDS: each key by all its names, and the author's own keys behind `x-`."""
    english = json_schema(kind, slots_of(RECORDS[kind]))
    properties = {name: form for key, form in english["properties"].items() for name in names_of(key)}
    needed = [
        {"anyOf": [{"required": [name]} for name in names_of(key)]} for key in english.get("required", ())
    ]
    return {
        "$schema": DIALECT,
        "title": kind,
        "type": "object",
        "properties": properties,
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
    } | ({"allOf": needed} if needed else {})
