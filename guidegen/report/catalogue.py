"""The catalogue: the words of every problem and message, in the languages we have them in.

A language is a folder of words/, a code a table of one of its files:

    [place-not-found]
    say = 'there is no place "{slug}"'
    suggest = 'Did you mean "{suggestion}"?'     # used when there is a suggestion
    hint = 'Make content/places/{slug}.md.'      # used otherwise
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "nl")


def language_or_english(language: str) -> str:
    """The language itself when we have words in it, else English."""
    short = language.lower().replace("_", "-").split("-")[0]
    return short if short in LANGUAGES else "en"


def word(code: str, values: Mapping[str, str], language: str) -> str:
    """What a code says, filled with its values, then what to do about it."""
    entry = _entries(language).get(code)
    if entry is None:
        return f"{code} {dict(values)}"
    advice = entry.get("suggest") if "suggestion" in values else None
    parts = (entry["say"], advice or entry.get("hint"))
    return _join(*(part.format_map(_Filled(values)) for part in parts if part))


def codes(language: str) -> frozenset[str]:
    """Every code that has words in a language."""
    return frozenset(_entries(language))


def _join(say: str, advice: str = "") -> str:
    if not advice:
        return say
    if "\n" in say:  # after a list, on a line of its own
        return f"{say}\n{advice}"
    return f"{say} {advice}" if say.endswith((".", "!", "?", ":")) else f"{say}. {advice}"


class _Filled(dict[str, str]):
    """Values that leave a dash where a message names one that was not given."""

    def __missing__(self, key: str) -> str:
        return "-"


@cache
def _entries(language: str) -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = {}
    for file in sorted(files("guidegen").joinpath("words", language).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            entries.update(tomllib.loads(file.read_text(encoding="utf-8")))
    return entries
