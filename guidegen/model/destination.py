"""Where a site is published: what site.yaml says under `publish`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Destination:
    """One target: how it is called, what kind of place it is, and what that kind wants to know."""

    name: str
    kind: str  # folder, sftp, rsync, git, s3 or netlify
    values: tuple[tuple[str, str], ...] = ()  # by English key, such as folder or host

    def get(self, key: str) -> str | None:
        """What is said of a key; None when nothing is."""
        return dict(self.values).get(key)
