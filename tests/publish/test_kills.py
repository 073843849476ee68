"""A publish killed at any moment; of each kind of target a few times: the rest is `python -m tests.campaigns.publishes`."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidegen.publish.target import Address
from tests.publish.kills import Doomed, Tally, Visitor, kill_often

KILLS = 12


def file_in(folder: Path, path: str) -> bytes | None:
    try:
        return (folder / path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


@pytest.mark.parametrize("switch", ["no", "yes"])
def test_a_folder(tmp_path: Path, switch: str) -> None:
    www = tmp_path / "www"
    address = Address("website", "folder", {"folder": str(www), "switch": switch})
    tally = kill_often(Doomed(address, tmp_path / "scratch"), lambda path: file_in(www, path), KILLS)
    assert (tally.lacking, tally.astray) == ([], [])
    assert tally.kills > 0
    assert tally.visits > KILLS


def test_a_page_without_its_style_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b'<img src="/assets/css/lost.css">')
    tally = Tally()
    Visitor(lambda path: file_in(tmp_path, path), tally).visit("index.html")
    assert not tally.good
