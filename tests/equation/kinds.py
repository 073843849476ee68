"""THE LIST of kinds of edit, and what they are written with: fields, references, a die."""

from __future__ import annotations

import contextlib
import os
import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from tests.equation.world import World

T = TypeVar("T")
Edit = Callable[[World, random.Random], object]

KINDS: dict[str, Edit] = {}

GUIDES = "content/guides/**/*.md"
RECORDS = "content/[!g]*/*.md"
PICTURES = "content/**/*.jpg"

_BOTH = {
    "title": "titel",
    "summary": "samenvatting",
    "published": "gepubliceerd",
    "region": "regio",
    "cover": "omslag",
    "relation": "relatie",
    "by": "door",
    "expires-on": "verloopt-op",
}


def kind(edit: Edit) -> Edit:
    """Put a function on the list, under its own name."""
    name = getattr(edit, "__name__", "").replace("_", "-")
    assert name not in KINDS
    KINDS[name] = edit
    return edit


def act(world: World, name: str, dice: random.Random) -> None:
    """Make an edit of that kind; a text that is no UTF-8 any more is not edited, as editors refuse to."""
    with contextlib.suppress(UnicodeDecodeError):
        KINDS[name](world, dice)


def one(dice: random.Random, options: Sequence[T]) -> T | None:
    """One of the options; None when there are none."""
    return dice.choice(options) if options else None


def any_file(world: World, dice: random.Random, *patterns: str) -> Path | None:
    """One of the files that match."""
    return one(dice, [path for pattern in patterns for path in world.files(pattern)])


def change(path: Path | None, old: str, new: str, count: int = -1) -> None:
    """Replace words in a text."""
    if path is not None:
        text = path.read_text()
        if old in text:
            path.write_text(text.replace(old, new, count))


def set_field(path: Path | None, key: str, value: str | None) -> None:
    """Give a record's front matter that field, or take it away."""
    if path is None:
        return
    names = "|".join((key, _BOTH.get(key, key)))
    text = re.sub(rf"(?m)^(?:{names}):.*\n", "", path.read_text(), count=1)
    path.write_text(text if value is None else text.replace("---\n", f"---\n{key}: {value}\n", 1))


def field(path: Path, key: str) -> str:
    """What a record's front matter says; "" when it does not."""
    found = re.search(rf"(?m)^(?:{key}|{_BOTH.get(key, key)}): *(.*)$", path.read_text())
    return found[1] if found else ""


def rename_everywhere(world: World, old: str, new: str) -> None:
    """Have every text say the new name, as an editor does who renames a file."""
    for path in (*world.files("content/**/*.md"), *world.files("content/**/*.yaml")):
        text = path.read_text()
        renamed = re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-]|\.jpg)", new, text)
        if renamed != text:
            path.write_text(renamed)


def keeping_its_times(path: Path, data: bytes) -> None:
    """Write bytes, and set the file's time back to what it was."""
    stat = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
