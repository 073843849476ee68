"""The receipt on disk: found, brought up to date after a kill, trusted no further than the clocks allow."""

from __future__ import annotations

import shutil
import time

from guidegen.adapters.files import Signature, read_bytes, remove, remove_unfinished, signature_at
from guidegen.adapters.files import replace as put
from guidegen.output.journal import Journal, close_journal, find_journal, follow
from guidegen.output.place import JOURNAL, MANIFEST, Workplace
from guidegen.plan.manifest import UNKNOWN, Manifest, read_manifest, write_manifest
from guidegen.problems import DiskError

_LARGEST = 1 << 30
_TICK = 50_000_000  # ns: clocks of disks that count parts of a second are no coarser
_COARSE_TICK = 3_000_000_000  # ns: those that count whole seconds may count them by two
_SECOND = 10**9


def take_up(place: Workplace) -> Manifest | None:
    """Finish what a killed build had begun; the receipt, or None without one. Only for who holds the lock."""
    before = read_receipt(place)
    remove_unfinished(place.state)
    if signature_at(place.state, JOURNAL):
        journal = find_journal(place)
        if journal:
            follow(place, journal)
        before = _after(before, journal) if journal and (before or journal.first) else None
        # Of a journal that cannot be read, or one without its receipt, nobody knows all that was ours.
        if before:
            note(place, None, before)
        else:
            remove(place.state, MANIFEST)
    tidy(place)
    return before


def read_receipt(place: Workplace) -> Manifest | None:
    """The receipt as it lies there, nothing touched; None when there is none that can be trusted."""
    try:
        return read_manifest(read_bytes(place.state, MANIFEST, _LARGEST))
    except DiskError:
        return None


def note(place: Workplace, before: Manifest | None, after: Manifest) -> None:
    """Put the receipt on disk if it says anything new."""
    if after != before:
        put(place.state, MANIFEST, write_manifest(after), durable=place.durable)


def tidy(place: Workplace) -> None:
    """Forget the journal and empty the stage: all that was begun is finished, or was never begun."""
    close_journal(place)
    shutil.rmtree(place.stage, ignore_errors=True)


def settled(signature: Signature) -> Signature:
    """The signature, or UNKNOWN where the file is so young that it might yet change without its times changing."""
    newest = max(signature[1], signature[2])
    tick = _TICK if newest % _SECOND else _COARSE_TICK
    return signature if newest + tick < time.time_ns() else UNKNOWN


def _after(before: Manifest | None, journal: Journal) -> Manifest:
    """The receipt of a build that was finished by the next one; its files are hashed when next looked at."""
    old = before or Manifest()
    dropped = {*journal.cleared, *journal.deleted}
    receipts = {path: receipt for path, receipt in old.receipts.items() if path not in dropped}
    return Manifest(receipts | dict(journal.news.receipts), journal.news.folders)
