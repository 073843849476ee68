"""Netlify as a target."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

from guidegen.plan.delivery import deliver
from guidegen.plan.held import NAME, Held
from guidegen.plan.pieces import Piece
from guidegen.problems import PublishError
from guidegen.publish.target import LOOKED_AT, Target
from tests.publish.contract import SITE, Stopped, TargetContract, delivery_of, edition, send, without_receipt
from tests.publish.netlify_model import SITE as ID
from tests.publish.netlify_server import TOKEN, Mishap, NetlifyServer, NetlifySpot, netlify_server


@pytest.fixture
def server() -> Iterator[NetlifyServer]:
    with netlify_server() as running:
        yield running


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nobody sleeps; the pauses that were meant."""
    meant: list[float] = []
    monkeypatch.setattr("time.sleep", meant.append)
    return meant


@pytest.fixture
def spot(server: NetlifyServer, tmp_path: Path) -> Iterator[NetlifySpot]:
    with closing(NetlifySpot(server, tmp_path / "scratch")) as spot:
        yield spot


@pytest.fixture
def elsewhere(server: NetlifyServer, tmp_path: Path) -> Iterator[NetlifySpot]:
    """The same site, from computers that know nothing of it."""
    with closing(NetlifySpot(server, tmp_path / "elsewhere", forgets=True)) as spot:
        yield spot


@pytest.fixture
def target(spot: NetlifySpot) -> Target:
    return spot.open()


def refused(target: Target, number: int) -> PublishError:
    """The trouble with publishing this edition."""
    with pytest.raises(PublishError) as trouble:
        send(target, edition(number))
    return trouble.value


class TestNetlify(TargetContract):
    """What every target must do."""


class TestFromOtherComputers(TargetContract):
    """The same when each publish is done from another computer, which knows nothing of the ones before."""

    @pytest.fixture
    def spot(self, elsewhere: NetlifySpot) -> NetlifySpot:
        return elsewhere


@pytest.mark.usefixtures("naps")
class TestAsItHasBeenMet(TargetContract):
    """The same, and Netlify gives out no bytes, writes in small letters, lists all at once, and is slow."""

    @pytest.fixture
    def spot(self, elsewhere: NetlifySpot) -> NetlifySpot:
        cloud = elsewhere.cloud
        cloud.gives_raw, cloud.in_pages, cloud.small, cloud.slow = False, False, True, 2
        return elsewhere


class TestWhatIsSent:
    """Only what Netlify asks for goes over the line."""

    def test_the_receipt_and_what_is_new(self, server: NetlifyServer, target: Target) -> None:
        send(target, edition(1))
        server.heard.clear()
        second = send(target, edition(2))
        paths = {one.path.partition("/files/")[2] for one in server.heard if one.method == "PUT"}
        assert paths == {*second.new, *second.changed, NAME}

    def test_of_two_files_with_the_same_bytes_one(self, server: NetlifyServer, target: Target) -> None:
        send(target, {"index.html": b"twice", "a/index.html": b"twice", "b/index.html": b""})
        assert server.count("PUT", "index.html") == 2

    def test_with_nothing_new_nothing(self, server: NetlifyServer, target: Target) -> None:
        send(target, edition(1))
        server.heard.clear()
        send(target, edition(1))
        assert {one.method for one in server.heard} == {"GET"}
        assert server.sent() == 0

    def test_back_to_a_release_that_netlify_has_the_receipt_alone(
        self, server: NetlifyServer, target: Target
    ) -> None:
        send(target, edition(1))
        send(target, edition(2))
        server.heard.clear()
        send(target, edition(1))
        assert server.count("PUT") == server.count("PUT", "guidegen.json") == 1

    def test_names_that_need_escaping_arrive_as_they_are(self, spot: NetlifySpot, target: Target) -> None:
        files = {"gidsen/café & co %41+/index.html": b"1", "a;b=c@d,e!$'()*~[].txt": b"2"}
        send(target, files)
        assert without_receipt(spot.files()) == files

    def test_orders_to_the_host_come_along(self, spot: NetlifySpot, target: Target) -> None:
        assert target.takes == {"_headers", "_redirects"}
        send(target, {**edition(1), "_headers": b"/*\n  X-A: 1", "_redirects": b"/a /b"})
        assert spot.files()["_redirects"] == b"/a /b"

    def test_each_upload_is_shown_and_counted(self, target: Target) -> None:
        seen: list[tuple[int, int, str]] = []
        files = edition(1)
        target.apply(delivery_of(target, files), files.__getitem__, lambda *step: seen.append(step))
        assert [done for done, _, _ in seen] == list(range(1, len(files) + 2))
        assert {total for _, total, _ in seen} == {len(files) + 1}
        assert {path for _, _, path in seen} == {*files, NAME}


class TestWhatVisitorsSee:
    """One deploy or another, whole."""

    def test_until_all_is_there_the_release_before(self, server: NetlifyServer, target: Target) -> None:
        send(target, edition(1))
        files = edition(2)

        def look(*_: object) -> None:
            for path, data in edition(1).items():
                with urlopen(f"{server.address}/{path}") as got:
                    assert got.read() == data

        target.apply(delivery_of(target, files), files.__getitem__, look)
        with urlopen(f"{server.address}/") as got:
            assert got.read() == files["index.html"]

    def test_what_was_broken_off_is_never_shown(self, server: NetlifyServer, spot: NetlifySpot) -> None:
        send(spot.open(), edition(1))

        def stop(done: int, *_: object) -> None:
            if done == 3:
                raise Stopped

        broken = spot.open()
        with pytest.raises(Stopped):
            broken.apply(delivery_of(broken, edition(2)), edition(2).__getitem__, stop)
        broken.close()
        assert without_receipt(spot.files()) == edition(1)
        assert [one.draft for one in server.cloud.deploys.values()] == [True, True]
        send(spot.open(), edition(2))
        assert spot.files()["index.html"] == edition(2)["index.html"]

    def test_a_large_site_is_prepared_while_we_wait(
        self, server: NetlifyServer, target: Target, spot: NetlifySpot, naps: list[float]
    ) -> None:
        files = {f"gidsen/{number}/index.html": b"%d" % number for number in range(120)}
        server.cloud.slow = 3
        send(target, files)
        assert without_receipt(spot.files()) == files
        asked = [json.loads(one.body) for one in server.heard if one.method == "POST" and one.body]
        assert [one.get("async") for one in asked] == [True]
        assert len(naps) == 7
        assert naps[:3] == pytest.approx([0.2, 0.3, 0.45])


class TestWhatIsFound:
    """What is ours at a site, and how we know."""

    def test_a_site_where_nothing_is(self, target: Target) -> None:
        assert target.look().held is None
        assert target.look().others == ()

    def test_a_site_that_somebody_else_made(self, spot: NetlifySpot, target: Target) -> None:
        spot.cloud.deploy_otherwise({f"{number}.html": b"" for number in range(LOOKED_AT + 10)})
        assert target.look().held is None
        assert len(target.look().others) == LOOKED_AT

    @pytest.mark.parametrize("in_pages", [True, False])
    def test_a_list_of_many_files_is_read_whole(
        self, server: NetlifyServer, spot: NetlifySpot, elsewhere: NetlifySpot, *, in_pages: bool
    ) -> None:
        server.cloud.in_pages = in_pages
        others = {f"oud/{number:03}.html": b"%d" % number for number in range(300)}
        server.cloud.deploy_otherwise(others)
        send(spot.open(), edition(1))
        send(elsewhere.open(), edition(2))
        assert {path: spot.files()[path] for path in others} == others
        assert delivery_of(elsewhere.open(), edition(2)).idle

    def test_the_computer_that_made_it_needs_no_list(self, server: NetlifyServer, spot: NetlifySpot) -> None:
        send(spot.open(), edition(1))
        server.heard.clear()
        assert delivery_of(spot.open(), edition(1)).idle
        assert server.count("GET", "/files") == 0

    def test_another_reads_the_receipt_by_the_api(
        self, server: NetlifyServer, elsewhere: NetlifySpot
    ) -> None:
        send(elsewhere.open(), edition(1))
        assert delivery_of(elsewhere.open(), edition(1)).idle
        assert server.visits == []

    def test_or_as_a_visitor_does_who_has_no_token(
        self, server: NetlifyServer, elsewhere: NetlifySpot
    ) -> None:
        send(elsewhere.open(), edition(1))
        server.cloud.gives_raw = False
        assert delivery_of(elsewhere.open(), edition(1)).idle
        assert len(server.visits) == 1
        assert "authorization" not in server.visits[0].headers

    def test_without_the_receipt_nothing_is_guessed(
        self, server: NetlifyServer, elsewhere: NetlifySpot
    ) -> None:
        send(elsewhere.open(), edition(1))
        server.cloud.gives_raw = False
        for link in ("http://museum.example/--/", "gopher://a/", f"{server.address}/nowhere/", ""):
            server.cloud.link = link
            assert refused(elsewhere.open(), 2).code == "publish-netlify-receipt"
        assert without_receipt(elsewhere.files()) == edition(1)

    def test_a_receipt_that_is_none_of_ours_is_other_peoples(self, spot: NetlifySpot, target: Target) -> None:
        spot.lay(NAME, b"{}")
        assert target.look().held is None
        assert target.look().others == (NAME,)

    @pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", b'{"format": 1}\n[]'])
    def test_a_damaged_memory_is_none(self, spot: NetlifySpot, data: bytes) -> None:
        send(spot.open(), edition(1))
        (spot.scratch / "deploy.json").write_bytes(data)
        assert delivery_of(spot.open(), edition(1)).idle
        send(spot.open(), edition(2))
        assert spot.files()["index.html"] == edition(2)["index.html"]

    def test_a_memory_that_cannot_be_written_is_done_without(self, spot: NetlifySpot) -> None:
        spot.scratch.parent.mkdir()
        spot.scratch.write_bytes(b"a file where the folder should be")
        send(spot.open(), edition(1))
        assert delivery_of(spot.open(), edition(1)).idle

    def test_the_other_deploy_that_netlify_was_told_to_show_is_what_there_is(self, spot: NetlifySpot) -> None:
        send(spot.open(), edition(1))
        first = spot.cloud.shown
        send(spot.open(), edition(2))
        spot.cloud.shown = first
        assert delivery_of(spot.open(), edition(1)).idle
        send(spot.open(), edition(2))
        assert spot.files()["index.html"] == edition(2)["index.html"]


class TestOthers:
    """Other people's files, tools and wishes."""

    def test_what_another_tool_changed_of_ours_is_put_back(self, spot: NetlifySpot) -> None:
        send(spot.open(), edition(1))
        spot.lay("over/index.html", b"improved")
        again = send(spot.open(), edition(1))
        assert again.new == ("over/index.html",)
        assert without_receipt(spot.files()) == edition(1)

    def test_what_another_tool_took_away_of_ours_is_put_back(self, elsewhere: NetlifySpot) -> None:
        send(elsewhere.open(), edition(1))
        files = elsewhere.files()
        del files["over/index.html"], files["assets/css/000000000001.css"]
        elsewhere.cloud.deploy_otherwise(files)
        send(elsewhere.open(), edition(1))
        assert without_receipt(elsewhere.files()) == edition(1)

    def test_what_another_tool_added_stays(self, spot: NetlifySpot) -> None:
        send(spot.open(), edition(1))
        spot.lay("poster.pdf", b"%PDF")
        send(spot.open(), edition(2))
        assert spot.files()["poster.pdf"] == b"%PDF"

    def test_a_tool_that_leaves_our_receipt_out_makes_it_theirs(self, spot: NetlifySpot) -> None:
        send(spot.open(), edition(1))
        spot.cloud.deploy_otherwise(without_receipt(spot.files()))
        seen = spot.open().look()
        assert seen.held is None
        assert seen.others

    def test_of_names_that_differ_in_their_capitals_ours_counts(
        self, server: NetlifyServer, spot: NetlifySpot, elsewhere: NetlifySpot
    ) -> None:
        server.cloud.small = True
        files = {"index.html": b"1", "Oud/Adres/index.html": b"2"}
        send(spot.open(), files)
        assert delivery_of(spot.open(), files).idle
        send(elsewhere.open(), {**files, "index.html": b"3"})
        assert without_receipt(spot.files()) == {"index.html": b"3", "oud/adres/index.html": b"2"}
        send(spot.open(), {**files, "index.html": b"4"})
        assert spot.files()["index.html"] == b"4"

    def test_who_publishes_while_we_upload_is_not_overwritten(self, spot: NetlifySpot) -> None:
        target, files = spot.open(), edition(2)
        send(target, edition(1))

        def others(done: int, total: int, _: str) -> None:
            if done == total:
                spot.cloud.deploy_otherwise({"index.html": b"theirs"})

        with pytest.raises(PublishError) as trouble:
            target.apply(delivery_of(target, files), files.__getitem__, others)
        assert trouble.value.code == "publish-meanwhile"
        assert spot.files() == {"index.html": b"theirs"}

    def test_who_publishes_between_looking_and_applying_without_a_look(self, spot: NetlifySpot) -> None:
        send(spot.open(), edition(1))
        late = delivery_of(spot.open(), edition(2))
        for theirs in ({"index.html": b"theirs"}, {"index.html": b"ours", NAME: spot.files()[NAME]}):
            spot.cloud.deploy_otherwise(theirs)
            with pytest.raises(PublishError) as trouble:
                spot.open().apply(late, edition(2).__getitem__, lambda *_: None)
            assert trouble.value.code == "publish-meanwhile"

    def test_a_site_that_is_locked_is_left_alone(self, server: NetlifyServer, target: Target) -> None:
        send(target, edition(1))
        server.cloud.locked = True
        assert delivery_of(target, edition(1)).idle
        deploys = len(server.cloud.deploys)
        assert refused(target, 2).code == "publish-netlify-locked"
        assert len(server.cloud.deploys) == deploys

    def test_a_site_with_functions_is_left_alone(self, spot: NetlifySpot, target: Target) -> None:
        spot.cloud.functions = ("hello", "world")
        spot.lay("index.html", b"theirs")
        trouble = refused(target, 1)
        assert trouble.code == "publish-netlify-functions"
        assert dict(trouble.values)["names"] == "hello, world"
        assert spot.files() == {"index.html": b"theirs"}

    def test_a_kept_file_that_netlify_lost_is_told(self, spot: NetlifySpot, target: Target) -> None:
        spot.lay("poster.pdf", b"%PDF")
        target.look()
        spot.cloud.blobs.clear()
        pieces = {"index.html": Piece("0", 1)}
        with pytest.raises(PublishError) as trouble:
            target.apply(deliver(pieces, Held(SITE, "salt")), lambda _: b"1", lambda *_: None)
        assert trouble.value.code == "publish-netlify-kept-gone"
        assert dict(trouble.value.values)["path"] == "poster.pdf"


@pytest.mark.parametrize("name", ["museum.netlify.app", "museum", " https://museum.netlify.app/ ", ID])
def test_a_site_is_found_by_its_names(spot: NetlifySpot, name: str) -> None:
    target = spot.open(TOKEN, name)
    send(target, edition(1))
    target.close()
    assert without_receipt(spot.files()) == edition(1)


def test_a_line_that_was_closed_at_the_other_end_meanwhile_is_no_trouble(
    server: NetlifyServer, target: Target, naps: list[float]
) -> None:
    send(target, edition(1))
    server.mishaps.append(Mishap("GET", "", cut_after=0))
    send(target, edition(2))
    assert naps == [0.5]
