"""pydantic: holds a record's texts against its slots, finds every fault at once, and writes JSON Schema.

What a text means is not guessed here: each slot brings its own reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic import create_model as _create_model
from pydantic_core import PydanticCustomError

from guidegen.model.document import Mistake

Reader = Callable[[str, Any], object]


@dataclass(frozen=True, slots=True)
class Slot:
    """A key that a record may hold: how its text is read, whether it must be there, one value or many."""

    key: str  # the English key
    read: Reader  # (text, what the author may use) -> the value or a Mistake
    required: bool = False
    many: bool = False
    form: tuple[tuple[str, object], ...] = (("type", "string"),)  # of one text, as JSON Schema


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a key, or with one of its values (`index` from 0)."""

    key: str
    index: int | None
    mistake: Mistake


def check(
    name: str, slots: tuple[Slot, ...], texts: Mapping[str, str | tuple[str, ...]], context: object
) -> tuple[dict[str, object], tuple[Fault, ...]]:
    """The values of the good keys, and every fault of the others (code `missing` for an absent required key)."""
    try:
        model = _model(name, slots).model_validate(texts, context=context)
    except ValidationError as found:
        faults = tuple(_fault(error) for error in found.errors(include_url=False))
        broken = {fault.key for fault in faults}
        whole = tuple(slot for slot in slots if slot.key in texts and slot.key not in broken)
        return {slot.key: _read(slot, texts[slot.key], context) for slot in whole}, faults
    return {slot.key: getattr(model, _attribute(slot.key)) for slot in slots if slot.key in texts}, ()


def json_schema(name: str, slots: tuple[Slot, ...]) -> dict[str, Any]:
    """The JSON Schema of a record's keys, by their English names."""
    return _model(name, slots).model_json_schema(by_alias=True)


def _read(slot: Slot, text: str | tuple[str, ...], context: object) -> object:
    if isinstance(text, tuple):
        return tuple(slot.read(one, context) for one in text)
    return slot.read(text, context)


@lru_cache(maxsize=64)
def _model(name: str, slots: tuple[Slot, ...]) -> type[BaseModel]:
    fields: dict[str, Any] = {_attribute(slot.key): (_kind(slot), _rules(slot)) for slot in slots}
    return _create_model(name, __config__=ConfigDict(extra="forbid", arbitrary_types_allowed=True), **fields)


def _kind(slot: Slot) -> Any:
    def read(text: Any, info: ValidationInfo) -> object:
        value = slot.read(text, info.context)
        if isinstance(value, Mistake):
            raise PydanticCustomError("mistake", "a mistake", {"mistake": value})
        return value

    one = Annotated[Any, PlainValidator(read), WithJsonSchema(dict(slot.form))]
    return tuple[one, ...] if slot.many else one


def _rules(slot: Slot) -> Any:
    empty: Any = () if slot.many else None
    return Field(alias=slot.key) if slot.required else Field(default=empty, alias=slot.key)


def _attribute(key: str) -> str:
    return "at_" + "".join(sign if sign.isalnum() else "_" for sign in key)  # `from` is a word of Python's


def _fault(error: Mapping[str, Any]) -> Fault:
    key, *rest = error["loc"]
    index = rest[0] if rest and isinstance(rest[0], int) else None
    found = error.get("ctx", {}).get("mistake")
    return Fault(str(key), index, found if isinstance(found, Mistake) else Mistake(str(error["type"])))
