"""What a kind of file may hold, as JSON Schema."""

from __future__ import annotations

import json
from typing import Any

import pytest

from guidegen.cli.commands import run
from guidegen.content.forms import RECORDS, schema_of


@pytest.mark.parametrize("kind", sorted(RECORDS))
def test_every_kind_has_a_schema(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", kind]) == 0
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert printed == json.loads(json.dumps(schema_of(kind)))
    assert printed["additionalProperties"] is False
    assert "^x-" in printed["patternProperties"]


def test_a_place_in_either_language() -> None:
    schema = schema_of("place")
    properties = schema["properties"]
    assert properties["naam"] == properties["name"]
    assert schema["allOf"] == [{"anyOf": [{"required": ["name"]}, {"required": ["naam"]}]}]
    assert properties["facilities"]["type"] == "array"
    assert properties["link"]["format"] == "uri"


def test_the_words_that_a_key_may_hold() -> None:
    assert {"walk", "wandelen", "none", "geen"} <= set(schema_of("guide")["properties"]["route"]["enum"])
