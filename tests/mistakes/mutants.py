"""Ways to spoil a site at random: in its bytes, its lines, its keys and values, its files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

Spoil = Callable[[Random, bytes], bytes]


@dataclass(frozen=True)
class Original:
    """A site that can be made as it was, however it was spoiled."""

    folder: Path
    files: dict[Path, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.files.update((path, path.read_bytes()) for path in _files(self.folder))

    def restore(self) -> None:
        """Every file as it was, and no other."""
        for path in _files(self.folder):
            if path not in self.files:
                path.unlink()
        for path, data in self.files.items():
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)


# What curators, their editors and their clipboards leave in a text.
_SCRAPS = tuple(
    piece.encode()
    for piece in (
        "---", "\n---\n", "## ", "##\n", "# ", "![", "![](", "![[", "[[", "]]", "](", "[x](y.md#z)", "{", "}", "{{ x }}",
        "- ", "- plek: ", "- locatie: 1", ": ", ":", "#", " #", "\t", "\u00a0", "\ufeff", "\u200b", "\0", "\r", "\x1b[31m",
        "é", "e\u0301", "😀", "'", '"', "`", "&x", "*x", "!x", "<<: ", "<script>", "../", "con", "|", ">", "%", "%s", "{0}",
        "{slug}", "2026-02-31", "31 februari 2026", "99999999999", "-1", "nan", "1e9", "٣", "ja", "status: concept",
        "https://", "javascript:x", "http://[", "mailto:", "//", "www.x.nl", "https://youtu.be/", '"\\e[31m\\n": x', "a" * 3000, "> " * 20,
    )
)  # fmt: skip


def spoiled(seed: int, folder: Path) -> None:
    """Spoil one to four times what lies in the folder's content/; the same seed spoils the same way."""
    random = Random(seed)
    for _ in range(random.randint(1, 4)):
        files = _files(folder)
        texts = [path for path in files if path.suffix in {".md", ".yaml"}]
        path = random.choice(texts if texts and random.random() < 0.96 else files)
        if random.random() < 0.06:
            _spoil_file(random, path, random.choice(files))
        else:
            path.write_bytes(random.choice(_SPOILS)(random, path.read_bytes()))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("content/**/*") if path.is_file())


def _spoil_file(random: Random, path: Path, other: Path) -> None:
    """A file that went, that became another's copy, or that got another name."""
    name = random.choice(
        (
            "Gids.md",
            "gids.yaml",
            "2.md",
            "aux.md",
            "x.en.md",
            "ë.md",
            "a b.md",
            "foto.jpg",
            "tags.yaml",
            "a\nb.md",
        )
    )
    match random.randrange(3):
        case 0:
            path.unlink()
        case 1:
            path.write_bytes(other.read_bytes())
        case _:
            path.rename(path.with_name(name))


def _change_byte(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _drop(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + data[at + random.randint(1, 12) :]


def _cut(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _insert(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_SCRAPS) + data[at:]


def _swap_lines(random: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _repeat_line(random: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    return b"\n".join((*lines[:at], lines[at], *lines[at:]))


def _spoil_value(random: Random, data: bytes) -> bytes:
    """Another value behind a colon: a scrap, or a value of another key."""
    lines = data.split(b"\n")
    keyed = [n for n, line in enumerate(lines) if b": " in line]
    if not keyed:
        return data
    at, other = random.choice(keyed), random.choice(keyed)
    value = random.choice((random.choice(_SCRAPS), lines[other].partition(b": ")[2]))
    lines[at] = lines[at].partition(b": ")[0] + b": " + value
    return b"\n".join(lines)


def _spoil_key(random: Random, data: bytes) -> bytes:
    """Two letters of a key that change places."""
    lines = data.split(b"\n")
    keyed = [n for n, line in enumerate(lines) if line.find(b": ") > 1]
    if not keyed:
        return data
    at = random.choice(keyed)
    turn = random.randrange(lines[at].index(b": ") - 1)
    letters = bytearray(lines[at])
    letters[turn], letters[turn + 1] = letters[turn + 1], letters[turn]
    lines[at] = bytes(letters)
    return b"\n".join(lines)


def _indent(random: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice((b" ", b"  ", b"\t", b"> ", b"- ")) + lines[at]
    return b"\n".join(lines)


_SPOILS: tuple[Spoil, ...] = (
    _change_byte, _drop, _cut, _insert, _insert, _swap_lines, _repeat_line, _spoil_value, _spoil_value, _spoil_key, _indent,
)  # fmt: skip
