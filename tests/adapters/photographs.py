"""Pictures for tests, made by code: of every format, orientation and mode, with whatever metadata a test needs."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, PngImagePlugin

from guidegen.adapters.pictures import Derivative, Refusal, Survey
from guidegen.adapters.pillow import derive, survey

STORED = {  # how an upright picture is stored so that its orientation says how to turn it back
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
_LOSSLESS: dict[str, dict[str, Any]] = {"WEBP": {"lossless": True, "exact": True}, "JPEG": {"quality": 95}}


def scene(width: int = 64, height: int = 48) -> Image.Image:
    """A picture that differs in every direction: red to the right, green downwards, blue in one corner."""
    red = Image.linear_gradient("L").rotate(90).resize((width, height))
    green = Image.linear_gradient("L").resize((width, height))
    blue = Image.new("L", (width, height))
    blue.paste(230, (0, 0, width // 3, height // 4))
    return Image.merge("RGB", (red, green, blue))


def file_of(image: Image.Image, name: str, **options: Any) -> bytes:
    """The picture as a file of that format ("JPEG", "PNG" ...), lossless where the format can be."""
    buffer = BytesIO()
    image.save(buffer, name, **(_LOSSLESS.get(name, {}) | options))
    return buffer.getvalue()


def turned(image: Image.Image, orientation: int, name: str, **options: Any) -> bytes:
    """A file whose EXIF says that it must be turned to look like `image`."""
    method = STORED[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    return file_of(image if method is None else image.transpose(method), name, exif=exif, **options)


def xmp(properties: str) -> bytes:
    """An XMP packet with these properties, written as the elements of one description."""
    spaces = (
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" '
        'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
    )
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{properties}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


XMP = xmp(
    "<dc:creator><rdf:Seq><rdf:li>A. Maker</rdf:li><rdf:li>B. Maker</rdf:li></rdf:Seq></dc:creator>"
    "<photoshop:Credit>The Archive</photoshop:Credit>"
    '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© A</rdf:li><rdf:li xml:lang="nl">© B</rdf:li></rdf:Alt></dc:rights>'
    "<xmpRights:WebStatement>https://example.org/r</xmpRights:WebStatement>"
    '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorURL>https://example.org/l'
    "</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>"
)
READ = (  # what survey() makes of it
    ("creator", "A. Maker, B. Maker"),
    ("credit", "The Archive"),
    ("rights", "© A"),
    ("rights-url", "https://example.org/r"),
    ("licensor-url", "https://example.org/l"),
)


def png_with_xmp(image: Image.Image, packet: bytes) -> bytes:
    """A PNG that holds that packet."""
    chunks = PngImagePlugin.PngInfo()
    chunks.add_itxt("XML:com.adobe.xmp", packet.decode())
    return file_of(image, "PNG", pnginfo=chunks)


def iim_segment(rows: tuple[tuple[int, bytes], ...]) -> bytes:
    """A JPEG's APP13 segment with these datasets of IPTC-IIM's record 2."""
    block = b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value for number, value in rows)
    payload = (
        b"Photoshop 3.0\x008BIM\x04\x04\0\0"
        + struct.pack(">I", len(block))
        + block
        + b"\0" * (len(block) % 2)
    )
    return b"\xff\xed" + struct.pack(">H", len(payload) + 2) + payload


def with_segment(jpeg: bytes, segment: bytes) -> bytes:
    """The same JPEG with one more segment at its start."""
    return jpeg[:2] + segment + jpeg[2:]


def surveyed(folder: Path, data: bytes) -> Survey | Refusal:
    """What survey() says of a file with these bytes."""
    path = folder / "picture"
    path.write_bytes(data)
    return survey(path)


def accepted(folder: Path, data: bytes) -> Survey:
    """The survey of a file that must not be refused."""
    found = surveyed(folder, data)
    assert isinstance(found, Survey), found
    return found


def refused(folder: Path, data: bytes) -> str:
    """The code with which a file is refused."""
    found = surveyed(folder, data)
    assert isinstance(found, Refusal), found
    return found.code


def derived(folder: Path, data: bytes, *jobs: Derivative) -> tuple[bytes, ...]:
    """The files made from a file with these bytes."""
    path = folder / "picture"
    path.write_bytes(data)
    made = derive(path, jobs)
    assert isinstance(made, tuple), made
    return made


def opened(data: bytes) -> Image.Image:
    """A made file, decoded."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def lossless(folder: Path, data: bytes, size: tuple[int, int]) -> Image.Image:
    """The whole picture as a PNG of that (its own) size: what derive() makes of pixels before lossy encoding."""
    (made,) = derived(folder, data, Derivative((0, 0, *size), size, "png", 100))
    return opened(made)


def parts_of(name: str, data: bytes) -> list[str]:
    """The parts of which a made file consists, in their order, read without any library.

    The markers of a JPEG's segments up to its pixels, the chunks of a PNG or WebP, the kinds of an AVIF's items.
    """
    if name == "avif":
        return [data[at + 12 : at + 16].decode() for at in range(len(data)) if data[at : at + 4] == b"infe"]
    if name == "jpeg":
        return list(_segments(data))
    return list(_png_chunks(data) if name == "png" else _webp_chunks(data))


def _png_chunks(data: bytes) -> Iterator[str]:
    at = 8
    while at < len(data):
        yield data[at + 4 : at + 8].decode()
        at += 12 + int.from_bytes(data[at : at + 4], "big")


def _webp_chunks(data: bytes) -> Iterator[str]:
    at = 12
    while at < len(data):
        yield data[at : at + 4].decode()
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + length + length % 2


def _segments(data: bytes) -> Iterator[str]:
    at = 2
    while True:
        assert data[at] == 0xFF
        yield f"{data[at + 1]:02x}"
        if data[at + 1] == 0xDA:
            return
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
