"""How editors, sync tools and git put a new text in place of an old one, step by step."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NAME = "gids.md"

Pause = Callable[[], None]  # between two steps


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a text is saved: the guide's folder, and a place outside of all that is watched."""

    folder: Path
    outside: Path

    @property
    def file(self) -> Path:
        """The text."""
        return self.folder / NAME


def write(path: Path, text: bytes, pause: Pause) -> None:
    """In two writes, as a large text goes; the file is empty first."""
    with path.open("wb", buffering=0) as file:
        pause()
        file.write(text[: len(text) // 2])
        pause()
        file.write(text[len(text) // 2 :])
        pause()


def vim_backup_copied(desk: Desk, text: bytes, pause: Pause) -> None:
    _vim_probe(desk, pause)
    aside = desk.folder / f"{NAME}~"
    write(aside, desk.file.read_bytes(), pause)
    write(desk.file, text, pause)
    desk.file.chmod(0o644)
    aside.unlink()


def vim_backup_renamed(desk: Desk, text: bytes, pause: Pause) -> None:
    _vim_probe(desk, pause)
    aside = desk.file.rename(desk.folder / f"{NAME}~")
    pause()
    write(desk.file, text, pause)
    aside.unlink()


def vim_backup_elsewhere(desk: Desk, text: bytes, pause: Pause) -> None:
    _vim_probe(desk, pause)
    desk.file.rename(desk.outside / f"{NAME}~")
    pause()
    write(desk.file, text, pause)


def _vim_probe(desk: Desk, pause: Pause) -> None:
    swap = desk.folder / f".{NAME}.swp"
    write(swap, b"b0VIM 9.1", pause)
    probe = desk.folder / "4913"
    probe.touch()
    probe.unlink()
    swap.unlink()


def emacs(desk: Desk, text: bytes, pause: Pause) -> None:
    lock = desk.folder / f".#{NAME}"
    lock.symlink_to("curator@museum.1234:1")
    auto = desk.folder / f"#{NAME}#"
    write(auto, text, pause)
    desk.file.rename(desk.folder / f"{NAME}~")
    pause()
    write(desk.file, text, pause)
    auto.unlink()
    pause()
    lock.unlink()


def emacs_backup_copied(desk: Desk, text: bytes, pause: Pause) -> None:
    lock = desk.folder / f".#{NAME}"
    lock.symlink_to("curator@museum.1234:1")
    pause()
    write(desk.folder / f"{NAME}~", desk.file.read_bytes(), pause)
    write(desk.file, text, pause)
    lock.unlink()


def vs_code(desk: Desk, text: bytes, pause: Pause) -> None:
    with desk.file.open("r+b", buffering=0) as file:
        file.truncate(0)
        pause()
        file.write(text)
        pause()
        os.fsync(file.fileno())


def vs_code_atomic(desk: Desk, text: bytes, pause: Pause) -> None:
    _by_temporary(desk, f"{NAME}.vsctmp", text, pause)


def jetbrains(desk: Desk, text: bytes, pause: Pause) -> None:
    new = desk.folder / f"{NAME}___jb_tmp___"
    write(new, text, pause)
    old = desk.file.rename(desk.folder / f"{NAME}___jb_old___")
    pause()
    new.rename(desk.file)
    pause()
    old.unlink()


def in_place(desk: Desk, text: bytes, pause: Pause) -> None:
    write(desk.file, text, pause)


def without_truncating(desk: Desk, text: bytes, pause: Pause) -> None:
    with desk.file.open("r+b", buffering=0) as file:
        file.write(text)
        pause()
        file.truncate()


def textedit(desk: Desk, text: bytes, pause: Pause) -> None:
    beside = desk.folder / f"{NAME}.sb-5f1c2a9b-Xq3Zk1"
    beside.mkdir()
    pause()
    write(beside / NAME, text, pause)
    (beside / NAME).rename(desk.file)
    pause()
    beside.rmdir()


def sed(desk: Desk, text: bytes, pause: Pause) -> None:
    _by_temporary(desk, "sedXq3Zk1", text, pause)


def gedit(desk: Desk, text: bytes, pause: Pause) -> None:
    _by_temporary(desk, ".goutputstream-XQ3ZK1", text, pause)


def syncthing(desk: Desk, text: bytes, pause: Pause) -> None:
    _by_temporary(desk, f".syncthing.{NAME}.tmp", text, pause)


def dropbox(desk: Desk, text: bytes, pause: Pause) -> None:
    new = desk.outside / "new"
    write(new, text, pause)
    desk.file.rename(desk.outside / "old")
    pause()
    new.rename(desk.file)


def conflict(desk: Desk, text: bytes, pause: Pause) -> None:
    copy = desk.folder / "gids (Anna's conflicted copy 2026-11-24).md"
    write(copy, desk.file.read_bytes(), pause)
    dropbox(desk, text, pause)


def icloud(desk: Desk, text: bytes, pause: Pause) -> None:
    placeholder = desk.folder / f".{NAME}.icloud"
    placeholder.write_bytes(b"bplist00")
    desk.file.unlink()
    pause()
    write(desk.outside / NAME, text, lambda: None)
    (desk.outside / NAME).rename(desk.file)
    pause()
    placeholder.unlink()


def onedrive(desk: Desk, text: bytes, pause: Pause) -> None:
    with desk.file.open("wb", buffering=0) as file:
        file.truncate(len(text))  # all of its size, none of its bytes
        pause()
        file.write(text)
        pause()


def deleted_and_made(desk: Desk, text: bytes, pause: Pause) -> None:
    desk.file.unlink()
    pause()
    write(desk.file, text, pause)


def two_branches(desk: Desk) -> None:
    """A repository around the text: forty others differ in the two branches, and one has a folder more."""
    _git(desk, "init", "-q", "-b", "summer", ".")
    _commit(desk, b"summer")
    _git(desk, "checkout", "-q", "-b", "winter")
    (desk.folder / "hall").mkdir()
    (desk.folder / "hall" / "notes.md").write_bytes(b"Only in winter.")
    _commit(desk, b"winter")


def git_checkout(desk: Desk, _: bytes, pause: Pause) -> None:
    pause()
    _git(desk, "checkout", "-q", "summer" if (desk.folder / "hall").exists() else "winter")


def _commit(desk: Desk, text: bytes) -> None:
    desk.file.write_bytes(text * 40)
    for number in range(40):
        (desk.folder / f"{number}.md").write_bytes(text * number + b"!")
    _git(desk, "add", ".")
    _git(desk, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "All of it")


def _git(desk: Desk, *words: str) -> None:
    subprocess.run(["git", *words], cwd=desk.folder, check=True, capture_output=True)


def _by_temporary(desk: Desk, name: str, text: bytes, pause: Pause) -> None:
    new = desk.folder / name
    write(new, text, pause)
    new.rename(desk.file)


def _nothing(_: Desk) -> None:
    """There is nothing to prepare."""


@dataclass(frozen=True, slots=True)
class Save:
    """One way to save: what must be there before, and its steps."""

    name: str
    steps: Callable[[Desk, bytes, Pause], None]
    prepare: Callable[[Desk], None] = _nothing


SAVES = (
    Save("vim, backupcopy=yes", vim_backup_copied),
    Save("vim, backupcopy=no", vim_backup_renamed),
    Save("vim, backupdir elsewhere", vim_backup_elsewhere),
    Save("Emacs, backup by renaming", emacs),
    Save("Emacs, backup by copying", emacs_backup_copied),
    Save("VS Code", vs_code),
    Save("VS Code, atomic", vs_code_atomic),
    Save("JetBrains, safe write", jetbrains),
    Save("Obsidian", in_place),
    Save("nano", in_place),
    Save("Notepad", without_truncating),
    Save("TextEdit", textedit),
    Save("sed -i", sed),
    Save("gedit", gedit),
    Save("Syncthing", syncthing),
    Save("Dropbox", dropbox),
    Save("Dropbox, conflict copy", conflict),
    Save("iCloud, placeholder", icloud),
    Save("OneDrive, placeholder", onedrive),
    Save("deleted and made again", deleted_and_made),
    Save("git checkout", git_checkout, two_branches),
)
