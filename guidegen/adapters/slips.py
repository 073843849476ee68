"""Broken lines of a YAML file: what is wrong with one, and the line as it works."""

from __future__ import annotations

import re

_CLOSING = {'"': '"', "'": "'", "[": "]", "{": "}"}
_PAIR = re.compile(r"(\s*(?:- +)?)([^\s#:'\"\[\]{}][^:]*?)(:[ \t]+)(\S.*?)[ \t]*")
_TIGHT = re.compile(r"(\s*(?:- +)?)([^\s#:'\"\[\]{}][\w.-]*):([^\s:/].*)")


def mended_line(lines: list[str], number: int, said: str) -> tuple[str, int, str] | None:
    """What is wrong with this line (a code), where, and the line mended; None when it seems right.

    `said` is what the parser stumbled over.
    """
    line = lines[number]
    return _slipped(lines, number, said) or _not_a_pair(line, said) or _mended(line, said)


def _slipped(lines: list[str], number: int, said: str) -> tuple[str, int, str] | None:
    """A line that was indented by accident: further than the pair above it, which is complete."""
    line, above = _PAIR.fullmatch(lines[number]), _PAIR.fullmatch(lines[number - 1])
    if "mapping values" not in said or not number or line is None or above is None:
        return None
    if not line[1].isspace() or above[4][0] in "|>" or len(line[1]) <= len(above[1]):
        return None
    return "yaml-indent", len(line[1]), lines[number][len(line[1]) - len(above[1]) :]


def _not_a_pair(line: str, said: str) -> tuple[str, int, str] | None:
    """A line of words between the pairs; it is left out, so that the others can be read."""
    if "expected ':'" not in said or ":" in line or not line.strip():
        return None
    return "front-matter-line", _indent(line), ""


def _mended(line: str, said: str) -> tuple[str, int, str] | None:
    """What is wrong with this line (a code), where, and the line as it works; None when it seems right."""
    indent = _indent(line)
    if "\t" in line[:indent]:
        return "yaml-tab", line.index("\t"), line[:indent].replace("\t", "  ") + line[indent:]
    if pair := _PAIR.fullmatch(line):
        found = _mended_value(pair[4], said)
        return found and (found[0], pair.start(4), f"{pair[1]}{pair[2]}{pair[3]}{found[1]}")
    if (tight := _TIGHT.fullmatch(line)) and ("':'" in said or "key" in said or "mapping" in said):
        return "space-after-colon", tight.start(3), f"{tight[1]}{tight[2]}: {tight[3]}"
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _mended_value(value: str, said: str) -> tuple[str, str] | None:
    """What is wrong with this value (a code), and the value as it works; None when it seems right."""
    if value[0] in _CLOSING:
        return _mended_start(value, said)
    if ": " in value or value[-1] == ":":
        return "yaml-colon", quote(value)
    return ("yaml-quotes-needed", quote(value)) if value[0] in "@`%&*!|>]},?" else None


def _mended_start(value: str, said: str) -> tuple[str, str] | None:
    """The same for a value that begins as a quotation, a list or a table."""
    first, closing = value[0], _CLOSING[value[0]]
    whole = value[1:].endswith(closing)
    if closing in value[1:]:
        if first == '"' and whole and "escape" in said:
            return "yaml-escape", "'" + value[1:-1].replace("'", "''") + "'"
        seems_right = whole and not (first == closing and first in value[1:-1])
        return None if seems_right else ("yaml-quotes-needed", quote(value))
    mended = {'"': ("yaml-quote", f'{value}"'), "[": ("list-not-closed", f"{value}]"), "{": None}
    return mended.get(first, ("yaml-quotes-needed", quote(value)))


def quote(text: str) -> str:
    """The text as YAML takes it literally."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
