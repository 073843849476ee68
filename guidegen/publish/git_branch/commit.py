"""A delivery as the stream that `git fast-import` makes a commit of: what is new in full, all else as it lies there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidegen.plan.delivery import Delivery
from guidegen.plan.held import NAME
from guidegen.publish.git_branch.scratch import NEXT
from guidegen.publish.target import Read

IMPORT = ("fast-import", "--quiet", "--force", "--date-format=now", "--done")
NOBODY = b"guidegen <guidegen@localhost>"

_COMMIT = 1 << 30  # its mark; those of files count from 1
_MESSAGE = """\
Release {number}: {site}

Made by guidegen. It replaces and deletes its own files here, and leaves all others as they are.
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a commit is made of."""

    by: bytes  # NAME <ADDRESS>
    parent: str  # an object's name; "": it stands alone
    tree: str  # what lies there before, likewise
    gone: tuple[str, ...]  # paths
    receipt: bytes


def stream(draft: Draft, delivery: Delivery, read: Read) -> Iterator[bytes]:
    """The orders, of which the last one has the commit's name said."""
    paths = [path for wave in delivery.waves for path in wave]
    yield b"feature done\n"
    for mark, path in enumerate(paths, 1):
        yield b"blob\nmark :%d\n" % mark
        yield from _data(read(path))
    yield b"commit %s\nmark :%d\ncommitter %s now\n" % (NEXT.encode(), _COMMIT, draft.by)
    yield from _data(message(delivery.number, delivery.held.site))
    if draft.parent:
        yield b"from %s\n" % draft.parent.encode()
    if draft.tree:
        yield b'M 040000 %s ""\n' % draft.tree.encode()
    yield from (b"D %s\n" % _quoted(path) for path in draft.gone)
    yield from (b"M 100644 :%d %s\n" % (mark, _quoted(path)) for mark, path in enumerate(paths, 1))
    yield b"M 100644 inline %s\n" % _quoted(NAME)
    yield from _data(draft.receipt)
    yield b"\nget-mark :%d\ndone\n" % _COMMIT


def message(number: int, site: str) -> bytes:
    """What the commit of a release says of itself."""
    return _MESSAGE.format(number=number, site=" ".join(site.split())).encode()


def _data(data: bytes) -> Iterable[bytes]:
    return b"data %d\n" % len(data), data, b"\n"


def _quoted(path: str) -> bytes:
    text = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'.encode()
