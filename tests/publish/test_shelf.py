"""The releases that are kept on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidegen.adapters.files import digest_bytes
from guidegen.plan.delivery import KEPT
from guidegen.plan.pieces import Piece
from guidegen.plan.release import Release
from guidegen.problems import PublishError
from guidegen.publish.shelf import Shelf
from tests.publish.contract import edition


def release(number: int, where: str = "/srv/www") -> Release:
    pieces = {path: Piece(digest_bytes(data), len(data)) for path, data in edition(number).items()}
    return Release(number, "2026-11-25T00:00:00+00:00", where, pieces)


def keep(shelf: Shelf, number: int, *, finish: bool = True, target: str = "website") -> Release:
    shelf.keep(target, release(number), edition(number).__getitem__)
    if finish:
        shelf.finish(target, release(number))
    return release(number)


def objects(state: Path) -> int:
    return sum(path.is_file() for path in (state / "releases" / "_objects").rglob("*"))


def test_a_release_is_kept_whole(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    kept = keep(shelf, 1)
    assert {path: shelf.read(kept, path) for path in kept.pieces} == edition(1)
    (again,) = Shelf(tmp_path).releases("website")
    assert again.done
    assert (again.number, again.pieces, again.where) == (1, kept.pieces, "/srv/www")


def test_the_last_ones_are_kept_and_what_nobody_has_any_more_goes(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for number in range(1, KEPT + 3):
        keep(shelf, number)
    assert [one.number for one in shelf.releases("website")] == list(range(3, KEPT + 3))
    contents = {data for number in range(3, KEPT + 3) for data in edition(number).values()}
    assert objects(tmp_path) == len(contents)


def test_what_a_kill_left_of_a_record_is_no_release(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for number in range(1, KEPT + 1):
        keep(shelf, number)
    records = tmp_path / "releases" / "website"
    (records / ".000005.json.4711.part").write_bytes((records / "000005.json").read_bytes())
    assert [one.number for one in shelf.releases("website")] == list(range(1, KEPT + 1))
    keep(shelf, KEPT + 1)
    assert [one.number for one in shelf.releases("website")] == list(range(2, KEPT + 2))
    assert list(records.glob(".*")) == []


def test_the_files_of_another_target_stay(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    proof = keep(shelf, 1, target="proef")
    for number in range(2, KEPT + 4):
        keep(shelf, number)
    assert {path: shelf.read(proof, path) for path in proof.pieces} == edition(1)


def test_what_was_not_published_whole_is_no_release_to_return_to(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    keep(shelf, 1)
    keep(shelf, 2, finish=False)
    assert [one.done for one in shelf.releases("website")] == [True, False]
    keep(shelf, 3)
    assert [one.number for one in shelf.releases("website")] == [1, 3]


def test_bytes_that_are_not_what_was_packed_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishError) as refused:
        Shelf(tmp_path).keep("website", release(1), lambda path: edition(1)[path] + b"!")
    assert refused.value.code == "publish-output-changed"
    assert Shelf(tmp_path).releases("website") == ()


@pytest.mark.parametrize(
    "damage", [b"", b"another page of the same", b"longer than it ever was before, by far" * 99]
)
def test_a_damaged_file_is_told_and_mended_by_the_next_publish(tmp_path: Path, damage: bytes) -> None:
    shelf = Shelf(tmp_path)
    kept = keep(shelf, 1)
    content = kept.pieces["index.html"].content
    file = tmp_path / "releases" / "_objects" / content[:2] / content[2:]
    file.write_bytes(damage)
    with pytest.raises(PublishError) as refused:
        shelf.read(kept, "index.html")
    assert refused.value.code == "publish-shelf-damaged"
    keep(shelf, 1)
    assert shelf.read(kept, "index.html") == edition(1)["index.html"]


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b'{"format": 1}\n{"number": 1}'])
def test_a_damaged_record_is_left_out(tmp_path: Path, damage: bytes) -> None:
    shelf = Shelf(tmp_path)
    keep(shelf, 1)
    keep(shelf, 2)
    (tmp_path / "releases" / "website" / "000002.json").write_bytes(damage)
    assert [one.number for one in shelf.releases("website")] == [1]
