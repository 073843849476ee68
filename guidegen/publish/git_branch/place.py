"""The settings of a git target, read: which repository, which branch, and whose pages it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from guidegen.problems import PublishError
from guidegen.publish.target import Address

_SCP = re.compile(r"(?:(?P<user>[\w.+-]+)@)?(?P<machine>[\w.-]+|\[[0-9A-Fa-f:.]+\]):(?!//|:).+")
_WITH_PASSWORD = re.compile(r"[^/@:]*:[^/@]*@(?P<machine>[^/@:]*)")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_UNFIT = re.compile(r"[\x00-\x1f\x7f]")
_SCHEMES = frozenset({"https", "ssh", "http", "file"})
_LONGEST_USER = 20  # signs: what is longer before an @ of the web is a token
_FORGES = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "codeberg"}
_BRANCHES = {"codeberg": "pages"}
_BRANCH = "gh-pages"
_FOR_ANY = frozenset({".nojekyll", "CNAME"})
_FOR_CLOUDFLARE = frozenset({"_headers", "_redirects"})


@dataclass(frozen=True, slots=True)
class Place:
    """A branch of a repository."""

    url: str  # as git is given it; holds no secret
    transport: str  # https, http, ssh or file
    machine: str  # "" for a repository on a disk
    user: str  # "" when the address names none
    branch: str
    history: bool  # each release on top of the last one, instead of in its place
    hosts: frozenset[str]  # the words of those whose limits hold: github, gitlab, codeberg, cloudflare

    @property
    def where(self) -> str:
        """The place, for people."""
        return f"{self.url}#{self.branch}"

    @property
    def ref(self) -> str:
        """The branch as the repository knows it."""
        return f"refs/heads/{self.branch}"

    @property
    def takes(self) -> frozenset[str]:
        """The orders to a host that are read there."""
        if "codeberg" in self.hosts:  # a domain of one's own goes by DNS alone there
            return _FOR_ANY - {"CNAME"}
        return _FOR_ANY | _FOR_CLOUDFLARE if "cloudflare" in self.hosts else _FOR_ANY


def read_place(address: Address) -> Place:
    """The place that the settings describe; PublishError for an address that is none, or that tells a secret."""
    text = (address.get("repository") or "").strip()
    if not text or _UNFIT.search(text):
        raise PublishError("publish-git-address", repository=_masked(text))
    url, transport, machine, user = _parts(text)
    forge = _FORGES.get(machine, "gitlab" if machine.startswith("gitlab.") else "")
    host = (address.get("host") or forge).lower()
    return Place(
        url=url,
        transport=transport,
        machine=machine,
        user=user,
        branch=address.get("branch") or _BRANCHES.get(host, _BRANCH),
        history=address.get("history") == "yes",
        hosts=frozenset({host, forge} - {""}),
    )


def _parts(text: str) -> tuple[str, str, str, str]:
    """Address, transport, machine and user."""
    if "://" in text:
        return _of_url(text)
    if found := _WITH_PASSWORD.match(text):
        raise PublishError("publish-git-secret", machine=found["machine"])
    if not _DRIVE.match(text) and (found := _SCP.fullmatch(text)):
        if text.startswith("-") or found["machine"].startswith("-"):
            raise PublishError("publish-git-address", repository=_masked(text))
        return text, "ssh", found["machine"].lower(), found["user"] or ""
    folder = Path(text).expanduser()
    if not folder.is_absolute():
        raise PublishError("publish-git-relative", repository=_masked(text))
    return str(folder), "file", "", ""


def _of_url(text: str) -> tuple[str, str, str, str]:
    try:
        url = urlsplit(text)
        machine, user = (url.hostname or "").lower(), url.username or ""
        tells = url.password is not None or _is_token(url)
    except ValueError as wrong:
        raise PublishError("publish-git-address", repository=_masked(text)) from wrong
    if tells or (url.query and url.scheme != "file"):
        raise PublishError("publish-git-secret", machine=machine)
    fits = url.scheme == "file" or (machine and not machine.startswith("-") and not user.startswith("-"))
    if (
        not text.startswith(tuple(f"{scheme}://" for scheme in _SCHEMES))
        or not fits
        or url.fragment
        or "%" in user
    ):
        raise PublishError("publish-git-address", repository=_masked(text))
    if url.scheme == "http" and not _is_here(machine):
        raise PublishError("publish-git-insecure", repository=_masked(text))
    return text, url.scheme, machine, user


def _is_token(url: SplitResult) -> bool:
    return url.scheme in ("http", "https") and len(url.username or "") >= _LONGEST_USER


def _is_here(machine: str) -> bool:
    """Whether what is said to a machine leaves this one."""
    try:
        return machine == "localhost" or ip_address(machine).is_loopback
    except ValueError:
        return False


def _masked(text: str) -> str:
    """An address that is none, without what could be a secret in it."""
    return _UNFIT.sub("?", re.sub(r".*@", "***@", text, flags=re.DOTALL))
