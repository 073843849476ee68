"""The catalogue as it is written: what each code says in each language, and the gaps that its values fill."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from guidegen.report.catalogue import LANGUAGES

Entry = dict[str, str]


def _read(language: str) -> Iterator[tuple[tuple[str, str], Entry]]:
    for room in files("guidegen").joinpath("words", language).iterdir():
        for code, entry in tomllib.loads(room.read_text(encoding="utf-8")).items():
            yield (room.name, code), entry


ENTRIES = {language: dict(_read(language)) for language in LANGUAGES}
"""language -> (file, code) -> the parts `say`, `suggest` and `hint`."""

CODES = frozenset(code for _, code in ENTRIES["en"])

_BY_CODE = {
    language: {code: entry for (_, code), entry in entries.items()} for language, entries in ENTRIES.items()
}


def entry_of(code: str, language: str) -> Entry:
    """What a code says in a language."""
    return _BY_CODE[language][code]


def gaps(entry: Entry, *parts: str) -> set[str]:
    """The names of the values that these parts of an entry need."""
    found = (string.Formatter().parse(entry.get(part, "")) for part in parts)
    return {name for part in found for _, name, _, _ in part if name}
