"""What is no usable picture is refused by name, quickly, and never with an exception."""

from __future__ import annotations

import struct
import tomllib
import zlib
from pathlib import Path

import pytest
from PIL import Image, TiffImagePlugin

from guidegen.adapters.pictures import Derivative, Refusal
from guidegen.adapters.pillow import derive, source, survey
from tests.adapters.photographs import accepted, file_of, refused, scene, surveyed, with_segment

WORDS = Path(source.__file__).parents[2] / "words"


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- drawn --><svg/>", "SVG"),
        (b"<!DOCTYPE html><p>not found", "HTML"),
        (b"BM" + bytes(60) + b"x", "BMP"),
        (b"8BPS\0\1" + bytes(60), "Photoshop (PSD)"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "EPS"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\0\0\1\0\1\0", "ICO"),
        (b"\xff\x0a\xfa\x7f", "JPEG XL"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
        (b"II*\0\x10\0\0\0CR\2\0", "RAW"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom", "RAW"),
        (b"\0\0\0\x18ftypisom\0\0\2\0isommp42", "MP4"),
        (b"PK\x03\x04" + bytes(30), "ZIP"),
    ],
)
def test_other_formats_are_refused_by_their_name(tmp_path: Path, start: bytes, name: str) -> None:
    assert surveyed(tmp_path, start) == Refusal("picture-format", (("format", name),))


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1", b"hevc"])
def test_heic_has_words_of_its_own(tmp_path: Path, brand: bytes) -> None:
    assert refused(tmp_path, b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic") == "picture-heic"


def test_an_avif_that_also_says_heif_is_an_avif(tmp_path: Path) -> None:
    avif = file_of(scene(), "AVIF")
    assert b"mif1" in avif[:64]
    assert accepted(tmp_path, avif).format == "avif"


def test_the_thumbnail_of_a_cameras_own_format_is_not_taken_for_the_picture(tmp_path: Path) -> None:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[254] = 1
    assert surveyed(tmp_path, file_of(scene(), "TIFF", tiffinfo=tags)) == Refusal(
        "picture-format", (("format", "RAW"),)
    )


def test_an_empty_file_and_a_placeholder_are_told_apart(tmp_path: Path) -> None:
    assert refused(tmp_path, b"") == "picture-empty"
    with (tmp_path / "cloud.jpg").open("wb") as file:
        file.truncate(3_000_000)
    assert survey(tmp_path / "cloud.jpg") == Refusal("picture-placeholder")


def test_what_is_no_picture_at_all(tmp_path: Path) -> None:
    assert refused(tmp_path, b"Lieve mensen, hierbij de foto.") == "picture-unknown"
    assert refused(tmp_path, b"\xff") == "picture-unknown"


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert survey(tmp_path) == Refusal("picture-unreadable", (("reason", "not a file"),))
    assert isinstance(survey(tmp_path / "gone.jpg"), Refusal)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF"])
@pytest.mark.parametrize("kept", [0.3, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, name: str, kept: float) -> None:
    data = file_of(Image.effect_noise((300, 200), 90).convert("RGB"), name)
    accepted(tmp_path, data)
    assert refused(tmp_path, data[: int(len(data) * kept)]) in {"picture-truncated", "picture-unreadable"}


@pytest.mark.parametrize("kind", ["baseline", "progressive"])
@pytest.mark.parametrize("missing", [1, 2, 3, 10, 1_000, 20_000])
def test_a_jpeg_that_was_cut_off_anywhere_is_said_to_be(tmp_path: Path, missing: int, kind: str) -> None:
    noise = Image.effect_noise((400, 300), 90).convert("RGB")
    data = file_of(noise, "JPEG", progressive=kind == "progressive")
    assert refused(tmp_path, data[:-missing]) == "picture-truncated"


def test_a_copy_set_aside_in_full_but_filled_in_part_is_cut_off_too(tmp_path: Path) -> None:
    data = file_of(Image.effect_noise((400, 300), 90).convert("RGB"), "JPEG")
    half = len(data) // 2
    assert refused(tmp_path, data[:half] + bytes(half)) == "picture-truncated"
    accepted(tmp_path, data + bytes(5_000))  # padding behind a whole picture does no harm


@pytest.mark.parametrize("name", ["GIF", "PNG", "WEBP", "AVIF"])
def test_moving_pictures_are_refused(tmp_path: Path, name: str) -> None:
    frames = [scene(), scene().rotate(90), scene().rotate(180)]
    data = file_of(frames[0], name, save_all=True, append_images=frames[1:], duration=100)
    assert refused(tmp_path, data) == "picture-animated"


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _bomb_png(side: int) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    body = _chunk(b"IDAT", zlib.compress(bytes(10_000_000)))
    return b"\x89PNG\r\n\x1a\n" + head + body + _chunk(b"IEND", b"")


def _claiming(name: str, mark: bytes, skip: int, size: bytes) -> bytes:
    """A small file whose header claims another size."""
    data = bytearray(file_of(scene(), name))
    at = data.index(mark) + skip
    data[at : at + len(size)] = size
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_bomb_png(30_000), id="png"),
        pytest.param(_bomb_png(7_100), id="png just over the limit"),
        pytest.param(_claiming("JPEG", b"\xff\xc0", 5, struct.pack(">HH", 30_000, 30_000)), id="jpeg"),
        pytest.param(_claiming("GIF", b"GIF87a", 6, struct.pack("<HH", 30_000, 30_000)), id="gif"),
    ],
)
def test_a_picture_of_too_many_pixels_is_refused_by_its_header(
    tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_decoding(image: Image.Image) -> None:
        raise AssertionError(image.size)

    monkeypatch.setattr("guidegen.adapters.pillow.load", no_decoding)
    assert refused(tmp_path, data) == "picture-too-large"


def test_an_avif_that_claims_too_much_is_refused(tmp_path: Path) -> None:
    size = struct.pack(">II", 30_000, 30_000)
    assert isinstance(surveyed(tmp_path, _claiming("AVIF", b"ispe", 8, size)), Refusal)


def test_a_jpeg_may_have_more_pixels_unless_all_of_it_must_wait_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MAX_PIXELS", {"jpeg": 5_000, "progressive": 1_000, "webp": 500})
    monkeypatch.setattr(source, "MAX_OTHER_PIXELS", 1_000)
    assert accepted(tmp_path, file_of(scene(), "JPEG")).size == (64, 48)
    assert refused(tmp_path, file_of(scene(), "JPEG", progressive=True)) == "picture-too-large"
    assert refused(tmp_path, file_of(scene(), "PNG")) == "picture-too-large"
    assert refused(tmp_path, file_of(scene(80, 80), "JPEG")) == "picture-too-large"
    assert accepted(tmp_path, file_of(scene(30, 30), "PNG")).size == (30, 30)
    assert refused(tmp_path, file_of(scene(30, 30), "WEBP")) == "picture-too-large"


def test_a_file_of_too_many_bytes_is_refused_with_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 1_000_000)
    data = with_segment(file_of(scene(), "JPEG"), b"\xff\xfe\xff\xff" + bytes(65533)) + bytes(1_100_000)
    assert surveyed(tmp_path, data) == Refusal("picture-too-heavy", (("limit", "1"), ("size", "2")))


def test_deriving_refuses_as_surveying_does(tmp_path: Path) -> None:
    path = tmp_path / "picture"
    job = Derivative((0, 0, 64, 48), (32, 24), "jpeg", 80)
    data = file_of(scene(), "JPEG")
    path.write_bytes(data[: len(data) // 2])
    assert derive(path, (job,)) == Refusal("picture-truncated")
    path.write_bytes(file_of(scene(40, 40), "JPEG"))
    assert derive(path, (job,)) == Refusal("picture-changed")


@pytest.mark.parametrize(
    "job",
    [
        Derivative((0, 0, 64, 48), (32, 24), "bmp", 80),
        Derivative((0, 0, 64, 48), (0, 24), "jpeg", 80),
        Derivative((64, 0, 64, 48), (32, 24), "jpeg", 80),
        Derivative((0, 0, 64, 48), (32, 24), "jpeg", 80, (("maker", "x"),)),
    ],
)
def test_a_job_that_makes_no_sense_is_our_own_mistake(tmp_path: Path, job: Derivative) -> None:
    path = tmp_path / "picture"
    path.write_bytes(file_of(scene(), "PNG"))
    with pytest.raises(ValueError, match="Derivative"):
        derive(path, (job,))


def test_thirty_two_bits_a_colour_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, file_of(scene().convert("F"), "TIFF")) == "picture-format"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_refusal_has_words(language: str) -> None:
    room = WORDS.parent / "adapters" / "pillow"
    text = "".join(path.read_text(encoding="utf-8") for path in room.glob("*.py"))
    words = tomllib.loads((WORDS / language / "pictures.toml").read_text(encoding="utf-8"))
    codes = {part.split('"')[0] for part in text.split('Refusal("')[1:]}
    assert codes == set(words)
    assert all(set(entry) == {"say", "hint"} for entry in words.values())
    assert all("{file}" in entry["say"] for entry in words.values())


def test_broken_metadata_does_not_make_a_good_picture_bad(tmp_path: Path) -> None:
    broken_exif = with_segment(file_of(scene(), "JPEG"), b"\xff\xe1\x00\x10Exif\0\0MM\0*\0\0\0\x08")
    assert accepted(tmp_path, broken_exif).size == (64, 48)
