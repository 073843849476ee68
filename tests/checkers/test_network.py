"""The guard lets tests talk to this machine and to no other."""

from __future__ import annotations

import socket

import pytest

from tests.checkers.network import NetworkForbiddenError, is_loopback


def test_another_machine_is_refused_before_a_packet_leaves() -> None:
    with socket.socket() as closed, pytest.raises(NetworkForbiddenError, match=r"192\.0\.2\.1"):
        closed.connect(("192.0.2.1", 80))
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as closed,
        pytest.raises(NetworkForbiddenError),
    ):
        closed.sendto(b"x", ("192.0.2.1", 53))


def test_another_machines_name_is_not_looked_up() -> None:
    with pytest.raises(NetworkForbiddenError, match=r"elders\.example"):
        socket.getaddrinfo("elders.example", 443)


def test_this_machine_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", b"localhost", "", None])
def test_loopback(host: object) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["10.0.0.1", "0.0.0.1", "2001:db8::1", "localhost.example", b"example"])
def test_not_loopback(host: object) -> None:
    assert not is_loopback(host)
