"""Netlify as a target: what can go wrong, what is said then, and that the token is never said."""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from string import Formatter

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from guidegen.problems import PublishError
from guidegen.publish.netlify import open_netlify
from guidegen.publish.secrets import Vault
from guidegen.publish.target import Address, Ground
from guidegen.report.catalogue import _entries, word
from tests.publish.contract import delivery_of, edition, send, without_receipt
from tests.publish.netlify_server import TOKEN, Mishap, NetlifyServer, NetlifySpot, netlify_server

MANY = 1000
UPLOAD, CREATE, SITE, SHOW = ("PUT", "/files/"), ("POST", "/deploys$"), ("GET", "app$"), ("POST", "/restore$")
WAIT = ("GET", "/deploys/")
STEPS = {"site": SITE, "create": CREATE, "upload": UPLOAD, "wait": WAIT, "show": SHOW}


@pytest.fixture
def server() -> Iterator[NetlifyServer]:
    with netlify_server() as running:
        yield running


@pytest.fixture(autouse=True)
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nobody sleeps; the pauses that were meant."""
    meant: list[float] = []
    monkeypatch.setattr("time.sleep", meant.append)
    return meant


@pytest.fixture
def spot(server: NetlifyServer, tmp_path: Path) -> Iterator[NetlifySpot]:
    with closing(NetlifySpot(server, tmp_path / "scratch")) as spot:
        yield spot


@pytest.fixture(autouse=True)
def the_token_is_never_said(
    server: NetlifyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Whatever a test does: the canary is in one header to the API and nowhere else."""
    said: list[PublishError] = []
    real = PublishError.__init__

    def heard(self: PublishError, code: str, **values: object) -> None:
        real(self, code, **values)
        said.append(self)

    monkeypatch.setattr(PublishError, "__init__", heard)
    yield
    for trouble in said:
        words = [word(trouble.code, dict(trouble.values), language) for language in ("nl", "en")]
        assert TOKEN not in f"{trouble!r} {trouble} {trouble.values} {words}"
        spoken = Formatter().parse(" ".join(_entries("nl")[trouble.code].values()))
        assert {name for _, name, _, _ in spoken if name} <= dict(trouble.values).keys(), trouble.code
    for asked in (*server.heard, *server.visits):
        assert TOKEN not in asked.path
        assert TOKEN.encode() not in asked.body
        elsewhere = {name: value for name, value in asked.headers.items() if name != "authorization"}
        assert TOKEN not in str(elsewhere)
    assert not [asked for asked in server.visits if "authorization" in asked.headers]
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not [data for data in kept if TOKEN.encode() in data]


def refused(spot: NetlifySpot, number: int, token: str = TOKEN) -> PublishError:
    """The trouble with publishing this edition."""
    with pytest.raises(PublishError) as trouble:
        send(spot.open(token), edition(number))
    return trouble.value


def said(trouble: PublishError, language: str = "nl") -> str:
    return word(trouble.code, dict(trouble.values), language)


class TestLinesThatBreak:
    """A connection is lost; another try may do."""

    @pytest.mark.parametrize("step", STEPS)
    @pytest.mark.parametrize("mishap", [{"cut_after": 0}, {"cut_after": 9}, {"mute": True}, {"status": 502}])
    def test_once_nobody_notices(
        self, server: NetlifyServer, spot: NetlifySpot, naps: list[float], step: str, mishap: dict[str, int]
    ) -> None:
        send(spot.open(), edition(1))
        server.mishaps.append(Mishap(*STEPS[step], **mishap))  # type: ignore[arg-type]  # of one's own kind each
        send(spot.open(), edition(2))
        assert spot.files()["index.html"] == edition(2)["index.html"]
        assert naps == [0.5]

    @pytest.mark.parametrize("step", STEPS)
    @pytest.mark.parametrize("after", [0, 1, 40])
    def test_for_good_it_is_told_and_the_next_publish_goes_on(
        self, server: NetlifyServer, spot: NetlifySpot, step: str, after: int
    ) -> None:
        send(spot.open(), edition(1))
        server.mishaps.append(Mishap(*STEPS[step], times=MANY, cut_after=after))
        trouble = refused(spot, 2)
        assert trouble.code == "publish-netlify-lost"
        assert "Publiceer opnieuw" in said(trouble)
        assert without_receipt(spot.files()) == edition(1)
        server.mishaps.clear()
        send(spot.open(), edition(2))
        assert spot.files()["index.html"] == edition(2)["index.html"]
        assert delivery_of(spot.open(), edition(2)).idle

    @pytest.mark.parametrize("arrived", [1, 3, 5])
    def test_what_arrived_before_is_not_sent_again(
        self, server: NetlifyServer, spot: NetlifySpot, arrived: int
    ) -> None:
        send(spot.open(), edition(1))
        got: list[str] = []
        lost = Mishap(*UPLOAD, times=0, cut_after=3)
        server.mishaps.append(lost)

        def pull(_: int, __: int, path: str) -> None:
            got.append(path)
            if len(got) == arrived:
                lost.times = MANY

        target = spot.open()
        with suppress(PublishError):
            target.apply(delivery_of(target, edition(2)), edition(2).__getitem__, pull)
        lost.times, there = 0, server.count("PUT")
        server.heard.clear()
        send(spot.open(), edition(2))
        again = [one.path.partition("/files/")[2] for one in server.heard if one.method == "PUT"]
        assert not set(again) & set(got)
        assert there >= arrived
        assert without_receipt(spot.files()).items() >= edition(2).items()

    def test_the_order_was_heard_and_the_answer_lost_for_good(
        self, server: NetlifyServer, spot: NetlifySpot
    ) -> None:
        server.mishaps.append(Mishap(*SHOW, times=MANY, mute=True))
        assert refused(spot, 1).code == "publish-netlify-lost"
        assert delivery_of(spot.open(), edition(1)).idle

    def test_a_host_where_nobody_listens(self, spot: NetlifySpot, naps: list[float]) -> None:
        with socket.create_server(("127.0.0.1", 0)) as door:
            spot.server.endpoint = f"http://127.0.0.1:{door.getsockname()[1]}"
        assert refused(spot, 1).code == "publish-netlify-unreachable"
        assert naps == []

    def test_a_name_that_nobody_knows(self, spot: NetlifySpot, monkeypatch: pytest.MonkeyPatch) -> None:
        def unknown(*_: object, **__: object) -> None:
            raise socket.gaierror(-2, "Name or service not known")

        monkeypatch.setattr(socket, "create_connection", unknown)
        assert refused(spot, 1).code == "publish-netlify-unreachable"

    def test_a_name_that_is_none(self, spot: NetlifySpot) -> None:
        spot.server.endpoint = f"https://{'a' * 64}.example"
        assert refused(spot, 1).code == "publish-netlify-unreachable"

    def test_a_line_that_goes_silent(
        self, server: NetlifyServer, spot: NetlifySpot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("guidegen.publish.netlify.wire.SILENCE", 0.02)
        with socket.create_server(("127.0.0.1", 0)) as silent:
            server.endpoint = f"http://127.0.0.1:{silent.getsockname()[1]}"
            assert refused(spot, 1).code == "publish-netlify-lost"

    def test_a_safe_line_that_is_cut_before_a_word(
        self, server: NetlifyServer, spot: NetlifySpot, naps: list[float]
    ) -> None:
        with socket.create_server(("127.0.0.1", 0)) as door:
            threading.Thread(target=hang_up, args=(door,), daemon=True).start()
            server.endpoint = f"https://127.0.0.1:{door.getsockname()[1]}"
            assert refused(spot, 1).code == "publish-netlify-lost"
        assert len(naps) == 5

    def test_a_host_that_does_not_speak_safely(self, server: NetlifyServer, spot: NetlifySpot) -> None:
        server.endpoint = server.endpoint.replace("http:", "https:")
        assert refused(spot, 1).code == "publish-netlify-certificate"

    def test_a_host_that_cannot_show_who_it_is(
        self, server: NetlifyServer, spot: NetlifySpot, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        with stranger(tmp_path_factory.mktemp("stranger")) as port:
            server.endpoint = f"https://127.0.0.1:{port}"
            trouble = refused(spot, 1)
        assert trouble.code == "publish-netlify-certificate"
        assert "certificate verify failed" in dict(trouble.values)["reason"]


class TestLimits:
    """Netlify takes nothing more for a while."""

    def limit(self, server: NetlifyServer, seconds: float, times: int = 1, step: str = "create") -> None:
        reset = {"X-RateLimit-Reset": str(int(time.time() + seconds))}
        server.mishaps.append(Mishap(*STEPS[step], times=times, status=429, headers=reset))

    @pytest.mark.parametrize("step", STEPS)
    def test_one_that_is_lifted_soon_is_waited_for(
        self, server: NetlifyServer, spot: NetlifySpot, naps: list[float], step: str
    ) -> None:
        self.limit(server, 50, step=step)
        send(spot.open(), edition(1))
        assert naps == [pytest.approx(49.5, abs=1.5)]
        assert without_receipt(spot.files()) == edition(1)

    def test_one_that_is_lifted_late_is_told(
        self, server: NetlifyServer, spot: NetlifySpot, naps: list[float]
    ) -> None:
        self.limit(server, 3600)
        trouble = refused(spot, 1)
        assert trouble.code == "publish-netlify-busy"
        assert dict(trouble.values)["minutes"] == "60"
        assert naps == []

    def test_one_that_is_never_lifted_is_told(self, server: NetlifyServer, spot: NetlifySpot) -> None:
        self.limit(server, 50, times=MANY)
        assert refused(spot, 1).code == "publish-netlify-busy"
        assert server.count("POST") == 6

    @pytest.mark.parametrize("reset", ["", "soon", "-1", "nan", "inf", "0"])
    def test_without_a_time_the_pauses_are_ours(
        self, server: NetlifyServer, spot: NetlifySpot, naps: list[float], reset: str
    ) -> None:
        headers = {"X-RateLimit-Reset": reset}
        server.mishaps.append(Mishap(*CREATE, times=2, status=429, headers=headers))
        send(spot.open(), edition(1))
        assert naps == [0.5, 1.0]


class TestRefusals:
    """What Netlify says no to."""

    @pytest.mark.parametrize(
        ("step", "status", "code"),
        [
            ("site", 401, "publish-netlify-login"),
            ("upload", 401, "publish-netlify-login"),
            ("site", 403, "publish-netlify-forbidden"),
            ("create", 403, "publish-netlify-forbidden"),
            ("site", 404, "publish-netlify-site-missing"),
            ("upload", 404, "publish-netlify-refused"),
            ("create", 402, "publish-netlify-full"),
            ("upload", 413, "publish-netlify-full"),
            ("upload", 507, "publish-netlify-full"),
            ("create", 422, "publish-netlify-refused"),
            ("upload", 400, "publish-netlify-refused"),
            ("show", 422, "publish-netlify-refused"),
        ],
    )
    def test_by_what_it_means(
        self, server: NetlifyServer, spot: NetlifySpot, step: str, status: int, code: str
    ) -> None:
        words = f'{{"code": {status}, "message": "not\\nfor {TOKEN}"}}'.encode()
        server.mishaps.append(Mishap(*STEPS[step], status=status, said=words))
        trouble = refused(spot, 1)
        assert trouble.code == code
        reason = dict(trouble.values).get("reason")
        assert reason in (None, f"not for *** ({status})")
        assert spot.files() == {}

    @pytest.mark.parametrize("step", STEPS)
    def test_a_host_that_is_broken_for_good(
        self, server: NetlifyServer, spot: NetlifySpot, naps: list[float], step: str
    ) -> None:
        server.mishaps.append(Mishap(*STEPS[step], times=MANY, status=500))
        trouble = refused(spot, 1)
        assert trouble.code == "publish-netlify-down"
        assert dict(trouble.values)["status"] == "500"
        assert naps[:5] == [0.5, 1.0, 2.0, 5.0, 10.0] or step == "upload"
        assert spot.files() == {}

    def test_a_wrong_token(self, server: NetlifyServer, spot: NetlifySpot) -> None:
        trouble = refused(spot, 1, "another-secret-of-mine")
        assert trouble.code == "publish-netlify-login"
        assert "another-secret" not in said(trouble)
        assert server.count("POST") == 0

    @pytest.mark.parametrize("status", [301, 302, 307, 308])
    def test_nobody_follows_to_another_address(
        self, server: NetlifyServer, spot: NetlifySpot, status: int
    ) -> None:
        for step in STEPS.values():
            leads = {"Location": f"{server.address}/api"}
            server.mishaps = [Mishap(*step, status=status, headers=leads)]
            assert refused(spot, 1).code == "publish-netlify-led-on"
        assert server.visits == []

    @pytest.mark.parametrize("step", ["site", "create", "wait"])
    @pytest.mark.parametrize(
        "words", [b"", b"<html>", b"[]", b"{}", b'{"id": 7}', b'{"id": ""}', b"\xff", b"[" * 100_000]
    )
    def test_an_answer_of_another_form(
        self, server: NetlifyServer, spot: NetlifySpot, step: str, words: bytes
    ) -> None:
        server.mishaps.append(Mishap(*STEPS[step], status=200, said=words))
        assert refused(spot, 1).code == "publish-netlify-answer"

    @pytest.mark.parametrize("words", [b"{}", b"[1]", b'[{"path": "/a"}]', b'{"required": 1, "id": "a"}'])
    def test_a_list_of_another_form(self, server: NetlifyServer, spot: NetlifySpot, words: bytes) -> None:
        spot.lay("index.html", b"theirs")
        server.mishaps.append(Mishap("GET", "/files", status=200, said=words))
        assert refused(spot, 1).code == "publish-netlify-answer"
        server.mishaps = [Mishap(*CREATE, status=200, said=words)]
        assert refused(spot, 1).code == "publish-netlify-answer"

    def test_it_asks_for_a_file_that_there_is_not(self, server: NetlifyServer, spot: NetlifySpot) -> None:
        words = b'{"id": "1", "required": ["%s"]}' % (b"0" * 40)
        server.mishaps.append(Mishap(*CREATE, status=200, said=words))
        assert refused(spot, 1).code == "publish-netlify-answer"

    @pytest.mark.parametrize(
        ("words", "reason"),
        [
            (b"", "(422)"),
            (b"<html>...", "(422)"),
            (b"plain", "plain (422)"),
            (b'{"errors": {"name": ["taken"]}}', '{"name": ["taken"]} (422)'),
            (b'"odd"', '"odd" (422)'),
            (b"x" * 999, f"{'x' * 300} ... (422)"),
        ],
    )
    def test_what_it_says_is_found_where_it_is(
        self, server: NetlifyServer, spot: NetlifySpot, words: bytes, reason: str
    ) -> None:
        server.mishaps.append(Mishap(*CREATE, status=422, said=words))
        assert dict(refused(spot, 1).values)["reason"] == reason

    def test_an_answer_without_end_is_not_taken_in(
        self, server: NetlifyServer, spot: NetlifySpot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("guidegen.publish.netlify.wire._LARGEST", 1000)
        server.mishaps.append(Mishap(*SITE, times=MANY, status=200, said=b"x" * 2000))
        assert refused(spot, 1).code == "publish-netlify-lost"


class TestDeploysThatFail:
    """All is there, and still it is not shown."""

    def test_netlify_says_what_is_wrong(self, server: NetlifyServer, spot: NetlifySpot) -> None:
        send(spot.open(), edition(1))
        server.cloud.fails = f"post-processing\n of {TOKEN} failed"
        trouble = refused(spot, 2)
        assert trouble.code == "publish-netlify-broken"
        assert dict(trouble.values)["reason"] == "post-processing of *** failed"
        assert without_receipt(spot.files()) == edition(1)

    @pytest.mark.parametrize("files", [3, 120])
    def test_it_never_becomes_ready(
        self, server: NetlifyServer, spot: NetlifySpot, naps: list[float], files: int
    ) -> None:
        server.cloud.slow = 10_000
        with pytest.raises(PublishError) as trouble:
            send(spot.open(), {f"{number}.html": b"%d" % number for number in range(files)})
        assert trouble.value.code == "publish-netlify-slow"
        assert sum(naps) == pytest.approx(1200, abs=3)
        assert spot.files() == {}

    def test_it_is_never_shown(self, server: NetlifyServer, spot: NetlifySpot, naps: list[float]) -> None:
        server.cloud.stubborn = True
        assert refused(spot, 1).code == "publish-netlify-not-shown"
        assert sum(naps) == pytest.approx(120, abs=3)

    @pytest.mark.parametrize("name", ["wat?.html", "c#/index.html"])
    def test_a_name_that_cannot_be_there(self, server: NetlifyServer, spot: NetlifySpot, name: str) -> None:
        with pytest.raises(PublishError) as trouble:
            send(spot.open(), {**edition(1), name: b"1"})
        assert trouble.value.code == "publish-netlify-path"
        assert server.count("POST") == 0


class TestSettings:
    """What can be wrong before anybody is called."""

    def opened(self, values: dict[str, str], environment: dict[str, str]) -> str:
        """The trouble with opening it; the place when there is none."""
        address = Address("mijn-museum", "netlify", values)
        try:
            return open_netlify(address, Ground(Vault(environment), Path("/nowhere"))).where
        except PublishError as trouble:
            return trouble.code

    @pytest.mark.parametrize("site", ["", "a b", "a/b", "museum?x", "-a", "a_b", "https://", "mus\u00e9e"])
    def test_a_site_that_cannot_be_one(self, site: str) -> None:
        assert self.opened({"site": site}, {"NETLIFY_AUTH_TOKEN": TOKEN}) == "publish-netlify-site-form"

    @pytest.mark.parametrize(
        "endpoint",
        [
            "http://api.netlify.com",
            "api.netlify.com",
            "https://",
            "https://user:secret@api.netlify.com",
            "https://api.netlify.com?a=b",
            "https://api.netlify.com/#a",
            "https://api.netlify.com:99999",
            "https://[::1",
            "https://api.netlify.com/a b",
            "ftp://localhost",
            "http://localhost.example",
        ],
    )
    def test_an_endpoint_that_cannot_be_one(self, endpoint: str) -> None:
        values = {"site": "museum", "endpoint": endpoint}
        assert self.opened(values, {"NETLIFY_AUTH_TOKEN": TOKEN}) == "publish-netlify-endpoint-form"

    @pytest.mark.parametrize(
        "endpoint", ["", "https://a.example/netlify/", "http://localhost:1", "http://[::1]:8"]
    )
    def test_an_endpoint_that_can(self, endpoint: str) -> None:
        values = {"site": "museum", "endpoint": endpoint}
        assert self.opened(values, {"NETLIFY_AUTH_TOKEN": TOKEN}) == "netlify://museum.netlify.app"

    def test_the_targets_own_token_comes_first(self, server: NetlifyServer) -> None:
        address = Address("mijn-museum", "netlify", {"site": "museum", "endpoint": server.endpoint})
        secrets = {"NETLIFY_AUTH_TOKEN": "another-secret", "GUIDEGEN_MIJN_MUSEUM_TOKEN": f" {TOKEN}\n"}
        with closing(open_netlify(address, Ground(Vault(secrets), Path("/nowhere")))) as target:
            assert target.look().held is None
            server.mishaps.append(Mishap(*SITE, status=403, said=TOKEN.encode()))
            with pytest.raises(PublishError) as trouble:
                target.look()
        assert dict(trouble.value.values)["reason"] == "*** (403)"

    def test_no_token(self) -> None:
        assert self.opened({"site": "museum"}, {}) == "publish-netlify-token-missing"
        assert (
            self.opened({"site": "museum"}, {"NETLIFY_AUTH_TOKEN": " \n"}) == "publish-netlify-token-missing"
        )

    @pytest.mark.parametrize("token", [f"{TOKEN}\nX: y", f"{TOKEN} b", f"{TOKEN}\u00e9", f"{TOKEN}\x00"])
    def test_a_token_that_cannot_be_one(self, token: str) -> None:
        assert self.opened({"site": "museum"}, {"NETLIFY_AUTH_TOKEN": token}) == "publish-netlify-token-form"


def hang_up(door: socket.socket) -> None:
    """Read the greeting of whoever calls, and close."""
    with suppress(OSError):
        while True:
            line, _ = door.accept()
            with line:
                line.recv(1 << 16)


class stranger:  # noqa: N801 - reads as a place
    """A host with a certificate that it made itself, while the block runs; gives its port."""

    def __init__(self, folder: Path) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(_certificate(folder))
        self._door = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> int:
        threading.Thread(target=self._greet, daemon=True).start()
        return int(self._door.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._door.close()

    def _greet(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._door.accept()
                with line, suppress(OSError), self._context.wrap_socket(line, server_side=True) as safe:
                    safe.recv(1)


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    signed = made.not_valid_after(dt.datetime(2100, 1, 1, tzinfo=dt.UTC)).add_extension(here, critical=False)
    text = signed.sign(key, SHA256()).public_bytes(Encoding.PEM)
    file = folder / "stranger.pem"
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()) + text)
    return file
