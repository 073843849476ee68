"""Asks the Nu HTML checker about every page of a folder, in one run of its Java."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Its knowledge of CSS is years behind; our style sheets are judged by the browser.
OPTIONS = ("--errors-only", "--skip-non-html", "--no-langdetect", "--filterpattern", ".*CSS.*")


@dataclass(frozen=True, slots=True)
class Finding:
    """An error in a page: where (path below the folder, line from 1) and what."""

    page: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.message}"


def vnu(folder: Path, *, java: Path, jar: Path) -> tuple[Finding, ...]:
    """Every error in every .html below a folder; raises RuntimeError when the checker itself fails."""
    if not any(folder.rglob("*.html")):
        raise ValueError(f"no page to check in {folder}")
    command = [str(java), "-Xss8m", "-jar", str(jar), *OPTIONS, "--format", "json", "--stdout", str(folder)]
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False, timeout=600)
    try:
        messages = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError) as error:
        raise RuntimeError(f"the HTML checker failed: {done.stderr.decode(errors='replace')}") from error
    found = (as_finding(message, folder) for message in messages if message["type"] != "info")
    return tuple(sorted(found, key=lambda finding: (finding.page, finding.line)))


def as_finding(message: dict[str, object], folder: Path) -> Finding:
    """One message of the checker, in our words."""
    path = Path(unquote(urlsplit(str(message.get("url", ""))).path))
    page = (
        path.relative_to(folder.resolve()).as_posix() if path.is_relative_to(folder.resolve()) else str(path)
    )
    line = message.get("firstLine") or message.get("lastLine") or 1
    return Finding(page, int(str(line)), str(message["message"]))
