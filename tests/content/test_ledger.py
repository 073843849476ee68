"""What is noted of files may be lost or damaged at any time without any change in what is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guidegen.adapters import files
from guidegen.adapters.pictures import Survey
from guidegen.content import ledger
from tests.content.sites import Files, read

SITE: Files = {"pages/over.md": '---\ntitle: Over\n---\n![a](a.jpg "N")\n', "pages/a.jpg": ""}
NOW = 1_800_000_000_000_000_000
OLD: files.Signature = (1, NOW - 4_000_000_000, NOW - 4_000_000_000, 7)
YOUNG: files.Signature = (1, NOW - 4_000_000_000, NOW - 1_000_000_000, 7)


def test_a_file_that_may_still_be_changing_is_not_trusted(tmp_path: Path) -> None:
    signatures = {"a": OLD, "b": YOUNG}
    ledger.note_digests(tmp_path, {"a": "aa", "b": "bb"}, signatures, NOW)
    assert ledger.noted_digests(tmp_path, signatures) == {"a": "aa"}
    assert ledger.noted_digests(tmp_path, {"a": (2, *OLD[1:])}) == {}


def test_surveys_come_back_as_they_were(tmp_path: Path) -> None:
    survey = Survey("jpeg", (80, 60), "#aa3311", None, (("creator", "Noor ☃"),))
    ledger.note_surveys(tmp_path, {"aa": survey})
    assert ledger.noted_surveys(tmp_path, ["aa", "bb"]) == {"aa": survey}


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b"0" * 32 + b"\n{}"])
def test_a_damaged_ledger_counts_as_none(tmp_path: Path, damage: bytes) -> None:
    first = read(tmp_path, SITE)
    for name in (ledger.DIGESTS, ledger.SURVEYS):
        (tmp_path / name).write_bytes(damage)
    assert read(tmp_path, SITE).site == first.site


def test_every_flipped_bit_is_noticed(tmp_path: Path) -> None:
    ledger.note_surveys(tmp_path, {"aa": Survey("jpeg", (80, 60), "#aa3311")})
    path = tmp_path / ledger.SURVEYS
    whole = path.read_bytes()
    for n in range(len(whole)):
        path.write_bytes(whole[:n] + bytes([whole[n] ^ 1]) + whole[n + 1 :])
        assert ledger.noted_surveys(tmp_path, ["aa"]) == {}


def test_a_changed_picture_of_the_same_size_and_time_is_seen(tmp_path: Path) -> None:
    first = read(tmp_path, SITE)
    picture = tmp_path / "content/pages/a.jpg"
    before = picture.stat()
    data = bytearray(picture.read_bytes())
    data[-3] ^= 1
    picture.write_bytes(bytes(data))
    os.utime(picture, ns=(before.st_atime_ns, before.st_mtime_ns))
    kept: Files = {path: text for path, text in SITE.items() if not path.endswith(".jpg")}
    assert set(read(tmp_path, kept).files) != set(first.files)
