"""A publish killed at any moment; of each kind of target a few times: the rest is `python -m tests.campaigns.publishes`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.kills import Tally, Visitor, kill_often
from tests.publish.places import PLACES, file_in

KILLS = 5


@pytest.mark.parametrize("name", PLACES)
def test_whenever_it_is_killed(tmp_path: Path, name: str) -> None:
    with PLACES[name](tmp_path) as place:
        tally = kill_often(place.doomed, place.fetch, KILLS)
    assert (tally.lacking, tally.astray) == ([], [])
    assert tally.kills > 0
    assert tally.visits > KILLS


def test_a_page_without_its_style_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b'<img src="/assets/css/lost.css">')
    tally = Tally()
    Visitor(lambda path: file_in(tmp_path, path), tally).visit("index.html")
    assert not tally.good
