"""A folder behind rsync as a target, on a real sshd with the rsync of the system."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from guidegen.plan.held import NAME
from guidegen.problems import PublishError
from guidegen.publish.rsync import programs, target, way
from guidegen.publish.rsync.complaints import complaint
from guidegen.publish.rsync.listing import emptied, read_entries
from guidegen.publish.secrets import Vault
from guidegen.publish.ssh import read_login
from guidegen.publish.target import Address
from tests.checkers import machine
from tests.conftest import left_out
from tests.publish.contract import (
    Stopped,
    TargetContract,
    delivery_of,
    edition,
    lacking,
    page,
    send,
    without_receipt,
)
from tests.publish.ssh_server import LOCALHOST, Cable, Sshd, free_port, make_key, start_sshd
from tests.publish.ssh_spot import SshSpot, make_spot, needed_sshd

CANARY = "kanarie-4711-gele"
STYLE = "assets/css/0123456789ab.css"
SMALL = {STYLE: b"body {}", "index.html": page(STYLE, words="home")}
MORE = {**SMALL, "over/index.html": page(STYLE, words="about"), "index.html": page(STYLE, words="again")}


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    if machine.rsync() is None:
        left_out("rsync")
    server = start_sshd(tmp_path_factory.mktemp("sshd"), needed_sshd())
    yield server
    server.stop()


@pytest.fixture
def spot(sshd: Sshd, tmp_path: Path) -> SshSpot:
    return make_spot("rsync", sshd, tmp_path)


@pytest.fixture
def another(sshd: Sshd, tmp_path: Path) -> Iterator[Any]:
    """Makes a spot on a server of its own, where a command stands between ssh and the shell."""
    servers: list[Sshd] = []

    def start(command: str) -> SshSpot:
        servers.append(start_sshd(tmp_path / "sshd", needed_sshd(), f"ForceCommand {command}"))
        return make_spot("rsync", servers[-1], tmp_path)

    yield start
    for server in servers:
        server.stop()


class TestRsync(TargetContract):
    """What every target must do."""

    # Whole waves go at once: a step in each of three.
    @pytest.mark.parametrize("step", [1, 3, 5])
    def test_broken_off_anywhere_it_can_be_done_again(self, spot: SshSpot, step: int) -> None:  # type: ignore[override]
        super().test_broken_off_anywhere_it_can_be_done_again(spot, step)


def values(error: PublishError) -> dict[str, str]:
    return dict(error.values)


def publish(spot: SshSpot, *editions: Mapping[str, bytes]) -> None:
    found = spot.open()
    try:
        for files in editions:
            send(found, files)
    finally:
        found.close()


def told(spot: SshSpot, files: Mapping[str, bytes]) -> PublishError:
    with pytest.raises(PublishError) as refused:
        publish(spot, files)
    spot.keeps_quiet(refused.value)
    return refused.value


def tops(spot: SshSpot) -> list[str]:
    return sorted(path.name for path in spot.root.iterdir())


# What comes to lie there


def test_its_place_is_said_without_secrets(spot: SshSpot) -> None:
    found = spot.open()
    found.close()
    assert found.where == f"rsync://{spot.server.user}@{LOCALHOST}:{spot.port}{spot.root}"


def test_names_are_taken_as_they_are(spot: SshSpot) -> None:
    odd = ("-rf.html", "a b's.html", "#een.html", ";twee.html", "ünï/€.html", "$(x)`y`.html", "[mx]/[x].html")
    files = {name: page(words=name) for name in odd} | SMALL
    for name in ("m/x.html", "x/x.html"):
        spot.lay(name, b"theirs")
    publish(spot, files)
    assert without_receipt(spot.files()) == {"m/x.html": b"theirs", "x/x.html": b"theirs", **files}
    publish(spot, SMALL)
    assert without_receipt(spot.files()) == {"m/x.html": b"theirs", "x/x.html": b"theirs", **SMALL}


def test_many_files_go_in_few_calls_and_are_told_of(spot: SshSpot, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Sequence[str]] = []
    shown: list[tuple[int, int, str]] = []

    def counted(words: Sequence[str], *others: Any, **more: Any) -> programs.Answer:
        calls.append(words)
        return programs.run(words, *others, **more)

    files = {f"gidsen/{number}/index.html": page(STYLE, words=str(number)) for number in range(100)} | SMALL
    found = spot.open()
    delivery = delivery_of(found, files)
    monkeypatch.setattr(way, "run", counted)
    found.apply(delivery, files.__getitem__, lambda *now: shown.append(now))
    found.close()
    assert without_receipt(spot.files()) == files
    assert [count for count, _, _ in shown] == list(range(1, 103))
    assert {path for _, _, path in shown} == set(files)
    assert len(calls) <= 10


def test_large_and_empty_files_arrive_whole(spot: SshSpot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(target, "_AT_ONCE", 300_000)
    chance = random.Random(7)
    files = {f"assets/img/{size}.jpg": chance.randbytes(size) for size in (0, 1, 200_000, 250_000, 2_000_000)}
    publish(spot, files | SMALL | {"leeg/index.html": b""})
    assert without_receipt(spot.files()) == files | SMALL | {"leeg/index.html": b""}


def test_folders_that_become_empty_go(spot: SshSpot) -> None:
    deep = {"a/b/c/index.html": b"<p>", "a/b/d/index.html": b"<p>", "assets/x/y.css": b"y"}
    spot.lay("a/theirs.txt", b"theirs")
    publish(spot, SMALL | deep, SMALL)
    assert tops(spot) == [NAME, "a", "assets", "index.html"]
    assert [path.name for path in (spot.root / "a").iterdir()] == ["theirs.txt"]


def test_what_broken_publishes_left_is_known_and_goes(spot: SshSpot) -> None:
    publish(spot, SMALL)
    (spot.root / NAME).unlink()
    for name in (
        ".guidegen.rsync-0a1b2c3d/index.html.Ab12Cd",
        "..guidegen.json.Ab12Cd",
        "x/.guidegen.half/a.jpg",
    ):
        spot.lay(name, b"half a fi")
    found = spot.open()
    assert set(found.look().others) == set(SMALL)
    send(found, {**SMALL, "x/a.jpg": b"a whole one"})
    found.close()
    assert without_receipt(spot.files()) == {**SMALL, "x/a.jpg": b"a whole one"}
    assert tops(spot) == [NAME, "assets", "index.html", "x"]


def test_half_a_file_goes_with_the_one_that_it_was_to_be(spot: SshSpot) -> None:
    photo = {"assets/img/480-0123456789ab.jpg": b"jpg"}
    found = spot.open()
    with pytest.raises(Stopped):
        send(found, SMALL | photo, stop)
    spot.lay("assets/img/.guidegen.half/480-0123456789ab.jpg", b"half")
    send(found, SMALL)
    found.close()
    assert without_receipt(spot.files()) == SMALL
    assert not (spot.root / "assets" / "img").exists()


def stop(_path: str) -> bytes:
    raise Stopped


def test_what_a_broken_run_still_has_on_its_way_comes_home_nowhere(spot: SshSpot) -> None:
    broken = spot.open()
    with pytest.raises(Stopped):
        send(broken, SMALL, stop)
    publish(spot, SMALL)
    with pytest.raises(PublishError):
        broken._far.put(["index.html"], lambda _: b"old", lambda _: None)  # type: ignore[attr-defined]
    broken.close()
    assert without_receipt(spot.files()) == SMALL


def test_what_is_there_of_others_stays(spot: SshSpot, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.html").write_bytes(b"theirs")
    spot.lay("over/theirs.html", b"theirs")
    (spot.root / "oud").symlink_to(elsewhere)
    (spot.root / "empty").mkdir()
    old = Path(os.fsdecode(os.fsencode(spot.root) + b"/caf\xe9.html"))
    old.write_bytes(b"theirs")
    publish(spot, MORE, SMALL)
    assert tops(spot) == sorted([NAME, "assets", old.name, "empty", "index.html", "oud", "over"])
    assert (spot.root / "oud").is_symlink()
    assert (elsewhere / "a.html").read_bytes() == old.read_bytes() == b"theirs"
    assert (spot.root / "over" / "theirs.html").read_bytes() == b"theirs"


@pytest.mark.parametrize("theirs", ["over", "index.html/theirs.txt"])
def test_what_is_in_the_way_stays_and_is_named(spot: SshSpot, theirs: str) -> None:
    spot.lay(theirs, b"theirs")
    error = told(spot, MORE)
    assert error.code == "ssh-trouble"
    assert theirs.split("/", maxsplit=1)[0] in values(error)["path"]
    assert spot.files()[theirs] == b"theirs"
    assert lacking(spot.files()) == []


def test_a_web_server_may_read_what_comes_and_what_was_there_keeps_its_mode(spot: SshSpot) -> None:
    publish(spot, SMALL)
    assert (spot.root / "index.html").stat().st_mode & 0o777 == 0o644
    assert (spot.root / "assets").stat().st_mode & 0o777 == 0o755
    (spot.root / "index.html").chmod(0o664)
    spot.root.chmod(0o750)
    publish(spot, MORE)
    assert (spot.root / "index.html").read_bytes() == MORE["index.html"]
    assert (spot.root / "index.html").stat().st_mode & 0o777 == 0o664
    assert spot.root.stat().st_mode & 0o777 == 0o750


# The folder of the site


@pytest.mark.parametrize("name", ["w* [x]?", 'it\'s $(touch x) "y" \\* ünï'])
def test_a_folder_is_called_what_it_is_called(spot: SshSpot, name: str) -> None:
    for other in ("w1 xy", "wx"):
        spot.root.with_name(other).mkdir()
    spot.root = spot.root.with_name(name)
    found = spot.open()
    assert found.look().fresh
    send(found, SMALL)
    assert not found.look().fresh
    send(found, MORE)
    found.close()
    assert without_receipt(spot.files()) == MORE
    assert {path.name for path in spot.root.parent.iterdir()} == {*("home", "scratch", "w1 xy", "wx", name)}


def test_a_folder_from_the_logins_home(another: Any, tmp_path: Path) -> None:
    home = tmp_path / "home there"
    home.mkdir()
    spot = another(f"cd '{home}' && eval \"$SSH_ORIGINAL_COMMAND\"")
    for name, there in ((":x", ":x"), ("~/-rf", "-rf"), ("~", ".")):
        spot.settings = {"folder": name}
        publish(spot, {"index.html": b"home"})
        assert (home / there / "index.html").read_bytes() == b"home"


def test_a_folder_that_is_a_link(spot: SshSpot, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    spot.root.symlink_to(tmp_path / "real")
    publish(spot, SMALL)
    assert without_receipt(spot.files()) == SMALL
    assert spot.root.is_symlink()


def test_a_folder_in_a_folder_that_is_not_there(spot: SshSpot) -> None:
    spot.settings = {"folder": f"{spot.root}/deep/down"}
    error = spot.refused()
    assert error.code == "ssh-no-folder"
    assert values(error)["folder"] == f"{spot.root}/deep"


def test_a_folder_with_a_line_in_it_is_none(spot: SshSpot) -> None:
    spot.settings = {"folder": f"{spot.root}\nx"}
    assert spot.refused().code == "ssh-form"


# The proof, and others who publish


def test_what_did_not_arrive_is_named(spot: SshSpot) -> None:
    def read(path: str) -> bytes:
        if path == "index.html":  # by then the assets are there
            spot.lay(STYLE, SMALL[STYLE][::-1])
        return SMALL[path]

    found = spot.open()
    with pytest.raises(PublishError) as refused:
        send(found, SMALL, read)
    assert refused.value.code == "publish-not-arrived"
    assert values(refused.value)["path"] == STYLE
    send(found, SMALL)
    found.close()
    assert without_receipt(spot.files()) == SMALL


@pytest.mark.parametrize("moment", ["assets", "deletions"])
def test_who_comes_in_between_keeps_the_receipt(
    spot: SshSpot, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def meddle() -> None:
        spot.lay(NAME, b"somebody else's")

    found = spot.open()
    if moment == "deletions":
        send(found, MORE)

    def late(*what: Any) -> list[tuple[str, ...]]:
        meddle()
        return emptied(*what)

    def read(path: str) -> bytes:
        if moment == "assets":
            meddle()
        return SMALL[path]

    if moment == "deletions":
        monkeypatch.setattr(target, "emptied", late)
    with pytest.raises(PublishError) as refused:
        send(found, SMALL, read)
    found.close()
    assert refused.value.code == "publish-meanwhile"
    assert spot.files()[NAME] == b"somebody else's"


# Who is at the other end


def shown_by_openssh(spot: SshSpot) -> str:
    key = spot.server.folder / "host_key.pub"
    listed = subprocess.run(["ssh-keygen", "-lf", key], capture_output=True, text=True, check=True)
    return listed.stdout.split()[1]


@pytest.mark.parametrize("setting", ["", "StrictHostKeyChecking no\n"])
def test_a_host_that_is_not_known_is_shown(spot: SshSpot, setting: str) -> None:
    (spot.home.ssh / "known_hosts").unlink()
    with (spot.home.ssh / "config").open("a") as config:
        config.write(setting)
    error = spot.refused()
    assert error.code == "rsync-key-unknown"
    assert values(error)["fingerprint"] == shown_by_openssh(spot)
    assert values(error)["command"] == f"ssh -p {spot.port} {spot.server.user}@{LOCALHOST}"


def test_a_host_with_another_key_gets_nothing(spot: SshSpot, tmp_path: Path) -> None:
    make_key(tmp_path / "other")
    spot.home.knows(spot.server, key=" ".join((tmp_path / "other.pub").read_text().split()[:2]))
    error = spot.refused()
    assert error.code == "ssh-key-changed"
    assert values(error)["fingerprint"] == shown_by_openssh(spot)
    assert values(error)["known"] == f"[{LOCALHOST}]:{spot.port}"


def test_a_key_that_was_revoked_counts_for_nothing(spot: SshSpot) -> None:
    with (spot.home.ssh / "known_hosts").open("a") as known:
        known.write(f"@revoked * {spot.server.public_host_key}\n")
    error = spot.refused()
    assert error.code == "ssh-key-revoked"
    assert values(error)["fingerprint"] == shown_by_openssh(spot)


def test_the_users_own_settings_lead_there(spot: SshSpot) -> None:
    with (spot.home.ssh / "config").open("a") as config:
        config.write(
            f"Host museum\n  HostName {LOCALHOST}\n  Port {spot.port}\n  User {spot.server.user}\n"
            "  ForwardAgent yes\n  RemoteCommand echo no\n  ControlPath none\n  LogLevel QUIET\n"
        )
    spot.settings = {"host": "museum", "port": "", "user": ""}
    publish(spot, SMALL)
    assert without_receipt(spot.files()) == SMALL


def test_nobody_listens_or_somebody_else(spot: SshSpot, monkeypatch: pytest.MonkeyPatch) -> None:
    spot.port = free_port()
    error = spot.refused()
    assert (error.code, values(error)["port"]) == ("ssh-refused", str(spot.port))
    monkeypatch.setattr(way, "PATIENCE", 1)
    with socket.create_server((LOCALHOST, 0)) as listening:
        spot.port = listening.getsockname()[1]
        assert spot.refused().code == "ssh-silent"


def test_there_is_no_such_host(spot: SshSpot) -> None:
    spot.settings = {"host": "nobody.invalid"}
    assert spot.refused().code == "ssh-host-not-found"


def test_who_is_not_let_in(spot: SshSpot, tmp_path: Path) -> None:
    spot.secrets = {"GUIDEGEN_PASSWORD": CANARY}
    make_key(tmp_path / "other")
    shutil.copyfile(tmp_path / "other", spot.home.ssh / "id_ed25519")
    assert spot.refused().code == "rsync-login"


# What there is of programs


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("internal-sftp", "rsync-not-there"),
        ("echo This service allows sftp connections only.", "rsync-not-there"),
        ("no-such-program-here", "rsync-not-there"),
        ("exit 1", "rsync-not-there"),
        ("rsync --server --no-such-option . .", "rsync-old-there"),
    ],
)
def test_a_host_without_an_rsync_that_will_do(another: Any, command: str, code: str) -> None:
    assert another(command).refused().code == code


@pytest.mark.parametrize("program", ["rsync", "ssh"])
def test_a_program_that_is_not_here(spot: SshSpot, program: str) -> None:
    folder = spot.root.with_name("programs")
    folder.mkdir()
    for name in {"rsync", "ssh"} - {program}:
        (folder / name).symlink_to(str(shutil.which(name)))
    spot.secrets = {"PATH": str(folder)}
    error = spot.refused()
    assert (error.code, values(error)["program"]) == ("rsync-missing", program)


@pytest.mark.parametrize(
    "version",
    [
        "openrsync: protocol version 29",
        "rsync  version 2.6.9  protocol version 29",
        "rsync  version 3.0.9  x",
        "",
    ],
)
def test_another_rsync_than_is_needed(spot: SshSpot, version: str) -> None:
    old = spot.home.folder / "bin" / "rsync"
    old.write_text(f"#!/bin/sh\necho '{version}'\n")
    old.chmod(0o755)
    error = spot.refused()
    assert error.code == "rsync-old"
    assert values(error)["version"] == (version or "?")


def test_no_secret_is_given_away(spot: SshSpot) -> None:
    spot.secrets = {"GUIDEGEN_WEBSITE_PASSWORD": CANARY, "RSYNC_RSH": "false", "RSYNC_OLD_ARGS": "1"}
    seen = spot.home.folder / "bin" / "seen"
    wrapped = (spot.home.folder / "bin" / "ssh").read_text()
    (spot.home.folder / "bin" / "ssh").write_text(
        wrapped.replace("exec", f"env >> {seen}; echo $@ >> {seen}\nexec")
    )
    publish(spot, SMALL)
    assert without_receipt(spot.files()) == SMALL
    assert "BatchMode=yes" in seen.read_text()
    assert CANARY not in seen.read_text()


# What the host makes of it

WITHOUT_POWERS = "setpriv --bounding-set=-dac_override,-dac_read_search " if os.geteuid() == 0 else ""


def test_a_folder_that_may_only_be_read(another: Any) -> None:
    spot = another(f'{WITHOUT_POWERS}sh -c "$SSH_ORIGINAL_COMMAND"')
    spot.lay("index.html", b"theirs")
    spot.root.chmod(0o555)
    error = told(spot, SMALL)
    spot.root.chmod(0o755)
    assert error.code == "ssh-permission"
    assert values(error)["path"].startswith(str(spot.root))
    assert spot.files() == {"index.html": b"theirs"}


def test_a_folder_that_nobody_may_look_into_is_passed_over(another: Any) -> None:
    spot = another(f'{WITHOUT_POWERS}sh -c "$SSH_ORIGINAL_COMMAND"')
    spot.lay("theirs/a.html", b"theirs")
    spot.lay("b.html", b"theirs")
    (spot.root / "theirs").chmod(0)
    found = spot.open()
    assert found.look().others == ("b.html",)
    send(found, MORE)
    send(found, SMALL)
    found.close()
    (spot.root / "theirs").chmod(0o755)
    assert without_receipt(spot.files()) == {**SMALL, "theirs/a.html": b"theirs", "b.html": b"theirs"}


def test_a_disk_that_takes_no_more(another: Any) -> None:
    spot = another("trap '' XFSZ; test -e ${0%sh}x; eval \"ulimit -f 40; $SSH_ORIGINAL_COMMAND\"")
    publish(spot, SMALL)
    error = told(spot, {**MORE, "assets/img/large.jpg": random.Random(7).randbytes(100_000)})
    assert error.code == "ssh-full"
    assert without_receipt(spot.files()).items() >= SMALL.items()
    publish(spot, MORE)
    assert without_receipt(spot.files()) == MORE


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ('rsync: [receiver] write failed on "/srv/www/a": No space left on device (28)', "ssh-full"),
        ('rsync: [receiver] mkstemp "/srv/www/.a.X" failed: Disk quota exceeded (122)', "ssh-full"),
        ('rsync: [generator] mkdir "/srv/www/a" failed: Read-only file system (30)', "ssh-permission"),
        ("/usr/bin/rrsync error: option -s has been disabled on this server.", "rsync-old-there"),
        ("Not yours? Disconnect, connection refused to none", "rsync-trouble"),
        ("debug1: Authenticated\nReceived disconnect: Too many authentication failures", "ssh-broken-off"),
        ("ssh: connect to host a port 22: Network is unreachable", "ssh-silent"),
        (f"debug1: Permission denied (publickey\nrsync: something {CANARY} odd", "rsync-trouble"),
        ("", "rsync-trouble"),
    ],
)
def test_what_is_said_is_understood(said: str, code: str) -> None:
    vault = Vault({"GUIDEGEN_PASSWORD": CANARY})
    vault.find("GUIDEGEN_PASSWORD")
    login = read_login(Address("website", "rsync", {"host": "a", "folder": "/srv/www"}))
    error = complaint(programs.Answer(23, said), login, vault, came_in=False)
    assert error.code == code
    assert CANARY not in repr(error)
    assert "debug" not in values(error)["reason"]


def test_a_list_is_understood() -> None:
    lines = [
        b"drwxr-xr-x          4,096 2026/11/29 01:02:38 .",
        b"-rw-r--r--      1,234,567 2026/11/29 01:02:38 a b -> c",
        b"lrwxrwxrwx              4 2026/11/29 01:02:38 lnk -> /tmp",
        b"-rw-r--r--              4 2026/11/29 01:02:38 x\\#012y\\#134#z",
        b"drwxr-xr-x+         4.096 2026/11/29 01:02:38 a/b",
        b"no entry at all",
    ]
    assert read_entries(lines) == {"a b -> c": "-", "lnk": "l", "x\ny\\#z": "-", "a/b": "d"}
    assert emptied({"a": "d", "a/b": "d", "a/b/c": "-", "d": "l", "d/e": "-"}, ["a/b/c", "d/e"]) == [
        ("a/b",),
        ("a",),
    ]


# What becomes of it on the way


@pytest.fixture
def cable(spot: SshSpot) -> Iterator[Cable]:
    with Cable(spot.server.port) as found:
        spot.home.knows(spot.server, found.port)
        spot.port = found.port
        yield found


# Large enough that a cut falls into the middle of it.
HEAVY = {
    **edition(2),
    "assets/img/large-0123456789ab.jpg": random.Random(7).randbytes(200_000),
    "gidsen/gracht/index.html": edition(2)["gidsen/gracht/index.html"] + random.Random(8).randbytes(200_000),
}


def cutting(cable: Cable, victim: str) -> Callable[[str], bytes]:
    """Reads HEAVY, and has the cable cut while the victim goes."""

    def read(path: str) -> bytes:
        if path == victim:
            cable.cut_after(100_000)
        return HEAVY[path]

    return read


def test_cut_once_it_goes_on(spot: SshSpot, cable: Cable) -> None:
    found = spot.open()
    send(found, HEAVY, cutting(cable, "gidsen/gracht/index.html"))
    found.close()
    assert without_receipt(spot.files()) == HEAVY


@pytest.mark.parametrize("victim", ["assets/img/large-0123456789ab.jpg", "gidsen/gracht/index.html"])
def test_cut_for_good_it_is_said_and_the_next_publish_goes_on(
    spot: SshSpot, cable: Cable, victim: str
) -> None:
    found = spot.open()
    send(found, edition(1))
    found._far._way.spare = 0  # type: ignore[attr-defined]
    with pytest.raises(PublishError) as refused:
        send(found, HEAVY, cutting(cable, victim))
    found.close()
    assert refused.value.code == "ssh-lost"
    there = spot.files()
    assert lacking(there) == []
    assert all(there[path] in (edition(1).get(path), HEAVY[path]) for path in there if path in HEAVY)
    publish(spot, HEAVY)
    assert without_receipt(spot.files()).items() >= HEAVY.items()
    assert not [path for path in spot.files() if "guidegen" in path and path != NAME]


def test_a_large_file_goes_on_where_it_was_broken_off(spot: SshSpot, cable: Cable) -> None:
    photo = {"assets/img/large-0123456789ab.jpg": random.Random(7).randbytes(6_000_000)}
    found = spot.open()
    found.look()
    found._far._way.spare = 0  # type: ignore[attr-defined]
    cable.cut_after(4_000_000)
    with pytest.raises(PublishError):
        send(found, SMALL | photo)
    found.close()
    before = cable.sent
    publish(spot, SMALL | photo)
    assert cable.sent - before < 4_000_000
    assert without_receipt(spot.files()) == SMALL | photo


def test_a_line_that_falls_silent_is_given_up(
    spot: SshSpot, cable: Cable, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = spot.open()
    send(found, SMALL)
    monkeypatch.setattr(way, "PATIENCE", 1)
    found._far._way.spare = 0  # type: ignore[attr-defined]
    cable.hold()
    with pytest.raises(PublishError) as refused:
        send(found, MORE)
    found.close()
    assert refused.value.code == "ssh-lost"
    assert without_receipt(spot.files()) == SMALL


def running(room: Path) -> list[str]:
    """The processes that were told of this folder."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(line.read_text(errors="replace"))
        except OSError:
            continue
    return [words for words in found if f"{room}/" in words]


def test_the_rooms_of_runs_that_were_killed_go_after_a_day(
    spot: SshSpot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name, age in (("old", 90_000), ("young", 60), ("used", 90_000)):
        room = tmp_path / f"guidegen-ssh-{name}"
        room.mkdir()
        if name == "used":
            (room / "s").touch()
        os.utime(room, (time.time() - age,) * 2)
    spot.open().close()
    assert sorted(path.name for path in tmp_path.glob("guidegen-ssh-*")) == [
        "guidegen-ssh-used",
        "guidegen-ssh-young",
    ]


def test_who_is_interrupted_leaves_nothing_running_and_prints_nothing(
    spot: SshSpot, capfd: pytest.CaptureFixture[str]
) -> None:
    found = spot.open()
    room = found._far._way.room  # type: ignore[attr-defined]
    # On its way while the first file is told of.
    files = {**SMALL, "assets/img/zwaar-0123456789ab.jpg": bytes(30_000_000)}
    delivery = delivery_of(found, files)
    busy: list[str] = []

    def interrupt(*_: object) -> None:
        busy.extend(running(room))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        found.apply(delivery, files.__getitem__, interrupt)
    assert any(words.startswith("rsync") or "/rsync" in words.split("\0")[0] for words in busy)
    assert [words for words in running(room) if "rsync" in words.split("\0")[0]] == []
    found.close()
    assert running(room) == []
    assert not room.exists()
    assert capfd.readouterr() == ("", "")
