"""A folder as a target."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidegen.problems import PublishError
from guidegen.publish.folder import PART, open_folder
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address, Ground, Target
from tests.publish.contract import TargetContract, edition, send, without_receipt


class FolderSpot:
    """A folder on this disk."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def open(self) -> Target:
        address = Address("website", "folder", {"folder": str(self.root)})
        return open_folder(address, Ground(Vault(), self.root.with_name("scratch")))

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file()
        }

    def lay(self, path: str, data: bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


@pytest.fixture
def spot(tmp_path: Path) -> FolderSpot:
    return FolderSpot(tmp_path / "www")


class TestFolder(TargetContract):
    """What every target must do."""


def test_a_half_file_that_a_kill_left_is_overwritten(spot: FolderSpot) -> None:
    spot.lay(PART, b"half a fi")
    send(spot.open(), edition(1))
    assert without_receipt(spot.files()) == edition(1)


def test_folders_that_become_empty_go(spot: FolderSpot) -> None:
    send(spot.open(), edition(1))
    send(spot.open(), edition(2))
    assert not (spot.root / "gidsen" / "nummer-1").exists()
    assert (spot.root / "gidsen" / "nummer-2").is_dir()


def test_a_drive_that_is_not_there_is_said(tmp_path: Path) -> None:
    address = Address("website", "folder", {"folder": str(tmp_path / "away" / "www")})
    with pytest.raises(PublishError) as refused:
        open_folder(address, Ground(Vault(), tmp_path))
    assert refused.value.code == "publish-folder-missing"


def test_a_folder_that_will_be_made_is_told_of(tmp_path: Path) -> None:
    target = FolderSpot(tmp_path / "www").open()
    assert target.look().fresh
    send(target, edition(1))
    assert not target.look().fresh
