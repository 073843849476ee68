"""A cache that is damaged, older, newer or gone costs time and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidegen.output import cache as caches
from guidegen.output.cache import PictureCache

ONE = "1" * 32
TWO = "2" * 32


@pytest.fixture
def cache(tmp_path: Path) -> PictureCache:
    """An empty cache."""
    return PictureCache(tmp_path / "cache")


def file_of(cache: PictureCache, fingerprint: str) -> Path:
    return cache.root / fingerprint[:2] / fingerprint


def test_what_is_put_is_got(cache: PictureCache) -> None:
    assert cache.get(ONE) is None
    cache.put(ONE, b"picture")
    cache.put(TWO, b"")
    assert (cache.get(ONE), cache.get(TWO)) == (b"picture", b"")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.data())
def test_a_flip_or_a_cut_is_noticed(cache: PictureCache, data: st.DataObject) -> None:
    cache.put(ONE, b"picture")
    whole = file_of(cache, ONE).read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    flipped = bytes((*whole[:place], whole[place] ^ data.draw(st.integers(1, 255)), *whole[place + 1 :]))
    for damaged in (flipped, whole[:place], whole + b"x"):
        file_of(cache, ONE).write_bytes(damaged)
        assert cache.get(ONE) is None
    cache.put(ONE, b"picture")
    assert cache.get(ONE) == b"picture"


def test_a_picture_under_anothers_name_is_noticed(cache: PictureCache) -> None:
    cache.put(ONE, b"picture")
    cache.put(TWO, b"other")
    file_of(cache, TWO).write_bytes(file_of(cache, ONE).read_bytes())
    assert cache.get(TWO) is None


def test_a_cache_of_another_version_is_not_read(cache: PictureCache, monkeypatch: pytest.MonkeyPatch) -> None:
    for head in (b"guidegen picture 0\n", b"guidegen picture 2\n", b""):
        monkeypatch.setattr(caches, "_HEAD", head)
        cache.put(ONE, b"picture")
        monkeypatch.undo()
        assert cache.get(ONE) is None


def test_a_folder_in_the_place_of_a_picture_is_no_picture(cache: PictureCache) -> None:
    file_of(cache, ONE).mkdir(parents=True)
    assert cache.get(ONE) is None
    cache.put(ONE, b"picture")
    assert cache.get(ONE) == b"picture"


def test_pruning_keeps_what_is_wanted_and_what_is_young(cache: PictureCache) -> None:
    for fingerprint in (ONE, TWO):
        cache.put(fingerprint, b"picture")
    made = file_of(cache, TWO).stat().st_mtime_ns
    assert cache.prune({ONE}, made + caches.KEPT) == 0
    assert cache.prune({ONE}, made + caches.KEPT + 10**12) == 1
    assert (cache.get(ONE), cache.get(TWO)) == (b"picture", None)
    assert PictureCache(cache.root / "not-there").prune((), 0) == 0
