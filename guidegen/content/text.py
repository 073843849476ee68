"""From a file's bytes to text: UTF-8 or words that say how to get there, one newline, no control characters."""

from __future__ import annotations

import unicodedata

from guidegen.adapters.signs import INVISIBLE
from guidegen.problems import Position, Problem, error, warning

LIMIT = 256 * 1024  # bytes of one text file: some forty thousand words
LINES = 12_000  # of one text file; what takes a parser long is more often many lines than many letters

_UTF8_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, and UTF-32 begins alike


def read_text(path: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The file's text in NFC with newlines as LF; "" with a problem when it is too large or no text at all."""
    if len(data) > LIMIT:
        return "", (error("text-too-large", Position(path, 1), size=len(data) // 1024, limit=LIMIT // 1024),)
    if data.startswith(_WIDE_MARKS):
        return "", (error("text-utf-16", Position(path, 1, 1)),)
    data = data.removeprefix(_UTF8_MARK)
    if b"\x00" in data:
        return "", (error("text-binary", _place(path, data, data.index(b"\x00"))),)
    text, problems = _decode(path, data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > LINES:
        return "", (*problems, error("text-too-complex", Position(path, LINES + 1)))
    text, more = _without_invisible(path, text)
    return unicodedata.normalize("NFC", text), (*problems, *more)


def _decode(path: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as bad:
        # Read on as the old Windows encoding, so that the other mistakes are told in the same run.
        character = data[bad.start : bad.start + 1].decode("cp1252", errors="replace")
        problem = error("text-not-utf-8", _place(path, data, bad.start), character=character)
        return data.decode("cp1252", errors="replace"), (problem,)


def _place(path: str, data: bytes, offset: int) -> Position:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.rpartition(b"\n")[2].decode("utf-8", errors="replace")
    return Position(path, before.count(b"\n") + 1, len(line) + 1)


def _without_invisible(path: str, text: str) -> tuple[str, tuple[Problem, ...]]:
    """The text without characters that cannot be seen, and one warning at the first of them."""
    first = INVISIBLE.search(text)
    if first is None:
        return text, ()
    before = text[: first.start()]
    place = Position(path, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    problem = warning("text-invisible", place, character=f"U+{ord(first[0]):04X}")
    return INVISIBLE.sub("", text), (problem,)
