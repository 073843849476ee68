"""A branch of a git repository: on this disk, and behind a web server."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

import pytest

from guidegen.plan.delivery import KEPT, deliver
from guidegen.plan.held import NAME, Held
from guidegen.plan.pieces import Piece
from guidegen.problems import PublishError
from guidegen.publish.git_branch import open_git
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address, Ground, Target
from tests.publish import git_server
from tests.publish.contract import (
    SITE,
    Spot,
    Stopped,
    TargetContract,
    delivery_of,
    edition,
    page,
    send,
    without_receipt,
)
from tests.publish.git_server import BRANCH, Forge, files_on, git, lay, listed, make_repository, surroundings

host = git_server.host
one_forge = git_server.one_forge

NAMES = count()


class GitSpot:
    """A branch in a repository, and the computer that publishes to it."""

    def __init__(self, tmp: Path, repository: Path, address: str = "", **more: str) -> None:
        self.repository = repository
        self.address = Address("website", "git", {"repository": address or str(repository), **more})
        self.home = tmp / "home"
        self.scratch = tmp / "scratch"
        self.environment = surroundings(self.home)
        self.home.mkdir(exist_ok=True)

    def open(self) -> Target:
        return open_git(self.address, Ground(Vault(self.environment), self.scratch))

    def files(self) -> dict[str, bytes]:
        return files_on(self.repository)

    def lay(self, path: str, data: bytes) -> None:
        lay(self.repository, path, data)

    def publish(self, files: dict[str, bytes]) -> None:
        """As the command does it."""
        target = self.open()
        send(target, files)
        target.close()

    def commits(self, branch: str = BRANCH) -> list[str]:
        """Those that the branch shows, the newest first."""
        return git(self.repository, "rev-list", f"refs/heads/{branch}").decode().split()


class ForgetfulSpot(GitSpot):
    """A computer that remembers nothing between two runs."""

    def open(self) -> Target:
        self.scratch = self.scratch.with_name(f"scratch-{next(NAMES)}")
        return super().open()


@pytest.fixture
def spot(tmp_path: Path) -> GitSpot:
    return GitSpot(tmp_path, make_repository(tmp_path / "site map" / "gîdsen.git"))


class TestBranchOnThisDisk(TargetContract):
    """What every target must do."""


class TestBranchOnTheWeb(TargetContract):
    """As above, from a computer that has never published there."""

    @pytest.fixture
    def spot(self, tmp_path: Path, host: Forge) -> GitSpot:
        name = f"contract-{next(NAMES)}"
        host.token = "kanarie-4711"  # noqa: S105 - a canary
        spot = ForgetfulSpot(tmp_path, host.repository(name), host.address(name), history="yes")
        spot.environment["GUIDEGEN_GIT_TOKEN"] = host.token
        return spot

    @pytest.mark.parametrize("step", [0, 4])  # before anything is sent it is the same at every step
    def test_broken_off_anywhere_it_can_be_done_again(self, spot: Spot, step: int) -> None:
        super().test_broken_off_anywhere_it_can_be_done_again(spot, step)


def test_what_others_put_there_keeps_its_kind(spot: GitSpot) -> None:
    lay(spot.repository, "CNAME", b"gidsen.museum.example\n")
    lay(spot.repository, "bin/run.sh", b"#!/bin/sh\n", mode="100755")
    lay(spot.repository, "nieuws", b"bin", mode="120000")
    lay(spot.repository, "vendor/theme", b"1" * 40, mode="160000")
    lay(spot.repository, r"oud/\377\376.html", b"a name that is no UTF-8")
    lay(spot.repository, r"\033[31m.html", b"a name that would move a terminal")
    before = listed(spot.repository)
    assert any("\udcff" in path for path in before)
    others = spot.open().look().others
    assert set(others) <= {path.replace("\033", "?") for path in before}
    assert "?[31m.html" in others
    for number in range(1, KEPT + 2):
        spot.publish(edition(number))
    assert {path: listed(spot.repository)[path] for path in before} == before
    assert {mode for path, (mode, _) in listed(spot.repository).items() if path not in before} == {"100644"}


def test_one_commit_of_ours_stands_there_unless_history_is_kept(spot: GitSpot, tmp_path: Path) -> None:
    spot.lay("theirs.txt", b"first")
    for number in (1, 2, 3):
        spot.publish(edition(number))
    assert len(spot.commits()) == 2
    kept = GitSpot(tmp_path, spot.repository, history="yes")
    for number in (4, 5):
        kept.publish(edition(number))
    assert len(spot.commits()) == 4
    assert without_receipt(spot.files()).items() >= edition(5).items()


def test_nothing_goes_of_a_history_that_others_made(spot: GitSpot) -> None:
    lay(spot.repository, "content/site.yaml", b"title: Gidsen")
    lay(spot.repository, "README.md", b"# Gidsen")
    theirs = spot.commits()
    for number in (1, 2, 2, 3):
        spot.publish(edition(number))
        assert spot.commits()[1:] == theirs
    lay(spot.repository, "CNAME", b"gidsen.museum.example")  # upon a release of ours, as a forge does it
    theirs = spot.commits()
    assert len(theirs) == 4
    for number in (4, 5):
        spot.scratch = spot.scratch.with_name(f"another-{number}")  # a computer that knows nothing of it
        spot.publish(edition(number))
        assert spot.commits()[1:] == theirs
    assert spot.files()["README.md"] == b"# Gidsen"


def test_names_of_every_kind(spot: GitSpot) -> None:
    odd = {
        'assets/a b\'s "foto" -480-0123456789ab.jpg': b"jpg",
        "gidsen/café à la carte/index.html": page(words="é"),
        "gidsen/美術館/index.html": page(words="museum"),
        "-gidsen/--index.html": page(words="no option"),
        "gidsen/back\\slash/index.html": page(words="no folder"),
        "empty.txt": b"",
    }
    spot.publish({**edition(1), **odd})
    assert without_receipt(spot.files()) == {**edition(1), **odd}
    spot.publish(edition(1))
    assert [path for path in spot.files() if path in odd and not path.startswith("assets/")] == []


def test_other_branches_stay_as_they_are(spot: GitSpot, tmp_path: Path) -> None:
    lay(spot.repository, "README.md", b"the source", branch="main")
    before = spot.commits("main")
    spot.publish(edition(1))
    trial = GitSpot(tmp_path, spot.repository, branch="proef/tak")
    trial.publish(edition(2))
    assert spot.commits("main") == before
    assert without_receipt(spot.files()) == edition(1)
    assert without_receipt(files_on(spot.repository, "proef/tak")) == edition(2)


def test_a_file_of_theirs_with_our_name_is_replaced_and_nothing_larger(spot: GitSpot) -> None:
    spot.lay("index.html", b"<p>theirs")
    lay(spot.repository, "over/index.html", b"../index.html", mode="120000")
    spot.publish(edition(1))
    assert without_receipt(spot.files()) == edition(1)


@pytest.mark.parametrize(
    ("path", "mode", "told"),
    [
        ("gidsen", "100644", "gidsen"),
        ("gidsen", "120000", "gidsen"),
        ("gidsen/gracht", "160000", "gidsen/gracht"),
        ("feed.xml/old.xml", "100644", "feed.xml"),
        ("feed.xml", "160000", "feed.xml"),
    ],
)
def test_what_stands_in_the_way_is_told(spot: GitSpot, path: str, mode: str, told: str) -> None:
    lay(spot.repository, path, b"2" * 40, mode=mode)
    before = spot.commits()
    with pytest.raises(PublishError) as refused:
        spot.publish(edition(1))
    assert refused.value.code == "publish-git-in-the-way"
    assert dict(refused.value.values)["other"] == told
    assert spot.commits() == before


def test_a_page_of_ours_that_becomes_a_folder_is_not_in_the_way(spot: GitSpot) -> None:
    spot.publish({**edition(1), "agenda": b"a file", "kaart/index.html": b"a folder"})
    spot.publish({**edition(1), "agenda/index.html": b"a folder", "kaart": b"a file"})
    assert spot.files()["agenda/index.html"] == b"a folder"
    assert spot.files()["kaart"] == b"a file"


def test_an_asset_that_somebody_took_away_comes_back(spot: GitSpot) -> None:
    spot.publish(edition(1))
    lost = next(path for path in edition(1) if path.endswith(".jpg"))
    tip = spot.commits()[0]
    feed = f'commit refs/heads/{BRANCH}\ncommitter A <a@b> now\ndata 1\nx\nfrom {tip}\nD "{lost}"\n\n'
    git(spot.repository, "fast-import", "--quiet", "--date-format=now", feed=feed.encode())
    assert lost not in spot.files()
    spot.publish(edition(1))
    assert without_receipt(spot.files()) == edition(1)
    assert delivery_of(spot.open(), edition(1)).idle


def test_a_damaged_receipt_makes_ours_somebody_elses(spot: GitSpot) -> None:
    spot.publish(edition(1))
    spot.lay(NAME, b"{}")
    seen = spot.open().look()
    assert seen.held is None
    assert seen.others
    assert NAME not in seen.others
    assert set(seen.others) <= set(edition(1))


@pytest.mark.parametrize("history", ["no", "yes"])
def test_only_what_is_new_goes_over_the_line(tmp_path: Path, host: Forge, history: str) -> None:
    name = f"thrift-{history}"
    spot = ForgetfulSpot(tmp_path, host.repository(name), host.address(name), history=history)
    photo = {"assets/img/gracht-480-0123456789ab.jpg": bytes(range(256)) * 30 + tmp_path.name.encode()}
    photos = {f"assets/img/{n}-480-0123456789ab.jpg": git_server.noise(n, 60_000) for n in range(5)}
    spot.publish({**edition(1), **photo, **photos})
    assert host.received["git-receive-pack"] > 300_000
    for look in (host.received, host.given):
        look.clear()
    spot.publish({**edition(1), **photo, **photos, "over/index.html": b"changed"})
    assert host.received["git-receive-pack"] < 10_000
    assert host.given["git-upload-pack"] < 10_000
    host.received.clear()
    target = spot.open()
    again = delivery_of(target, {**edition(1), **photo, **photos, "over/index.html": b"changed"})
    assert again.idle
    target.apply(again, lambda _: b"", lambda *_: None)
    assert "git-receive-pack" not in host.received
    assert weight(tmp_path) < 100_000


def weight(folder: Path) -> int:
    """Bytes of all that lies in our scratch folders."""
    scratches = [path for path in folder.iterdir() if path.name.startswith("scratch")]
    return sum(path.stat().st_size for top in scratches for path in top.rglob("*") if path.is_file())


def test_a_repository_that_cannot_send_names_alone(tmp_path: Path, host: Forge) -> None:
    repository = host.repository("whole", uploadpack__allowFilter="false")
    spot = ForgetfulSpot(tmp_path, repository, host.address("whole"))
    for number in (1, 2, 3):
        spot.publish(edition(number))
    assert without_receipt(spot.files()).items() >= edition(3).items()


def test_a_branch_that_somebody_takes_away_meanwhile_is_not_made_again(spot: GitSpot) -> None:
    spot.publish(edition(1))
    target = spot.open()
    delivery = delivery_of(target, edition(2))
    git(spot.repository, "update-ref", "-d", f"refs/heads/{BRANCH}")
    with pytest.raises(PublishError) as refused:
        target.apply(delivery, edition(2).__getitem__, lambda *_: None)
    assert refused.value.code == "publish-meanwhile"
    target.look()
    with pytest.raises(PublishError) as refused:
        target.apply(delivery, edition(2).__getitem__, lambda *_: None)
    assert refused.value.code == "publish-meanwhile"
    assert spot.files() == {}


def test_a_commit_of_somebody_else_between_look_and_push_stays(spot: GitSpot) -> None:
    spot.publish(edition(1))

    def read(path: str) -> bytes:
        if path == "index.html":
            spot.lay("nieuws.html", b"just now")
        return edition(2)[path]

    with pytest.raises(PublishError) as refused:
        send(spot.open(), edition(2), read)
    assert refused.value.code == "publish-meanwhile"
    assert spot.files()["nieuws.html"] == b"just now"
    spot.publish(edition(2))
    assert spot.files()["nieuws.html"] == b"just now"
    assert spot.files()["index.html"] == edition(2)["index.html"]


def test_what_is_done_is_shown(spot: GitSpot) -> None:
    shown: list[tuple[int, int, str]] = []
    target = spot.open()
    target.apply(
        delivery_of(target, edition(1)), edition(1).__getitem__, lambda *step: shown.append((*step,))
    )
    assert [done for done, _, _ in shown] == sorted({done for done, _, _ in shown})
    assert shown[-1][:2] == (len(edition(1)), len(edition(1)))
    assert {path for _, _, path in shown} <= set(edition(1))


def test_a_commit_tells_what_it_is_and_nothing_of_the_machine(spot: GitSpot) -> None:
    spot.publish(edition(1))
    commit = git(spot.repository, "cat-file", "commit", f"refs/heads/{BRANCH}").decode()
    assert "author guidegen <guidegen@localhost>" in commit
    assert "+0000\n" in commit
    assert f"Release 1: {SITE}\n" in commit
    assert str(spot.scratch) not in commit
    (spot.home / ".gitconfig").write_text("[user]\nname = Mina Málková\nemail = mina@museum.example\n")
    spot.publish(edition(2))
    commit = git(spot.repository, "cat-file", "commit", f"refs/heads/{BRANCH}").decode()
    assert "author Mina Málková <mina@museum.example>" in commit


def test_settings_of_the_user_do_not_bend_it(spot: GitSpot, tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "pre-push").write_text("#!/bin/sh\nexit 1\n")
    (hooks / "pre-push").chmod(0o700)
    (spot.home / ".gitconfig").write_text(
        f"[core]\nhooksPath = {hooks}\nautocrlf = true\nfsmonitor = true\n"
        "[commit]\ngpgSign = true\n[push]\ngpgSign = true\npushOption = x\nfollowTags = true\n"
        "[transfer]\nfsckObjects = true\n[init]\ndefaultObjectFormat = sha256\ndefaultBranch = x\n"
        "[fetch]\nprune = true\npruneTags = true\n[protocol]\nversion = 0\n"
    )
    elsewhere = make_repository(tmp_path / "elsewhere.git")
    spot.environment |= {"GIT_DIR": str(elsewhere), "GIT_WORK_TREE": str(tmp_path), "GIT_TRACE": "1"}
    spot.environment |= {"GIT_INDEX_FILE": str(tmp_path / "index"), "GIT_OBJECT_DIRECTORY": str(elsewhere)}
    files = {**edition(1), "gidsen/regels.txt": b"a\r\nb\n"}
    spot.publish(files)
    spot.publish({**files, "over/index.html": b"other"})
    assert without_receipt(spot.files()) == {**files, "over/index.html": b"other"}
    assert listed(elsewhere) == {}


def test_our_own_repository_may_be_lost_damaged_locked_or_another_ones(spot: GitSpot, tmp_path: Path) -> None:
    spot.publish(edition(1))
    shutil.rmtree(spot.scratch)
    spot.publish(edition(2))
    (home,) = spot.scratch.glob("*.git")
    for lock in ("shallow.lock", "config.lock", "refs/guidegen/next.lock", "HEAD.lock"):
        (home / lock).write_bytes(b"")
    spot.publish(edition(3))
    for file in [path for path in home.rglob("*") if path.is_file()]:
        file.chmod(0o600)
        file.write_bytes(b"damaged")
    spot.publish(edition(4))
    (home / "HEAD").unlink()
    spot.publish(edition(5))
    moved = make_repository(tmp_path / "moved.git")
    GitSpot(tmp_path, moved).publish(edition(6))
    assert without_receipt(files_on(moved)) == edition(6)
    assert without_receipt(spot.files()).items() >= edition(5).items()
    assert len(list(spot.scratch.glob("*.git"))) == 1


@pytest.mark.parametrize("kept", ["packs", "names"])
def test_damage_that_shows_only_when_sending_is_mended_by_the_next_run(spot: GitSpot, kept: str) -> None:
    spot.publish(edition(1))
    target = spot.open()
    delivery = delivery_of(target, edition(2))
    (home,) = spot.scratch.glob("*.git")
    for pack in home.glob("objects/pack/*" if kept == "names" else "refs/guidegen/*"):
        pack.unlink()
    shutil.rmtree(home / "objects" if kept == "packs" else home / "refs")
    with pytest.raises(PublishError):
        target.apply(delivery, edition(2).__getitem__, lambda *_: None)
    spot.publish(edition(2))
    assert without_receipt(spot.files()).items() >= edition(2).items()


def test_a_repository_with_the_long_names(tmp_path: Path) -> None:
    folder = tmp_path / "long.git"
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare", "--template=", "--object-format=sha256")
    lay(folder, "README.md", b"a line")
    spot = GitSpot(tmp_path, folder)
    for number in (1, 2):
        spot.publish(edition(number))
    assert without_receipt(spot.files()).items() >= edition(2).items()
    assert len(spot.commits()[0]) == 64


@pytest.mark.parametrize(
    ("host_word", "size", "number", "code"),
    [
        ("github", (100 << 20) + 1, 1, "publish-git-file-limit"),
        ("github", 90 << 20, 12, "publish-git-site-limit"),
        ("cloudflare", (25 << 20) + 1, 1, "publish-git-file-limit"),
        ("cloudflare", 1, 20_001, "publish-git-count-limit"),
    ],
)
def test_limits_are_told_before_anything_is_sent(
    spot: GitSpot, host_word: str, size: int, number: int, code: str
) -> None:
    with pytest.raises(PublishError) as refused:
        deliver_unread(spot, host_word, size, number)
    assert refused.value.code == code
    values = dict(refused.value.values)
    assert "assets/video/00000.mp4" in values.get("names", "assets/video/00000.mp4")
    assert spot.files() == {}


@pytest.mark.parametrize(("host_word", "size"), [("github", 100 << 20), ("codeberg", 200 << 20)])
def test_what_is_within_the_limits_is_sent(spot: GitSpot, host_word: str, size: int) -> None:
    with pytest.raises(Stopped):
        deliver_unread(spot, host_word, size, 7)


def deliver_unread(spot: GitSpot, host_word: str, size: int, number: int) -> None:
    """As far as the first file that is wanted."""
    spot.address = Address("website", "git", {"repository": str(spot.repository), "host": host_word})
    pieces = {f"assets/video/{n:05}.mp4": Piece(f"{n:032x}", size) for n in range(number)}

    def read(_: str) -> bytes:
        raise Stopped

    spot.open().apply(deliver(pieces, Held(SITE, "salt")), read, lambda *_: None)
