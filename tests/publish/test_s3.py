"""A bucket as a target, at a real store that checks signatures."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from guidegen.plan.delivery import Delivery
from guidegen.plan.held import NAME
from guidegen.problems import PublishError
from guidegen.publish.filewise import Filewise
from guidegen.publish.object_store import lines
from guidegen.publish.object_store.bucket import BucketStore
from guidegen.publish.target import LOOKED_AT
from tests.publish.contract import (
    Files,
    TargetContract,
    delivery_of,
    edition,
    lacking,
    send,
    without_receipt,
)
from tests.publish.s3_server import (
    KEY,
    OTHER,
    READER_KEY,
    READER_SECRET,
    SECRET,
    Seaweed,
    weed,
)
from tests.publish.s3_spot import BucketSpot, bucket, keys, refusal
from tests.publish.s3_wire import Wire

FOLDERS = itertools.count(1)


@pytest.fixture(scope="module")
def server() -> Iterator[Seaweed]:
    """One store for all of them."""
    program = weed()
    if program is None:
        pytest.skip("SeaweedFS is missing (`make test` brings it)")
    running = Seaweed(program)
    try:
        running.start()
        yield running
    finally:
        running.close()


@pytest.fixture
def spot(server: Seaweed) -> BucketSpot:
    """A folder of its own for each test."""
    return BucketSpot(server, f"www{next(FOLDERS)}/")


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dead line is not called again."""
    monkeypatch.setattr(lines, "RETRIES", 0)


class TestBucket(TargetContract):
    """What every target must do."""


class TestWholeBucket:
    """A bucket that has nothing but the site."""

    def test_a_site_fills_the_bucket_itself(self, server: Seaweed) -> None:
        spot = BucketSpot(server, "", OTHER)
        target = spot.open()
        assert target.where == f"s3://{OTHER} (127.0.0.1:{server.port})"
        send(target, edition(1))
        send(target, edition(2))
        assert "gidsen/nummer-1/index.html" not in spot.files()
        assert delivery_of(spot.open(), edition(2)).idle


@pytest.mark.parametrize(
    ("path", "kind", "kept"),
    [
        ("index.html", "text/html; charset=utf-8", "public, max-age=0, must-revalidate"),
        ("feed.xml", "application/xml; charset=utf-8", "public, max-age=0, must-revalidate"),
        ("assets/css/0a.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("assets/img/a-480-0a.avif", "image/avif", "public, max-age=31536000, immutable"),
        ("assets/0a/a.woff2", "font/woff2", "public, max-age=31536000, immutable"),
        ("assets/0a/route", "application/octet-stream", "public, max-age=31536000, immutable"),
        (NAME, "application/json", "no-cache"),
    ],
)
def test_a_visitor_is_told_what_a_file_is_and_how_long_to_keep_it(
    spot: BucketSpot, path: str, kind: str, kept: str
) -> None:
    send(spot.open(), {path: b"something"} if path != NAME else edition(1))
    headers = spot.headers(path)
    assert headers["content-type"] == kind
    assert headers["cache-control"] == kept


def test_names_of_any_kind_arrive_and_go(spot: BucketSpot) -> None:
    names = (
        "café noir/ü.txt",
        "a b+c.txt",
        "100%.txt",
        "a%20b.txt",
        "wat? #1 & co=2.txt",
        "e\u0301.txt",
        "~(1)'.txt",
    )
    files = {**edition(1), **{name: name.encode() for name in names}, "empty.txt": b""}
    target = spot.open()
    send(target, files)
    assert without_receipt(spot.files()) == files
    assert delivery_of(target, files).idle
    send(target, edition(1))
    assert without_receipt(spot.files()) == edition(1)


def test_what_lies_beside_the_folder_stays(spot: BucketSpot) -> None:
    beside = spot.folder.rstrip("/")
    others = {
        f"{beside}2/index.html": b"another site",
        f"{beside}.html": b"a page",
        f"{beside}-x/a.txt": b"x",
    }
    for path, data in others.items():
        spot.server.lay(path, data)
    target = spot.open()
    assert target.look().others == ()
    for number in range(1, 4):
        send(target, edition(number))
    assert {path: spot.server.get(path)[0] for path in others} == others
    assert without_receipt(spot.files()).keys() >= edition(3).keys()


def test_more_files_than_come_in_one_answer(spot: BucketSpot) -> None:
    others = [f"a/{number:04}.txt" for number in range(1050)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda path: spot.lay(path, b"x"), others))
    target = spot.open()
    seen = target.look()
    assert len(seen.others) == LOOKED_AT
    send(target, edition(1))
    send(target, edition(2))
    there = set(spot.server.keys(spot.folder))
    assert {spot.folder + path for path in others} < there
    assert f"{spot.folder}gidsen/nummer-1/index.html" not in there
    assert f"{spot.folder}gidsen/nummer-2/index.html" in there


def test_deleting_what_is_not_there_is_no_trouble(spot: BucketSpot) -> None:
    store = spot.open()._store
    store.delete("never/was.txt")
    assert store.size("never/was.txt") is None
    assert store.read("never/was.txt") is None


@pytest.mark.parametrize("before", [{}, edition(1)], ids=["the first", "a later one"])
def test_of_two_who_publish_at_the_same_moment_the_second_hears_it(
    spot: BucketSpot, before: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    if before:
        send(spot.open(), before)
    one, other = spot.open(), spot.open()
    late = delivery_of(one, edition(2))
    stands = one._stands

    def overtaken(delivery: Delivery) -> None:
        stands(delivery)
        send(other, edition(3))

    monkeypatch.setattr(one, "_stands", overtaken)
    assert (
        refusal(lambda: one.apply(late, edition(2).__getitem__, lambda *_: None)).code == "publish-meanwhile"
    )
    there = without_receipt(spot.files())
    assert {path: there[path] for path in edition(3)} == edition(3)
    assert "gidsen/nummer-2/index.html" not in there


def test_of_many_who_publish_at_once_one_comes_through(spot: BucketSpot) -> None:
    for round_ in range(1, 5):
        targets = {3 * round_ + number: spot.open() for number in range(3)}
        deliveries = {number: delivery_of(target, edition(number)) for number, target in targets.items()}
        start = threading.Barrier(len(targets))
        won: list[int] = []

        def publish(
            number: int, target: Filewise, delivery: Delivery, start: threading.Barrier, won: list[int]
        ) -> None:
            start.wait()
            with suppress(PublishError):
                target.apply(delivery, edition(number).__getitem__, lambda *_: None)
                won.append(number)

        with ThreadPoolExecutor(len(targets)) as pool:
            for number, target in targets.items():
                pool.submit(publish, number, target, deliveries[number], start, won)
        assert len(won) == 1
        there = spot.files()
        assert {path: there[path] for path in edition(won[0])} == edition(won[0])
        assert delivery_of(spot.open(), edition(won[0])).idle


class TestReceipt:
    """The receipt is put in the place of the one that was read, and of no other."""

    @pytest.fixture
    def store(self, spot: BucketSpot) -> BucketStore:
        store = spot.open()._store
        assert isinstance(store, BucketStore)
        return store

    def test_it_follows_itself(self, store: BucketStore) -> None:
        assert store.read(NAME) is None
        for data in (b"1", b"2", b"3"):
            store.put(NAME, data)
        assert store.read(NAME) == b"3"

    @pytest.mark.parametrize("before", [None, b"1"])
    def test_one_that_came_between_stays(
        self, spot: BucketSpot, store: BucketStore, before: bytes | None
    ) -> None:
        if before:
            store.put(NAME, before)
        assert store.read(NAME) == before
        spot.open()._store.put(NAME, b"another's")
        assert refusal(lambda: store.put(NAME, b"2")).code == "publish-meanwhile"
        assert spot.files() == {NAME: b"another's"}

    def test_one_that_was_taken_away_is_missed(self, spot: BucketSpot, store: BucketStore) -> None:
        store.put(NAME, b"1")
        store.read(NAME)
        spot.open()._store.delete(NAME)
        assert refusal(lambda: store.put(NAME, b"2")).code == "publish-meanwhile"

    def test_an_answer_that_was_lost_does_no_harm(self, spot: BucketSpot, store: BucketStore) -> None:
        store.read(NAME)
        spot.open()._store.put(NAME, b"2")  # as if it were its own, put again because nobody answered
        store.put(NAME, b"2")
        store.put(NAME, b"3")
        assert spot.files() == {NAME: b"3"}

    def test_a_host_that_calls_the_same_version_by_another_name(
        self, spot: BucketSpot, store: BucketStore
    ) -> None:
        store.put(NAME, b"1")
        store.read(NAME)
        assert store._receipt is not None
        object.__setattr__(store._receipt, "tag", '"else"')
        store.put(NAME, b"2")
        assert spot.files() == {NAME: b"2"}


@pytest.mark.usefixtures("hasty")
class TestCutOff:
    """The line breaks."""

    @pytest.mark.parametrize("share", [0.02, 0.2, 0.4, 0.6, 0.8, 0.98])
    def test_cut_anywhere_it_can_be_done_again(self, spot: BucketSpot, share: float) -> None:
        files = {**edition(2), "assets/video/a.mp4": b"\0" * 200_000}
        send(spot.open(), edition(1))
        whole = Wire(spot.server.port)
        rehearsal = BucketSpot(spot.server, f"try-{spot.folder}")
        send(rehearsal.open(), edition(1))
        send(rehearsal.open(whole.endpoint), files)
        wire = Wire(spot.server.port, int(whole.carried * share))
        with pytest.raises(PublishError) as refused:
            send(spot.open(wire.endpoint), files)
        assert refused.value.code in ("publish-s3-lost", "publish-s3-refused")
        assert lacking(spot.files()) == []
        sent = send(spot.open(), files)
        assert sent.size < sum(map(len, files.values()))
        assert delivery_of(spot.open(), files).idle
        there = without_receipt(spot.files())
        assert {path: there[path] for path in files} == files
        assert "gidsen/nummer-1/index.html" not in there
        whole.cut()

    def test_a_line_that_was_good_and_breaks_is_called_that(self, spot: BucketSpot) -> None:
        wire = Wire(spot.server.port)
        target = spot.open(wire.endpoint)
        target.look()
        wire.cut()
        assert refusal(target.look).code == "publish-s3-lost"


def test_a_store_that_dies_in_the_middle(server: Seaweed) -> None:
    spot = BucketSpot(server, f"www{next(FOLDERS)}/")
    send(spot.open(), edition(1))
    read: list[str] = []

    def dying(path: str) -> bytes:
        read.append(path)
        if len(read) == 4:
            server.kill()
        return edition(2)[path]

    began = time.monotonic()
    error = refusal(lambda: send(spot.open(), edition(2), dying))
    assert error.code == "publish-s3-lost"
    assert time.monotonic() - began < 20
    server.start()
    assert lacking(spot.files()) == []
    send(spot.open(), edition(2))
    assert delivery_of(spot.open(), edition(2)).idle
    there = without_receipt(spot.files())
    assert {path: there[path] for path in edition(2)} == edition(2)


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        (keys(KEY, "canary-wrong-0123456789"), "publish-s3-secret"),
        (keys(key="NOBODYSKEY0123456789"), "publish-s3-key"),
        (keys(secret=READER_SECRET), "publish-s3-secret"),
    ],
)
def test_wrong_keys_are_refused(spot: BucketSpot, environment: dict[str, str], code: str) -> None:
    spot.environment = environment
    assert refusal(spot.open().look).code == code


def test_keys_that_may_only_read(spot: BucketSpot) -> None:
    spot.environment = keys(READER_KEY, READER_SECRET)
    target = spot.open()
    assert target.look().held is None
    error = refusal(lambda: send(target, edition(1)))
    assert error.code == "publish-s3-denied"
    assert dict(error.values)["where"] == target.where
    assert spot.files() == {}


def test_a_bucket_that_is_not_there(server: Seaweed) -> None:
    target = BucketSpot(server, "", "nowhere").open()
    error = refusal(target.look)
    assert error.code == "publish-s3-bucket"
    assert ("bucket", "nowhere") in error.values
    assert refusal(lambda: list(target._store.paths())).code == "publish-s3-bucket"
    assert refusal(lambda: target._store.delete("a.txt")).code == "publish-s3-bucket"


def test_what_the_environment_says_of_other_buckets_changes_nothing(
    spot: BucketSpot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "AWS_ENDPOINT_URL": "http://127.0.0.1:1",
        "AWS_ENDPOINT_URL_S3": "http://127.0.0.1:1",
        "AWS_ACCESS_KEY_ID": "NOBODYSKEY0123456789",
        "AWS_SECRET_ACCESS_KEY": "nonsense",
        "AWS_SESSION_TOKEN": "nonsense",
        "AWS_REGION": "elsewhere",
        "AWS_DEFAULT_REGION": "elsewhere",
        "AWS_BUCKET": "nowhere",
        "AWS_SKIP_SIGNATURE": "true",
        "AWS_VIRTUAL_HOSTED_STYLE_REQUEST": "true",
        "AWS_S3_EXPRESS": "true",
        "AWS_REQUEST_PAYER": "true",
        "AWS_ROLE_ARN": "arn:aws:iam::1:role/a",
        "AWS_WEB_IDENTITY_TOKEN_FILE": "/nowhere",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:1",
        "AWS_ALLOW_HTTP": "false",
        "AWS_TIMEOUT": "1ms",
    }.items():
        monkeypatch.setenv(name, value)
    send(spot.open(), edition(1))
    assert without_receipt(spot.files()) == edition(1)


def test_keys_of_a_profile_open_it(spot: BucketSpot, tmp_path: Path) -> None:
    file = tmp_path / "credentials"
    file.write_text(f"[museum]\naws_access_key_id = {KEY}\naws_secret_access_key = {SECRET}\n")
    environment = {"AWS_SHARED_CREDENTIALS_FILE": str(file), "HOME": str(tmp_path)}
    target = bucket(environment, endpoint=spot.server.endpoint, prefix=spot.folder, profile="museum")
    send(target, edition(1))
    assert without_receipt(spot.files()) == edition(1)
