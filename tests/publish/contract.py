"""What every target must do, whatever it is: the tests that each of them passes, in the file of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import pytest

from guidegen.adapters.files import digest_bytes
from guidegen.plan.delivery import KEPT, Delivery, deliver
from guidegen.plan.held import NAME, Held
from guidegen.plan.pieces import Piece
from guidegen.problems import PublishError
from guidegen.publish.target import Target

Files = Mapping[str, bytes]

SITE = "https://gidsen.example/"


def page(*assets: str, words: str = "") -> bytes:
    """A page that needs these assets."""
    named = "".join(f'<img src="/{asset}">' for asset in assets)
    return f"<!doctype html><title>{words}</title>{named}".encode()


def edition(number: int) -> dict[str, bytes]:
    """A small site; each number has its own words, its own stylesheet and its own photograph."""
    style, photo = f"assets/css/{number:012x}.css", f"assets/img/gracht-480-{number:012x}.jpg"
    return {
        style: b"body { color: #%06x }" % number,
        photo: b"\xff\xd8 photo %d" % number * 50,
        "assets/0123456789/magazine.css": b"the same in all of them",
        "index.html": page(style, "assets/0123456789/magazine.css", words=f"home {number}"),
        "gidsen/gracht/index.html": page(style, photo, words=f"gracht {number}"),
        f"gidsen/nummer-{number}/index.html": page(style, words="comes and goes"),
        "over/index.html": page("assets/0123456789/magazine.css", words="always the same"),
        "404.html": page(words="not here"),
        "feed.xml": f"<feed>{number}</feed>".encode(),
    }


class Spot(Protocol):
    """A real place that a target publishes to, as its tests see it."""

    def open(self) -> Target:
        """A new connection to it."""
        ...

    def files(self) -> dict[str, bytes]:
        """All that lies there, as a visitor or its owner finds it; the receipt among them."""
        ...

    def lay(self, path: str, data: bytes) -> None:
        """Somebody else puts a file there."""
        ...


def delivery_of(target: Target, files: Files) -> Delivery:
    """The delivery of these files to what the target holds now."""
    pieces = {path: Piece(digest_bytes(data), len(data)) for path, data in files.items()}
    return deliver(pieces, target.look().held or Held(SITE, "salt"))


def send(target: Target, files: Files, read: Callable[[str], bytes] | None = None) -> Delivery:
    """Publish these files."""
    delivery = delivery_of(target, files)
    target.apply(delivery, read or files.__getitem__, lambda *_: None)
    return delivery


def without_receipt(files: Files) -> dict[str, bytes]:
    """The files without our receipt."""
    return {path: data for path, data in files.items() if path != NAME}


def lacking(files: Files) -> list[str]:
    """Pages that name an asset which is not there."""
    assets = {path.encode() for path in files if path.startswith("assets/")}
    return [
        path
        for path, data in files.items()
        if path.endswith(".html")
        for named in (part.split(b'"')[0] for part in data.split(b'src="/')[1:])
        if named not in assets
    ]


class Stopped(Exception):  # noqa: N818 - what the tests throw in, to break off
    """The test pulls the plug."""


class TargetContract:
    """Subclasses bring the fixture `spot`."""

    def test_a_first_release_arrives_whole(self, spot: Spot) -> None:
        target = spot.open()
        assert target.look().held is None
        send(target, edition(1))
        target.close()
        assert without_receipt(spot.files()) == edition(1)

    def test_what_is_there_already_is_not_sent_again(self, spot: Spot) -> None:
        target = spot.open()
        send(target, edition(1))
        again = delivery_of(target, edition(1))
        assert again.idle
        assert again.size == 0
        second = send(target, edition(2))
        assert "over/index.html" not in (*second.new, *second.changed)
        assert "assets/0123456789/magazine.css" not in (*second.new, *second.changed)
        target.close()

    def test_what_goes_and_what_stays_from_one_release_to_the_next(self, spot: Spot) -> None:
        others = {"google1234.html": b"a proof", "oud/index.html": b"<p>old", ".well-known/a.txt": b"key"}
        for path, data in others.items():
            spot.lay(path, data)
        target = spot.open()
        seen = target.look()
        assert seen.held is None
        assert set(seen.others) <= set(others)
        assert seen.others
        for number in range(1, KEPT + 2):
            send(target, edition(number))
        target.close()
        there = without_receipt(spot.files())
        assert {path: there.pop(path, None) for path in others} == others
        newest = edition(KEPT + 1)
        assert {path: there[path] for path in newest} == newest
        assert sorted(path for path in there if path.endswith(".html")) == sorted(
            path for path in newest if path.endswith(".html")
        )
        assert "assets/css/000000000002.css" in there
        assert "assets/css/000000000001.css" not in there

    def test_the_receipt_names_no_address(self, spot: Spot) -> None:
        target = spot.open()
        send(target, {**edition(1), "gidsen/geheim/index.html": page(words="unlisted")})
        target.close()
        assert b"geheim" not in spot.files()[NAME]
        assert b"gracht" not in spot.files()[NAME]

    @pytest.mark.parametrize("step", range(9))
    def test_broken_off_anywhere_it_can_be_done_again(self, spot: Spot, step: int) -> None:
        first = spot.open()
        send(first, edition(1))
        first.close()
        left = [step]

        def read(path: str) -> bytes:
            if not left[0]:
                raise Stopped
            left[0] -= 1
            return edition(2)[path]

        broken = spot.open()
        delivery = delivery_of(broken, edition(2))
        if step < len((*delivery.new, *delivery.changed)):
            with pytest.raises(Stopped):
                broken.apply(delivery, read, lambda *_: None)
        broken.close()
        assert lacking(spot.files()) == []
        again = spot.open()
        send(again, edition(2))
        assert delivery_of(again, edition(2)).idle
        again.close()
        there = without_receipt(spot.files())
        assert {path: there[path] for path in edition(2)} == edition(2)
        assert "gidsen/nummer-1/index.html" not in there

    def test_broken_off_and_then_the_release_before_it(self, spot: Spot) -> None:
        target = spot.open()
        send(target, edition(1))
        sent: list[str] = []

        def read(path: str) -> bytes:
            if len(sent) == 4:
                raise Stopped
            sent.append(path)
            return edition(2)[path]

        with pytest.raises(Stopped):
            send(target, edition(2), read)
        target.close()
        back = spot.open()
        send(back, edition(1))
        back.close()
        there = without_receipt(spot.files())
        assert {path: there[path] for path in edition(1)} == edition(1)
        assert "gidsen/nummer-2/index.html" not in there

    def test_who_publishes_meanwhile_is_not_overwritten(self, spot: Spot) -> None:
        one, other = spot.open(), spot.open()
        send(one, edition(1))
        late = delivery_of(other, edition(2))
        send(one, edition(3))
        with pytest.raises(PublishError) as refused:
            other.apply(late, edition(2).__getitem__, lambda *_: None)
        assert refused.value.code == "publish-meanwhile"
        one.close()
        other.close()
        there = spot.files()
        assert {path: there[path] for path in edition(3)} == edition(3)
