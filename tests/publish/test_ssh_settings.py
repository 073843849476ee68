"""What the settings say of a login, what the user's own files say of its host, and what they do not say."""

from __future__ import annotations

import base64
import getpass
from pathlib import Path

import pytest

from guidegen.problems import PublishError
from guidegen.publish.sftp.known_hosts import known_of
from guidegen.publish.sftp.route import find_route
from guidegen.publish.ssh import Login, home_of, read_login, secret_names
from guidegen.publish.target import Address

ONE, OTHER = base64.b64encode(b"one").decode(), base64.b64encode(b"other").decode()


def login(**settings: str) -> Login:
    return read_login(Address("website", "sftp", {"host": "museum.example", "folder": "www"} | settings))


@pytest.mark.parametrize(
    ("settings", "where", "command"),
    [
        ({}, "sftp://museum.example/~/www", "ssh museum.example"),
        ({"folder": "/srv/www/"}, "sftp://museum.example/srv/www", "ssh museum.example"),
        ({"folder": "~"}, "sftp://museum.example/~/", "ssh museum.example"),
        ({"folder": "~/www"}, "sftp://museum.example/~/www", "ssh museum.example"),
        ({"folder": "/"}, "sftp://museum.example/", "ssh museum.example"),
        (
            {"user": "anna@museum.nl", "port": "2222"},
            "sftp://anna@museum.nl@museum.example:2222/~/www",
            "ssh -p 2222 anna@museum.nl@museum.example",
        ),
        ({"host": "[2001:db8::1]"}, "sftp://[2001:db8::1]/~/www", "ssh 2001:db8::1"),
    ],
)
def test_a_login_is_said_for_people(settings: dict[str, str], where: str, command: str) -> None:
    assert login(**settings).where == where
    assert login(**settings).by_hand == command


@pytest.mark.parametrize(
    ("folder", "parent", "file"),
    [
        ("www", ".", "www/a.html"),
        ("/srv/www", "/srv", "/srv/www/a.html"),
        ("~", None, "./a.html"),
        ("/", None, "/a.html"),
        ("a b/c", "a b", "a b/c/a.html"),
    ],
)
def test_where_things_lie(folder: str, parent: str | None, file: str) -> None:
    assert login(folder=folder).parent == parent
    assert login(folder=folder).at("a.html") == file


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("host", "-oProxyCommand=rm"),
        ("host", "museum.example; rm"),
        ("host", "sftp://museum.example"),
        ("host", ""),
        ("user", "-l"),
        ("user", "anna b"),
        ("user", "$(rm)"),
        ("folder", "www\nrm"),
    ],
)
def test_what_could_be_an_order_is_refused(key: str, text: str) -> None:
    with pytest.raises(PublishError) as refused:
        login(**{key: text})
    assert refused.value.code == "ssh-form"
    assert dict(refused.value.values)["key"] == key


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("host", "anna:kanarie@museum.example", "anna:***@museum.example"),
        ("host", "sftp://anna:kana:r@ie@museum.example", "sftp:***@museum.example"),
        ("host", "anna@museum.example", "anna@museum.example"),
        ("user", "anna:kanarie", "anna:***"),
    ],
)
def test_a_password_that_was_written_along_is_not_repeated(key: str, text: str, told: str) -> None:
    with pytest.raises(PublishError) as refused:
        login(**{key: text})
    assert dict(refused.value.values)["text"] == told


def test_what_a_secret_is_called() -> None:
    address = Address("proef-2", "sftp", {"host": "museum.example", "folder": "www"})
    assert secret_names(read_login(address), "PASSWORD") == ("GUIDEGEN_PROEF_2_PASSWORD", "GUIDEGEN_PASSWORD")


def test_home_is_where_the_environment_says() -> None:
    assert home_of({"HOME": "/home/anna", "USERPROFILE": "/other"}) == Path("/home/anna")
    assert home_of({"USERPROFILE": "/home/anna"}) == Path("/home/anna")
    assert home_of({}) == Path.home()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (f"museum.example ssh-ed25519 {ONE}", "museum.example"),
        (f"other.example,museum.example\tssh-ed25519 {ONE} a comment", "museum.example"),
        (f"Museum.Example ssh-ed25519 {ONE}", "museum.example"),
        (f"*.example ssh-ed25519 {ONE}", "museum.example"),
        (f"muse?m.example ssh-ed25519 {ONE}", "museum.example"),
        (f"[museum.example]:2222 ssh-ed25519 {ONE}", "[museum.example]:2222"),
        (
            f"|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= ssh-rsa {ONE}",
            "192.168.1.61",
        ),
    ],
)
def test_a_host_is_known_as_openssh_knows_it(tmp_path: Path, line: str, name: str) -> None:
    (tmp_path / "known").write_text(f"# a word\n\n{line}\n")
    assert [key for _, key in known_of(name, [tmp_path / "known"]).keys] == [b"one"]


@pytest.mark.parametrize(
    "line",
    [
        f"museum.example.org ssh-ed25519 {ONE}",
        f"[museum.example]:2222 ssh-ed25519 {ONE}",
        f"[museum.example] ssh-ed25519 {ONE}",
        f"*,!museum.example ssh-ed25519 {ONE}",
        f"# museum.example ssh-ed25519 {ONE}",
        f"@cert-authority museum.example ssh-ed25519 {ONE}",
        f"@revoked museum.example ssh-ed25519 {ONE}",
        "museum.example ssh-ed25519 no key!",
        "museum.example ssh-ed25519",
        "@revoked",
        f"|1|bad|worse ssh-ed25519 {ONE}",
        f"|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= ssh-rsa {ONE}",
    ],
)
def test_other_lines_make_nobody_known(tmp_path: Path, line: str) -> None:
    (tmp_path / "known").write_text(line)
    assert known_of("museum.example", [tmp_path / "known", tmp_path / "absent"]).keys == ()


def test_a_host_may_have_several_keys_in_several_files(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(f"museum.example ssh-rsa {ONE}\nmuseum.example ssh-rsa {OTHER}\n")
    (tmp_path / "b").write_text(f"museum.example ssh-ed25519 {ONE}\n@revoked * ssh-rsa {OTHER}\n")
    known = known_of("museum.example", [tmp_path / "a", tmp_path / "b"])
    assert known.keys == (("ssh-rsa", b"one"), ("ssh-rsa", b"other"), ("ssh-ed25519", b"one"))
    assert known.kinds == ("ssh-rsa", "ssh-ed25519")
    assert known.revoked == {b"other"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / ".ssh").mkdir()
    return tmp_path


def test_without_settings_it_is_as_openssh_has_it(home: Path) -> None:
    route = find_route(login(), home)
    assert (route.host, route.port, route.user) == ("museum.example", 22, getpass.getuser())
    assert route.known_as == "museum.example"
    assert route.known[:2] == (home / ".ssh/known_hosts", home / ".ssh/known_hosts2")
    assert route.keys == (home / ".ssh/id_ed25519", home / ".ssh/id_ecdsa", home / ".ssh/id_rsa")
    assert not route.only_these


def test_what_site_yaml_says_comes_first(home: Path) -> None:
    (home / ".ssh/config").write_text("Port 1\nUser other\nHostKeyAlias alias\n")
    route = find_route(login(user="anna", port="2222"), home)
    assert (route.port, route.user, route.known_as) == (2222, "anna", "alias")


def test_what_is_included_ends_where_it_ends(home: Path) -> None:
    (home / ".ssh/config.d").mkdir()
    (home / ".ssh/config.d/1").write_text("Host other.example\n  Port 1\n")
    (home / ".ssh/config.d/2").write_text("Include ~/deeper\n")
    (home / "deeper").write_text("Host museum.example\n  Port 2222\n")
    (home / ".ssh/config").write_text(
        f"Include config.d/*\nUser anna\nHost other.example\n  Include {home}/dee*\n  User other\n"
    )
    route = find_route(login(), home)
    assert (route.port, route.user) == (2222, "anna")


def test_files_that_include_each_other_end(home: Path) -> None:
    (home / ".ssh/config").write_text("Include config\nUser anna\n")
    assert find_route(login(), home).user == "anna"
