"""The field list under a heading: found by a scan of lines before Markdown, and cut out of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guidegen.content.slips import fences
from guidegen.content.spaces import plain_key
from guidegen.content.suggest import distance
from guidegen.content.values import read_value
from guidegen.model.document import Field, Value
from guidegen.problems import Position, Problem, error, warning

_HEADING = re.compile(r" {0,3}##(?:[ \t]|$)")
_ITEM = re.compile(r" {0,3}[-*+][ \t]+(.*)")
_EMPTY = re.compile(r" {0,3}[-*+][ \t]*")
_ODD_ITEM = re.compile(r"[ \t]*(?:[•‣·–—−]|[-*+](?=\S))\s*(.*)")
_SUB_ITEM = re.compile(r"[ \t]+[-*+][ \t]+(.*)")
_PAIR = re.compile(
    r"([^\W\d_][\w/'’-]*(?: [\w/'’-]+){0,2})[ \t]*:(?:[ \t]+(.*)|([^\s/].*|/[^/].*|https?://.*))?"
)


@dataclass(frozen=True, slots=True)
class FieldList:
    """The fields under the heading on line `heading`, which stand on the lines `first` to `last` (from 1)."""

    heading: int
    first: int
    last: int
    fields: tuple[Field, ...]
    problems: tuple[Problem, ...]


def find_field_lists(
    path: str, lines: Sequence[str], first_line: int, known_keys: frozenset[str]
) -> tuple[tuple[FieldList, ...], tuple[Problem, ...]]:
    """The field lists in these lines, and warnings at lists that are nearly one and will be shown as text."""
    found: list[FieldList] = []
    doubts: list[Problem] = []
    for n, fence in fences(lines):
        if fence or not _HEADING.match(lines[n]):
            continue
        candidate = _read_list(path, lines, n, first_line)
        if candidate is None:
            doubts += _odd_marks(path, lines, n, (first_line, known_keys))
        if candidate is None or not _is_known(candidate, known_keys):
            continue
        stray = next((p for p in candidate.problems if p.code == "field-list-line"), None)
        if stray is not None:
            doubts.append(stray)
        else:
            found.append(candidate)
    return tuple(found), tuple(doubts)


def _read_list(path: str, lines: Sequence[str], heading: int, first_line: int) -> FieldList | None:
    """The bullet list directly under a heading as fields; items that are no field are named in its problems."""
    start = _next_written(lines, heading + 1)
    if start is None or not (_ITEM.fullmatch(plain_key(lines[start])) or _EMPTY.fullmatch(lines[start])):
        return None
    fields: list[Field] = []
    problems: list[Problem] = []
    indent = _indent(lines[start])
    last = n = start
    while n < len(lines):
        place = Position(path, n + first_line)
        taken = _take_line(place, plain_key(lines[n]), fields, indent)
        if taken is None and _interrupts(lines, n):
            problems.append(error("field-list-broken", replace(place, column=1), line=lines[n].strip()))
        elif taken is None:
            after = _next_written(lines, n)
            if lines[n].strip() or after is None or not _ITEM.fullmatch(lines[after]):
                break
        else:
            problems.extend(taken)
            last = n
        n += 1
    return FieldList(
        heading + first_line, start + first_line, last + first_line, tuple(fields), tuple(problems)
    )


def _interrupts(lines: Sequence[str], at: int) -> bool:
    """Whether a line that belongs to no field has more fields right below it."""
    if not lines[at].strip() or lines[at].lstrip().startswith("#"):
        return False
    for line in lines[at + 1 :]:
        item = _ITEM.fullmatch(plain_key(line))
        if item is not None and _PAIR.fullmatch(item[1].rstrip()):
            return True
        if not line.strip() or line.startswith("#"):
            return False
    return False


def _odd_marks(
    path: str, lines: Sequence[str], heading: int, known: tuple[int, frozenset[str]]
) -> Iterator[Problem]:
    """A warning where facts stand behind a mark that makes no list."""
    first_line, known_keys = known
    start = _next_written(lines, heading + 1)
    item = None if start is None else _ODD_ITEM.fullmatch(plain_key(lines[start]))
    pair = None if item is None else _PAIR.fullmatch(item[1].rstrip())
    if start is None or pair is None or pair[1].casefold() not in known_keys:
        return
    place = Position(path, start + first_line, len(lines[start]) - len(lines[start].lstrip()) + 1)
    yield warning("field-list-mark", place, corrected=f"- {pair[1]}: {pair[2] or pair[3] or ''}".rstrip())


def _next_written(lines: Sequence[str], start: int) -> int | None:
    return next((n for n in range(start, len(lines)) if lines[n].strip()), None)


def _indent(line: str) -> int:
    text = line.expandtabs(4)
    return len(text) - len(text.lstrip())


def _take_line(place: Position, line: str, fields: list[Field], indent: int) -> tuple[Problem, ...] | None:
    """Add what a line of the list says; None when it is no line of the list."""
    if _EMPTY.fullmatch(line):
        return (warning("field-list-empty", replace(place, column=len(line) - len(line.lstrip()) + 1)),)
    match = _ITEM.fullmatch(line)
    if match and _indent(line) < indent + 2:
        return _take_item(place, match, fields)
    if not line.strip() or line[0] not in " \t" or not fields:
        return None
    if match := _SUB_ITEM.fullmatch(line):
        return _take_value(place, Value(match[1], place.line, match.start(1) + 1), fields)
    return _take_more(place, line, fields)


def _take_item(place: Position, match: re.Match[str], fields: list[Field]) -> tuple[Problem, ...]:
    pair = _PAIR.fullmatch(match[1].rstrip())
    column = match.start(1) + 1
    if pair is None:
        return (warning("field-list-line", replace(place, column=column), line=match[1].strip()),)
    group = 2 if pair[3] is None else 3
    reading = read_value(place.path, Value(pair[group] or "", place.line, column + max(pair.start(group), 0)))
    fields.append(Field(Value(pair[1], place.line, column), reading.values, reading.is_list))
    if pair[3] is None:
        return reading.problems
    corrected = f"- {pair[1]}: {pair[3]}"
    where = replace(place, column=column + pair.start(3))
    return (error("space-after-colon", where, corrected=corrected), *reading.problems)


def _take_value(place: Position, raw: Value, fields: list[Field]) -> tuple[Problem, ...]:
    """Add a bullet under a bullet to the list that the last field is."""
    last = fields[-1]
    if last.values and not last.is_list:
        where = replace(place, column=raw.column)
        return (error("item-without-list", where, key=last.key.text),)
    reading = read_value(place.path, raw)
    fields[-1] = replace(last, values=(*last.values, *reading.values), is_list=True)
    return reading.problems


def _take_more(place: Position, line: str, fields: list[Field]) -> tuple[Problem, ...]:
    """Add an indented line to the text of the last field."""
    last, text = fields[-1], line.strip()
    column = len(line) - len(line.lstrip()) + 1
    if last.values:
        more = replace(last.values[-1], text=f"{last.values[-1].text} {text}")
        fields[-1] = replace(last, values=(*last.values[:-1], more))
    else:
        fields[-1] = replace(last, values=(Value(text, place.line, column),))
    return ()


def _is_known(candidate: FieldList, known_keys: frozenset[str]) -> bool:
    """Whether at least one key is a known one, or so near to one that it must be meant."""
    keys = tuple(f.key.text.casefold() for f in candidate.fields)
    if any(key in known_keys or key.startswith("x-") for key in keys):
        return True
    return any(within_two_letters(key, known) for key in keys for known in known_keys)


def within_two_letters(word: str, known: str) -> bool:
    """Whether at most two letters differ (a swap of neighbours is one); in words of three letters one, of two none.

    So ordinary short words stay text: "zon" is no mistake for "van", nor "in" for "id".
    """
    reach = min(2, max(len(word), len(known)) - 2)
    return distance(word, known, 2) <= reach
