"""Our own repository on this computer: it holds the names that lie on the branch, and hardly ever what is in them."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from guidegen.adapters.files import digest_bytes
from guidegen.problems import PublishError
from guidegen.publish.git_branch.git import Git

THERE = "refs/guidegen/there"  # what lies on the branch
NEXT = "refs/guidegen/next"  # what is to come there

# Two deep: what our last release lies upon, the next one is to lie upon too.
_FETCH = ("fetch", "--progress", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no", "--depth=2")
NAMES = "--filter=blob:none"  # a host that cannot send names alone sends all
_FORMATS = {40: "sha1", 64: "sha256"}  # digits of a name


class Scratch:
    """A repository that can be thrown away at any time; nobody else works in it."""

    def __init__(self, folder: Path, git: Git, url: str) -> None:
        self._folder = folder
        self._git = git
        self._url = url

    def open(self, digits: int) -> Git:
        """Git in it, for a repository whose names have so many digits; what a kill left behind is out of the way."""
        format_ = _FORMATS[digits]
        home = self._folder / f"{digest_bytes(f'{format_} {self._url}'.encode())}.git"
        for other in self._folder.glob("*.git"):
            if other != home:
                _remove(other)
        for lock in home.rglob("*.lock"):
            lock.unlink()
        git = self._git.at(home, self._url)
        if not (home / "HEAD").is_file():
            self._make(git, format_)
        return git

    def throw_away(self) -> None:
        """Begin anew the next time."""
        _remove(self._folder)

    def slim(self, git: Git, receipt: bytes) -> None:
        """Keep of what was sent only the names, and the receipt; whatever goes wrong, the next run mends it."""
        fresh = self._git.at(git.folder.with_name("slim.git"), str(git.folder))
        try:
            self._make(fresh, _FORMATS[len(git.ask("rev-parse", NEXT).strip())])
            fetch(fresh, NEXT, NAMES)
            fresh.ask("hash-object", "-w", "--stdin", feed=[receipt])
            _remove(git.folder)
            fresh.folder.rename(git.folder)
        except (OSError, PublishError):
            self.throw_away()

    def _make(self, git: Git, format_: str) -> None:
        _remove(git.folder)
        git.folder.parent.mkdir(parents=True, exist_ok=True)
        git.ask("init", "--quiet", "--bare", "--template=", f"--object-format={format_}")
        git.ask("config", "uploadpack.allowFilter", "true")


def fetch(git: Git, ref: str, *filters: str) -> None:
    """Have the last commit of a branch and the one before it, as THERE; PublishError."""
    git.ask(*_FETCH, *filters, "there", f"+{ref}:{THERE}")
    _cut_off(git)


def _cut_off(git: Git) -> None:
    """Call the first commit that we have cut off from others, though it may have none.

    In a repository that is cut off git looks, before it sends, at all that lies there; else only at what the new commit
    lies upon, and then it sends all of a commit that stands alone (git's pack-objects, --objects-edge-aggressive).
    """
    first = git.ask("rev-list", "--max-parents=0", THERE)
    file = git.folder / "shallow"
    known = file.read_bytes().split() if file.is_file() else []
    file.write_bytes(b"".join(b"%s\n" % oid for oid in dict.fromkeys((*known, *first.split()))))


def _remove(folder: Path) -> None:
    """Take a repository away; its files are made so that nobody can write in them, which to Windows means keeping them."""
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            path.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)
