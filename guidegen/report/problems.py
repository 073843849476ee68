"""Problems as text, as JSON and as annotations of a CI run."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from guidegen.problems import Severity
from guidegen.report.catalogue import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidegen.problems import Position, Problem

JSON_VERSION = 1

# What an author wrote or called a file may hold signs that would command a terminal or break the line.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


def as_text(problems: Iterable[Problem], language: str) -> str:
    """One line a problem: where it stands, what is wrong, what to write instead."""
    return "".join(f"{_line(problem, language)}\n" for problem in problems)


def as_json(problems: Iterable[Problem], language: str) -> str:
    """{"version": 1, "language": ..., "problems": [...]}; line and column are left out where unknown."""
    rows = [as_row(problem, language) for problem in problems]
    return (
        json.dumps(
            {"version": JSON_VERSION, "language": language, "problems": rows}, ensure_ascii=False, indent=2
        )
        + "\n"
    )


def as_github(problems: Iterable[Problem], language: str) -> str:
    """Workflow commands, which forges show beside the line (format: GitHub's workflow commands)."""
    return "".join(f"{_annotation(problem, language)}\n" for problem in problems)


def as_row(problem: Problem, language: str) -> dict[str, object]:
    """A problem as what JSON knows; line, column and draft are left out where there is nothing to say."""
    row: dict[str, object] = {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": problem.position.path,
        "line": problem.position.line or None,
        "column": problem.position.column or None,
        "message": _words(problem, language),
        "values": dict(problem.values),
        "draft": problem.draft or None,
    }
    return {key: value for key, value in row.items() if value is not None}


def where(position: Position) -> str:
    """file:line:column, as far as known."""
    parts = [position.path, *(str(n) for n in (position.line, position.column) if n)]
    return ":".join(parts)


def _line(problem: Problem, language: str) -> str:
    mark = _mark(problem, language)
    return _UNSEEN.sub(" ", f"{where(problem.position)}  {mark}{_words(problem, language)}")


def _mark(problem: Problem, language: str) -> str:
    marks = []
    if problem.draft:
        marks.append(word("mark-draft", {}, language))
    if problem.severity is Severity.WARNING:
        marks.append(word("mark-warning", {}, language))
    return "".join(f"{mark} " for mark in marks)


def _words(problem: Problem, language: str) -> str:
    return word(problem.code, dict(problem.values), language)


def _annotation(problem: Problem, language: str) -> str:
    position = problem.position
    level = "error" if problem.blocks else "warning"
    properties = [f"file={_escaped(position.path, ',:')}"]
    if position.line:
        properties.append(f"line={position.line}")
    if position.column:
        properties.append(f"col={position.column}")
    return f"::{level} {','.join(properties)}::{_escaped(_words(problem, language))}"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
