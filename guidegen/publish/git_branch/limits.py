"""What hosts of pages refuse, said before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guidegen.plan.delivery import Delivery
from guidegen.problems import PublishError

_NAMED = 5  # files, of many
_MB = 1_000_000
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a host takes."""

    name: str
    file: int  # bytes
    site: int | None = None  # bytes
    files: int | None = None


_LIMITS: Mapping[str, Limits] = {
    "github": Limits("GitHub", 100 * _MIB, site=1000 * _MB),
    "cloudflare": Limits("Cloudflare", 25 * _MIB, files=20_000),
}


def check_limits(hosts: Iterable[str], delivery: Delivery) -> None:
    """PublishError when one of these hosts will not take what is delivered."""
    for host in sorted(hosts):
        if host in _LIMITS:
            _check(_LIMITS[host], delivery)


def _check(limits: Limits, delivery: Delivery) -> None:
    large = [path for path, piece in delivery.pieces.items() if piece.size > limits.file]
    if large:
        most = limits.file // _MIB
        raise PublishError(
            "publish-git-file-limit", host=limits.name, limit=most, names=_named(large, delivery)
        )
    there = delivery.done.traces.values()  # with what stays of earlier releases
    size = sum(trace.size for trace in there)
    if limits.site is not None and size > limits.site:
        most, names = limits.site // _MB, _named(delivery.pieces, delivery)
        raise PublishError(
            "publish-git-site-limit", host=limits.name, limit=most, size=-(-size // _MB), names=names
        )
    if limits.files is not None and len(there) > limits.files:
        raise PublishError("publish-git-count-limit", host=limits.name, limit=limits.files, count=len(there))


def _named(paths: Iterable[str], delivery: Delivery) -> str:
    """The largest of them."""
    sizes = {path: delivery.pieces[path].size for path in paths}
    largest = sorted(sizes, key=lambda path: (-sizes[path], path))[:_NAMED]
    return ", ".join(f"{path} ({-(-sizes[path] // _MB)} MB)" for path in largest)
