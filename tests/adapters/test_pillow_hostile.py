"""A thousand damaged pictures: each is surveyed or refused, and then made into files or refused; nothing else happens."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image

from guidegen.adapters.pictures import Derivative, Refusal, Survey
from guidegen.adapters.pillow import derive, survey
from tests.adapters.photographs import file_of, iim_segment, png_with_xmp, scene, turned, with_segment, xmp
from tests.adapters.profiles import cmyk_profile, grey_profile

MUTANTS = 1_000
PACKET = xmp("<photoshop:Credit>x</photoshop:Credit>")


def _seeds() -> list[bytes]:
    small = scene(24, 18)
    exif = Image.Exif()
    exif[0x013B], exif[0x0112] = "maker", 6
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 5.0, 27.0)})
    return [
        with_segment(file_of(small, "JPEG", exif=exif, xmp=PACKET), iim_segment(((80, b"maker"),))),
        file_of(small, "JPEG", progressive=True, icc_profile=grey_profile(2.2)),
        file_of(small.convert("CMYK"), "JPEG", icc_profile=cmyk_profile()),
        png_with_xmp(small, PACKET),
        file_of(small.quantize(16), "PNG", transparency=3),
        turned(small, 5, "PNG"),
        file_of(small.convert("L").convert("I;16"), "PNG"),
        file_of(small, "WEBP", xmp=PACKET, exif=exif),
        file_of(small.convert("RGBA"), "WEBP", lossless=False),
        file_of(small, "AVIF", xmp=PACKET),
        file_of(small.quantize(8), "GIF"),
        file_of(small, "TIFF", compression="tiff_lzw", exif=exif),
        file_of(small.convert("CMYK"), "TIFF", icc_profile=cmyk_profile()),
        file_of(small.convert("1"), "TIFF", compression="group4"),
    ]


def _damaged(chance: random.Random, seeds: list[bytes]) -> bytes:
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        match chance.randrange(6):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                data[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))
            case 2:
                data[at : at + 4] = chance.choice((bytes(4), b"\xff" * 4, b"\x7f\xff\xff\xff", b"\0\0\0\1"))
            case 3:
                del data[at : at + chance.randint(1, 40)]
            case 4:
                data[at:at] = data[at : at + chance.randint(1, 40)]
            case _:
                other = chance.choice(seeds)
                start = chance.randrange(len(other))
                data[at : at + 16] = other[start : start + 16]
        if not data:
            break
    return bytes(data)


def test_a_thousand_damaged_pictures_are_surveyed_or_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    chance, seeds = random.Random(20261123), _seeds()
    path = tmp_path / "picture"
    outcomes = []
    for _ in range(MUTANTS):
        path.write_bytes(_damaged(chance, seeds))
        found = survey(path)
        outcomes.append(type(found))
        if isinstance(found, Refusal):
            continue
        width, height = found.size
        made = derive(path, (Derivative((0, 0, width, height), (12, 9), "jpeg", 60, found.credit),))
        assert isinstance(made, Refusal) or made[0].startswith(b"\xff\xd8")
        assert all(text.isprintable() for _, text in found.credit)
    assert capfd.readouterr() == ("", "")
    assert outcomes.count(Survey) > MUTANTS / 10
    assert outcomes.count(Refusal) > MUTANTS / 10
