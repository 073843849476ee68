"""Carries out the changes: all new files are made aside, then brought to their places in safe order, then noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from guidegen.adapters.files import Signature, digest_bytes, make_durable, signature_at, write_new
from guidegen.output.journal import Journal, follow, open_journal
from guidegen.output.place import Workplace
from guidegen.output.receipts import note, settled, tidy
from guidegen.plan.changes import Change, Changes
from guidegen.plan.manifest import Manifest, Receipt, parts_of
from guidegen.plan.plan import folders_of
from guidegen.problems import OutputError

Make = Callable[[Any, str], bytes]  # recipe, fingerprint -> the bytes: Bench.make
Progress = Callable[[int, int, str], None]  # files done, files in all, what was made last

_LISTED = 12  # files named when there are many: the others are counted


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: the changes, the receipt they were found against, and leave to replace what is not ours."""

    changes: Changes
    before: Manifest | None
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to output/."""

    written: tuple[str, ...] = ()  # new bytes, in the order in which they came
    kept: tuple[str, ...] = ()  # made again, and equal to what lay there
    deleted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """A file of this build: its receipt, and its name in the stage when it has to be brought to its place."""

    change: Change
    receipt: Receipt
    staged: str | None


def refuse_foreign(paths: Iterable[str]) -> None:
    """OutputError when there are any: files in output/ that are not ours and would be lost."""
    paths = sorted(paths)
    if paths:
        more = len(paths) - _LISTED
        code = "output-not-ours-many" if more > 0 else "output-not-ours"
        listed = "\n".join(f"  {path}" for path in paths[:_LISTED])
        raise OutputError(code, paths=listed, count=len(paths), more=more)


def carry_out(place: Workplace, order: Order, make: Make, progress: Progress) -> Written:
    """Make output/ what was planned; nothing in it is touched before all is made. DiskError, OutputError.

    Only for who holds the lock, and after `take_up`.
    """
    if not order.replace:
        refuse_foreign(order.changes.foreign)
    try:
        made = tuple(_make_all(place, order.changes.made, make, progress))
        if not order.replace:
            refuse_foreign(one.change.path for one in made if one.staged and not one.change.ours)
    except BaseException:
        tidy(place)
        raise
    journal = _journal(place, order, made)
    moved: dict[str, Signature] = {}
    if journal.has_steps:
        open_journal(place, journal)
        moved = follow(place, journal)
        if place.durable:
            make_durable(place.output, tuple(moved))
    note(place, order.before, _receipt(order, journal, moved))
    tidy(place)
    return Written(
        tuple(path for _, path in journal.moves),
        tuple(one.change.path for one in made if one.staged is None),
        (*journal.cleared, *journal.deleted),
    )


def _make_all(
    place: Workplace, changes: tuple[Change, ...], make: Make, progress: Progress
) -> Iterator[_Made]:
    for number, change in enumerate(changes):
        yield _make_one(place, change, make, f"{number:06}")
        progress(number + 1, len(changes), change.output.about or change.path)


def _make_one(place: Workplace, change: Change, make: Make, name: str) -> _Made:
    data = make(change.output.recipe, change.fingerprint)
    receipt = Receipt(change.fingerprint, digest_bytes(data), len(data), parts=parts_of(change.output.recipe))
    if receipt.content == change.standing and change.signature:
        return _Made(change, replace(receipt, signature=settled(change.signature)), None)
    write_new(place.stage, name, data)
    return _Made(change, receipt, name)


def _journal(place: Workplace, order: Order, made: tuple[_Made, ...]) -> Journal:
    changes = order.changes
    foreign = changes.foreign if order.replace else ()
    blocking = changes.blocking if order.replace else ()
    cleared = (*changes.cleared, *blocking)
    receipts = {one.change.path: one.receipt for one in made}
    wanted = _folders((*changes.same, *receipts))
    ours = _our_folders(place, order, made).union(wanted.intersection(cleared))
    return Journal(
        cleared=cleared,
        moves=tuple((one.staged, one.change.path) for one in made if one.staged),
        deleted=(*changes.gone, *(path for path in foreign if path not in blocking)),
        folders=tuple(sorted(ours - wanted)),
        news=Manifest(receipts, ours & wanted),
        first=order.before is None,
    )


def _our_folders(place: Workplace, order: Order, made: tuple[_Made, ...]) -> frozenset[str]:
    """Those we made before or are about to make, and those of strangers' files that we adopt, replace or delete."""
    before = order.before.folders if order.before else frozenset()
    needed = _folders(one.change.path for one in made) - before
    missing = {folder for folder in needed if signature_at(place.output, folder) is None}
    adopted = (one.change.path for one in made if not one.change.ours)
    return before | missing | _folders((*adopted, *(order.changes.foreign if order.replace else ())))


def _folders(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(folder for path in paths for folder in folders_of(path))


def _receipt(order: Order, journal: Journal, moved: dict[str, Signature]) -> Manifest:
    """The receipt after this build."""
    old = order.before.receipts if order.before else {}
    receipts = {
        path: receipt if receipt is old.get(path) else replace(receipt, signature=settled(receipt.signature))
        for path, receipt in order.changes.same.items()
    }
    for path, receipt in journal.news.receipts.items():
        signature = moved.get(path)
        receipts[path] = replace(receipt, signature=settled(signature)) if signature else receipt
    return Manifest(receipts, journal.news.folders)
