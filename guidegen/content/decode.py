"""From fields as written to values, by a table of slots; every mistake with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from guidegen.adapters.schema import Fault, Reader, Slot, check
from guidegen.content.convert import read_focus, read_location, read_text
from guidegen.content.dates import Speech
from guidegen.content.keys import english_key, folded, names_of
from guidegen.content.spaces import plain_spaces
from guidegen.content.suggest import closest, distance
from guidegen.model.document import Field, Value
from guidegen.problems import Position, Problem, Severity, error

_T = TypeVar("_T")

FREE = "x-"  # keys that begin so are the author's own
_PAIRS: Mapping[Reader, str] = {read_focus: " ", read_location: ", "}
_TOGETHER = frozenset({"collaboration-apart"})  # what is wrong with a list, not with one part of it
FAR = 9  # letters: two words that differ by as many have nothing in common

# A comma in these belongs to the value, not between values.
_WHOLE = frozenset({"links", "works-with"})


@dataclass(frozen=True, slots=True)
class Form:
    """What a record may hold, and how the site's authors write months."""

    name: str
    slots: tuple[Slot, ...]
    speech: Speech = field(default_factory=Speech)


@dataclass(frozen=True, slots=True)
class Written:
    """The values of a record's keys, and where each was written."""

    values: Mapping[str, object] = field(default_factory=dict)  # by English key
    texts: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    extra: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, kind: type[_T]) -> _T | None:
        """The value of a key, which the slot's reader made a `kind`; None when it was not written."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, kind):
            raise TypeError(key, value)
        return value

    def all(self, key: str, kind: type[_T]) -> tuple[_T, ...]:
        """The values of a key that takes many."""
        values = self.values.get(key, ())
        return (
            tuple(value for value in values if isinstance(value, kind)) if isinstance(values, tuple) else ()
        )

    def position(self, path: str, key: str, index: int = 0) -> Position:
        """Where the value of a key stands in its file; the file's first line when it was not written."""
        texts = self.texts.get(key, ())
        return place_of(texts[index], path) if index < len(texts) else Position(path, 1)


def decode(fields: tuple[Field, ...], form: Form, path: str) -> tuple[Written, tuple[Problem, ...]]:
    """The values of these fields of a record in the file at `path`, and all that is wrong with them."""
    slots = {slot.key: slot for slot in form.slots}
    sorted_out, extra, problems = _by_key(fields, slots, path)
    texts: dict[str, tuple[Value, ...]] = {}
    for key, written in sorted_out.items():
        values = tuple(value for value in written.values if value.text.strip())
        if not values:
            continue
        if slots[key].many:
            texts[key] = values if written.is_list or key in _WHOLE else _split(values)
        elif len(values) > 1 and (joined := _joined(values, slots[key])) is None:
            problems.append(error("one-value", place_of(values[1], path), key=written.key.text))
        elif len(values) > 1 and joined is not None:
            texts[key] = (joined,)
        else:
            texts[key] = values
    raw = {key: _raw(values, slots[key]) for key, values in texts.items()}
    good, faults = check(form.name, form.slots, raw, form.speech)
    problems += (_problem(fault, texts, path) for fault in _each_once(faults))
    return Written(good, texts, extra), tuple(problems)


def place_of(value: Value, path: str) -> Position:
    """Where a value stands in the file at `path`."""
    return Position(path, value.line, value.column)


def _by_key(
    fields: tuple[Field, ...], slots: Mapping[str, Slot], path: str
) -> tuple[dict[str, Field], tuple[tuple[str, str], ...], list[Problem]]:
    known: dict[str, Field] = {}
    extra: list[tuple[str, str]] = []
    problems: list[Problem] = []
    dutch = any(english_key(written.key.text) not in {None, folded(written.key.text)} for written in fields)
    for written in fields:
        key = english_key(written.key.text)
        if written.key.text.casefold().startswith(FREE):
            extra.append((written.key.text, ", ".join(value.text for value in written.values)))
        elif key is None or key not in slots:
            problems.append(_unknown(written.key, slots, path, dutch=dutch))
        elif key in known:
            first = known[key].key
            place = place_of(written.key, path)
            problems.append(
                error("key-twice", place, key=written.key.text, first=first.text, line=first.line)
            )
        else:
            known[key] = written
    return known, tuple(extra), problems


def _unknown(key: Value, slots: Iterable[str], path: str, *, dutch: bool) -> Problem:
    """A key that does not belong here, or that is none; what is meant is said in the language of the others."""
    place = place_of(key, path)
    meant = closest(key.text, (name for slot in slots for name in names_of(slot)))
    if english_key(key.text) is not None and not meant:
        return error("key-elsewhere", place, key=key.text)
    own = closest(key.text, (names_of(slot)[1 if dutch else 0] for slot in slots if len(names_of(slot)) > 1))
    if meant and own and distance(key.text, own, FAR) <= distance(key.text, meant, FAR):
        meant = own
    return error("key-unknown", place, key=key.text, suggestion=meant)


def _split(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The parts between commas, each with its own column."""
    parts: list[Value] = []
    for value in values:
        column = value.column
        for part in value.text.split(","):
            indent = len(part) - len(part.lstrip())
            if part.strip():
                parts.append(Value(part.strip(), value.line, column + indent))
            column += len(part) + 1
    return tuple(parts)


def _joined(values: tuple[Value, ...], slot: Slot) -> Value | None:
    """The two numbers that a list spells where one value is two numbers: `[0.4, 0.3]` is a point."""
    between = _PAIRS.get(slot.read)
    return replace(values[0], text=between.join(v.text.strip() for v in values)) if between else None


def _raw(values: tuple[Value, ...], slot: Slot) -> str | tuple[str, ...]:
    """What the slot's reader gets; a space that does not break matters in words alone."""
    texts = (value.text.strip() for value in values)
    read = tuple(text if slot.read is read_text else plain_spaces(text) for text in texts)
    return read if slot.many else read[0]


def _each_once(faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults, but one alone of those that a list has as a whole."""
    told: set[tuple[str, str]] = set()
    for fault in faults:
        mark = (fault.key, fault.mistake.code)
        if fault.mistake.code not in _TOGETHER or mark not in told:
            yield fault
        told.add(mark)


def _problem(fault: Fault, texts: Mapping[str, tuple[Value, ...]], path: str) -> Problem:
    if fault.mistake.code == "missing":
        _, *others = names_of(fault.key)
        code = "key-missing" if path.endswith(".md") else "setting-missing"
        return error(code, Position(path, 1), key=fault.key, dutch=next(iter(others), fault.key))
    place = place_of(texts[fault.key][fault.index or 0], path)
    return Problem(fault.mistake.code, Severity.ERROR, place, fault.mistake.values)
