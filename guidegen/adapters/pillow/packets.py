"""Writes whose work a picture is, and nothing else, as XMP, IPTC-IIM and EXIF packets."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from PIL import Image

from guidegen.adapters.pillow.credits import EXIF_TAGS, IIM_NUMBERS, IIM_RESOURCE, PREFIXES, RDF, XMP_NAMES

Credit = tuple[tuple[str, str], ...]

_META = "adobe:ns:meta/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PLUS = PREFIXES["plus"]
_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode()  # fixed by the XMP specification
_TAIL = b'<?xpacket end="r"?>'
_UTF8 = b"\x1b%G"  # how IPTC-IIM says that its text is UTF-8

ET.register_namespace("x", _META)
for _prefix, _address in PREFIXES.items():
    ET.register_namespace(_prefix, _address)


def xmp_packet(credit: Credit) -> bytes:
    """An XMP packet that holds these fields; empty when there are none."""
    if not credit:
        return b""
    meta = ET.Element(f"{{{_META}}}xmpmeta")
    about = ET.SubElement(ET.SubElement(meta, _rdf("RDF")), _rdf("Description"), {_rdf("about"): ""})
    for field, text in credit:
        _add(about, field, text)
    return _HEAD + ET.tostring(meta, encoding="unicode").encode() + _TAIL


def _add(about: ET.Element, field: str, text: str) -> None:
    if field == "licensor-url":
        licensors = ET.SubElement(ET.SubElement(about, f"{{{_PLUS}}}Licensor"), _rdf("Seq"))
        licensor = ET.SubElement(licensors, _rdf("li"), {_rdf("parseType"): "Resource"})
        ET.SubElement(licensor, XMP_NAMES[field]).text = text
        return
    element = ET.SubElement(about, XMP_NAMES[field])
    if field == "creator":
        ET.SubElement(ET.SubElement(element, _rdf("Seq")), _rdf("li")).text = text
    elif field == "rights":
        ET.SubElement(ET.SubElement(element, _rdf("Alt")), _rdf("li"), {_XML_LANG: "x-default"}).text = text
    else:
        element.text = text


def _rdf(name: str) -> str:
    return f"{{{RDF}}}{name}"


def exif_packet(credit: Credit) -> bytes:
    """Artist and Copyright as EXIF, in UTF-8; empty when neither is known."""
    tags = Image.Exif()
    for field, text in credit:
        if field in EXIF_TAGS:
            tags[EXIF_TAGS[field]] = text.encode()
    return tags.tobytes() if tags else b""


def with_iim(jpeg: bytes, credit: Credit) -> bytes:
    """The same JPEG with the fields that IPTC-IIM knows in a segment of their own, after its first one (JFIF)."""
    rows = [(IIM_NUMBERS[field], text.encode()) for field, text in credit if field in IIM_NUMBERS]
    if not rows:
        return jpeg
    block = _dataset(1, 90, _UTF8) + b"".join(_dataset(2, number, text) for number, text in sorted(rows))
    resource = b"8BIM" + IIM_RESOURCE.to_bytes(2, "big") + b"\0\0" + len(block).to_bytes(4, "big") + block
    payload = b"Photoshop 3.0\0" + resource + b"\0" * (len(block) % 2)
    segment = b"\xff\xed" + (len(payload) + 2).to_bytes(2, "big") + payload
    after = 4 + int.from_bytes(jpeg[4:6], "big")
    return jpeg[:after] + segment + jpeg[after:]


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return bytes((0x1C, record, number)) + len(value).to_bytes(2, "big") + value
