"""Credits are read from wherever a picture keeps them, cleaned, and written into every file made; nothing else is."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageCms, JpegImagePlugin

from guidegen.adapters.pictures import CREDIT_FIELDS, Derivative
from tests.adapters.photographs import (
    accepted,
    derived,
    file_of,
    iim_segment,
    opened,
    parts_of,
    png_with_xmp,
    scene,
    with_segment,
    xmp,
)
from tests.checkers import machine

FORMATS = ("jpeg", "avif", "webp", "png")
CREDIT = (
    ("creator", "Zoë <de> Wit & Zn."),
    ("credit", 'Fotocollectie "Het Huis" / Zoë de Wit, met dank aan het archief'),
    ("rights", "© 2026 Zoë de Wit ]]> CC BY 4.0"),
    ("rights-url", "https://example.org/rights?a=1&b=2"),
    ("licensor-url", "https://example.org/licence"),
    ("source-type", "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"),
)
PARTS = {  # all that may stand in a made file, in their order
    "jpeg": ["e0", "ed", "e1", "e1", "db", "db", "c2", "c4", "c4", "da"],
    "png": ["IHDR", "iTXt", "IDAT", "IEND"],
    "webp": ["VP8X", "VP8 ", "XMP "],
    "avif": ["av01", "mime"],
}
XMP = xmp(
    "<dc:creator><rdf:Seq><rdf:li>A. Maker</rdf:li><rdf:li>B. Maker</rdf:li></rdf:Seq></dc:creator>"
    "<photoshop:Credit>The Archive</photoshop:Credit>"
    '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© A</rdf:li><rdf:li xml:lang="nl">© B</rdf:li></rdf:Alt></dc:rights>'
    "<xmpRights:WebStatement>https://example.org/r</xmpRights:WebStatement>"
    '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorURL>https://example.org/l'
    "</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>"
)
READ = (
    ("creator", "A. Maker, B. Maker"),
    ("credit", "The Archive"),
    ("rights", "© A"),
    ("rights-url", "https://example.org/r"),
    ("licensor-url", "https://example.org/l"),
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


@pytest.mark.parametrize("name", FORMATS)
def test_every_field_survives_in_every_format(tmp_path: Path, name: str) -> None:
    job = Derivative((0, 0, 64, 48), (32, 24), name, 80, CREDIT)
    (made,) = derived(tmp_path, file_of(scene(), "PNG"), job)
    assert accepted(tmp_path, made).credit == CREDIT
    assert tuple(field for field, _ in CREDIT) == CREDIT_FIELDS


def test_a_jpeg_tells_its_credit_three_times(tmp_path: Path) -> None:
    job = Derivative((0, 0, 64, 48), (32, 24), "jpeg", 80, CREDIT)
    (made,) = derived(tmp_path, file_of(scene(), "PNG"), job)
    image = opened(made)
    assert isinstance(image, JpegImagePlugin.JpegImageFile)
    assert dict(image.getexif()).keys() == {0x013B, 0x8298}
    assert "© 2026 Zoë".encode() in image.info["photoshop"][0x0404]
    assert image.info["xmp"].startswith(b"<?xpacket")
    assert [marker for marker, _ in image.applist] == ["APP0", "APP13", "APP1", "APP1"]


def test_the_packet_is_xml_in_the_usual_namespaces(tmp_path: Path) -> None:
    job = Derivative((0, 0, 64, 48), (32, 24), "webp", 80, CREDIT)
    (made,) = derived(tmp_path, file_of(scene(), "PNG"), job)
    packet = opened(made).info["xmp"]
    assert b"<dc:creator><rdf:Seq><rdf:li>Zo\xc3\xab &lt;de&gt; Wit &amp; Zn.</rdf:li>" in packet
    assert ET.fromstring(packet).tag == "{adobe:ns:meta/}xmpmeta"  # noqa: S314 - our own bytes


def _private_jpeg() -> bytes:
    """A photograph with everything that must not be published."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131] = "CANARY make", "CANARY model", "CANARY software"
    exif[0x010E], exif[0x9C9C] = "CANARY description", b"C\0A\0N\0A\0R\0Y\0"
    exif.get_ifd(0x8769).update(
        {
            0xA431: "CANARY serial",
            0xA430: "CANARY owner",
            0x927C: b"CANARY maker note",
            0x9286: b"CANARY comment",
        }
    )
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (52.0, 5.0, 27.0), 3: "E", 4: (5.0, 7.0, 18.0), 0x1D: "CANARY day"}
    )
    packet = xmp(
        "<photoshop:City>CANARY city</photoshop:City><photoshop:History>CANARY edits</photoshop:History>"
        "<photoshop:Credit>kept</photoshop:Credit>"
    )
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = file_of(
        scene(640, 480),
        "JPEG",
        exif=exif,
        xmp=packet,
        comment="CANARY said",
        icc_profile=profile,
        dpi=(300, 300),
    )
    thumbnail = b"\xff\xe1\x00\x20Exif\0\0CANARY thumbnail".ljust(34, b"\0")
    return with_segment(
        with_segment(data, iim_segment(((90, b"CANARY city"), (120, b"CANARY caption")))), thumbnail
    )


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_private_is_in_what_is_made(tmp_path: Path, name: str) -> None:
    original = _private_jpeg()
    assert original.count(b"CANARY") >= 12
    jobs = [Derivative((0, 0, 640, 480), size, name, 80, CREDIT[:1]) for size in ((640, 480), (320, 240))]
    for made in derived(tmp_path, original, *jobs):
        assert b"CANARY" not in made
        assert b"C\0A\0N\0A\0R\0Y" not in made
        assert set(opened(made).getexif()) <= {0x013B, 0x8298}
        assert {"comment", "icc_profile", "dpi"}.isdisjoint(opened(made).info) or opened(made).info[
            "dpi"
        ] != (300, 300)


@pytest.mark.parametrize("name", FORMATS)
def test_without_credit_a_file_holds_no_metadata_at_all(tmp_path: Path, name: str) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "CANARY make", 6
    photograph = file_of(scene(), "JPEG", exif=exif, comment="CANARY said", xmp=xmp(""))
    (made,) = derived(tmp_path, photograph, Derivative((0, 0, 48, 64), (24, 32), name, 80))
    assert {"exif", "xmp", "photoshop", "comment", "icc_profile"}.isdisjoint(opened(made).info)


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_picture_says_of_itself_goes_with_it_unless_its_curator_says_otherwise(
    tmp_path: Path, name: str
) -> None:
    told = (("creator", "C. Maker"), ("rights-url", "https://example.org/other"))
    photograph = file_of(scene(), "JPEG", xmp=XMP)
    as_it_is, told_otherwise = (
        derived(tmp_path, photograph, Derivative((0, 0, 64, 48), (32, 24), name, 80, credit))[0]
        for credit in ((), told)
    )
    assert accepted(tmp_path, as_it_is).credit == READ
    assert dict(accepted(tmp_path, told_otherwise).credit) == dict(READ) | dict(told)


def test_a_curator_who_repeats_a_file_leaves_its_fields_as_they_are(tmp_path: Path) -> None:
    told = (("creator", "The Archive"), ("rights", "©"))
    (made,) = derived(
        tmp_path, file_of(scene(), "JPEG", xmp=XMP), Derivative((0, 0, 64, 48), (32, 24), "avif", 60, told)
    )
    assert accepted(tmp_path, made).credit == READ


def test_what_a_curator_says_is_cleaned_before_it_is_written(tmp_path: Path) -> None:
    told = (("creator", "Zoë\0\x0b\ud800 & co"), ("rights-url", "javascript:alert(1)"))
    (made,) = derived(
        tmp_path, file_of(scene(), "PNG"), Derivative((0, 0, 64, 48), (32, 24), "jpeg", 80, told)
    )
    assert accepted(tmp_path, made).credit == (("creator", "Zoë & co"),)


@pytest.mark.parametrize("name", FORMATS)
def test_every_part_of_a_made_file_is_one_we_know(tmp_path: Path, name: str) -> None:
    (made,) = derived(tmp_path, _private_jpeg(), Derivative((0, 0, 640, 480), (64, 48), name, 80, CREDIT))
    assert parts_of(name, made) == PARTS[name]


def test_an_independent_reader_finds_the_credit_and_nothing_else(
    tmp_path: Path, private_metadata: Callable[[Path], tuple[str, ...]]
) -> None:
    jobs = [Derivative((0, 0, 640, 480), (64, 48), name, 80, CREDIT) for name in FORMATS]
    folder = tmp_path / "made"
    folder.mkdir()
    for name, made in zip(FORMATS, derived(tmp_path, _private_jpeg(), *jobs), strict=True):
        (folder / f"made.{name}").write_bytes(made)
    assert private_metadata(folder) == ()
    paths = [str(folder / f"made.{name}") for name in FORMATS]
    command = [machine.exiftool() or "", "-json", "-G1", "-a", "-charset", "exif=utf8", *paths]
    told = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    for tags in told:
        groups = {tag.split(":")[0] for tag in tags}
        assert not {"GPS", "ExifIFD", "IFD1", "Photoshop", "XMP-photoshop:City", "ICC_Profile"} & groups
        assert "CANARY" not in json.dumps(tags)
        assert "kept" not in json.dumps(tags)
        assert tags["XMP-dc:Creator"] == CREDIT[0][1]
        assert tags["XMP-photoshop:Credit"] == CREDIT[1][1]
        assert tags["XMP-dc:Rights"] == CREDIT[2][1]
        assert tags["XMP-xmpRights:WebStatement"] == CREDIT[3][1]
        assert not [tag for tag in tags if tag.startswith("ExifTool:Warning")]
    jpeg = told[0]
    assert jpeg["IPTC:By-line"] == jpeg["IFD0:Artist"] == CREDIT[0][1]
    assert jpeg["IPTC:CopyrightNotice"] == jpeg["IFD0:Copyright"] == CREDIT[2][1]
    assert jpeg["IPTC:Credit"] == CREDIT[1][1]
