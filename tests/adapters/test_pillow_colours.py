"""Colours stay what they were: any profile and mode comes out as sRGB; the colours found in a picture are telling."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageStat

from guidegen.adapters.pictures import Derivative
from tests.adapters.photographs import accepted, derived, file_of, lossless, opened, scene
from tests.adapters.profiles import ADOBE_RGB, DISPLAY_P3, cmyk_profile, grey_profile, rgb_profile


def _differences(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The mean and the largest CIE76 difference of two sRGB pictures."""
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    first, second = (ImageCms.applyTransform(image.convert("RGB"), to_lab) for image in (one, other))
    assert first is not None
    assert second is not None
    squares = [
        ((light - light_) / 2.55) ** 2 + (_signed(a) - _signed(a_)) ** 2 + (_signed(b) - _signed(b_)) ** 2
        for (light, a, b), (light_, a_, b_) in zip(_triples(first), _triples(second), strict=True)
    ]
    return sum(square**0.5 for square in squares) / len(squares), max(squares) ** 0.5


def _triples(image: Image.Image) -> list[tuple[int, int, int]]:
    raw = image.tobytes()
    return [(raw[i], raw[i + 1], raw[i + 2]) for i in range(0, len(raw), 3)]


def _signed(byte: int) -> int:
    return (byte ^ 128) - 128


@pytest.mark.parametrize(
    ("mode", "profile", "name"),
    [
        ("RGB", rgb_profile(DISPLAY_P3), "PNG"),
        ("RGB", rgb_profile(ADOBE_RGB), "TIFF"),
        ("RGBA", rgb_profile(DISPLAY_P3), "WEBP"),
        ("CMYK", cmyk_profile(), "TIFF"),
        ("L", grey_profile(1.4), "PNG"),
        ("RGB", rgb_profile(DISPLAY_P3, name="sRGB, so it says"), "PNG"),
    ],
)
def test_a_profile_is_converted_as_littlecms_does(
    tmp_path: Path, mode: str, profile: bytes, name: str
) -> None:
    picture = scene().convert(mode)
    ours = lossless(tmp_path, file_of(picture, name, icc_profile=profile), (64, 48))
    reference = ImageCms.profileToProfile(
        picture, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    assert reference is not None
    mean, largest = _differences(ours, reference)
    assert mean <= 1
    assert largest <= 4
    unmanaged, _ = _differences(picture, reference)
    assert unmanaged > 2  # else this test could not fail
    assert "icc_profile" not in ours.info


@pytest.mark.parametrize("gamma", [1.0, 1.8])
def test_a_profile_of_greys_holds_for_greys_with_transparency(tmp_path: Path, gamma: float) -> None:
    greys = scene().convert("L")
    profile = grey_profile(gamma)
    plain = lossless(tmp_path, file_of(greys, "PNG", icc_profile=profile), (64, 48))
    greys.putalpha(Image.new("L", greys.size, 255))
    assert greys.mode == "LA"
    clear = lossless(tmp_path, file_of(greys, "PNG", icc_profile=profile), (64, 48))
    mean, largest = _differences(clear, plain)
    assert (mean, largest) <= (0.5, 2)


def test_display_p3_by_hand(tmp_path: Path) -> None:
    grey_red = Image.new("RGB", (8, 8), (200, 100, 100))  # P3 (200, 100, 100) is sRGB (214, 94, 98)
    data = file_of(grey_red, "PNG", icc_profile=rgb_profile(DISPLAY_P3))
    red, green, blue = lossless(tmp_path, data, (8, 8)).tobytes()[:3]
    assert [red, green, blue] == pytest.approx([214, 94, 98], abs=3)


@pytest.mark.parametrize("name", ["JPEG", "TIFF"])
def test_cmyk_without_a_profile_is_still_a_picture(tmp_path: Path, name: str) -> None:
    data = file_of(Image.new("CMYK", (64, 48), (0, 255, 255, 0)), name)
    assert accepted(tmp_path, data).size == (64, 48)
    red, green, blue = lossless(tmp_path, data, (64, 48)).tobytes()[:3]
    assert red > 150
    assert max(green, blue) < 110


def test_sixteen_bits_are_scaled_and_not_clipped(tmp_path: Path) -> None:
    deep = Image.new("I;16", (4, 1))
    for x, value in enumerate((0, 257 * 60, 257 * 128, 65535)):
        deep.putpixel((x, 0), value)
    for name in ("PNG", "TIFF"):
        made = lossless(tmp_path, file_of(deep, name), (4, 1))
        assert made.convert("L").tobytes() == bytes((0, 60, 128, 255))


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "PA", "RGBA", "YCbCr", "LAB"])
def test_every_mode_comes_out_as_it_looks(tmp_path: Path, mode: str) -> None:
    picture = scene().quantize(64) if mode == "P" else _in_mode(scene(), mode)
    name = "TIFF" if mode in {"PA", "YCbCr", "LAB"} else "PNG"
    made = lossless(tmp_path, file_of(picture, name, **_plain_tiff(mode)), (64, 48))
    wanted = scene() if mode in {"LAB", "YCbCr", "RGBA"} else picture.convert("RGB")
    assert _differences(made, wanted)[0] < 2


def _in_mode(image: Image.Image, mode: str) -> Image.Image:
    if mode == "LAB":
        return (
            ImageCms.profileToProfile(
                image, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
            )
            or image
        )
    return image.convert("P").convert("PA") if mode == "PA" else image.convert(mode)


def _plain_tiff(mode: str) -> dict[str, Any]:
    return {"compression": "raw"} if mode in {"YCbCr", "LAB"} else {}


def test_what_is_transparent_lies_on_white_but_stays_so_in_a_png(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (64, 48), (255, 0, 0, 0))
    logo.paste((0, 0, 200, 255), (0, 0, 32, 48))
    jobs = [Derivative((0, 0, 64, 48), (32, 24), name, 95) for name in ("png", "jpeg", "avif", "webp")]
    png, *others = (opened(data) for data in derived(tmp_path, file_of(logo, "PNG"), *jobs))
    assert png.mode == "RGBA"
    assert png.getpixel((30, 12)) == (255, 255, 255, 0) or png.getchannel("A").getpixel((30, 12)) == 0
    for image in others:
        assert image.mode == "RGB"
        assert min(image.crop((24, 0, 32, 24)).convert("L").tobytes()) > 245


@pytest.mark.parametrize(
    "profile", [b"no profile", rgb_profile(DISPLAY_P3)[:200], cmyk_profile(), grey_profile(1.4)]
)
def test_a_profile_that_is_broken_or_of_other_pixels_is_passed_over(tmp_path: Path, profile: bytes) -> None:
    made = lossless(tmp_path, file_of(scene(), "TIFF", icc_profile=profile), (64, 48))
    assert made.tobytes() == scene().tobytes()


def test_an_srgb_profile_changes_no_pixel(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = lossless(tmp_path, file_of(scene(), "PNG", icc_profile=profile), (64, 48))
    assert made.tobytes() == scene().tobytes()


def test_the_mean_colour_is_the_mean(tmp_path: Path) -> None:
    half = Image.new("RGB", (64, 48), (10, 20, 30))
    half.paste((110, 220, 130), (0, 0, 32, 48))
    assert accepted(tmp_path, file_of(half, "PNG")).colour == "#3c7850"
    large = half.resize((2000, 1500), Image.Resampling.NEAREST)
    jpeg = accepted(tmp_path, file_of(large, "JPEG", quality=95)).colour
    found = [int(jpeg[i : i + 2], 16) for i in (1, 3, 5)]
    assert found == pytest.approx([60, 120, 80], abs=3)


def _accent(
    folder: Path, *spots: tuple[tuple[int, int, int, int], str], paper: str = "#b8b8b8"
) -> str | None:
    picture = Image.new("RGB", (400, 300), paper)
    for box, colour in spots:
        ImageDraw.Draw(picture).rectangle(box, fill=colour)
    return accepted(folder, file_of(picture, "PNG")).accent


def test_the_accent_is_the_strong_colour_among_greys(tmp_path: Path) -> None:
    found = _accent(tmp_path, ((40, 40, 140, 140), "#c83214"))
    assert found is not None
    red, green, blue = (int(found[i : i + 2], 16) for i in (1, 3, 5))
    assert [red, green, blue] == pytest.approx([200, 50, 20], abs=8)


def test_a_small_strong_colour_tells_more_than_a_large_pale_one(tmp_path: Path) -> None:
    found = _accent(tmp_path, ((0, 0, 80, 80), "#d02020"), paper="#a8b4c0")
    assert found is not None
    assert int(found[1:3], 16) > 150


def test_a_picture_without_colour_has_no_accent(tmp_path: Path) -> None:
    assert _accent(tmp_path, ((0, 0, 200, 100), "#404040"), ((0, 0, 3, 3), "#ff0000")) is None


def test_an_alpha_channel_survives_resizing_without_dark_edges(tmp_path: Path) -> None:
    disc = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    ImageDraw.Draw(disc).ellipse((20, 20, 180, 180), fill=(255, 200, 0, 255))
    (made,) = derived(tmp_path, file_of(disc, "PNG"), Derivative((0, 0, 200, 200), (50, 50), "jpeg", 95))
    darkest = ImageStat.Stat(ImageChops.invert(opened(made)).getchannel("R")).extrema[0][1]
    assert darkest < 60  # red is full in the disc and in the paper, so also between them
