"""Secrets: where they are found, and that they are never said. They come from the environment or the keyring alone."""

from __future__ import annotations

import html
import json
import re
from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus

SERVICE = "guidegen"  # what the keyring files them under
_told: set[str] = set()  # all that this process was given, for what is said when nobody knows by whom
_SHORTEST = 4  # signs: what is shorter is no secret, and hiding it would make holes in every message
_PASSWORD = re.compile(r"(?<=://)[^/@\s]*:[^/\s]*@")  # with its user, in an address: whoever's it is
_WORD = re.compile(r"[A-Za-z0-9+/=_-]{8,}")
_SHORTEST_PART = 8  # of base64 that holds it: less may be there by chance


@dataclass
class Vault:
    """Gives secrets out, and blots them from whatever is said afterwards."""

    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    _given: set[str] = field(default_factory=set, repr=False)

    def find(self, *names: str) -> str | None:
        """The first of these that the environment has, else that the keyring has under the service `guidegen`."""
        for name in names:
            if value := self.environment.get(name) or _in_keyring(name):
                self.hide(value)
                return value
        return None

    def hide(self, secret: str) -> None:
        """Let this never be said, in whatever form."""
        if len(secret) >= _SHORTEST:
            self._given.add(secret)
            _told.add(secret)

    def blot(self, text: str) -> str:
        """The text without any secret that was given out."""
        return _without(self._given, text)


def blot_all(text: str) -> str:
    """The text without any secret that this process was ever given: for a traceback, which may hold anything."""
    return _without(_told, text)


def _without(secrets: Collection[str], text: str) -> str:
    text = _PASSWORD.sub("***@", text)
    if not secrets:
        return text
    forms = {form for secret in secrets for form in _forms(secret) if len(form) >= _SHORTEST}
    parts = {part.lower() for secret in secrets for part in _parts_in_base64(secret)}
    parts = {part for part in parts if len(part) >= _SHORTEST_PART}
    # A word in base64 goes whole: a user may stand before the secret.
    text = _WORD.sub(lambda word: "***" if any(part in word[0].lower() for part in parts) else word[0], text)
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.sub("|".join(map(re.escape, longest_first)), "***", text, flags=re.IGNORECASE)


def _forms(secret: str) -> Iterator[str]:
    """A secret as others write it down: in an address, in JSON, in HTML, in a traceback, in hex."""
    for text in (secret, secret.strip()):
        data = text.encode(errors="surrogateescape")
        yield from (text, repr(text)[1:-1], repr(data)[2:-1], data.hex())
        yield from (quote(data, safe=""), quote(data), quote_plus(data))
        yield from (json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1])
        yield from (html.escape(text), html.escape(text).replace("&#x27;", "&#39;"))


def _parts_in_base64(secret: str) -> Iterator[str]:
    """What is the same of it in base64, of either alphabet, whatever stands before it and behind it."""
    data = secret.strip().encode(errors="surrogateescape")
    for before in range(3):
        whole = b64encode(bytes(before) + data).decode().rstrip("=")
        ours = whole[4 if before else 0 : len(whole) // 4 * 4]
        yield from (ours, ours.translate({ord("+"): "-", ord("/"): "_"}))


def _in_keyring(name: str) -> str | None:
    """What the system's keyring holds under this name; None without one."""
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password(SERVICE, name)
    except keyring.errors.KeyringError:
        return None
    return found
