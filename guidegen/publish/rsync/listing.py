"""What rsync answers, as values: lists of what lies at a host, and the names in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from guidegen.plan.held import NAME

ROOM = ".guidegen.rsync"  # how folders at the top of the site begin that are for files on their way
HALF = ".guidegen.half"  # folders beside large files that were broken off, which go on from there

Entries = Mapping[
    str, str
]  # path -> kind, as rsync writes it: "d" for a folder, "-" for a file, "l" for a link

_LEFT = re.compile(rf"{re.escape(ROOM)}-[0-9a-f]{{8}}(?:/|$)|\.{re.escape(NAME)}\.\w{{6}}$")  # at the top
_LINE = re.compile(rb"(\S)\S{9,} +[\d,.]+ +\d+/\d\d/\d\d \d\d:\d\d:\d\d (.+)")
_SIGN = re.compile(rb"\\#([0-7]{3})")


def read_name(line: bytes) -> str:
    """A name as rsync writes it; one that is no text gets a replacement character: none of ours is called so."""
    return _SIGN.sub(lambda sign: bytes([int(sign[1], 8) & 0xFF]), line).decode(errors="replace")


def read_entries(lines: Iterable[bytes]) -> Entries:
    """What a list names, without the folder itself."""
    found: dict[str, str] = {}
    for line in lines:
        if parts := _LINE.fullmatch(line):
            kind = parts[1].decode()
            name = parts[2].split(b" -> ")[0] if kind == "l" else parts[2]
            found[read_name(name)] = kind
    found.pop(".", None)
    return found


def is_left(path: str) -> bool:
    """Whether it is what a broken publish left of ours."""
    return bool(_LEFT.match(path)) or HALF in path.split("/")


def meant(path: str) -> str:
    """The path that a file is meant for, of which only half may be there."""
    return "/".join(part for part in path.split("/") if part != HALF)


def emptied(entries: Entries, gone: Iterable[str]) -> list[tuple[str, ...]]:
    """The folders in which nothing lies once these files are gone, in steps: what lies in others comes before them."""
    going = set(gone)
    near = {str(folder) for path in going for folder in PurePosixPath(path).parents} - {"."}
    steps: dict[int, list[str]] = {}
    for folder in sorted(near, key=lambda folder: -folder.count("/")):
        inside = {path for path in entries if path.rpartition("/")[0] == folder}
        if entries.get(folder) == "d" and inside <= going:
            going.add(folder)
            steps.setdefault(folder.count("/"), []).append(folder)
    return [tuple(steps[depth]) for depth in sorted(steps, reverse=True)]
