"""The test server answers as a plain web host does, below a sub-path too."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest


def read(address: str) -> str:
    """The text at an address."""
    with urllib.request.urlopen(address, timeout=10) as answer:
        text: str = answer.read().decode()
        return text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gids").mkdir()
    (tmp_path / "index.html").write_text("begin")
    (tmp_path / "gids" / "index.html").write_text("gids")
    (tmp_path / "404.html").write_text("hier is niets")
    return tmp_path


@pytest.mark.parametrize("prefix", ["", "/gidsen", "a/b"])
def test_a_folder_answers_with_its_index(folder: Path, serve: Callable[..., str], prefix: str) -> None:
    home = serve(folder, prefix)
    assert home.endswith(f"{prefix.strip('/')}/")
    assert [read(home), read(f"{home}gids/"), read(f"{home}gids/?x=1")] == ["begin", "gids", "gids"]


@pytest.mark.parametrize("path", ["/", "/index.html", "/gidsen2/", "/gidsen/weg"])
def test_outside_the_sub_path_lies_the_sites_own_404(
    folder: Path, serve: Callable[..., str], path: str
) -> None:
    root = serve(folder, "/gidsen").removesuffix("/gidsen/")
    with pytest.raises(urllib.error.HTTPError) as refused:
        read(root + path)
    with refused.value as answer:
        assert (answer.code, answer.read()) == (404, b"hier is niets")
