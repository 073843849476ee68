"""What can be wrong, as values: an author's mistakes (Problem) and the ways the world can fail (the error tree).

The error tree:

    GuidegenError            the world failed; carries a code and values, worded by the catalogue
    ├── UsageError           the command was called wrongly (exit 2)
    ├── ThemeError           a theme is missing or broken (exit 3)
    ├── DiskError            a file could not be read or written (exit 3)
    ├── OutputError          output/ holds what we did not make, and may not replace (exit 3)
    ├── PublishError         a target cannot be reached, refuses, or holds what nobody expected (exit 3)
    └── BusyError            another build is at work in this folder (exit 3)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where something stands: a file (relative to the site's folder, with /), a line and a column from 1."""

    path: str
    line: int = 0  # 0: the file as a whole
    column: int = 0  # 0: the line as a whole


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake of an author, with what its words need; the words themselves live in the catalogue."""

    code: str
    severity: Severity
    position: Position
    values: tuple[tuple[str, str], ...] = ()
    draft: bool = False  # it stands in a draft, and so blocks nothing

    @property
    def blocks(self) -> bool:
        """Whether this problem stops a build."""
        return self.severity is Severity.ERROR and not self.draft

    def in_draft(self) -> Problem:
        """The same problem, marked as standing in a draft."""
        return replace(self, draft=True)


def error(code: str, position: Position, **values: object) -> Problem:
    """A problem that stops the build; values are turned into text, None is left out."""
    return Problem(code, Severity.ERROR, position, _texts(values))


def warning(code: str, position: Position, **values: object) -> Problem:
    """A problem worth saying that does not stop the build."""
    return Problem(code, Severity.WARNING, position, _texts(values))


def _texts(values: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in sorted(values.items()) if value is not None)


class GuidegenError(Exception):
    """The world failed; `code` and `values` are worded by the catalogue, as a Problem's are."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = _texts(values)


class UsageError(GuidegenError):
    """The command was called wrongly."""


class ThemeError(GuidegenError):
    """A theme is missing or broken."""


class DiskError(GuidegenError):
    """A file could not be read or written."""


class OutputError(GuidegenError):
    """output/ holds files that we did not make and that a build would replace."""


class PublishError(GuidegenError):
    """A target cannot be reached, refuses, or holds what nobody expected."""


class BusyError(GuidegenError):
    """Another build is at work in this folder."""
