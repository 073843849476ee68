"""Pictures come out upright, cut where they should be, in the size asked for, the same on every run."""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from guidegen.adapters.pictures import Box, Derivative
from guidegen.adapters.pillow import derive, encoder_version, survey
from tests.adapters.photographs import accepted, derived, file_of, lossless, opened, scene, turned

ALL = range(1, 9)


def _far_apart(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures of one size, in levels of 256."""
    assert one.size == other.size
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


@pytest.mark.parametrize("orientation", ALL)
@pytest.mark.parametrize("name", ["PNG", "WEBP", "TIFF"])
def test_every_orientation_comes_out_upright_to_the_pixel(
    tmp_path: Path, name: str, orientation: int
) -> None:
    data = turned(scene(), orientation, name)
    assert accepted(tmp_path, data).size == (64, 48)
    assert lossless(tmp_path, data, (64, 48)).tobytes() == scene().tobytes()


@pytest.mark.parametrize("orientation", ALL)
def test_a_jpeg_decoded_small_is_upright_and_cut_in_the_right_place(tmp_path: Path, orientation: int) -> None:
    upright = scene(1203, 801)
    data = turned(upright, orientation, "JPEG")
    crop: Box = (601, 100, 1001, 500)
    (made,) = derived(tmp_path, data, Derivative(crop, (100, 100), "png", 100))
    wanted = upright.crop(crop).resize((100, 100), Image.Resampling.LANCZOS)
    assert accepted(tmp_path, data).size == (1203, 801)
    assert _far_apart(opened(made), wanted) < 1.5
    assert _far_apart(opened(made), wanted.rotate(90)) > 5


@pytest.mark.parametrize("orientation", ALL)
def test_the_orientation_that_avif_keeps_in_its_own_way(tmp_path: Path, orientation: int) -> None:
    data = turned(scene(), orientation, "AVIF", quality=100, subsampling="4:4:4")
    assert accepted(tmp_path, data).size == (64, 48)
    assert _far_apart(lossless(tmp_path, data, (64, 48)), scene()) < 1.5


def test_no_orientation_is_left_in_what_is_made(tmp_path: Path) -> None:
    jobs = [Derivative((0, 0, 64, 48), (32, 24), name, 80) for name in ("jpeg", "avif", "webp", "png")]
    for made in derived(tmp_path, turned(scene(), 6, "JPEG"), *jobs):
        assert opened(made).size == (32, 24)
        assert not opened(made).getexif()


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_means_as_stored(tmp_path: Path, value: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = value
    assert accepted(tmp_path, file_of(scene(), "JPEG", exif=exif)).size == (64, 48)


def test_of_a_jpeg_that_holds_several_pictures_the_first_is_taken(tmp_path: Path) -> None:
    several = file_of(
        scene(640, 480), "MPO", save_all=True, append_images=[scene(32, 24).rotate(180)], quality=95
    )
    assert accepted(tmp_path, several).size == (640, 480)
    (made,) = derived(tmp_path, several, Derivative((0, 0, 640, 480), (64, 48), "png", 100))
    assert _far_apart(opened(made), scene(640, 480).resize((64, 48), Image.Resampling.LANCZOS)) < 1.5


def test_every_job_gets_its_own_file_in_the_order_asked(tmp_path: Path) -> None:
    whole, square = (0, 0, 800, 600), (100, 0, 700, 600)
    jobs = (
        Derivative(whole, (80, 60), "jpeg", 80),
        Derivative(square, (300, 300), "avif", 60),
        Derivative(whole, (400, 300), "webp", 80),
        Derivative(square, (60, 60), "png", 100),
        Derivative(whole, (80, 60), "avif", 60),
        Derivative(whole, (800, 600), "jpeg", 80),
        Derivative(whole, (80, 60), "jpeg", 80),
    )
    made = [opened(data) for data in derived(tmp_path, file_of(scene(800, 600), "JPEG"), *jobs)]
    assert [image.size for image in made] == [job.size for job in jobs]
    assert [(image.format or "").lower() for image in made] == [job.format for job in jobs]
    for job, image in zip(jobs, made, strict=True):
        wanted = scene(800, 600).crop(job.crop).resize(job.size, Image.Resampling.LANCZOS)
        assert _far_apart(image, wanted) < 4


def test_a_size_made_from_the_next_larger_is_as_good_as_one_made_alone(tmp_path: Path) -> None:
    data = file_of(Image.effect_mandelbrot((1600, 1200), (-2, -1.2, 1, 1.2), 60).convert("RGB"), "JPEG")
    jobs = [Derivative((0, 0, 1600, 1200), (width, width * 3 // 4), "png", 100) for width in (1600, 960, 480)]
    ladder = derived(tmp_path, data, *jobs)
    alone = derived(tmp_path, data, jobs[2])
    exact = opened(data).resize((480, 360), Image.Resampling.LANCZOS)
    assert _far_apart(opened(ladder[2]), exact) < max(1.0, 2 * _far_apart(opened(alone[0]), exact))


def test_the_same_file_gives_the_same_bytes_in_this_process_and_another(tmp_path: Path) -> None:
    path = tmp_path / "picture"
    path.write_bytes(turned(scene(300, 200), 6, "JPEG"))
    credit = (("creator", "N. de Wit"), ("rights", "© De Wit"))
    jobs = tuple(
        Derivative((0, 0, 300, 200), (150, 100), name, 70, credit) for name in ("jpeg", "avif", "webp", "png")
    )
    here = derive(path, jobs)
    assert derive(path, jobs) == here
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(derive, path, jobs).result() == here
        assert pool.submit(survey, path).result() == survey(path)
        assert pool.submit(encoder_version).result() == encoder_version()


def test_jobs_surveys_and_refusals_travel_between_processes(tmp_path: Path) -> None:
    found = accepted(tmp_path, file_of(scene(), "PNG"))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes


def test_quality_is_lowered_until_a_file_fits(tmp_path: Path) -> None:
    noise = Image.effect_noise((300, 300), 120).convert("RGB")
    job = Derivative((0, 0, 300, 300), (300, 300), "jpeg", 90)
    limited = Derivative((0, 0, 300, 300), (300, 300), "jpeg", 90, max_bytes=20_000)
    large, small = derived(tmp_path, file_of(noise, "PNG"), job, limited)
    assert len(small) <= 20_000 < len(large)


def test_jpegs_are_progressive_and_hold_half_the_colour_detail(tmp_path: Path) -> None:
    (made,) = derived(tmp_path, file_of(scene(), "PNG"), Derivative((0, 0, 64, 48), (64, 48), "jpeg", 80))
    assert opened(made).info.get("progressive") == 1
    assert b"\xff\xc2\x00\x11\x08\x00\x30\x00\x40\x03\x01\x22" in made


def test_the_version_of_the_encoders_names_them_all() -> None:
    version = encoder_version()
    assert version == encoder_version()
    assert all(f"{part}-" in version for part in ("pil", "libjpeg_turbo", "webp", "avif", "aom"))
    assert "None" not in version
