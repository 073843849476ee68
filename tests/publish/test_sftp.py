"""A folder behind SFTP as a target, on a real sshd."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from guidegen.plan.held import NAME
from guidegen.problems import PublishError
from guidegen.publish.sftp import lines, login
from tests.publish.contract import TargetContract, edition, lacking, page, send, without_receipt
from tests.publish.sftp_stub import Habits, stub_serving
from tests.publish.ssh_server import LOCALHOST, Cable, Sshd, free_port, make_key, start_sshd
from tests.publish.ssh_spot import SshSpot, make_spot, needed_sshd

CANARY = "kanarie-4711-gele"


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    server = start_sshd(tmp_path_factory.mktemp("sshd"), needed_sshd())
    yield server
    server.stop()


@pytest.fixture
def spot(sshd: Sshd, tmp_path: Path) -> SshSpot:
    return make_spot("sftp", sshd, tmp_path)


class TestSftp(TargetContract):
    """What every target must do."""


def values(error: PublishError) -> dict[str, str]:
    return dict(error.values)


def shown_by_openssh(key: Path) -> str:
    listed = subprocess.run(["ssh-keygen", "-lf", key], capture_output=True, text=True, check=True)
    return listed.stdout.split()[1]


def test_its_place_is_said_without_secrets(spot: SshSpot) -> None:
    target = spot.open()
    target.close()
    assert target.where == f"sftp://{spot.server.user}@{LOCALHOST}:{spot.port}{spot.root}"


def test_half_files_that_a_kill_left_go(spot: SshSpot) -> None:
    spot.lay(".guidegen.0a1b2c3d.0.part", b"half a fi")
    spot.lay(".guidegen.0a1b2c3d.7.part.aside", b"half a fi")
    target = spot.open()
    assert target.look().others == ()
    send(target, edition(1))
    target.close()
    assert without_receipt(spot.files()) == edition(1)


def test_folders_that_become_empty_go(spot: SshSpot) -> None:
    target = spot.open()
    send(target, edition(1))
    send(target, edition(2))
    target.close()
    assert not (spot.root / "gidsen" / "nummer-1").exists()
    assert (spot.root / "gidsen" / "nummer-2").is_dir()


def test_large_and_empty_files_arrive_whole(spot: SshSpot) -> None:
    chance = random.Random(7)
    sizes = (0, 1, 32767, 32768, 32769, 5_000_000)
    files = {f"assets/img/{size}.jpg": chance.randbytes(size) for size in sizes}
    files |= {"index.html": chance.randbytes(200_000), "leeg/index.html": b""}
    target = spot.open()
    send(target, files)
    target.close()
    assert without_receipt(spot.files()) == files


def test_many_pages_go_several_at_once(spot: SshSpot) -> None:
    files = {f"gidsen/{number}/index.html": page(words=str(number)) for number in range(150)}
    target = spot.open()
    send(target, files | {"index.html": page(words="home")})
    send(target, {"index.html": page(words="nothing else")})
    target.close()
    assert without_receipt(spot.files()) == {"index.html": page(words="nothing else")}
    assert sorted(path.name for path in spot.root.iterdir()) == [NAME, "index.html"]


def test_names_that_are_no_text_are_borne(spot: SshSpot) -> None:
    spot.lay("a.html", b"theirs")
    old = os.fsencode(spot.root) + b"/caf\xe9.html"
    Path(os.fsdecode(old)).write_bytes(b"theirs")
    target = spot.open()
    assert len(target.look().others) == 2
    send(target, edition(1))
    send(target, edition(2))
    target.close()
    assert Path(os.fsdecode(old)).read_bytes() == b"theirs"


def test_a_link_that_somebody_made_stays(spot: SshSpot, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.html").write_bytes(b"theirs")
    spot.root.mkdir()
    (spot.root / "oud").symlink_to(elsewhere)
    target = spot.open()
    for number in range(1, 4):
        send(target, edition(number))
    target.close()
    assert (spot.root / "oud").is_symlink()
    assert (elsewhere / "a.html").read_bytes() == b"theirs"


# Who is at the other end


def test_a_host_that_is_not_known_is_shown(spot: SshSpot) -> None:
    (spot.home.ssh / "known_hosts").unlink()
    error = spot.refused()
    assert error.code == "sftp-key-unknown"
    assert values(error)["fingerprint"] == shown_by_openssh(spot.server.folder / "host_key.pub")
    assert values(error)["command"] == f"ssh -p {spot.port} {spot.server.user}@{LOCALHOST}"


def test_no_setting_makes_an_unknown_host_welcome(spot: SshSpot) -> None:
    (spot.home.ssh / "known_hosts").unlink()
    (spot.home.ssh / "config").write_text("Host *\n  StrictHostKeyChecking no\n")
    assert spot.refused().code == "sftp-key-unknown"


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa"])
def test_a_host_with_another_key_gets_nothing(spot: SshSpot, tmp_path: Path, kind: str) -> None:
    make_key(tmp_path / "other", kind=kind)
    spot.home.knows(spot.server, key=" ".join((tmp_path / "other.pub").read_text().split()[:2]))
    spot.secrets = {"GUIDEGEN_PASSWORD": CANARY}
    error = spot.refused()
    assert error.code == "ssh-key-changed"
    assert values(error)["fingerprint"] == shown_by_openssh(spot.server.folder / "host_key.pub")
    assert values(error)["known"] == f"[{LOCALHOST}]:{spot.port}"


def test_a_key_that_was_revoked_counts_for_nothing(spot: SshSpot) -> None:
    with (spot.home.ssh / "known_hosts").open("a") as known:
        known.write(f"@revoked * {spot.server.public_host_key}\n")
    assert spot.refused().code == "ssh-key-revoked"


def test_hashed_names_are_known(spot: SshSpot) -> None:
    command = ["ssh-keygen", "-H", "-f", str(spot.home.ssh / "known_hosts")]
    subprocess.run(command, capture_output=True, check=True)
    assert LOCALHOST not in (spot.home.ssh / "known_hosts").read_text()
    spot.open().close()


def test_the_users_own_settings_lead_there(spot: SshSpot, tmp_path: Path) -> None:
    (spot.home.ssh / "known_hosts").rename(tmp_path / "known elsewhere")
    (spot.home.ssh / "id_ed25519").rename(spot.home.ssh / "museum")
    (spot.home.ssh / "more").write_text(
        f"Host museum\n  HostName {LOCALHOST}\n  Port {spot.port}\n  IdentityFile ~/.ssh/museum\n"
        f"  UserKnownHostsFile '{tmp_path / 'known elsewhere'}'\n"
    )
    (spot.home.ssh / "config").write_text(f"Include more\nUser {spot.server.user}\n")
    spot.settings = {"host": "museum", "port": "", "user": ""}
    target = spot.open()
    send(target, edition(1))
    target.close()
    assert target.where == f"sftp://museum{spot.root}"
    assert without_receipt(spot.files()) == edition(1)


def test_what_hangs_on_a_command_does_not_hold(spot: SshSpot, tmp_path: Path) -> None:
    (spot.home.ssh / "config").write_text(f"Match exec 'touch {tmp_path}/ran'\n  Port 1\nHost *\n  Port 2\n")
    spot.open().close()
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("line", ["ProxyJump other.example", "ProxyCommand nc %h %p"])
def test_a_way_through_another_host_is_not_gone(spot: SshSpot, line: str) -> None:
    (spot.home.ssh / "config").write_text(f"Host *\n  {line}\n")
    assert spot.refused().code == "sftp-detour"


@pytest.mark.parametrize("line", ["Port many", "gibberish", "Match host"])
def test_settings_that_cannot_be_read_are_named(spot: SshSpot, line: str) -> None:
    (spot.home.ssh / "config").write_text(f"{line}\n")
    error = spot.refused()
    assert error.code == "sftp-config"
    assert values(error)["file"] == str(spot.home.ssh / "config")


def test_nobody_listens(spot: SshSpot) -> None:
    spot.port = free_port()
    assert spot.refused().code == "ssh-refused"


def test_there_is_no_such_host(spot: SshSpot, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "create_connection", unknown)
    assert spot.refused().code == "ssh-host-not-found"


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
def test_something_else_listens(spot: SshSpot, monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    monkeypatch.setattr(login, "_PATIENCE", 0.3)
    with socket.create_server((LOCALHOST, 0)) as listening:
        spot.port = listening.getsockname()[1]
        with socket.create_connection((LOCALHOST, spot.port)), listening.accept()[0] as first:
            first.sendall(answer)
        assert spot.refused().code == "ssh-silent"


def test_a_folder_that_will_be_made_is_told_of(spot: SshSpot) -> None:
    with closing(spot.open()) as target:
        assert target.look().fresh
        send(target, edition(1))
        assert not target.look().fresh


# Who comes in


def test_a_key_that_does_not_fit(spot: SshSpot, tmp_path: Path) -> None:
    make_key(tmp_path / "other")
    spot.home.holds(tmp_path / "other")
    spot.secrets = {"GUIDEGEN_PASSWORD": CANARY}
    error = spot.refused()
    assert error.code == "ssh-login"
    assert values(error)["tried"] == "id_ed25519"
    assert values(error)["name"] == "GUIDEGEN_WEBSITE_PASSWORD"


def test_a_user_that_is_not_there(spot: SshSpot) -> None:
    spot.settings = {"user": "nobody-of-that-name"}
    assert spot.refused().code == "ssh-login"


def test_nothing_to_prove_it_with(spot: SshSpot) -> None:
    (spot.home.ssh / "id_ed25519").write_text("no key at all")
    error = spot.refused()
    assert error.code == "sftp-no-proof"
    assert values(error)["name"] == "GUIDEGEN_WEBSITE_PASSWORD"  # there may be another target


def test_the_only_target_needs_no_name_for_its_secrets(spot: SshSpot) -> None:
    (spot.home.ssh / "id_ed25519").write_text("no key at all")
    spot.alone = True
    assert values(spot.refused())["name"] == "GUIDEGEN_PASSWORD"


def test_a_password_where_only_keys_are_taken(spot: SshSpot) -> None:
    (spot.home.ssh / "id_ed25519").write_text("no key at all")
    spot.secrets = {"GUIDEGEN_PASSWORD": CANARY}
    assert spot.refused().code == "sftp-key-only"


@pytest.mark.parametrize("kind", ["ed25519", "rsa", "ecdsa"])
def test_a_key_behind_a_passphrase(spot: SshSpot, tmp_path: Path, kind: str) -> None:
    make_key(tmp_path / "locked", passphrase=CANARY, kind=kind)
    with (spot.server.folder / "authorized_keys").open("a") as allowed:
        allowed.write((tmp_path / "locked.pub").read_text())
    spot.home.holds(tmp_path / "locked")
    error = spot.refused()
    assert error.code == "sftp-key-locked"
    assert values(error)["name"] == "GUIDEGEN_WEBSITE_PASSPHRASE"
    spot.secrets = {"GUIDEGEN_PASSPHRASE": f"{CANARY}-but-wrong"}
    assert spot.refused().code == "sftp-key-locked"
    spot.secrets = {"GUIDEGEN_WEBSITE_PASSPHRASE": CANARY, "GUIDEGEN_PASSPHRASE": "another"}
    spot.open().close()


@pytest.fixture
def agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A key agent of our own; its socket."""
    found = tmp_path / "agent"
    process = subprocess.Popen(["ssh-agent", "-D", "-a", str(found)], stdout=subprocess.DEVNULL)
    monkeypatch.setenv("SSH_AUTH_SOCK", str(found))
    for _ in range(200):
        if subprocess.run(["ssh-add", "-l"], capture_output=True, check=False).returncode == 1:
            break  # it answers, and is empty
    yield found
    process.terminate()
    process.wait(10)


def test_the_agents_keys_are_tried_and_those_of_the_settings_first(
    spot: SshSpot, tmp_path: Path, agent: Path
) -> None:
    for number in range(5):  # more than the server bears
        make_key(tmp_path / f"other-{number}")
    keys = [tmp_path / f"other-{number}" for number in range(5)]
    subprocess.run(["ssh-add", "-q", *keys, spot.server.key], capture_output=True, check=True)
    (spot.home.ssh / "id_ed25519").unlink()
    spot.secrets = {"SSH_AUTH_SOCK": str(agent)}
    assert spot.refused().code == "ssh-broken-off"
    shutil.copyfile(f"{spot.server.key}.pub", spot.home.ssh / "museum.pub")
    (spot.home.ssh / "config").write_text("IdentityFile ~/.ssh/museum\nIdentitiesOnly yes\n")
    spot.open().close()


@pytest.mark.parametrize("interactive", [False, True])
def test_a_password(spot: SshSpot, interactive: bool) -> None:  # noqa: FBT001
    habits = Habits(spot.root.parent, CANARY, interactive)
    with stub_serving(habits) as (port, key):
        spot.port = port
        (spot.home.ssh / "known_hosts").write_text(f"[{LOCALHOST}]:{port} {key}\n")
        spot.settings = {"folder": "/www"}
        spot.secrets = {"GUIDEGEN_WEBSITE_PASSWORD": f"{CANARY}-but-wrong"}
        error = spot.refused()
        assert error.code == "sftp-password"
        assert values(error)["name"] == "GUIDEGEN_WEBSITE_PASSWORD"
        spot.secrets = {"GUIDEGEN_PASSWORD": CANARY}
        target = spot.open()
        send(target, edition(1))
        target.close()
    assert habits.logins[-1] == ("keyboard-interactive" if interactive else "password")
    assert without_receipt(spot.files()) == edition(1)


# What the host makes of it


def stubbed(spot: SshSpot, port: int, key: str) -> SshSpot:
    (spot.home.ssh / "known_hosts").write_text(f"[{LOCALHOST}]:{port} {key}\n")
    spot.port, spot.settings, spot.secrets = port, {"folder": "/www"}, {"GUIDEGEN_PASSWORD": CANARY}
    return spot


def test_a_host_that_knows_no_rename_over_a_file(spot: SshSpot) -> None:
    with stub_serving(Habits(spot.root.parent, CANARY, posix_rename=False)) as (port, key):
        target = stubbed(spot, port, key).open()
        for number in (1, 2):
            send(target, edition(number))
        target.close()
    there = without_receipt(spot.files())
    assert {path: there[path] for path in edition(2)} == edition(2)
    assert not [path for path in there if "part" in path]


def test_a_rename_that_fails_is_not_taken_for_one_that_is_not_known(spot: SshSpot) -> None:
    target = spot.open()
    send(target, edition(1))
    (spot.root / "404.html").unlink()
    spot.lay("404.html/in-the-way.txt", b"theirs")
    with pytest.raises(PublishError) as refused:
        send(target, edition(1) | {"404.html": page(words="another")})
    assert refused.value.code == "ssh-trouble"
    target.close()
    assert (spot.root / "404.html" / "in-the-way.txt").read_bytes() == b"theirs"
    assert without_receipt(spot.files()).items() >= {"index.html": edition(1)["index.html"]}.items()


def test_a_full_disk(spot: SshSpot) -> None:
    habits = Habits(spot.root.parent, CANARY)
    with stub_serving(habits) as (port, key):
        target = stubbed(spot, port, key).open()
        send(target, edition(1))
        habits.room = 2000
        with pytest.raises(PublishError) as refused:
            send(target, edition(2) | {"assets/img/large.jpg": b"x" * 100_000})
        assert refused.value.code == "ssh-full"
        spot.keeps_quiet(refused.value)
        there = spot.files()
        assert {path: there[path] for path in edition(1)} == edition(1)
        assert not [path for path in there if "part" in path]
        habits.room = 1 << 30
        send(target, edition(2))
        target.close()
    assert without_receipt(spot.files()).items() >= edition(2).items()


@pytest.fixture
def another_sshd(tmp_path: Path) -> Iterator[list[Sshd]]:
    servers: list[Sshd] = []
    yield servers
    for server in servers:
        server.stop()


def test_of_several_keys_the_host_shows_the_one_that_is_known(
    another_sshd: list[Sshd], tmp_path: Path
) -> None:
    make_key(tmp_path / "rsa", kind="rsa")
    another_sshd.append(start_sshd(tmp_path / "sshd", needed_sshd(), f"HostKey {tmp_path / 'rsa'}"))
    spot = make_spot("sftp", another_sshd[0], tmp_path)
    spot.home.knows(another_sshd[0], key=" ".join((tmp_path / "rsa.pub").read_text().split()[:2]))
    spot.open().close()


def test_a_folder_that_may_only_be_read(another_sshd: list[Sshd], tmp_path: Path) -> None:
    another_sshd.append(start_sshd(tmp_path / "sshd", needed_sshd(), sftp="-R"))
    spot = make_spot("sftp", another_sshd[0], tmp_path)
    spot.lay("index.html", b"theirs")
    target = spot.open()
    with pytest.raises(PublishError) as refused:
        send(target, edition(1))
    target.close()
    assert refused.value.code == "ssh-permission"
    assert spot.files() == {"index.html": b"theirs"}


def test_a_host_that_bears_one_line_only(another_sshd: list[Sshd], tmp_path: Path) -> None:
    another_sshd.append(start_sshd(tmp_path / "sshd", needed_sshd(), "MaxSessions 1"))
    spot = make_spot("sftp", another_sshd[0], tmp_path)
    target = spot.open()
    send(target, edition(1))
    target.close()
    assert without_receipt(spot.files()) == edition(1)


@pytest.mark.parametrize(
    "line", ["MaxSessions 0", "ForceCommand echo no files here", "Match all\nForceCommand true"]
)
def test_a_host_without_sftp(another_sshd: list[Sshd], tmp_path: Path, line: str) -> None:
    another_sshd.append(start_sshd(tmp_path / "sshd", needed_sshd(), line))
    assert make_spot("sftp", another_sshd[0], tmp_path).refused().code == "sftp-none"


def test_a_folder_in_a_folder_that_is_not_there(spot: SshSpot) -> None:
    spot.settings = {"folder": f"{spot.root}/deep/down"}
    error = spot.refused()
    assert error.code == "ssh-no-folder"
    assert values(error)["folder"] == f"{spot.root}/deep"


def test_a_folder_from_the_logins_home(another_sshd: list[Sshd], tmp_path: Path) -> None:
    home = tmp_path / "home-there"
    home.mkdir()
    another_sshd.append(start_sshd(tmp_path / "sshd", needed_sshd(), sftp=f"-d {home}"))
    spot = make_spot("sftp", another_sshd[0], tmp_path)
    spot.settings = {"folder": "~/www"}
    target = spot.open()
    send(target, edition(1))
    target.close()
    assert target.where.endswith(f":{spot.port}/~/www")
    assert (home / "www" / "index.html").read_bytes() == edition(1)["index.html"]


# What becomes of it on the way


@pytest.fixture
def cable(spot: SshSpot) -> Iterator[Cable]:
    with Cable(spot.server.port) as found:
        spot.home.knows(spot.server, found.port)
        spot.port = found.port
        yield found


@pytest.mark.parametrize("size", [0, 3000, 6000, 13000])
def test_cut_once_it_goes_on(spot: SshSpot, cable: Cable, size: int) -> None:
    first = spot.open()
    send(first, edition(1))
    cable.cut_after(size)
    send(first, edition(2))
    first.close()
    assert without_receipt(spot.files()).items() >= edition(2).items()
    assert "gidsen/nummer-1/index.html" not in spot.files()


@pytest.mark.parametrize("size", [0, 3000, 7000, 12000])
def test_cut_for_good_it_is_said_and_the_next_publish_goes_on(spot: SshSpot, cable: Cable, size: int) -> None:
    target = spot.open()
    send(target, edition(1))
    target._store._lines._spare = 0  # type: ignore[attr-defined]
    cable.cut_after(size)
    with pytest.raises(PublishError) as refused:
        send(target, edition(2))
    target.close()
    assert refused.value.code == "ssh-lost"
    there = spot.files()
    assert lacking(there) == []
    whole = [{**edition(1), **edition(2)}, {**edition(2), **edition(1)}]
    assert all(there[path] in (whole[0][path], whole[1][path]) for path in there if path in whole[0])
    again = spot.open()
    send(again, edition(2))
    again.close()
    assert without_receipt(spot.files()).items() >= edition(2).items()
    assert not [path for path in spot.files() if "part" in path]


def test_the_server_loses_us(spot: SshSpot) -> None:
    target = spot.open()
    send(target, edition(1))
    count = 0

    def read(path: str) -> bytes:
        nonlocal count
        count += 1
        if count == 3:
            spot.server.drop()
        return edition(2)[path]

    send(target, edition(2), read)
    target.close()
    assert without_receipt(spot.files()).items() >= edition(2).items()


def test_a_host_that_falls_silent(spot: SshSpot, cable: Cable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_SILENCE", 0.3)
    monkeypatch.setattr(login, "_PATIENCE", 0.3)
    target = spot.open()
    send(target, edition(1))
    cable.hold()
    with pytest.raises(PublishError) as refused:
        send(target, edition(2))
    target.close()
    assert refused.value.code == "ssh-lost"
    assert lacking(spot.files()) == []


def test_nothing_is_printed(spot: SshSpot, cable: Cable, capfd: pytest.CaptureFixture[str]) -> None:
    target = spot.open()
    cable.cut_after(2000)
    send(target, edition(1))
    target.close()
    assert capfd.readouterr() == ("", "")
