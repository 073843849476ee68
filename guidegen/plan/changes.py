"""What a build has to do: the plan laid beside the receipt and what lies under output/, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from guidegen.plan.manifest import UNKNOWN, Manifest, Parts, Receipt, Signature, parts_of
from guidegen.plan.plan import fold, folders_of
from guidegen.plan.recipes import CopyFile, RenderPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guidegen.plan.plan import Output, Plan


class Why(StrEnum):
    """Why a file is made, made again or deleted."""

    NEW = "new"
    WORDS = "words"  # the detail names the part of the page: title, cards
    TEMPLATE = "template"
    THEME = "theme"
    SOURCE = "source"  # the picture or file it comes from
    CUT = "cut"  # crop and size
    QUALITY = "quality"  # format and quality
    CREDIT = "credit"
    TEXT = "text"
    MAKER = "maker"  # guidegen or what it works with was renewed
    KIND = "kind"  # what was a copy is a page now, and the like
    EDITED = "edited"  # somebody wrote in it by hand
    LOST = "lost"
    UNFINISHED = "unfinished"  # an earlier build was stopped half-way
    GONE = "gone"  # its guide, its picture is no longer there
    FOREIGN = "foreign"  # not ours, and --replace was said


_WHYS = {
    "kind": Why.KIND,
    "template": Why.TEMPLATE,
    "theme_digest": Why.THEME,
    "maker": Why.MAKER,
    "source_digest": Why.SOURCE,
    "crop": Why.CUT,
    "size": Why.CUT,
    "format": Why.QUALITY,
    "quality": Why.QUALITY,
    "max_bytes": Why.QUALITY,
    "credit": Why.CREDIT,
    "text": Why.TEXT,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a change; `detail` says which part of the words."""

    why: Why
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that lies under output/; `content` is its digest, None where the signature says enough."""

    signature: Signature
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A file to be made, new or again."""

    output: Output
    fingerprint: str
    reasons: tuple[Reason, ...]
    standing: str | None = None  # digest of what lies there now; None: nothing does
    signature: Signature | None = None  # of what lies there now
    ours: bool = True  # what lies there was made by us, or nothing lies there

    @property
    def path(self) -> str:
        """Where it goes, under output/."""
        return self.output.path


@dataclass(frozen=True)
class Changes:
    """Everything a build has to do, and what it may leave alone."""

    new: tuple[Change, ...]  # in the order in which they may be written
    changed: tuple[Change, ...]  # likewise
    same: Mapping[str, Receipt]  # these stay, their signatures as found now
    gone: tuple[str, ...]  # to be deleted after all else is written, in this order
    cleared: tuple[str, ...]  # to be deleted first, with their folders: in the way of something new
    forgotten: tuple[str, ...]  # in the receipt, neither planned nor there any more
    foreign: tuple[str, ...]  # not ours, and a build without --replace stops for them
    blocking: tuple[str, ...]  # those of them that stand where something must come

    @property
    def made(self) -> tuple[Change, ...]:
        """New and changed, in safe order: pictures and assets, pages (the deepest first), feeds."""
        return tuple(sorted((*self.new, *self.changed), key=_safe_order))

    @property
    def deleted(self) -> tuple[str, ...]:
        """All paths that are ours and go."""
        return (*self.cleared, *self.gone)

    @property
    def idle(self) -> bool:
        """Whether output/ is as it should be."""
        return not (self.new or self.changed or self.cleared or self.gone or self.foreign)


def compare(plan: Plan, manifest: Manifest | None, on_disk: Mapping[str, Found]) -> Changes:
    """What must be done so that output/ holds the plan; a file whose signature differs needs its digest in `on_disk`.

    Without a receipt everything in output/ is foreign: the files that come out equal are adopted when made.
    """
    receipts = manifest.receipts if manifest else {}
    same: dict[str, Receipt] = {}
    new: list[Change] = []
    changed: list[Change] = []
    for path, output in plan.outputs.items():
        receipt, found = receipts.get(path), on_disk.get(path)
        fingerprint = plan.fingerprints[path]
        if receipt is None:
            new.append(_new(output, fingerprint, found))
        elif found and receipt.fingerprint == fingerprint and untouched(receipt, found):
            same[path] = receipt if receipt.signature == found.signature else _signed(receipt, found)
        else:
            changed.append(_changed(output, fingerprint, receipt, found))
    gone = sorted((path for path in receipts if path not in plan.outputs), key=_farewell_order)
    present = [path for path in gone if path in on_disk]
    room = _room((*new, *changed))
    # What was lost by hand may have left its folders: those make room too.
    cleared = tuple(path for path in gone if room.holds(path))
    others = sorted(path for path in on_disk if path not in receipts and path not in plan.outputs)
    return Changes(
        new=tuple(sorted(new, key=_safe_order)),
        changed=tuple(sorted(changed, key=_safe_order)),
        same=same,
        gone=tuple(path for path in present if path not in cleared),
        cleared=cleared,
        forgotten=tuple(path for path in gone if path not in on_disk and path not in cleared),
        foreign=tuple(path for path in others if manifest is None or room.holds(path)),
        blocking=tuple(path for path in others if room.holds(path)),
    )


def untouched(receipt: Receipt, found: Found) -> bool:
    """Whether a file is as we left it, by its signature or else by its bytes."""
    return _as_noted(receipt, found) or receipt.content == found.content


def _as_noted(receipt: Receipt, found: Found) -> bool:
    """Whether it lies as we noted; of a young file, and of what is no file of ours, nothing is known."""
    return receipt.signature == found.signature != UNKNOWN


def _signed(receipt: Receipt, found: Found) -> Receipt:
    return replace(receipt, signature=found.signature)


def _new(output: Output, fingerprint: str, found: Found | None) -> Change:
    reasons = (Reason(Why.NEW),)
    if found is None:
        return Change(output, fingerprint, reasons)
    return Change(output, fingerprint, reasons, found.content, found.signature, ours=False)


def _changed(output: Output, fingerprint: str, receipt: Receipt, found: Found | None) -> Change:
    reasons = tuple(_reasons(output, fingerprint, receipt, found))
    if found is None:
        return Change(output, fingerprint, reasons)
    standing = receipt.content if _as_noted(receipt, found) else found.content
    return Change(output, fingerprint, reasons, standing, found.signature)


def _reasons(output: Output, fingerprint: str, receipt: Receipt, found: Found | None) -> Iterator[Reason]:
    if not receipt.fingerprint:
        yield Reason(Why.UNFINISHED)
    elif receipt.fingerprint != fingerprint:
        yield from dict.fromkeys(_differences(receipt.parts, parts_of(output.recipe)))
    if found is None:
        yield Reason(Why.LOST)
    elif receipt.fingerprint and not untouched(receipt, found):
        yield Reason(Why.EDITED)


def _differences(before: Parts, now: Parts) -> Iterator[Reason]:
    old, new = dict(before), dict(now)
    if old.get("kind") != new.get("kind"):
        yield Reason(Why.KIND)
        return
    for name in dict.fromkeys((*new, *old)):
        if old.get(name) != new.get(name):
            why = _WHYS.get(name)
            yield Reason(why) if why else Reason(Why.WORDS, name.partition(".")[2] or name)


@dataclass(frozen=True, slots=True)
class _Room:
    """The place that files not there yet will take: the files, the folders above them, all folded names."""

    files: frozenset[str]
    folders: frozenset[str]
    names: frozenset[str]

    def holds(self, path: str) -> bool:
        """Whether this path stands where one of them must come."""
        return path in self.folders or fold(path) in self.names or not self.files.isdisjoint(folders_of(path))


def _room(changes: Iterable[Change]) -> _Room:
    files = frozenset(change.path for change in changes if change.signature is None)
    folders = frozenset(folder for path in files for folder in folders_of(path))
    return _Room(files, folders, frozenset(map(fold, files)))


_FEEDS = (".xml", ".txt")


def _safe_order(change: Change) -> tuple[int, int, str]:
    """Nothing is written before what it points to: assets, pages from the deepest up, feeds and lists for machines."""
    path = change.path
    if path.endswith(_FEEDS) and not isinstance(change.output.recipe, CopyFile):
        return (2, 0, path)
    if path.endswith(".html") or isinstance(change.output.recipe, RenderPage):
        return (1, -path.count("/"), path)
    return (0, 0, path)


def _farewell_order(path: str) -> tuple[bool, str]:
    """Nothing is deleted before what points to it: pages, then pictures and assets."""
    return (not path.endswith((".html", *_FEEDS)), path)
