"""Which site at Netlify, and the token that opens it, as curators write them down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from guidegen.problems import PublishError
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address

ENDPOINT = "https://api.netlify.com"
TOKEN = "NETLIFY_AUTH_TOKEN"  # noqa: S105 - its name, which Netlify's own tools use

_SITE = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_PATH = re.compile(r"[A-Za-z0-9._~/-]*")
_SIGNS = re.compile(r"[!-~]+")  # all that may stand in a header, without spaces


@dataclass(frozen=True, slots=True)
class Host:
    """A host that speaks HTTP."""

    secure: bool
    name: str
    port: int | None
    prefix: str  # what each path begins with, without a / at its end

    @property
    def is_here(self) -> bool:
        """Whether this is the machine itself, to which no line leads that others could listen to."""
        try:
            return ip_address(self.name).is_loopback
        except ValueError:
            return self.name == "localhost"


@dataclass(frozen=True, slots=True)
class Place:
    """A site at a host."""

    site: str  # its id, or its domain
    host: Host

    @property
    def where(self) -> str:
        """The place for people."""
        return f"netlify://{self.site}"


def read_place(address: Address) -> Place:
    """The place that the settings name; PublishError."""
    endpoint = address.get("endpoint") or ENDPOINT
    host = read_host(endpoint)
    if host is None or not (host.secure or host.is_here):
        raise PublishError("publish-netlify-endpoint-form", text=endpoint)
    return Place(_site(address.get("site") or ""), host)


def read_host(text: str) -> Host | None:
    """The host of an address; None when it is not one, or has a user, a question or anything else that is odd."""
    try:
        parts = urlsplit(text)
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    fine = parts.scheme in ("http", "https") and name and _PATH.fullmatch(parts.path)
    if not fine or "@" in parts.netloc or parts.query or parts.fragment or not text.isascii():
        return None
    return Host(parts.scheme == "https", name or "", port, parts.path.rstrip("/"))


def find_token(name: str, vault: Vault) -> str:
    """The token of the target of this name; PublishError when there is none, or it cannot be one."""
    own = f"GUIDEGEN_{name.upper().replace('-', '_')}_TOKEN"
    token = (vault.find(own, TOKEN) or "").strip()
    if not token:
        raise PublishError("publish-netlify-token-missing", name=own, other=TOKEN)
    if not _SIGNS.fullmatch(token):
        raise PublishError("publish-netlify-token-form", name=own, other=TOKEN)
    vault.hide(token)  # as it is sent, without the newline of the file that it was copied from
    return token


def _site(text: str) -> str:
    """The API takes a site's id or its domain; people also write its bare name, or copy its address."""
    site = text.strip().removeprefix("https://").removeprefix("http://").rstrip("/")
    if not _SITE.fullmatch(site):
        raise PublishError("publish-netlify-site-form", text=text)
    return site if _ID.fullmatch(site) or "." in site else f"{site}.netlify.app"
