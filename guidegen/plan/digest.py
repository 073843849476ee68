"""One digest for any value made of what we know, and a refusal of everything else."""

from __future__ import annotations

import datetime as dt
import marshal
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from typing import Any

_SCALARS = frozenset({type(None), bool, int, float, str, bytes})
# marshal's format 2 writes type, length and content and nothing else: later ones also write who shares what,
# so that equal values could get unequal bytes.
_FORMAT = 2
_SIZE = 16  # bytes of a digest

# What a value becomes before it is written down: scalars and tuples stay as they are; a dataclass becomes
# the list [its name, field, field ...], or [digest of that list] when there is more than scalars in it.
_Plain = Any
_Fields = Callable[[Any], tuple[Any, ...]]


def digest(value: object) -> str:
    """32 hex digits, equal for equal values of equal types; TypeError for a type outside the closed set.

    The set: None, bool, int, float, str, bytes, date, Enum, tuple, frozen dataclass.
    """
    return Digester().digest(value)


class Digester:
    """Digests the values of one run; an object met again is not walked again."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, _Plain]] = {}  # the object too, or its id would be given away

    def digest(self, value: object) -> str:
        """As the function `digest`, and equal to it."""
        return _hash(self._plain(value)).hex()

    def _plain(self, value: Any) -> _Plain:
        kind = type(value)
        if kind in _SCALARS:
            return value
        if kind is tuple:
            return value if _SCALARS.issuperset(map(type, value)) else tuple(map(self._plain, value))
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        name, read = _SHAPES[kind]
        row = read(value)
        if _SCALARS.issuperset(map(type, row)):
            return [name, *row]
        plain = [_hash([name, *map(self._plain, row)])]
        self._known[id(value)] = (value, plain)
        return plain


def _hash(plain: _Plain) -> bytes:
    return blake2b(marshal.dumps(plain, _FORMAT), digest_size=_SIZE).digest()


class _Shapes(dict[Any, tuple[str, _Fields]]):
    """Type -> its name and how to read what its values hold; worked out once a type."""

    def __missing__(self, kind: Any) -> tuple[str, _Fields]:
        self[kind] = shape = _shape(kind)
        return shape


_SHAPES = _Shapes()


def _shape(kind: Any) -> tuple[str, _Fields]:
    if kind is dt.date:
        return "date", lambda day: (day.toordinal(),)
    name = f"{kind.__module__}:{kind.__qualname__}"
    if issubclass(kind, Enum):
        return name, lambda member: (member.name,)
    if is_dataclass(kind) and getattr(kind, "__dataclass_params__").frozen:  # noqa: B009 - typeshed hides it
        return name, _reader([field.name for field in fields(kind)])
    raise TypeError(f"no digest for a {name}: it may change, or we do not know it")


def _reader(names: list[str]) -> _Fields:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)
