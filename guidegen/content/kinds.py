"""THE table of kinds: what each record's dataclass asks of a file, and in which folders the files lie."""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import cache

from guidegen.adapters.schema import Reader, Slot
from guidegen.content import convert
from guidegen.content.dates import read_closing, read_date
from guidegen.content.keys import names_of
from guidegen.model.contributor import Collaboration, Contributor
from guidegen.model.exhibition import Exhibition, Run
from guidegen.model.guide import Entry, Guide
from guidegen.model.media import Focus, Picture
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Closing, Facts, Location, Place, Region
from guidegen.model.site import Page

# What no key gives: the file's name and its text do.
_NOT_WRITTEN = frozenset({"slug", "headline", "text", "intro", "entries", "extra"})

# The pictures and the one subject of an entry are keys of their own, not fields under those names.
_ENTRY_KEYS: tuple[tuple[str, object, bool], ...] = (
    ("place", typing.Annotated[Ref, Kind.PLACE], False),
    ("exhibition", typing.Annotated[Ref, Kind.EXHIBITION], False),
    ("photos", tuple[Picture, ...], False),
    ("id", typing.Annotated[str, "slug"], False),
)

_READERS: Mapping[object, Reader] = {
    str: convert.read_text,
    bool: convert.read_yes_no,
    dt.date: read_date,
    Closing: read_closing,
    Location: convert.read_location,
    Focus: convert.read_focus,
    Collaboration: convert.read_collaboration,
    Picture: convert.read_text,  # the name of a file, looked up later
    "slug": convert.read_slug,
    "link": convert.read_link,
    "colour": convert.read_colour,
    "phone": convert.read_phone,
    "licence": convert.read_licence,
    "opening-hours": convert.read_hours,
    "file": convert.read_text,
    Kind.TAG: convert.read_tag,
}
_FORMS: Mapping[object, tuple[tuple[str, object], ...]] = {
    bool: (("type", "string"), ("enum", ("yes", "no", "ja", "nee"))),
    dt.date: (("type", "string"), ("examples", ("2026-09-01", "1 September 2026"))),
    Location: (("type", "string"), ("examples", ("52.1401, 6.1953",))),
    "link": (("type", "string"), ("format", "uri")),
    "colour": (("type", "string"), ("pattern", "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")),
    "slug": (("type", "string"), ("pattern", f"^{convert.SLUG.pattern}$")),
}


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of record: its dataclass and the folders that hold it."""

    kind: Kind
    record: type
    folders: tuple[str, ...]


KINDS: tuple[KindRow, ...] = (
    KindRow(Kind.GUIDE, Guide, ("guides", "gidsen")),
    KindRow(Kind.PLACE, Place, ("places", "plekken")),
    KindRow(Kind.EXHIBITION, Exhibition, ("exhibitions", "tentoonstellingen")),
    KindRow(Kind.REGION, Region, ("regions", "regio's", "regios")),
    KindRow(Kind.CONTRIBUTOR, Contributor, ("contributors", "makers")),
    KindRow(Kind.PAGE, Page, ("pages", "paginas", "pagina's")),
)


def row_of(kind: Kind) -> KindRow:
    """The row of this kind."""
    return next(row for row in KINDS if row.kind is kind)


@cache
def slots_of(record: type) -> tuple[Slot, ...]:
    """The keys that a record's dataclass asks for, each with its reader."""
    keys = tuple(_keys(record))
    if record is Entry:
        keys = tuple(key for key in keys if key[0] not in {"subject", "id"}) + _ENTRY_KEYS
    return tuple(_slot(*key) for key in keys)


@cache
def known_field_keys() -> frozenset[str]:
    """Every name, in either language, that a key of an entry's field list may have."""
    return frozenset(name for slot in slots_of(Entry) for name in names_of(slot.key))


def attribute(key: str) -> str:
    """The field of the dataclass that this key gives."""
    return key.replace("-", "_")


def _keys(record: type) -> Iterator[tuple[str, object, bool]]:
    hints = typing.get_type_hints(record, include_extras=True)
    for field in fields(record):
        if field.name in _NOT_WRITTEN:
            continue
        kind = _without_none(hints[field.name])
        required = field.default is MISSING and field.default_factory is MISSING
        if kind is Facts:
            yield from _keys(Facts)
        elif kind is Run:
            yield from (("from", dt.date, required), ("until", dt.date, False))
        else:
            yield field.name.replace("_", "-"), kind, required


def _slot(key: str, kind: object, required: bool) -> Slot:  # noqa: FBT001 - a row of the table above
    many = typing.get_origin(kind) is tuple
    one = typing.get_args(kind)[0] if many else kind
    name = _name(one)
    return Slot(key, _reader(name), required, many, _form(name))


def _name(kind: object) -> object:
    """The key of the tables above: what is said beside the type, else the type."""
    return typing.get_args(kind)[1] if typing.get_origin(kind) is typing.Annotated else kind


def _reader(name: object) -> Reader:
    if isinstance(name, type) and issubclass(name, StrEnum):
        return convert.word_reader(name)
    if isinstance(name, Kind) and name is not Kind.TAG:
        return convert.ref_reader(name)
    return _READERS[name]


def _form(name: object) -> tuple[tuple[str, object], ...]:
    if isinstance(name, type) and issubclass(name, StrEnum):
        return (("type", "string"), ("enum", convert.words_of(name)))
    return _FORMS.get(name, (("type", "string"),))


def _without_none(kind: object) -> object:
    if typing.get_origin(kind) not in {typing.Union, types.UnionType}:
        return kind
    return next(part for part in typing.get_args(kind) if part is not type(None))
