"""Credits are read from wherever a picture keeps them, and cleaned: they are the words of strangers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.adapters.photographs import (
    READ,
    XMP,
    accepted,
    file_of,
    iim_segment,
    png_with_xmp,
    scene,
    with_segment,
    xmp,
)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_credits_are_read_from_xmp_in_every_format(tmp_path: Path, name: str) -> None:
    data = png_with_xmp(scene(), XMP) if name == "PNG" else file_of(scene(), name, **_xmp_option(name))
    assert accepted(tmp_path, data).credit == READ


def _xmp_option(name: str) -> dict[str, Any]:
    return {"tiffinfo": {700: XMP}} if name == "TIFF" else {"xmp": XMP}


def test_credits_are_read_from_xmp_written_as_attributes(tmp_path: Path) -> None:
    packet = XMP.replace(b'rdf:about=""', b'rdf:about="" photoshop:Credit="In short"')
    packet = packet.replace(b"<photoshop:Credit>The Archive</photoshop:Credit>", b"")
    assert dict(accepted(tmp_path, file_of(scene(), "JPEG", xmp=packet)).credit)["credit"] == "In short"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_credits_are_read_from_iptc(tmp_path: Path, encoding: str) -> None:
    rows = ((80, "Zoë"), (80, "Bob"), (110, "Archief"), (116, "© Zoë"))
    segment = iim_segment(tuple((number, text.encode(encoding)) for number, text in rows))
    found = accepted(tmp_path, with_segment(file_of(scene(), "JPEG"), segment)).credit
    assert found == (("creator", "Zoë, Bob"), ("credit", "Archief"), ("rights", "© Zoë"))


@pytest.mark.parametrize("name", ["JPEG", "WEBP", "AVIF", "PNG", "TIFF"])
def test_credits_are_read_from_exif(tmp_path: Path, name: str) -> None:
    exif = Image.Exif()
    exif[0x013B], exif[0x8298] = "Zoë".encode(), "© Zoë".encode()
    found = accepted(tmp_path, file_of(scene(), name, exif=exif)).credit
    assert found == (("creator", "Zoë"), ("rights", "© Zoë"))


def test_a_broken_dataset_ends_the_list_but_not_the_reading(tmp_path: Path) -> None:
    segment = iim_segment(((80, b"A. Maker"), (110, b"The Archive")))
    broken = segment.replace(b"\x1c\x02\x6e\x00\x0b", b"\x1c\x02\x6e\x80\x0b")
    assert broken != segment
    assert accepted(tmp_path, with_segment(file_of(scene(), "JPEG"), broken)).credit == (
        ("creator", "A. Maker"),
    )


def test_xmp_is_heard_before_iptc_and_iptc_before_exif(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B], exif[0x8298] = "from EXIF", "from EXIF"
    packet = xmp("<photoshop:Credit>from XMP</photoshop:Credit>")
    data = with_segment(
        file_of(scene(), "JPEG", exif=exif, xmp=packet),
        iim_segment(((80, b"from IPTC"), (110, b"from IPTC"))),
    )
    assert accepted(tmp_path, data).credit == (
        ("creator", "from IPTC"),
        ("credit", "from XMP"),
        ("rights", "from EXIF"),
    )


def test_words_of_strangers_are_cleaned_and_shortened(tmp_path: Path) -> None:
    text = " \t<script>alert(1)</script>\r\n\u202eevil\u202c\u200b\x07 " + "x" * 5_000
    found = accepted(tmp_path, with_segment(file_of(scene(), "JPEG"), iim_segment(((80, text.encode()),))))
    (creator,) = (value for field, value in found.credit if field == "creator")
    assert creator.startswith("<script>alert(1)</script> evil xxx")
    assert creator.endswith("x…")
    assert len(creator) == 300


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "https://a b", "//x.org", "https://x.org/<"]
)
def test_only_an_address_of_the_web_is_taken_for_one(tmp_path: Path, address: str) -> None:
    safe = address.replace("<", "&lt;")
    packet = xmp(f"<xmpRights:WebStatement>{safe}</xmpRights:WebStatement>")
    assert accepted(tmp_path, file_of(scene(), "JPEG", xmp=packet)).credit == ()


@pytest.mark.parametrize(
    "packet",
    [
        b"<x:xmpmeta",
        b"\xff\xfe\0",
        b'<!DOCTYPE x [<!ENTITY a "boo">]><x>&a;</x>',
        b"<a>" * 5_000,
        b"",
    ],
)
def test_a_damaged_or_hostile_packet_says_nothing_and_harms_nothing(tmp_path: Path, packet: bytes) -> None:
    assert accepted(tmp_path, file_of(scene(), "JPEG", xmp=packet)).credit == ()
