"""Reads whose work a picture is from its XMP, IPTC-IIM and EXIF: text by strangers, so shortened and cleaned.

Fields: IPTC Photo Metadata Standard 2023.1; where several speak, XMP is heard first, then IIM, then EXIF.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from PIL import Image

from guidegen.adapters.pictures import CREDIT_FIELDS

MAX_TEXT = 300  # characters of one field
MAX_PACKET = 1_000_000  # bytes of an XMP packet

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
_PLUS = "http://ns.useplus.org/ldf/xmp/1.0/"
_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
XMP_NAMES = {
    "creator": f"{{{_DC}}}creator",
    "credit": f"{{{_PHOTOSHOP}}}Credit",
    "rights": f"{{{_DC}}}rights",
    "rights-url": f"{{{_RIGHTS}}}WebStatement",
    "licensor-url": f"{{{_PLUS}}}LicensorURL",
    "source-type": f"{{{_EXT}}}DigitalSourceType",
}
PREFIXES = {
    "rdf": RDF,
    "dc": _DC,
    "photoshop": _PHOTOSHOP,
    "xmpRights": _RIGHTS,
    "plus": _PLUS,
    "Iptc4xmpExt": _EXT,
}
IIM_NUMBERS = {"creator": 80, "credit": 110, "rights": 116}  # datasets of record 2
EXIF_TAGS = {"creator": 0x013B, "rights": 0x8298}  # Artist, Copyright
IIM_RESOURCE = 0x0404  # where Photoshop's resources hold IPTC-IIM
_TIFF_XMP, _TIFF_IIM = 700, 33723
_URL = re.compile(r"https?://[^\s<>\"'{}|\\^`]+\Z")


def read_credit(image: Image.Image) -> tuple[tuple[str, str], ...]:
    """What a loaded picture says about its rights: (field, text) in the order of CREDIT_FIELDS; damage is passed by."""
    found: dict[str, str] = {}
    for read in (_xmp, _iim, _exif):
        for field, text in _undamaged(read, image):
            cleaned = _cleaned(field, text)
            if cleaned:
                found.setdefault(field, cleaned)
    return tuple((field, found[field]) for field in CREDIT_FIELDS if field in found)


def merged(
    own: tuple[tuple[str, str], ...], told: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """What a picture says of itself, but for the fields that its curator tells otherwise; in the order of CREDIT_FIELDS.

    A curator who tells what the file said already (its credit line as the maker, the licence that its notice names)
    does not push aside what it says more exactly.
    """
    fields = dict(own)
    for field, text in told:
        cleaned = _cleaned(field, text)
        if cleaned and cleaned not in dict(own).get(field, "") and cleaned not in dict(own).values():
            fields[field] = cleaned
    return tuple((field, fields[field]) for field in CREDIT_FIELDS if field in fields)


def _undamaged(
    read: Callable[[Image.Image], Iterator[tuple[str, str]]], image: Image.Image
) -> list[tuple[str, str]]:
    try:
        return list(read(image))
    except Exception:  # noqa: BLE001 - whatever hostile metadata provokes, the picture itself may be good
        return []


def _cleaned(field: str, text: str) -> str:
    """One line without control, formatting or private characters, of bounded length; an address only if it is one."""
    text = unicodedata.normalize("NFC", text[: 4 * MAX_TEXT])
    text = "".join(" " if char.isspace() else char for char in text)
    text = "".join(char for char in text if not unicodedata.category(char).startswith("C"))
    text = " ".join(text.split())
    if field in {"rights-url", "licensor-url", "source-type"}:
        return text if _URL.match(text) and len(text) <= MAX_TEXT else ""
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1].rstrip() + "…"


def _xmp(image: Image.Image) -> Iterator[tuple[str, str]]:
    raw = _bytes(image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or _tiff_tag(image, _TIFF_XMP))
    if not raw or len(raw) > MAX_PACKET or b"<!" in raw.replace(b"<!--", b""):
        return  # a document type could name other files or grow without end
    root = ET.fromstring(raw.strip(b"\0 \r\n\t"))  # noqa: S314 - see above
    for field, name in XMP_NAMES.items():
        for element in root.iter():
            text = element.get(name) or (_words(element) if element.tag == name else "")
            if text:
                yield field, text


def _words(element: ET.Element) -> str:
    """The text of a property: its own, or its list's items; of the same words in several languages the first."""
    items = [item.text or "" for item in element.iter(f"{{{RDF}}}li")]
    if not items:
        return element.get(f"{{{RDF}}}resource") or element.text or ""
    return items[0] if element.find(f"{{{RDF}}}Alt") is not None else ", ".join(filter(None, items))


def _iim(image: Image.Image) -> Iterator[tuple[str, str]]:
    resources = image.info.get("photoshop")
    block = resources.get(IIM_RESOURCE) if isinstance(resources, dict) else _tiff_tag(image, _TIFF_IIM)
    rows = list(_datasets(_bytes(block)))
    for field, number in IIM_NUMBERS.items():
        texts = [_decoded(value) for record, dataset, value in rows if (record, dataset) == (2, number)]
        if texts:
            yield field, ", ".join(texts)


def _datasets(block: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(record, dataset, value) of each short dataset (IPTC-IIM 4.2, section 1.5)."""
    at = 0
    while at + 5 <= len(block) and block[at] == 0x1C:  # noqa: PLR2004 - the tag marker
        size = int.from_bytes(block[at + 3 : at + 5], "big")
        if size >= 0x8000:  # noqa: PLR2004 - an extended dataset, for pictures in pictures
            return
        yield block[at + 1], block[at + 2], block[at + 5 : at + 5 + size]
        at += 5 + size


def _exif(image: Image.Image) -> Iterator[tuple[str, str]]:
    tags = Image.Exif()
    raw = image.info.get("exif")
    if isinstance(raw, bytes):
        tags.load(raw)
    for field, tag in EXIF_TAGS.items():
        value = tags.get(tag) or _tiff_tag(image, tag)
        if isinstance(value, str):
            yield field, _decoded(value.encode("latin-1", "replace")).replace("\0", " ")


def _decoded(value: bytes) -> str:
    """Text of an undeclared encoding: nearly always UTF-8, else what older Windows programs wrote."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _bytes(value: object) -> bytes:
    return value.encode() if isinstance(value, str) else value if isinstance(value, bytes) else b""


def _tiff_tag(image: Image.Image, tag: int) -> str | bytes | None:
    value = getattr(image, "tag_v2", {}).get(tag)
    return value if isinstance(value, (str, bytes)) else None
