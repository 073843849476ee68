"""Slips in a text that Markdown takes in silence: a heading without a space, code that never ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from guidegen.content.spaces import plain_mark
from guidegen.problems import Position, Problem, error, warning

_FENCE = re.compile(r" {0,3}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ ]?)*(`{3,}|~{3,})(.*)")
_HEADING = re.compile(r" {0,3}##(?:[ \t]|$)")
_TIGHT = re.compile(r" {0,3}(#{2,6})([^\s#].*)")


def mended_body(
    path: str, lines: Iterable[str], first_line: int, *, entries: bool
) -> tuple[list[str], tuple[Problem, ...]]:
    """The lines of a text as they are meant, so that reading can go on, and what is wrong with them.

    Every letter keeps its line; `entries` says whether `##` opens an entry.
    """
    mended = [plain_mark(line) for line in lines]
    problems: list[Problem] = []
    for n, fence in fences(mended):
        tight = None if fence else _TIGHT.fullmatch(mended[n])
        if tight is None:
            continue
        place = Position(path, n + first_line, tight.start(1) + 1)
        corrected = f"{tight[1]} {tight[2].rstrip()}"
        opens = entries and tight[1] == "##"
        problems.append(
            error("heading-tight", place, mark=tight[1], corrected=corrected)
            if opens
            else warning("heading-tight", place, mark=tight[1], corrected=corrected)
        )
        if opens:
            mended[n] = corrected
    return mended, (*problems, *_close(path, mended, first_line))


def fences(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each line's number from 0, and the fence of the code that it stands in or opens, "" for none."""
    fence = ""
    for n, line in enumerate(lines):
        before = fence
        fence = _fence_after(fence, line)
        yield n, fence or before


def _fence_after(fence: str, line: str) -> str:
    """The fence that is open after this line, "" for none."""
    if "```" not in line and "~~~" not in line:
        return fence
    if fence:
        bare = line.strip(" \t>")
        closes = len(bare) >= len(fence) and not bare.strip(fence[0])
        return "" if closes else fence
    match = _FENCE.match(line)
    if match is None or (match[1][0] == "`" and "`" in match[2]):
        return ""
    return match[1]


def _close(path: str, lines: list[str], first_line: int) -> Iterator[Problem]:
    """An error at code that never ends, which is then taken to end before the next entry."""
    opened, fence = 0, ""
    for n, line in enumerate(lines):
        before, fence = fence, _fence_after(fence, line)
        opened = n if fence and not before else opened
    if not fence:
        return
    place = Position(path, opened + first_line, lines[opened].index(fence) + 1)
    yield error("code-not-closed", place, mark=fence)
    ahead = (n for n in range(opened + 1, len(lines)) if _HEADING.match(lines[n]))
    following = next(ahead, len(lines))
    if following < len(lines):
        lines[following - 1] = fence if following - 1 > opened else ""
