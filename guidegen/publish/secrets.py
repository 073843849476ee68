"""Secrets: where they are found, and that they are never said. They come from the environment or the keyring alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SERVICE = "guidegen"  # what the keyring files them under
_told: set[str] = set()  # all that this process was given, for what is said when nobody knows by whom
_SHORTEST = 4  # signs: what is shorter is no secret, and hiding it would make holes in every message


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
        """Let this never be said."""
        if len(secret) >= _SHORTEST:
            self._given.add(secret)
            _told.add(secret)

    def blot(self, text: str) -> str:
        """The text without any secret that was given out."""
        return _without(self._given, text)


def blot_all(text: str) -> str:
    """The text without any secret that this process was ever given: for a traceback, which may hold anything."""
    return _without(_told, text)


def _without(secrets: set[str], text: str) -> str:
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, "***")
    return text


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
