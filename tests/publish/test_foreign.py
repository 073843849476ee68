"""A hundred places where other people's files lie: whatever is published there, those stay."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from guidegen.plan.delivery import KEPT
from guidegen.plan.held import NAME
from guidegen.problems import GuidegenError
from guidegen.publish.folder import open_folder
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address, Ground
from tests.publish.contract import edition, send

PLACES = 100
# Names as hosts, other programs and earlier sites leave them; some lie where folders of ours come.
NAMES = (
    ".htaccess", ".well-known/acme-challenge/x", "CNAME", "README.md", "INDEX.HTML", "google123.html", "robots.txt",
    "wp-admin/index.php", "oud/index.html", "gidsen/eigen/index.html", "gidsen/oud.html", "assets/logo.png",
    "assets/css/own.css", "assets/img/000000000001.jpg", "over/foto.jpg", "a b/ü.txt", ".git/config", "404/index.html",
    ".guidegen.json.bak", "feed.xml.old", "gidsen/nummer-9/index.html", "cgi-bin/form.pl", "favicon.ico",
)  # fmt: skip
IN_THE_WAY = ("gidsen", "assets", "over", "assets/css", "gidsen/gracht")  # files where folders must come


@pytest.mark.parametrize("seed", range(PLACES))
def test_other_peoples_files_stay(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    www = tmp_path / "www"
    theirs = {
        name: chance.randbytes(chance.randrange(200))
        for name in chance.sample(NAMES, chance.randrange(1, 12))
    }
    blocked = chance.choice(IN_THE_WAY) if chance.random() < 0.2 else None
    if blocked is not None:
        theirs = {name: data for name, data in theirs.items() if not name.startswith(f"{blocked}/")}
        theirs[blocked] = b"in the way"
    for name, data in theirs.items():
        (www / name).parent.mkdir(parents=True, exist_ok=True)
        (www / name).write_bytes(data)
    for number in range(1, KEPT + 3):
        target = open_folder(
            Address("website", "folder", {"folder": str(www)}), Ground(Vault(), tmp_path / "s")
        )
        assert target.look().held or target.look().others
        if blocked is None:
            send(target, edition(number))
        else:
            with pytest.raises(GuidegenError):
                send(target, edition(number))
        if chance.random() < 0.3:  # they come and go as well
            name = chance.choice(sorted(theirs))
            theirs[name] = chance.randbytes(50)
            (www / name).write_bytes(theirs[name])
    found = {path.relative_to(www).as_posix(): path.read_bytes() for path in www.rglob("*") if path.is_file()}
    assert {name: found.get(name) for name in theirs} == theirs
    if blocked is None:
        ours = edition(KEPT + 2)
        assert {path: found[path] for path in ours if path not in theirs} == {
            path: data for path, data in ours.items() if path not in theirs
        }
        strangers = {path for path in found if path not in theirs and not path.startswith("assets/")}
        assert strangers <= {*ours, NAME}
