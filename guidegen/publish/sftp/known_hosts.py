"""Files of known hosts: which keys a host may show, and which nobody may show any more."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_HASHED = re.compile(r"\|1\|([^|]+)\|([^|]+)")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one host; keys as they travel."""

    keys: tuple[tuple[str, bytes], ...]  # the kind of a key, and the key
    revoked: frozenset[bytes]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of keys that it may show, as first met."""
        return tuple(dict.fromkeys(kind for kind, _ in self.keys))


def known_of(name: str, files: Iterable[Path]) -> Known:
    """All that these files say of a host; a file that is not there, and a line that is none, say nothing."""
    keys: list[tuple[str, bytes]] = []
    revoked: set[bytes] = set()
    for fields in _lines(files):
        marker = fields.pop(0) if fields[0].startswith("@") else ""
        if len(fields) < 3 or not _names(fields[0], name):  # noqa: PLR2004 - names, kind, key
            continue
        try:
            key = base64.b64decode(fields[2], validate=True)
        except binascii.Error:
            continue
        if marker == "@revoked":
            revoked.add(key)
        elif not marker:  # a certificate's authority is no host
            keys.append((fields[1], key))
    return Known(tuple(keys), frozenset(revoked))


def fingerprint(key: bytes) -> str:
    """A key as OpenSSH shows it to people."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(key).digest()).decode().rstrip("=")


def _lines(files: Iterable[Path]) -> Iterator[list[str]]:
    for file in files:
        try:
            text = file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for line in text.splitlines():
            if (fields := line.split()) and not fields[0].startswith("#"):
                yield fields


def _names(patterns: str, name: str) -> bool:
    """Whether a line's first field means this host: names, patterns, exceptions, or one name that is hashed."""
    if hashed := _HASHED.fullmatch(patterns):
        return _hashes_to(name, *hashed.groups())
    found = False
    for pattern in patterns.lower().split(","):
        form = re.escape(pattern.removeprefix("!")).replace(r"\*", ".*").replace(r"\?", ".")
        if re.fullmatch(form, name):
            if pattern.startswith("!"):
                return False
            found = True
    return found


def _hashes_to(name: str, salt: str, digest: str) -> bool:
    try:
        made = hmac.new(base64.b64decode(salt), name.encode(), hashlib.sha1).digest()
        return hmac.compare_digest(made, base64.b64decode(digest))
    except binascii.Error:
        return False
