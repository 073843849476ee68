"""A folder that is switched: what is shown is one release, whole, at every moment."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from guidegen.plan.delivery import KEPT
from guidegen.plan.held import NAME
from guidegen.problems import PublishError
from guidegen.publish.folder import open_folder
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address, Ground, Target
from tests.publish.contract import TargetContract, edition, send, without_receipt
from tests.publish.test_folder import FolderSpot


class SwitchedSpot(FolderSpot):
    """A link on this disk, and where it leads to."""

    def open(self) -> Target:
        address = Address("website", "folder", {"folder": str(self.root), "switch": "yes"})
        return open_folder(address, Ground(Vault(), self.root.with_name("scratch")))

    def lay(self, path: str, data: bytes) -> None:
        if not self.root.is_symlink():
            first = self.root.with_name("www.releases") / "000000"
            first.mkdir(parents=True)
            self.root.symlink_to("www.releases/000000")
        super().lay(path, data)


@pytest.fixture
def spot(tmp_path: Path) -> SwitchedSpot:
    return SwitchedSpot(tmp_path / "www")


class TestSwitchedFolder(TargetContract):
    """What every target must do."""


def test_the_last_releases_stay_beside_it(spot: SwitchedSpot) -> None:
    for number in range(1, KEPT + 3):
        send(spot.open(), edition(number))
    releases = spot.root.with_name("www.releases")
    assert sorted(path.name for path in releases.iterdir()) == [f"{n:06}" for n in range(3, KEPT + 3)]
    assert (releases / "000003" / "index.html").read_bytes() == edition(3)["index.html"]


def test_what_has_not_changed_takes_no_room_twice(spot: SwitchedSpot) -> None:
    for number in (1, 2):
        send(spot.open(), edition(number))
    one, two = (
        spot.root.with_name("www.releases") / f"00000{number}" / "over" / "index.html" for number in (1, 2)
    )
    assert one.samefile(two)


def test_what_is_shown_is_never_taken_away_to_make_room(
    spot: SwitchedSpot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even by a delivery that has nothing to bring, and so bears the number of the last one."""
    cleared: list[Path] = []
    monkeypatch.setattr(shutil, "rmtree", lambda path, **_: cleared.append(path))
    send(spot.open(), edition(1))
    shown = spot.root.resolve()
    send(spot.open(), edition(1))
    assert shown not in cleared
    assert without_receipt(spot.files()) == edition(1)


def test_a_plain_folder_is_not_replaced(spot: SwitchedSpot) -> None:
    spot.root.mkdir()
    with pytest.raises(PublishError) as refused:
        spot.open()
    assert refused.value.code == "publish-switch-folder"


def test_whoever_looks_meanwhile_sees_one_release(spot: SwitchedSpot) -> None:
    """A reader that opens the folder the link leads to never finds a mix in it."""
    editions = {number: edition(number) for number in range(1, 5)}
    send(spot.open(), editions[1])
    mixed: list[dict[str, bytes]] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            here = SwitchedSpot(spot.root.resolve())
            pages = {p: d for p, d in without_receipt(here.files()).items() if not p.startswith("assets/")}
            wanted = [{p: d for p, d in e.items() if not p.startswith("assets/")} for e in editions.values()]
            if pages not in wanted:
                mixed.append(pages)

    reader = threading.Thread(target=look)
    reader.start()
    for number in (2, 3, 4):
        send(spot.open(), editions[number])
    done.set()
    reader.join()
    assert mixed == []
    assert NAME in spot.files()
