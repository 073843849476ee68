"""A deploy that is made, file by file, until it is ready to be shown."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from guidegen.problems import PublishError
from guidegen.publish.netlify.answers import Deploy
from guidegen.publish.netlify.api import Api
from guidegen.publish.target import Read, Show

HANDS = 4  # files that are uploaded at once
PATIENCE = 1200  # seconds until a deploy is prepared, and again until it is ready; as in Netlify's own client

_MANY = 100  # files from which on Netlify is not waited for while it looks which of them it has; likewise
_PREPARED = frozenset({"prepared", "uploading", "uploaded", "processing", "processed", "ready"})
_READY = frozenset({"ready"})
_BROKEN = frozenset({"error", "rejected"})
_FIRST, _GROWTH, _LONGEST = 0.2, 1.5, 3.0  # pauses between two questions: seconds; each to the next; at most


@dataclass(frozen=True, slots=True)
class Lot:
    """The files of a deploy: path -> SHA-1."""

    ours: Mapping[str, str]  # whose bytes we have
    kept: Mapping[str, str]  # whose bytes Netlify has


def make_draft(api: Api, site: str, lot: Lot, read: Read, show: Show) -> str:
    """Make a deploy that is not shown yet, with all its files; its id. PublishError."""
    deploy = _create(api, site, lot)
    paths = _wanted(deploy, lot, api)
    with ThreadPoolExecutor(HANDS) as pool:
        sent = pool.map(lambda path: api.upload(deploy.id, path, read(path)), paths)
        for done, (path, _) in enumerate(zip(paths, sent, strict=True), start=1):
            show(done, len(paths), path)
    _await(api, api.deploy(deploy.id), _READY)
    return deploy.id


def pauses(whole: float) -> Iterator[float]:
    """Pauses between two questions, in seconds, which together are `whole` or some more."""
    pause, spent = _FIRST, 0.0
    while spent < whole:
        yield pause
        spent += pause
        pause = min(pause * _GROWTH, _LONGEST)


def _create(api: Api, site: str, lot: Lot) -> Deploy:
    files = {**lot.kept, **lot.ours}
    if len(files) <= _MANY:
        return api.create(site, files)
    return _await(api, api.create(site, files, later=True), _PREPARED)


def _wanted(deploy: Deploy, lot: Lot, api: Api) -> tuple[str, ...]:
    """The files that Netlify wants to be sent; of several with the same bytes, one."""
    ours = {sha: path for path, sha in lot.ours.items()}
    kept = {sha: path for path, sha in lot.kept.items()}
    wanted = tuple(dict.fromkeys(deploy.required))
    for sha in wanted:
        if sha not in ours and sha in kept:
            raise PublishError("publish-netlify-kept-gone", where=api.place.where, path=kept[sha])
        if sha not in ours:
            raise PublishError("publish-netlify-answer", host=api.place.host.name)
    return tuple(ours[sha] for sha in wanted)


def _await(api: Api, deploy: Deploy, states: Collection[str]) -> Deploy:
    """The deploy in one of these states; PublishError when it breaks, or takes too long."""
    for pause in pauses(PATIENCE):
        if deploy.state in states:
            return deploy
        if deploy.state in _BROKEN:
            reason = api.reason(deploy.trouble or deploy.state or "")
            raise PublishError("publish-netlify-broken", where=api.place.where, reason=reason)
        time.sleep(pause)
        deploy = api.deploy(deploy.id)
    raise PublishError("publish-netlify-slow", where=api.place.where, minutes=PATIENCE // 60)
