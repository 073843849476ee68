"""The preview on a phone: by a key alone, at one address alone, for a while."""

from __future__ import annotations

import socket
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from guidegen.preview.phone import Phone, local_address
from guidegen.preview.sockets import open_socket
from tests.preview.fake import OUTPUTS, PATIENCE, SECRET, TOKEN, FakeEdition, Got, Line, house, served

NETWORK = "127.0.0.2"  # stands for the machine's address on the local network


@pytest.fixture
def edition() -> FakeEdition:
    """What is served at both doors."""
    return FakeEdition()


@pytest.fixture
def phone(edition: FakeEdition) -> Iterator[Phone]:
    """A door for a phone, open."""
    try:
        listening = open_socket(0, NETWORK)
    except OSError:  # pragma: no cover - macOS has one loopback address unless told otherwise
        pytest.skip("this machine has one loopback address")
    opened = Phone(house(edition), listening)
    opened.start()
    yield opened
    opened.stop()


def visit(link: str) -> tuple[int, str]:
    """The port and the path of the phone's link."""
    host, _, path = link.removeprefix("http://").partition("/")
    assert host.startswith(f"{NETWORK}:")
    return int(host.partition(":")[2]), f"/{path}"


def ask(phone: Phone, target: str, *headers: str) -> Got:
    with Line(visit(phone.link)[0], NETWORK) as line:
        return line.ask(target, headers=headers)


def cookie(phone: Phone) -> str:
    return f"Cookie: guidegen-phone={phone.link.rpartition('/')[2]}"


def test_without_the_key_a_phone_reads_and_asks_nothing(phone: Phone, edition: FakeEdition) -> None:
    key = phone.link.rpartition("/")[2]
    wrong = (
        f"guidegen-phone={key[:-1]}",
        f"guidegen-phone={key}x",
        "guidegen-phone=",
        f"other={key}",
        f"guidegen-phone={TOKEN}",
    )
    targets = (
        "/",
        "/gidsen/een/",
        "/weg/",
        "/a%5cb",
        "/_guidegen/desk.js",
        f"/_guidegen/desk?page=index.html&token={TOKEN}",
        f"/_guidegen/events?page=index.html&token={TOKEN}",
        "/_guidegen/phone/",
        f"/_guidegen/phone/{key[:-1]}",
        f"/?key={key}",
    )
    for target in targets:
        for headers in ((), *((f"Cookie: {one}",) for one in wrong)):
            got = ask(phone, target, *headers)
            assert got.status == 403
            assert got.body == b"This preview opens with the link in the QR code, as long as that is valid.\n"
            assert "set-cookie" not in got.headers
    assert edition.asked == []
    assert edition.followed == []


def test_the_link_lets_a_phone_in(phone: Phone) -> None:
    port, path = visit(phone.link)
    with Line(port, NETWORK) as line:
        got = line.ask(path, headers=["Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate"])
        assert got.status == 200
        assert b'<meta http-equiv="refresh" content="0; url=/">' in got.body
        assert got.headers["cache-control"] == "no-store"
        pair, *flags = got.headers["set-cookie"].split("; ")
        assert set(flags) == {"HttpOnly", "SameSite=Strict", "Path=/"}
        known = [f"Cookie: {pair}"]
        assert SECRET in line.ask("/", headers=known).body
        assert line.ask("/_guidegen/desk?page=index.html", headers=known).status == 403
        assert line.ask(f"/_guidegen/desk?page=index.html&token={TOKEN}", headers=known).status == 200
        assert line.ask("/", "POST", known).status == 405
    with Line(port, NETWORK) as line:
        line.send(f"/_guidegen/events?page=index.html&token={TOKEN}", headers=known)
        assert line.receive().status == 200
        assert line.read_until(b": \n\n")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "evil.example"])
def test_another_name_of_the_machine_is_refused(phone: Phone, host: str) -> None:
    port, path = visit(phone.link)
    with Line(port, NETWORK) as line:
        for target in (path, "/"):
            line.write(target.encode(), "GET", [f"Host: {host}:{port}", cookie(phone)])
            assert line.receive().status == 403


def test_another_site_gets_nothing_with_the_cookie(phone: Phone) -> None:
    for said in ("Origin: http://evil.example", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"):
        assert ask(phone, "/", cookie(phone), said).status == 403


def test_loopback_has_no_door_for_phones(phone: Phone, edition: FakeEdition) -> None:
    port, path = visit(phone.link)
    with pytest.raises(ConnectionError):
        Line(port)
    with served(edition) as other, Line(other) as line:
        assert line.ask(path).status == 404
        assert line.ask("/").status == 200


def test_the_key_cannot_be_guessed(edition: FakeEdition) -> None:
    doors = [Phone(house(edition), open_socket(0, NETWORK)) for _ in range(20)]
    keys = {door.link.rpartition("/")[2] for door in doors}
    for door in doors:
        door.stop()
    assert len(keys) == 20
    assert all(len(key) >= 22 for key in keys)  # of 64 letters: 128 bits and more


def test_the_door_shuts_by_itself(edition: FakeEdition) -> None:
    told = threading.Event()
    door = Phone(house(edition), open_socket(0, NETWORK), seconds=0.2, ended=told.set)
    door.start()
    port, _ = visit(door.link)
    with Line(port, NETWORK) as line:
        line.send(f"/_guidegen/events?page=index.html&token={TOKEN}", headers=[cookie(door)])
        line.receive()
        assert told.wait(PATIENCE)
        line.rest()
    with pytest.raises(ConnectionError):
        Line(port, NETWORK)
    door.stop()


def test_a_door_shut_by_hand_says_nothing_later(edition: FakeEdition) -> None:
    told = threading.Event()
    door = Phone(house(edition), open_socket(0, NETWORK), seconds=0.3, ended=told.set)
    door.start()
    door.stop()
    assert not told.wait(0.5)


def test_the_link_as_a_picture_and_in_letters(phone: Phone) -> None:
    drawing = ET.fromstring(phone.picture())  # noqa: S314 - it is our own
    ground, code = drawing
    assert (drawing.tag, set(drawing.attrib), ground.tag, code.tag) == (
        "svg",
        {"viewBox", "class"},
        "path",
        "path",
    )
    assert "style" not in phone.picture()
    lines = phone.text().splitlines()
    assert len({len(line) for line in lines}) == 1
    assert set("".join(lines)) <= set("█▀▄ ")
    assert 15 < len(lines) < 30


class Asking:
    """A socket that is asked which way leads elsewhere."""

    def __init__(self, address: str | None) -> None:
        self.address = address

    def __call__(self, family: int, kind: int) -> Asking:
        assert (family, kind) == (socket.AF_INET, socket.SOCK_DGRAM)  # of which connecting sends nothing
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def connect(self, _: object) -> None:
        if self.address is None:
            raise OSError

    def getsockname(self) -> tuple[str, int]:
        assert self.address is not None
        return self.address, 1


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("192.168.1.9", "192.168.1.9"),
        ("10.0.0.4", "10.0.0.4"),
        ("172.20.10.2", "172.20.10.2"),
        ("169.254.7.7", "169.254.7.7"),
        (None, None),
        ("0.0.0.0", None),  # noqa: S104 - what a system says that knows no way
        ("127.0.0.1", None),
        ("8.8.8.8", None),
    ],
)
def test_the_address_on_the_local_network(
    monkeypatch: pytest.MonkeyPatch, address: str | None, found: str | None
) -> None:
    monkeypatch.setattr("guidegen.preview.phone.socket.socket", Asking(address))
    assert local_address() == found


def test_only_that_address_is_listened_at(phone: Phone) -> None:
    listeners = Path("/proc/net/tcp")
    if not listeners.exists():
        pytest.skip("only Linux tells who listens")
    port, _ = visit(phone.link)
    rows = [line.split() for line in listeners.read_text().splitlines()[1:]]
    assert [row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{port:04X}")] == [
        f"0200007F:{port:04X}"
    ]


def test_a_phone_sees_the_same_site(phone: Phone) -> None:
    got = ask(phone, "/assets/thousand.bin", cookie(phone), "Range: bytes=0-9")
    assert (got.status, got.body) == (206, OUTPUTS["assets/thousand.bin"].body[:10])
