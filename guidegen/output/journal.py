"""What a build is about to do to output/, written down first, so that the next one can finish it after a kill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guidegen.adapters.files import Signature, move, read_bytes, remove, remove_folder, replace, signature_at
from guidegen.output.place import JOURNAL, Workplace
from guidegen.plan.manifest import Manifest, manifest_content, manifest_from, seal, unseal
from guidegen.plan.plan import folders_of
from guidegen.problems import DiskError

_LARGEST = 1 << 30


@dataclass(frozen=True, slots=True)
class Journal:
    """The steps of one build in their order, and what the receipt will say of them."""

    cleared: tuple[str, ...]  # deleted first
    moves: tuple[tuple[str, str], ...]  # (name in the stage, path under output/)
    deleted: tuple[str, ...]
    folders: tuple[str, ...]  # ours, and with nothing planned in them: they go when they are empty
    news: Manifest  # receipts of what this build made; all folders that are ours after it
    first: bool = False  # there was no receipt before: the news is all there is

    @property
    def has_steps(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.cleared or self.moves or self.deleted or self.folders)


def open_journal(place: Workplace, journal: Journal) -> None:
    """Write it down; from now on the build will be finished, by us or by the next one."""
    steps = {
        "cleared": journal.cleared,
        "moves": journal.moves,
        "deleted": journal.deleted,
        "folders": journal.folders,
        "news": manifest_content(journal.news),
        "first": journal.first,
    }
    replace(place.state, JOURNAL, seal(steps), durable=place.durable)


def find_journal(place: Workplace) -> Journal | None:
    """What an earlier build left unfinished; None when nothing, or nothing that can be read."""
    try:
        steps = unseal(read_bytes(place.state, JOURNAL, _LARGEST))
        news = manifest_from(steps["news"])
        moves = tuple((name, path) for name, path in steps["moves"])
        lists = (tuple(steps["cleared"]), moves, tuple(steps["deleted"]), tuple(steps["folders"]))
        return Journal(*lists, news, steps["first"]) if news else None
    except (DiskError, KeyError, TypeError, ValueError):
        return None


def follow(place: Workplace, journal: Journal) -> dict[str, Signature]:
    """Take all steps that have not been taken yet; the signatures of the files it moved."""
    if _none_moved(place, journal.moves):
        _clear(place, journal.cleared)
    moved = {}
    for name, path in journal.moves:
        try:
            moved[path] = move(place.stage / name, place.output, path)
        except DiskError as error:
            if error.code != "file-not-found":  # moved already, before the kill
                raise
    for path in journal.deleted:
        remove(place.output, path)
    for folder in _deepest_first(journal.folders):
        remove_folder(place.output, folder)
    return moved


def close_journal(place: Workplace) -> None:
    """Forget it: the receipt has been written."""
    remove(place.state, JOURNAL)


def _none_moved(place: Workplace, moves: tuple[tuple[str, str], ...]) -> bool:
    """Whether the first file still waits: once it has gone, what was cleared may have made room for a new file."""
    return not moves or signature_at(place.stage, moves[0][0]) is not None


def _clear(place: Workplace, cleared: tuple[str, ...]) -> None:
    for path in cleared:
        remove(place.output, path)
    for folder in _deepest_first({folder for path in cleared for folder in folders_of(path)}):
        remove_folder(place.output, folder)


def _deepest_first(folders: Iterable[str]) -> list[str]:
    return sorted(folders, key=lambda folder: (-folder.count("/"), folder))
