"""Things that are made for a sample because they cannot or should not lie in a repository: pictures, odd bytes, odd names."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image

_FTYP = b"\0\0\0\x18ftyp"


def make(target: Path, recipe: str | dict[str, str]) -> None:
    """Make what `recipe` names at `target`: the name of a thing below, or a text and how it is encoded."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(recipe, dict):
        target.write_bytes(_encoded(recipe["text"], recipe.get("encoding", "utf-8")))
    elif recipe.startswith("link to "):
        target.symlink_to(recipe.removeprefix("link to "))
    elif recipe.endswith("in an NFD name"):
        name = unicodedata.normalize("NFD", target.name)
        target.with_name(name).write_bytes(THINGS[recipe.removesuffix(" in an NFD name")])
    else:
        target.write_bytes(THINGS[recipe])


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode("utf-8-sig" if encoding == "bom" else encoding)


def picture(form: str, size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    """A small picture of that format."""
    buffer = BytesIO()
    Image.linear_gradient("L").convert("RGB").resize(size).save(buffer, form, **options)
    return buffer.getvalue()


def _moving() -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    buffer = BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], duration=100)
    return buffer.getvalue()


def _vast() -> bytes:
    """The head of a PNG of thirty thousand pixels square, and just enough behind it to end as one."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)),
        (b"IDAT", b""),
        (b"IEND", b""),
    )
    parts = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


_PHOTO = picture("JPEG", (320, 240))

THINGS: dict[str, bytes] = {
    "a photo": _PHOTO,
    "a photo cut short": _PHOTO[: len(_PHOTO) // 2],
    "an empty file": b"",
    "a file of zeros": bytes(4096),
    "a moving picture": _moving(),
    "a vast picture": _vast(),
    "a photo of an iPhone": _FTYP + b"heic\0\0\0\0mif1heic" + bytes(64),
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>\n',
    "a letter": b"Beste Noor, hierbij de foto.\n",
    "a video": _FTYP + b"isom\0\0\2\0isomiso2" + bytes(64),
    "captions": b"WEBVTT\n\n00:00.000 --> 00:02.000\nWater.\n",
    "an outline": b'{"type": "Polygon", "coordinates": [[[6, 52], [7, 52], [7, 53], [6, 52]]]}\n',
    "a long text": b"---\ntitel: Lang\nstatus: gepubliceerd\n---\n" + b"Een zin van niets.\n\n" * 15_000,
}
