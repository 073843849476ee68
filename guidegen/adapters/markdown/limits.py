"""What no guide needs and what would keep the parser busy for minutes: refused before it begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidegen.adapters.markdown.rules import TooComplexError

PARAGRAPH = 10_000  # characters between two empty lines
COLUMNS = 60  # of a table

_DEEP = re.compile(r"(?:[ \t]*>){12}")  # quotations in quotations


def too_complex(lines: Sequence[str]) -> None:
    """Raises TooComplexError at the first line that goes beyond a limit."""
    length, start = 0, 0
    for number, line in enumerate(lines):
        if line.count("|") > COLUMNS or _DEEP.match(line):
            raise TooComplexError(number)
        if not line or line.isspace():
            length, start = 0, number + 1
            continue
        length += len(line)
        if length > PARAGRAPH:
            raise TooComplexError(start)
