"""What no guide needs and what would keep the parser busy for minutes: refused before it begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidegen.adapters.markdown.rules import TooComplexError

PARAGRAPH = 10_000  # characters between two empty lines
MARKS = 40_000  # characters that may mean something, in one file; a guide of 30 kB has some five hundred
COLUMNS = 60  # of a table
CELLS = 6_000  # of a table; short rows are filled up, so few letters can ask for many

_MARK = re.compile(r"[*_~`<&\[|]")
_DEEP = re.compile(r"(?:[ \t]*>){12}")  # quotations in quotations


def too_complex(lines: Sequence[str]) -> None:
    """Raises TooComplexError at the first line that goes beyond a limit."""
    start = length = marks = columns = cells = 0
    for number, line in enumerate(lines):
        if not line or line.isspace():
            start, length, columns, cells = number + 1, 0, 0, 0
            continue
        length += len(line)
        marks += len(_MARK.findall(line))
        columns = max(columns, _columns(line))
        cells += columns
        if length > PARAGRAPH or cells > CELLS:
            raise TooComplexError(start)
        if marks > MARKS or columns > COLUMNS or _DEEP.match(line):
            raise TooComplexError(number)


def _columns(line: str) -> int:
    """The columns that this line opens when it is the one between a table's head and its body, else 0."""
    if "|" not in line or line.strip("|-: \t>"):
        return 0
    return line.count("|") + 1
