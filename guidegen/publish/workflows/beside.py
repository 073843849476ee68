"""What has to lie beside a forge's file: a .gitignore, and the wheel that guidegen is installed from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guidegen.adapters.files import replace
from guidegen.publish.workflows.origin import Origin
from guidegen.publish.workflows.way import Note

IGNORE = ".gitignore"
IGNORED = ("output/", ".guidegen/")  # what guidegen makes itself


def lay_beside(folder: Path, origin: Origin) -> tuple[Note, ...]:
    """Put there what is lacking, but for lines in a file of somebody else's; what there is to tell of it."""
    return (*_ignore(folder), *_wheel(folder, origin))


def ignore_text() -> str:
    """A .gitignore of ours."""
    return "".join(f"{line}\n" for line in IGNORED)


def lacking(text: str) -> tuple[str, ...]:
    """Which of our folders a .gitignore lets through."""
    lines = {line.strip().removeprefix("/").removesuffix("*").rstrip("/") for line in text.splitlines()}
    return tuple(name for name in IGNORED if name.rstrip("/") not in lines)


def _ignore(folder: Path) -> Iterator[Note]:
    path = folder / IGNORE
    if not path.exists():
        replace(folder, IGNORE, ignore_text().encode())
        yield "publish-init-ignore-made", {"path": IGNORE}
    elif missing := lacking(path.read_text("utf-8", errors="replace")):
        yield "publish-init-ignore", {"path": IGNORE, "lines": ", ".join(missing)}


def _wheel(folder: Path, origin: Origin) -> Iterator[Note]:
    if origin.wheel is None:
        return
    name = origin.wheel.name
    if not (folder / name).exists() and origin.wheel.is_file():
        replace(folder, name, origin.wheel.read_bytes())
    code = "publish-init-wheel-copied" if (folder / name).is_file() else "publish-init-wheel"
    yield code, {"name": name}
