"""A site at Netlify: each release is a deploy of its own, made beside the one that is shown, and then shown at once.

Visitors see the whole of one deploy or the whole of another. Ours is a draft until then: broken off anywhere it is
never shown, and Netlify sweeps it away some weeks later. What came to Netlify for it, it need not be sent again.

A deploy names all its files. Those that others put there, and the assets of our last releases, are named again by
their SHA-1 from Netlify's list, and so they stay without being sent. What that list leaves out cannot stay.

Functions are programs that run beside a site, and a deploy that does not bring them ends them: a site that has any
(`available_functions`: seen in answers, not documented) is left alone.

**Somebody else who publishes meanwhile**: the deploy that was shown when we looked must still be shown before ours is
made, and again just before ours is shown. Netlify knows no order "show this if that is still shown", so a window stays
between that last question and the order: a request long, or some seconds where the order has to be given again. Who
publishes in it is overwritten; both deploys stay at Netlify, where the owner can show the other one.
"""

from __future__ import annotations

import time
from pathlib import Path

from guidegen.plan.delivery import Delivery
from guidegen.plan.held import NAME, write_held
from guidegen.problems import PublishError
from guidegen.publish.netlify.api import Api
from guidegen.publish.netlify.draft import Lot, make_draft, pauses
from guidegen.publish.netlify.memory import Memory, remember
from guidegen.publish.netlify.scene import Scene, find_scene, sha1_of
from guidegen.publish.target import LOOKED_AT, Read, Seen, Show

SHOWN = 120  # seconds until a deploy must be the one that is shown

_FORBIDDEN = frozenset("#?")


class Netlify:
    """See target.Target."""

    takes: frozenset[str] = frozenset({"_headers", "_redirects"})

    def __init__(self, api: Api, scratch: Path) -> None:
        self._api = api
        self._scratch = scratch
        self._scene: Scene | None = None
        self.where = api.place.where

    def look(self) -> Seen:
        """What is shown there now."""
        self._scene = scene = find_scene(self._api, self._scratch)
        return Seen(scene.held, () if scene.held else tuple(sorted(scene.files))[:LOOKED_AT])

    def apply(self, delivery: Delivery, read: Read, show: Show) -> None:
        """Make a deploy of the delivery, and then let it be shown."""
        scene = self._scene or find_scene(self._api, self._scratch)
        self._stands(scene, delivery)
        if scene.held is not None and delivery.idle:
            return
        receipt = write_held(delivery.done)
        ours = {**_sums(scene, delivery, read), NAME: sha1_of(receipt)}
        lot = Lot(ours, _kept(scene, delivery))
        site = scene.site.id
        deploy = make_draft(self._api, site, lot, lambda path: receipt if path == NAME else read(path), show)
        self._stands(scene, delivery)
        self._api.show(site, deploy)
        self._await_shown(deploy)
        self._scene = None
        remember(self._scratch, Memory(site, deploy, receipt, {**lot.kept, **lot.ours}))

    def close(self) -> None:
        """Let go of connections."""
        self._api.close()

    def _stands(self, scene: Scene, delivery: Delivery) -> None:
        """Refuse when somebody else has published since the delivery was planned, or wants nobody to."""
        held, site = scene.held, self._api.site()
        planned = held.lies_as(delivery.held) if held else not delivery.held.traces
        if not planned or site.deploy != scene.site.deploy:
            raise PublishError("publish-meanwhile", where=self.where)
        if site.locked:
            raise PublishError("publish-netlify-locked", where=self.where)

    def _await_shown(self, deploy: str) -> None:
        for pause in pauses(SHOWN):
            if self._api.site().deploy == deploy:
                return
            time.sleep(pause)
        raise PublishError("publish-netlify-not-shown", where=self.where)


def _sums(scene: Scene, delivery: Delivery, read: Read) -> dict[str, str]:
    """The SHA-1 of each file of the release: from memory where it has not changed, else from its bytes."""
    odd = next((path for path in delivery.pieces if not _FORBIDDEN.isdisjoint(path)), None)
    if odd is not None:
        raise PublishError("publish-netlify-path", path=odd)
    fresh = {*delivery.new, *delivery.changed}
    known = {path: sha for path, sha in scene.known.items() if path not in fresh}
    return {path: known.get(path) or sha1_of(read(path)) for path in delivery.pieces}


def _kept(scene: Scene, delivery: Delivery) -> dict[str, str]:
    """What is shown now and stays: other people's files, and assets that pages still open somewhere may ask for."""
    taken = {path.lower() for path in (NAME, *delivery.pieces)}  # Netlify knows no capitals
    gone = frozenset(delivery.dropped)
    return {
        path: sha
        for path, sha in scene.files.items()
        if path.lower() not in taken and delivery.held.mark(path) not in gone
    }
