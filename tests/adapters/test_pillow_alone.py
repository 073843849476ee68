"""What is made from a picture depends on the picture and the job alone, not on what else is wanted at the same time."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from guidegen.adapters.pictures import Derivative
from guidegen.adapters.pillow import derive

SIZES = ((1500, 1000), (900, 600), (300, 200), (60, 40))
JOBS = (
    *(Derivative((0, 0, 3000, 2000), size, "jpeg", 80) for size in SIZES),
    Derivative((1000, 500, 1300, 700), (300, 200), "jpeg", 80),  # a small part in full detail
    Derivative((0, 0, 2000, 2000), (200, 200), "webp", 80),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One drawing, with enough in it that every way of making it smaller shows, in two formats."""
    made = tmp_path_factory.mktemp("pictures")
    noise = Image.frombytes("RGB", (300, 200), random.Random(1).randbytes(300 * 200 * 3))
    drawing = noise.resize((3000, 2000), Image.Resampling.BICUBIC)
    drawing.save(made / "drawing.jpg", quality=80)
    drawing.save(made / "drawing.png", compress_level=1)
    return made


@pytest.mark.parametrize("name", ["drawing.jpg", "drawing.png"])
def test_each_file_is_the_same_whatever_else_is_made(folder: Path, name: str) -> None:
    together = derive(folder / name, JOBS)
    assert isinstance(together, tuple)
    for some in (*combinations(range(len(JOBS)), 1), (3, 2), (5, 0), (4, 3)):
        assert derive(folder / name, tuple(JOBS[n] for n in some)) == tuple(together[n] for n in some)
