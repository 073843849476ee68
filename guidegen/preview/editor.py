"""The way from a line on the page to that line in the author's own editor."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

EDITORS = {  # what each listens to, as its makers document it
    "vscode": "vscode://file/{path}:{line}:{column}",
    "obsidian": "obsidian://open?path={path}",
    "jetbrains": "idea://open?file={path}&line={line}&column={column}",
    "plain": "",  # nothing opens; file and line can be copied
}
_FIELDS = {"path": "p", "line": 1, "column": 1}


def is_template(text: str) -> bool:
    """Whether `text` is an address of an editor of somebody's own: with {path}, and {line} and {column} if it likes."""
    try:
        return ":" in text and "{path}" in text and bool(text.format_map(_FIELDS))
    except (KeyError, ValueError, IndexError, AttributeError):
        return False


def link(template: str, root: Path, file: str, line: int = 1, column: int = 1) -> str | None:
    """The address that opens `file` (from the site's folder) in the editor; None where none does."""
    if not template:
        return None
    path = quote(
        (root / file).as_posix().lstrip("/") if "file/{path}" in template else (root / file).as_posix()
    )
    return template.format(path=path, line=line or 1, column=column or 1)
