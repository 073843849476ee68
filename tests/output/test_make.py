"""Each recipe has one maker, and a maker gives the bytes its recipe stands for or says that it cannot."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from guidegen.adapters.files import digest_bytes
from guidegen.output.cache import PictureCache
from guidegen.output.make import MAKERS, Bench
from guidegen.plan.recipes import CopyFile, Recipe
from guidegen.problems import DiskError
from tests.output.press import page, picture, render, text

SOURCE = digest_bytes(b"a font")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A bench with one source, a font."""
    (tmp_path / "font.woff2").write_bytes(b"a font")
    return Bench(render, {SOURCE: tmp_path / "font.woff2"}, PictureCache(tmp_path / "cache"))


def test_every_recipe_has_its_maker() -> None:
    assert set(MAKERS) == set(get_args(Recipe))


def test_a_page_is_rendered_a_text_written_and_a_file_copied(bench: Bench) -> None:
    assert bench.make(page("words"), "f") == b"words\nend"
    assert bench.make(text("caf\u00e9\n"), "f") == "caf\u00e9\n".encode()
    assert bench.make(CopyFile(SOURCE), "f") == b"a font"


def test_a_picture_comes_from_the_cache(bench: Bench) -> None:
    bench.cache.put("1" * 32, b"picture")
    assert bench.make(picture(b"a font"), "1" * 32) == b"picture"
    with pytest.raises(DiskError) as caught:
        bench.make(picture(b"a font"), "2" * 32)
    assert caught.value.code == "picture-lost"


def test_a_source_that_changed_is_not_copied(bench: Bench) -> None:
    bench.sources[SOURCE].write_bytes(b"another font")
    with pytest.raises(DiskError) as caught:
        bench.make(CopyFile(SOURCE), "f")
    assert caught.value.code == "source-changed"
