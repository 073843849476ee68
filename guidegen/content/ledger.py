"""What was found out about files, kept beside content/ so that it need not be found out again.

A ledger may be thrown away at any time: all in it follows from the files themselves. A damaged one counts as none.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from guidegen.adapters import files
from guidegen.adapters.pictures import Survey
from guidegen.problems import DiskError

DIGESTS = ".guidegen/digests.json"
SURVEYS = ".guidegen/surveys.json"

_VERSION = 1  # of both ledgers, and of what a survey finds
_MOST = 256 << 20  # bytes
_YOUNG = (
    3_000_000_000  # nanoseconds: a file changed so shortly ago may change again within one tick of its clock
)

Rows = dict[str, object]


def is_young(signature: files.Signature, now: int) -> bool:
    """Whether a file changed too shortly before `now` (nanoseconds since 1970) for its signature to be trusted."""
    return max(signature[1], signature[2]) > now - _YOUNG


def noted_digests(root: Path, signatures: Mapping[str, files.Signature]) -> dict[str, str]:
    """The digests of those files that are as they were when they were noted."""
    rows = _read(root, DIGESTS)
    return {path: str(digest) for path in signatures if (digest := _same(rows.get(path), signatures[path]))}


def note_digests(
    root: Path, digests: Mapping[str, str], signatures: Mapping[str, files.Signature], now: int
) -> None:
    """Note the digests of files that are not young."""
    settled = (path for path in sorted(digests) if not is_young(signatures[path], now))
    _write(root, DIGESTS, {path: [*signatures[path], digests[path]] for path in settled})


def noted_surveys(root: Path, digests: Iterable[str]) -> dict[str, Survey]:
    """The surveys noted for files with these digests."""
    rows = _read(root, SURVEYS)
    return {digest: survey for digest in digests if (survey := _survey(rows.get(digest))) is not None}


def note_surveys(root: Path, surveys: Mapping[str, Survey]) -> None:
    """Note what was found in pictures, by digest."""
    _write(root, SURVEYS, {digest: asdict(surveys[digest]) for digest in sorted(surveys)})


def _read(root: Path, path: str) -> Rows:
    try:
        sum_, _, body = files.read_bytes(root, path, _MOST).partition(b"\n")
        if files.digest_bytes(body) != sum_.decode("ascii"):
            return {}
        held = json.loads(body)
    except (DiskError, ValueError):
        return {}
    return held["rows"] if held.get("version") == _VERSION else {}


def _write(root: Path, path: str, rows: Rows) -> None:
    if rows == _read(root, path):
        return
    body = json.dumps({"version": _VERSION, "rows": rows}, ensure_ascii=False, separators=(",", ":")).encode()
    with contextlib.suppress(DiskError):  # nothing is lost but time
        files.replace(root, path, files.digest_bytes(body).encode() + b"\n" + body)


def _same(row: object, signature: files.Signature) -> str | None:
    if isinstance(row, list) and row[:-1] == list(signature):
        return str(row[-1])
    return None


def _survey(row: object) -> Survey | None:
    if not isinstance(row, dict):
        return None
    width, height = row["size"]
    credit = tuple((str(name), str(text)) for name, text in row["credit"])
    return Survey(row["format"], (width, height), row["colour"], row["accent"], credit)
