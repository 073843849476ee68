"""What Netlify's answers say, checked: nothing of them is used that is not of the documented form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class OddAnswerError(ValueError):
    """An answer is not of the documented form."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site as it is now."""

    id: str
    deploy: str | None  # id of the deploy that is shown; None when there is none yet
    link: str | None  # address under which that deploy alone can be seen
    locked: bool = False  # its owner wants no other deploy to be shown
    functions: tuple[str, ...] = ()  # programs that run with it


@dataclass(frozen=True, slots=True)
class Deploy:
    """A deploy on its way."""

    id: str
    state: str | None
    required: tuple[str, ...]  # SHA-1 of each file that Netlify has not got, once it knows
    trouble: str  # what it says went wrong


def read_site(data: bytes) -> Site:
    """The site in an answer; OddAnswerError, or another ValueError."""
    found = _table(json.loads(data))
    shown = _table(found.get("published_deploy") or {})
    link = shown.get("deploy_ssl_url") or shown.get("deploy_url")
    functions = shown.get("available_functions")  # not described, but seen in answers
    return Site(
        _text(found.get("id")),
        _text(shown["id"]) if shown.get("id") else None,
        _text(link) if link else None,
        shown.get("locked") is True,
        tuple(map(_name, functions)) if isinstance(functions, list) else (),
    )


def read_deploy(data: bytes) -> Deploy:
    """The deploy in an answer; OddAnswerError, or another ValueError."""
    found = _table(json.loads(data))
    state, required = found.get("state"), found.get("required") or []
    if not isinstance(required, list):
        raise OddAnswerError
    return Deploy(
        _text(found.get("id")),
        _text(state) if state else None,
        tuple(map(_text, required)),
        str(found.get("error_message") or ""),
    )


def read_files(data: bytes) -> dict[str, str]:
    """A page of the list of files: path without its leading / -> SHA-1; OddAnswerError, or another ValueError."""
    found = json.loads(data)
    if not isinstance(found, list):
        raise OddAnswerError
    rows = [_table(row) for row in found]
    return {_text(row.get("path")).removeprefix("/"): _text(row.get("sha")) for row in rows}


def read_message(data: bytes) -> str:
    """What an answer says went wrong, as well as it can be found out."""
    try:
        found = _table(json.loads(data))
    except ValueError:
        return data.decode("utf-8", "replace") if not data.lstrip().startswith(b"<") else ""
    words = found.get("message") or found.get("error") or found.get("errors") or ""
    return words if isinstance(words, str) else json.dumps(words)


def _name(function: Any) -> str:
    return str((function.get("n") or function.get("name")) if isinstance(function, dict) else function)


def _table(found: Any) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise OddAnswerError
    return found


def _text(found: Any) -> str:
    if not isinstance(found, str) or not found:
        raise OddAnswerError
    return found
