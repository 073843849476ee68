"""Where the site is, which day it is there, and in which language we speak."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

from guidegen.problems import UsageError
from guidegen.report.catalogue import language_or_english

_LANGUAGES_LINE = re.compile(r"^(?:languages|talen)\s*:\s*\[?\s*[\"']?([A-Za-z]{2,3})", re.MULTILINE)
_LANGUAGES_LIST = re.compile(r"^(?:languages|talen)\s*:\s*\n\s*-\s*[\"']?([A-Za-z]{2,3})", re.MULTILINE)


def site_folder() -> Path:
    """The folder that holds content/: this one, or one above it (so that a command works from inside content/)."""
    here = Path.cwd()
    for folder in (here, *here.parents[:4]):
        if (folder / "content").is_dir():
            return folder
    raise UsageError("no-content", folder=here)


def parse_day(text: str | None) -> dt.date | None:
    """The day given by --today; None when none was."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError("bad-day", text=text) from None


def language_of(folder: Path, wanted: str | None = None) -> str:
    """The language to speak: the one asked for, else the site's, else the machine's, else English."""
    return language_or_english(wanted or _site_language(folder) or os.environ.get("LANG", "en"))


def _site_language(folder: Path) -> str | None:
    """The first language of site.yaml, found by its line alone: it must be known even when that file is broken."""
    try:
        text = (folder / "content" / "site.yaml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    found = _LANGUAGES_LINE.search(text) or _LANGUAGES_LIST.search(text)
    return found.group(1) if found else None
