"""How a host for buckets can object, and what a curator is then told."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from email.message import Message
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from guidegen.publish.object_store import lines
from tests.publish.contract import edition, send
from tests.publish.parrot import Reply, Trick, parrot
from tests.publish.s3_server import SECRET, free_ports
from tests.publish.s3_spot import bucket, keys, refusal
from tests.publish.s3_wire import Answer, host_that, host_that_takes_up

CONNECT, SILENCE, AGAIN = lines.CONNECT, lines.SILENCE, lines.AGAIN
NOTHING = (404, b"<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>")


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is called twice, and waited for longer than a second."""
    monkeypatch.setattr(lines, "RETRIES", 0)
    monkeypatch.setattr(lines, "CONNECT", 1)
    monkeypatch.setattr(lines, "SILENCE", 1)


def objection(code: str, message: str = "no", status: int = 400, more: str = "") -> Answer:
    body = f"<Error><Code>{code}</Code><Message>{message}</Message>{more}</Error>"
    return status, b'<?xml version="1.0" encoding="UTF-8"?>\n' + body.encode()


def always(answer: Answer) -> Callable[[str, str, Message], Answer]:
    return lambda *_: answer


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (objection("AccessDenied", status=403), "publish-s3-denied"),
        ((403, b""), "publish-s3-denied"),
        (objection("InvalidAccessKeyId", status=403), "publish-s3-key"),
        (objection("SignatureDoesNotMatch", status=403), "publish-s3-secret"),
        (objection("Unauthorized", status=401), "publish-s3-secret"),
        (objection("ExpiredToken"), "publish-s3-keys-old"),
        (objection("RequestTimeTooSkewed", status=403), "publish-s3-clock"),
        (objection("NoSuchBucket", status=404), "publish-s3-bucket"),
        (objection("PermanentRedirect", status=301), "publish-s3-region"),
        ((301, b""), "publish-s3-region"),
        (objection("QuotaExceeded", status=403), "publish-s3-full"),
        ((507, b""), "publish-s3-full"),
        (objection("SlowDown", status=503), "publish-s3-busy"),
        ((502, b"<html>Bad gateway"), "publish-s3-busy"),
        ((404, b"<html>Not found"), "publish-s3-no-bucket-host"),
        ((405, b""), "publish-s3-no-bucket-host"),
        (
            objection("InvalidArgument", "Credential access key has length 40, should be 32"),
            "publish-s3-trouble",
        ),
    ],
)
def test_what_a_host_objects_is_told_in_our_words(answer: Answer, code: str) -> None:
    with host_that(always(answer)) as endpoint:
        error = refusal(bucket(endpoint=endpoint).look)
    assert error.code == code


def test_an_unknown_objection_is_passed_on() -> None:
    with host_that(always(objection("Strange", "the moon is full"))) as endpoint:
        error = refusal(bucket(endpoint=endpoint).look)
    assert ("reason", "the moon is full") in error.values


@pytest.mark.parametrize("said", [f"wrong secret {SECRET}", SECRET * 30])
def test_a_secret_that_the_host_repeats_is_not(said: str) -> None:
    with host_that(always(objection("Strange", said))) as endpoint:
        error = refusal(bucket(endpoint=endpoint).look)
    assert "***" in dict(error.values)["reason"]


@pytest.mark.parametrize(
    "answer",
    [
        objection("AuthorizationHeaderMalformed", "the region 'auto' is wrong; expecting 'nl-ams'"),
        objection("AuthorizationHeaderMalformed", "no", more="<Region>nl-ams</Region>"),
    ],
)
def test_a_host_that_names_its_region_is_understood(answer: Answer) -> None:
    with host_that(always(answer)) as endpoint:
        error = refusal(bucket(endpoint=endpoint).look)
    assert error.code == "publish-s3-region"
    assert ("suggestion", "nl-ams") in error.values


def test_a_page_that_wants_a_login_first_is_no_host_for_buckets() -> None:
    with host_that(always((200, b"<html>Welcome to our wifi"))) as endpoint:
        assert refusal(bucket(endpoint=endpoint).look).code == "publish-s3-no-bucket-host"


def test_a_token_does_not_go_where_a_host_leads_to() -> None:
    lent = {**keys(), "AWS_SESSION_TOKEN": "canary-lent-for-some-hours"}
    with parrot(lambda _: Reply(404)) as elsewhere, parrot(lambda _: Reply(404)) as host:
        host.trick = Trick(status=307, headers={"Location": f"{elsewhere.endpoint}/museum"})
        error = refusal(bucket(lent, endpoint=host.endpoint).look)
        assert error.code == "publish-s3-led-on"
        assert elsewhere.heard == []
        assert [one.headers.get("x-amz-security-token") for one in host.heard] == [None]


def test_a_full_host_is_told_when_it_is_full() -> None:
    def full(method: str, path: str, _headers: Message) -> Answer:
        if method == "GET" and "list-type" in path:
            return 200, b"<ListBucketResult></ListBucketResult>"
        return objection("QuotaExceeded", status=403) if method == "PUT" else NOTHING

    with host_that(full) as endpoint:
        target = bucket(endpoint=endpoint)
        assert target.look().others == ()
        assert refusal(lambda: send(target, edition(1))).code == "publish-s3-full"


def test_a_host_that_knows_no_conditions_is_taken_as_it_is() -> None:
    held: dict[str, bytes] = {}

    def simple(method: str, path: str, headers: Message) -> Answer:
        if method == "PUT":
            if headers.get("If-None-Match") or headers.get("If-Match"):
                return objection("NotImplemented", status=501)
            held[path] = b"there"
            return 200, b""
        return (200, held[path]) if path in held else NOTHING

    with host_that(simple) as endpoint:
        store = bucket(endpoint=endpoint)._store
        for _ in range(2):
            store.read(".guidegen.json")
            store.put(".guidegen.json", b"{}")
    assert list(held) == ["/museum/.guidegen.json"]


def test_names_that_nobody_should_give_are_told() -> None:
    row = "<Contents><Key>{}</Key><LastModified>2026-11-25T01:10:11.000Z</LastModified><Size>5</Size></Contents>"

    def listed(*names: str) -> Callable[[str, str, Message], Answer]:
        rows = "".join(map(row.format, names))
        found = f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>".encode()
        return lambda _method, path, _headers: (200, found) if "list-type" in path else NOTHING

    with host_that(listed("www/a.txt", "www/b//c.txt")) as endpoint:
        error = refusal(bucket(endpoint=endpoint, prefix="www").look)
        assert error.code == "publish-s3-name"
        assert ("name", "www/b//c.txt") in error.values
    with host_that(
        listed("www/", "www/a.txt", "www2/b.txt", "c.txt")
    ) as endpoint:  # more than it was asked for
        assert bucket(endpoint=endpoint, prefix="www").look().others == ("a.txt",)


def test_nobody_listens() -> None:
    error = refusal(bucket(endpoint=f"http://127.0.0.1:{free_ports(1)[0]}").look)
    assert error.code == "publish-s3-refused"


@pytest.mark.parametrize("calls", [0, 9])
def test_nobody_answers(calls: int) -> None:
    began = time.monotonic()
    with host_that_takes_up(calls=calls) as endpoint:
        assert refusal(bucket(endpoint=endpoint).look).code == "publish-s3-silent"
    assert time.monotonic() - began < 10


def test_nobody_is_waited_for_longer_than_a_curator_waits() -> None:
    assert max(SILENCE, AGAIN + CONNECT) <= 20


def test_a_host_that_does_not_exist() -> None:
    name = f"{'a' * 63}.{'b' * 63}.{'c' * 63}.{'d' * 63}.example"  # too long to be asked for
    assert refusal(bucket(endpoint=f"https://{name}").look).code == "publish-s3-host"


def test_a_line_that_closes_before_a_word_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:

        def hang_up() -> None:
            with suppress(OSError):
                while True:
                    call, _ = door.accept()
                    call.recv(1 << 16)
                    call.close()

        threading.Thread(target=hang_up, daemon=True).start()
        error = refusal(bucket(endpoint=f"http://127.0.0.1:{door.getsockname()[1]}").look)
        assert error.code == "publish-s3-lost"


def test_a_host_without_tls() -> None:
    with host_that(always(NOTHING)) as endpoint:
        error = refusal(bucket(endpoint=endpoint.replace("http:", "https:")).look)
    assert error.code == "publish-s3-no-bucket-host"


def test_a_host_that_cannot_prove_who_it_is(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own_certificate(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as door:

        def greet() -> None:
            with suppress(OSError):
                context.wrap_socket(door.accept()[0], server_side=True)

        threading.Thread(target=greet, daemon=True).start()
        error = refusal(bucket(endpoint=f"https://127.0.0.1:{door.getsockname()[1]}").look)
    assert error.code == "publish-s3-certificate"


def own_certificate(folder: Path) -> Path:
    """A certificate that its holder made for himself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "museum.example")])
    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(day).not_valid_after(day + dt.timedelta(days=9999))
    kept = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / "own.pem"
    file.write_bytes(kept + made.sign(key, SHA256()).public_bytes(Encoding.PEM))
    return file
