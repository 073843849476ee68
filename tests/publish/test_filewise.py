"""The steps of a delivery file by file, at a place that is a dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from guidegen.plan.held import NAME
from guidegen.publish.filewise import Filewise
from tests.publish.contract import delivery_of, edition, send, without_receipt


class Drawer:
    """A store in memory, which counts how often it was searched."""

    where = "memory://"
    hands = 1

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.searches = 0
        self.deleted: list[str] = []

    def is_there(self) -> bool:
        return True

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)

    def size(self, path: str) -> int | None:
        return len(self.files[path]) if path in self.files else None

    def put(self, path: str, data: bytes) -> None:
        self.files[path] = data

    def settle(self, paths: Sequence[str]) -> None:
        assert self.files.keys() >= set(paths)

    def delete(self, path: str) -> None:
        self.deleted.append(path)
        self.files.pop(path, None)

    def paths(self) -> Iterator[str]:
        self.searches += 1
        yield from sorted(self.files)

    def close(self) -> None:
        return


GOING = ("gidsen/nummer-1/index.html",)


@pytest.mark.parametrize(("leaving", "searches"), [(GOING, 0), ((), 1)])
def test_what_goes_is_searched_for_only_where_its_name_is_not_known(
    leaving: tuple[str, ...], searches: int
) -> None:
    drawer = Drawer()
    target = Filewise(drawer)
    send(target, edition(1))
    drawer.files["van-een-ander.html"] = b"not ours"
    delivery = replace(delivery_of(target, edition(2)), leaving=leaving)
    drawer.searches = 0
    target.apply(delivery, edition(2).__getitem__, lambda *_: None)
    assert drawer.searches == searches
    assert drawer.deleted == list(GOING)
    assert "van-een-ander.html" in drawer.files


def test_one_name_that_is_not_known_is_searched_for_among_those_that_are() -> None:
    drawer = Drawer()
    target = Filewise(drawer)
    send(target, {**edition(1), "gidsen/elders/index.html": b"put there from elsewhere"})
    delivery = replace(delivery_of(target, edition(2)), leaving=GOING)
    target.apply(delivery, edition(2).__getitem__, lambda *_: None)
    there = without_receipt(drawer.files)
    assert {path: there[path] for path in edition(2)} == edition(2)
    assert sorted(drawer.deleted) == ["gidsen/elders/index.html", *GOING]
    assert NAME in drawer.files
    assert delivery_of(target, edition(2)).idle
