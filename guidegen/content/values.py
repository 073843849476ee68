"""One value as written after `key:`: the quotes around a whole value go, `[a, b]` is a list, all else is text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidegen.model.document import Value
from guidegen.problems import Position, Problem, error

_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_ESCAPE = re.compile(r'\\(["\\/ntr]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})')
_PLAIN_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "t": " ", "r": ""}
_WIKI = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
_TABLE = re.compile(r"\{\s*[^\s:{}]+\s*:(\s.*)?\}")  # {a: b}: a table, which front matter does not have


@dataclass(frozen=True, slots=True)
class Reading:
    """What a written value says: its texts, whether they were a list, and what is wrong with it."""

    values: tuple[Value, ...] = ()
    is_list: bool = False
    problems: tuple[Problem, ...] = ()


def read_value(path: str, raw: Value) -> Reading:
    """The value or the list that `raw` spells; nothing written gives no values."""
    text = raw.text.strip()
    if not text:
        return Reading()
    place = Position(path, raw.line, raw.column)
    if wiki := _WIKI.fullmatch(text):
        return Reading((Value(wiki[1].strip(), raw.line, raw.column),))
    if text[0] == "[" and text[-1] == "]":
        return _read_list(place, Value(text[1:-1], raw.line, raw.column + 1))
    if refused := _refused(place, text):
        return Reading(problems=(refused,))
    if after := _comment_after_quotes(text):
        return Reading(
            (Value(_unquoted(after[1]), raw.line, raw.column),),
            problems=(error("value-then-comment", place, corrected=after[1], comment=after[2]),),
        )
    return Reading((Value(_unquoted(text), raw.line, raw.column),))


def _refused(place: Position, text: str) -> Problem | None:
    if text[0] == "[" and "]" not in text:
        return error("list-not-closed", place, corrected=f"{text}]")
    return error("value-is-table", place) if _TABLE.fullmatch(text) else None


def _comment_after_quotes(text: str) -> re.Match[str] | None:
    return re.fullmatch(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s+(#.*)""", text)


def _unquoted(text: str) -> str:
    if double := _DOUBLE.fullmatch(text):
        return _ESCAPE.sub(_unescaped, double[1])
    if single := _SINGLE.fullmatch(text):
        return single[1].replace("''", "'")
    return text


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    if code in _PLAIN_ESCAPES:
        return _PLAIN_ESCAPES[code]
    character = chr(int(code[1:], 16))
    # Control characters and halves of pairs have no place in a text, however they are spelled.
    return character if character.isprintable() else ""


def _read_list(place: Position, inside: Value) -> Reading:
    values: list[Value] = []
    at = 0
    while at < len(inside.text):
        item, start, at = _next_item(inside.text, at)
        if not item:
            continue
        if wiki := _WIKI.fullmatch(item):
            item = wiki[1].strip()
        elif item[0] in "[{":
            nested = Position(place.path, place.line, inside.column + start)
            return Reading(is_list=True, problems=(error("list-nested", nested),))
        values.append(Value(_unquoted(item), inside.line, inside.column + start))
    return Reading(tuple(values), is_list=True)


def _next_item(text: str, at: int) -> tuple[str, int, int]:
    """An item of the list, where it starts, and where the next one may start."""
    start = at + len(text[at:]) - len(text[at:].lstrip())
    for quoted in (_DOUBLE, _SINGLE):
        match = quoted.match(text, start)
        if match and text[match.end() :].lstrip()[:1] in ("", ","):
            end = text.find(",", match.end())
            return match[0], start, len(text) if end < 0 else end + 1
    end = text.find(",", start)
    stop = len(text) if end < 0 else end
    return text[start:stop].strip(), start, stop + 1
