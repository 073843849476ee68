"""Where a bucket is, read from the settings as curators write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urlsplit

from guidegen.problems import PublishError
from guidegen.publish.target import Address

_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,254}")
_REGION = re.compile(r"[A-Za-z0-9-]{1,64}")
_ANY_REGION = "auto"  # what hosts call it that have but one
_HOST = re.compile(r"(?!.*xn--)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
_ODD = re.compile(r"[\x00-\x1f\x7f\\]")


@dataclass(frozen=True, slots=True)
class Place:
    """A folder in a bucket at a host."""

    bucket: str
    folder: str  # what each key begins with: empty, or with a / at its end
    endpoint: str  # the host's address, without the bucket
    region: str
    where: str  # for people

    @property
    def host(self) -> str:
        """The host alone."""
        return urlsplit(self.endpoint).netloc


def read_place(address: Address, region: str | None) -> Place:
    """The place that the settings name; PublishError. `region` is the profile's, for when they name none."""
    bucket = address.get("bucket") or ""
    if not _BUCKET.fullmatch(bucket):
        raise PublishError("publish-s3-bucket-form", text=bucket)
    folder = _folder(address.get("prefix") or "")
    where = f"s3://{bucket}/{folder}".rstrip("/")
    given = address.get("endpoint")
    region = _region(address.get("region") or region or (_ANY_REGION if given else ""))
    if not given:
        # With the bucket in the path, not in the name of the host: a bucket may be called www.museum.example, and
        # no certificate is good for that many dots.
        return Place(bucket, folder, f"https://s3.{region}.amazonaws.com", region, where)
    endpoint = _endpoint(given, bucket)
    return Place(bucket, folder, endpoint, region, f"{where} ({urlsplit(endpoint).netloc})")


def _folder(prefix: str) -> str:
    names = prefix.strip("/").split("/")
    if names == [""]:
        return ""
    if {"", ".", ".."}.intersection(names) or _ODD.search(prefix):
        raise PublishError("publish-s3-prefix-form", text=prefix)
    return "/".join(names) + "/"


def _region(region: str) -> str:
    if not region:
        raise PublishError("publish-s3-region-missing")
    if not _REGION.fullmatch(region):
        raise PublishError("publish-s3-region-form", text=region)
    return region


def _endpoint(text: str, bucket: str) -> str:
    """The address of the host alone: hosts like to show it with the bucket behind it, or in front."""
    parts = _split(text)
    if parts.scheme == "http" and not _is_here(parts.hostname or ""):
        raise PublishError("publish-s3-endpoint-open", text=text)
    rest = parts.netloc.removeprefix(f"{bucket}.")
    if (
        rest != parts.netloc and rest.count(".") > 1
    ):  # all would come into a folder that is called as the bucket
        raise PublishError("publish-s3-endpoint-bucket", text=text, suggestion=f"{parts.scheme}://{rest}")
    if parts.path.strip("/") not in ("", bucket):
        raise PublishError("publish-s3-endpoint-form", text=text)
    return f"{parts.scheme}://{parts.netloc}"


def _split(text: str) -> SplitResult:
    """The parts of an address; only one that names a scheme and a host, and no user, question or port out of range."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise PublishError("publish-s3-endpoint-form", text=text) from None
    whole = (
        f"{parts.scheme}://{parts.netloc}{parts.path}".casefold() == text.casefold()
    )  # and nothing behind it
    # The library breaks down over some names of hosts, so only plain ones get as far as that.
    plain = (_number(host) or _HOST.fullmatch(host)) and not re.search(r"[@%]", text)
    if not whole or not plain or port == 0 or parts.scheme not in ("http", "https"):
        raise PublishError("publish-s3-endpoint-form", text=text)
    return parts


def _is_here(host: str) -> bool:
    """Whether this is the machine itself, to which no line leads that others could listen to."""
    number = _number(host)
    return number.is_loopback if number else host == "localhost"


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
