"""What is shown at Netlify now, and what of it is ours.

How our receipt comes back, the first way that does:

1. This machine made the deploy that is shown (its id says so) and remembers the receipt, and all that was in it.
2. The list of files, which is documented, names the receipt's SHA-1. Its bytes may then come from this machine's memory,
   from the API (documented, but some have got a description instead of the bytes), or from the address of that deploy,
   which every visitor may read. Whichever way: only bytes with the listed SHA-1 are believed.

If none does, nothing is published. A deploy without our receipt in its list is somebody else's.

A file of the receipt that is not listed counts as not there; and as changed when its SHA-1 is not the one that this
machine, which made an earlier deploy with that very receipt, put there. (Another machine puts it right with the next
release: of that it names each file by its bytes.) Netlify writes paths in small letters (not
documented, but well known), so where only its list can be asked, a file of ours whose name has capitals looks like
somebody else's: it is put there again under its own name, and if it was to go, it stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha1
from pathlib import Path

from guidegen.plan.held import NAME, Held, read_held
from guidegen.problems import PublishError
from guidegen.publish.netlify.answers import Site
from guidegen.publish.netlify.api import Api
from guidegen.publish.netlify.memory import Memory, recall


@dataclass(frozen=True)
class Scene:
    """What is shown at Netlify."""

    site: Site
    files: Mapping[str, str] = field(default_factory=dict)  # path -> SHA-1
    held: Held | None = None  # our receipt
    known: Mapping[str, str] = field(default_factory=dict)  # the SHA-1 of what this machine put there with it


def find_scene(api: Api, scratch: Path) -> Scene:
    """What is shown; PublishError, also when it has what a publish from here would end."""
    site, memory = api.site(), recall(scratch)
    if site.deploy is None:
        return Scene(site)
    if memory and (memory.site, memory.deploy) == (site.id, site.deploy):
        return Scene(site, memory.files, read_held(memory.receipt), memory.files)
    if site.functions:
        raise PublishError(
            "publish-netlify-functions", where=api.place.where, names=", ".join(site.functions)
        )
    files = api.files(site.id)
    if NAME not in files:
        return Scene(site, files)
    receipt = _receipt(api, site, files[NAME], memory)
    known = memory.files if memory and memory.receipt == receipt else {}
    held = read_held(receipt)
    return Scene(site, files, held and _as_listed(held, files, known), known)


def sha1_of(data: bytes) -> str:
    """The name by which Netlify knows these bytes; it guards nothing."""
    return sha1(data, usedforsecurity=False).hexdigest()


def _receipt(api: Api, site: Site, sha: str, memory: Memory | None) -> bytes:
    if memory and sha1_of(memory.receipt) == sha:
        return memory.receipt
    data = api.raw(site.id, NAME)
    if sha1_of(data) == sha:
        return data
    if site.link:
        with suppress(PublishError):  # only a last attempt
            data = api.visit(site.link, NAME)
    if sha1_of(data) == sha:
        return data
    raise PublishError("publish-netlify-receipt", where=api.place.where, path=NAME)


def _as_listed(held: Held, files: Mapping[str, str], known: Mapping[str, str]) -> Held:
    there = {held.mark(path) for path, sha in files.items() if known.get(path, sha) == sha}
    return replace(held, traces={mark: trace for mark, trace in held.traces.items() if mark in there})
