"""Opens a picture file within limits: its size, its kind, its pixels, its frames; says in a code why it may not."""

from __future__ import annotations

import math
import os
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from PIL import (
    AvifImagePlugin,
    GifImagePlugin,  # noqa: F401 - so that opening a file need not load every decoder there is
    Image,
    JpegImagePlugin,  # noqa: F401 - likewise
    MpoImagePlugin,  # noqa: F401 - likewise
    PngImagePlugin,  # noqa: F401 - likewise
    TiffImagePlugin,
    WebPImagePlugin,  # noqa: F401 - likewise
)

from guidegen.adapters.pictures import Refusal, Size
from guidegen.adapters.pillow.kinds import OPENED, cut_short, kind_of

MAX_BYTES = 60_000_000
# With these a worker stays under 512 MiB (measured): a JPEG is decoded small, unless it is progressive, when all its
# coefficients wait in memory; transparency takes 10 bytes a pixel, WebP's decoder 16.
MAX_PIXELS = {"jpeg": 120_000_000, "progressive": 64_000_000, "webp": 30_000_000}
MAX_OTHER_PIXELS = 50_000_000
_HEAD = 1 << 18  # bytes: before the pixels of a photo stand its size, its metadata and a thumbnail
_NUMBER = re.compile(r"\d+")
LYING = {5, 6, 7, 8}  # orientations of pictures that are stored with width and height swapped
_ONE_PICTURE = {"gif", "png", "webp", "avif"}  # kinds in which more than one frame means that it moves
_SUBFILE = 254  # a TIFF's tag NewSubfileType; of a camera's own format the first picture is a thumbnail
_THUMBNAIL = 1

Image.MAX_IMAGE_PIXELS = max(MAX_PIXELS.values())
# The build works on several pictures at once, so that one of them need not take all cores.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1

Result = TypeVar("Result")


class RefusedError(Exception):
    """A file may not be used as a picture; never leaves this folder."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Source:
    """An opened picture, not yet decoded; `size` is as stored, which may lie on its side."""

    kind: str
    image: Image.Image
    size: Size


def guarded(work: Callable[[], Result]) -> Result | Refusal:
    """The result of `work`, or why there is none: decoders answer hostile bytes with any exception there is.

    Python's warnings are set for the whole process, so pictures belong in processes of their own, not in threads.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return work()
        except RefusedError as refused:
            return refused.refusal
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            return _too_large(int(_NUMBER.findall(str(bomb))[0]), MAX_OTHER_PIXELS)
        except Exception as trouble:  # noqa: BLE001 - see above
            return Refusal("picture-unreadable", (("reason", type(trouble).__name__),))


def open_source(path: Path) -> Source:
    """The picture in that file; raises RefusedError."""
    data = _read(path)
    kind = kind_of(data)
    if kind is None:
        raise RefusedError(Refusal("picture-unknown"))
    if kind == "heic":
        raise RefusedError(Refusal("picture-heic"))
    if kind not in OPENED:
        raise RefusedError(_not_taken(kind))
    if cut_short(kind, data):
        raise RefusedError(Refusal("picture-truncated"))
    image = Image.open(BytesIO(data), formats=[OPENED[kind]])
    _check(kind, image)
    return Source(kind, image, image.size)


def open_head(path: Path) -> Source:
    """The picture in that file by its head alone where that is enough, as it is for a JPEG; raises RefusedError."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if kind_of(head) == "jpeg":
        with suppress(OSError, SyntaxError):
            image = Image.open(BytesIO(head), formats=["JPEG"])
            _check("jpeg", image)
            return Source("jpeg", image, image.size)
    return open_source(path)


def _read(path: Path) -> bytes:
    """All bytes of a file: of one moment, so that its header and its pixels cannot belong to different pictures."""
    if not path.is_file():  # a pipe would hold us up
        raise RefusedError(Refusal("picture-unreadable", (("reason", "not a file"),)))
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if not data:
        raise RefusedError(Refusal("picture-empty"))
    if len(data) > MAX_BYTES:
        size = _mega(path.stat().st_size)
        raise RefusedError(Refusal("picture-too-heavy", (("limit", _mega(MAX_BYTES)), ("size", size))))
    if not data.strip(b"\0"):  # a cloud drive's placeholder, or a copy that was never filled
        raise RefusedError(Refusal("picture-placeholder"))
    return data


def _check(kind: str, image: Image.Image) -> None:
    width, height = image.size
    limit = MAX_PIXELS.get("progressive" if "progressive" in image.info else kind, MAX_OTHER_PIXELS)
    if width * height > limit:
        raise RefusedError(_too_large(width * height, limit))
    if kind in _ONE_PICTURE and getattr(image, "is_animated", False):
        raise RefusedError(Refusal("picture-animated"))
    if isinstance(image, TiffImagePlugin.TiffImageFile) and image.tag_v2.get(_SUBFILE, 0) == _THUMBNAIL:
        raise RefusedError(_not_taken("RAW"))
    if image.mode in {"I", "F"}:
        raise RefusedError(_not_taken(f"{OPENED[kind]} (32 bit)"))


def _not_taken(name: str) -> Refusal:
    return Refusal("picture-format", (("format", name),))


def _too_large(pixels: int, limit: int) -> Refusal:
    return Refusal("picture-too-large", (("limit", _mega(limit)), ("pixels", _mega(pixels))))


def _mega(number: int) -> str:
    """In millions, rounded up: what is just over a limit must not be shown as the limit."""
    return str(math.ceil(number / 1_000_000))


def load(image: Image.Image) -> None:
    """Decode the pixels; raises RefusedError where they stop before the picture does."""
    silence = _silenced() if isinstance(image, TiffImagePlugin.TiffImageFile) else nullcontext()
    try:
        with silence:
            image.load()
    except OSError as trouble:
        if "truncated" in str(trouble) or "broken" in str(trouble):
            raise RefusedError(Refusal("picture-truncated")) from trouble
        raise


@contextmanager
def _silenced() -> Iterator[None]:
    """Nothing is written to the terminal: the TIFF decoder complains there of files, past Python."""
    terminal, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)
        os.close(nowhere)


def orientation(source: Source) -> int:
    """How the stored picture must be turned, 1 to 8 (EXIF 2.32, tag 274); asked after loading but for a JPEG.

    What XMP says of it is passed over, as browsers do; a TIFF is turned by its decoder.
    """
    exif = source.image.info.get("exif")
    if source.kind in {"tiff", "gif"} or not isinstance(exif, bytes):
        return 1
    tags = Image.Exif()
    try:
        tags.load(exif)
        value = tags.get(0x0112, 1)
    except Exception:  # noqa: BLE001 - damaged EXIF means: as stored
        return 1
    return value if value in range(1, 9) else 1
