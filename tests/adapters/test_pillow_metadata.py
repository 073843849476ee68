"""Credits are written into every file made, and nothing else is: no place, no device, no name of anyone else."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageCms, JpegImagePlugin

from guidegen.adapters.pictures import CREDIT_FIELDS, Derivative
from tests.adapters.photographs import (
    READ,
    XMP,
    accepted,
    derived,
    file_of,
    iim_segment,
    opened,
    parts_of,
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
