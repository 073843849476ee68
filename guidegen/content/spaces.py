"""Spaces and colons that look like the plain ones: read as those where a mark or a key stands before them."""

from __future__ import annotations

import re

# What a Mac types with the option key held down, and what comes along from a website or a word processor.
_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ANY = rf"[ \t{_ODD}]"
_SPACE = re.compile(f"[{_ODD}]")
_COLON = "\uff1a"  # as wide as a Chinese sign
_MARK = re.compile(rf"(?:[ \t]*|{_ANY}{{1,3}})(?:#{{1,6}}|[-*+]|\d{{1,9}}[.)]){_ANY}+(?=\S)")
_KEY = re.compile(
    rf"""{_ANY}*(?:[-*+]{_ANY}+)?("[^"]+"|'[^']+'|[^\s#:{_COLON}"'\[\]{{}}-][^:{_COLON}]*)[:{_COLON}]{_ANY}*"""
)


def plain_spaces(text: str) -> str:
    """The text with plain spaces for all that look so; every letter keeps its column."""
    return text if text.isascii() else _SPACE.sub(" ", text)


def plain_mark(line: str) -> str:
    """A line of Markdown or YAML whose mark (##, -, 1.) is followed by a plain space, as it seems to be."""
    found = None if line.isascii() else _MARK.match(line)
    return line if found is None else plain_spaces(found[0]) + line[found.end() :]


def plain_key(line: str, *, colon: bool = True) -> str:
    """A line `key: value` with plain spaces up to the value, and a plain colon; the value stays as it is."""
    found = None if line.isascii() else _KEY.match(line)
    if found is None or (_COLON in found[0] and not colon):
        return line
    return plain_spaces(found[0]).replace(_COLON, ":") + line[found.end() :]
