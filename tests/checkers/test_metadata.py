"""The metadata reader finds what a camera noted, and leaves a credit alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

Check = Callable[[Path], tuple[str, ...]]
GPS, ARTIST, BODY_SERIAL = 0x8825, 0x013B, 0xA431


def test_a_place_and_a_serial_number_are_found(tmp_path: Path, private_metadata: Check) -> None:
    exif = Image.Exif()
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(0x8769)[BODY_SERIAL] = "12345"
    (tmp_path / "a b").mkdir()
    Image.new("RGB", (8, 8)).save(tmp_path / "a b" / "c.jpg", exif=exif)
    assert private_metadata(tmp_path) == ("a b/c.jpg: EXIF:GPSLatitudeRef", "a b/c.jpg: EXIF:SerialNumber")


def test_a_credit_is_not_private(tmp_path: Path, private_metadata: Check) -> None:
    exif = Image.Exif()
    exif[ARTIST] = "N. de Wit"
    Image.new("RGB", (8, 8)).save(tmp_path / "a.jpg", exif=exif)
    assert private_metadata(tmp_path) == ()


def test_an_empty_folder_is_not_clean(tmp_path: Path, private_metadata: Check) -> None:
    with pytest.raises(ValueError, match="no file"):
        private_metadata(tmp_path)
