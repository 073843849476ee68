"""The preview over HTTP: what each address gives, in parts and only when new, to any number of clients, sound or not."""

from __future__ import annotations

import datetime as dt
import json
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from guidegen.preview import server as serving
from guidegen.preview.answers import Answer, Light, News
from guidegen.preview.page import without_desk
from guidegen.preview.replies import desk_files
from guidegen.preview.server import Server
from guidegen.preview.sockets import open_socket
from guidegen.problems import GuidegenError
from tests.preview.fake import (
    OUTPUTS,
    PATIENCE,
    STAND_IN,
    TOKEN,
    FakeEdition,
    Faults,
    Got,
    Line,
    ask,
    house,
    page,
    served,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

TODAY = Light()
EVENTS = f"/_guidegen/events?page=index.html&token={TOKEN}"
WHOLE = OUTPUTS["assets/thousand.bin"].body
PICTURE, STANDING_IN = OUTPUTS["assets/made.jpg"].body, STAND_IN.body
ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
}


def is_safe(got: Got) -> bool:
    """Whether an answer carries all that keeps other sites out."""
    kept = {"no-cache", "no-store"}
    return (
        got.headers.items() >= ALWAYS.items()
        and got.headers["content-security-policy"].endswith("frame-ancestors 'self'")
        and got.headers["cache-control"] in kept
        and not any(name.startswith("access-control") for name in got.headers)
    )


def until(is_so: Callable[[], bool]) -> None:
    """Wait for it, as long as a test has patience."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def answering() -> int:
    """How many threads of servers are at work."""
    return sum(
        "process_request" in thread.name or "serve_forever" in thread.name for thread in threading.enumerate()
    )


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/gidsen/een/?a=/../b", "gidsen/een/index.html"),
        (quote("/gidsen/één & twee/"), "gidsen/één & twee/index.html"),
        ("/feed.xml", "feed.xml"),
        ("/assets/none.bin", "assets/none.bin"),
    ],
)
def test_an_output_comes_as_it_is_the_desk_aside(target: str, path: str) -> None:
    edition = FakeEdition()
    with served(edition) as port:
        got = ask(port, target)
    assert got.status == 200
    assert is_safe(got)
    assert without_desk(got.body) == OUTPUTS[path].body
    assert got.headers["content-type"] == OUTPUTS[path].media_type
    assert edition.asked == [(path, TODAY, True)]


def test_a_page_has_its_policy_as_a_header_and_lets_the_desk_in() -> None:
    with served(FakeEdition()) as port:
        got = ask(port, "/")
    assert b"Content-Security-Policy" not in got.body.partition(b"</script>")[2]
    assert "connect-src 'self'" in got.headers["content-security-policy"]
    assert b'data-page="index.html" data-digest="digest-home" data-language="en"' in got.body


def test_a_page_sends_its_fonts_ahead() -> None:
    edition = FakeEdition()
    edition.outputs["index.html"] = replace(OUTPUTS["index.html"], fonts=("assets/a b/one.woff2",))
    with served(edition) as port:
        early, plain = ask(port, "/"), ask(port, "/gidsen/een/")
    told = '</assets/a%20b/one.woff2>; rel=preload; as=font; type="font/woff2"; crossorigin'
    assert early.headers["link"] == told
    assert "link" not in plain.headers


def test_a_folder_without_its_slash_is_sent_on() -> None:
    with served(FakeEdition()) as port:
        got = ask(port, quote("/gidsen/één & twee"))
        assert got.status == 308
        assert got.headers["location"] == quote("/gidsen/één & twee/")
        assert is_safe(got)
        assert ask(port, "/gidsen").status == 404


@pytest.mark.parametrize(
    ("target", "awaited"),
    [
        ("/weg/", "weg/index.html"),
        ("/weg", "weg/index.html"),
        ("/weg/kaart.gpx", "weg/kaart.gpx"),
        ("/a%5cb", "404.html"),
        ("/_guidegenx", "_guidegenx/index.html"),
    ],
)
def test_what_is_not_there_gets_the_sites_own_words(target: str, awaited: str) -> None:
    with served(FakeEdition()) as port:
        got = ask(port, target)
    assert got.status == 404
    assert is_safe(got)
    assert without_desk(got.body) == OUTPUTS["404.html"].body
    assert f'data-page="{awaited}" data-digest=""'.encode() in got.body
    assert "etag" not in got.headers


def test_what_is_not_there_in_a_site_without_words_for_it() -> None:
    with served(FakeEdition({})) as port:
        got = ask(port, "/")
    assert (got.status, got.body) == (404, b"There is no page here.\n")
    assert is_safe(got)


@pytest.mark.parametrize(
    "target",
    ["/_guidegen/", "/_guidegen/x.js", "/_guidegen/phone/x", "/_guidegen/widths", "/_guidegen/desk.js/"],
)
def test_the_desk_has_what_it_has(target: str) -> None:
    edition = FakeEdition()
    with served(edition) as port:
        assert ask(port, "/_guidegen/desk.js").headers["content-type"] == "text/javascript; charset=utf-8"
        assert ask(port, "/_guidegen/vendor/other.js").body == b"// the desk"
        assert ask(port, target).status == 404
    assert edition.asked == []


def test_what_runs_in_the_browser_is_read_at_the_start() -> None:
    found = desk_files()
    folder = Path(serving.__file__).parent / "desk"
    assert found["desk.js"].body == (folder / "desk.js").read_bytes()
    assert {"desk.css", "vendor/idiomorph.esm.js"} <= found.keys()
    assert {answer.media_type.partition(";")[0] for answer in found.values()} <= {
        "text/css",
        "text/javascript",
        "image/svg+xml",
    }


@pytest.mark.parametrize(
    ("cookies", "light"),
    [
        ("guidegen-day=2026-12-24; guidegen-theme=nacht-2", Light(dt.date(2026, 12, 24), "nacht-2")),
        ("other=1; guidegen-day=2026-12-24", Light(dt.date(2026, 12, 24))),
        ("guidegen-day=2026-02-30; guidegen-theme=../x", TODAY),
        ("guidegen-day=20261224; guidegen-theme=", TODAY),
        ("guidegen-day=2026-W52-4; guidegen-theme=A", TODAY),
        ("guidegen-day=; ;;=; guidegen-theme=%2e", TODAY),
        ("\x80=\xff", TODAY),
    ],
)
def test_cookies_choose_the_light(cookies: str, light: Light) -> None:
    edition = FakeEdition()
    with served(edition) as port:
        got = ask(port, "/", headers=[f"Cookie: {cookies}"])
    assert edition.asked == [("index.html", light, True)]
    assert (b'data-day="2026-12-24"' in got.body) == (light.day is not None)


@pytest.mark.parametrize(
    ("target", "headers", "body"),
    [
        ("/assets/made.jpg", ["Sec-Fetch-Dest: image"], STANDING_IN),
        ("/assets/made.jpg?made", ["Sec-Fetch-Dest: image"], PICTURE),
        ("/assets/made.jpg", ["Sec-Fetch-Dest: document"], PICTURE),
        ("/assets/made.jpg", [], PICTURE),
        ("/assets/made.jpg", ["Accept: image/avif,image/*;q=0.8,*/*;q=0.5"], STANDING_IN),  # a phone
        ("/assets/made.jpg", ["Accept: text/html,image/avif"], PICTURE),
    ],
)
def test_a_picture_may_come_later_to_who_only_shows_it(target: str, headers: list[str], body: bytes) -> None:
    with served(FakeEdition()) as port:
        got = ask(port, target, headers=headers)
    assert got.body == body
    assert got.headers["cache-control"] == ("no-cache" if body == PICTURE else "no-store")
    assert ("etag" in got.headers) == (body == PICTURE)


def test_what_is_known_is_not_sent_again() -> None:
    with served(FakeEdition()) as port:
        for target in ("/", "/feed.xml", "/_guidegen/desk.js"):
            tag = ask(port, target).headers["etag"]
            for known in (tag, f'"x", {tag}', f"W/{tag}", "*"):
                got = ask(port, target, headers=[f"If-None-Match: {known}"])
                assert (got.status, got.body) == (304, b"")
                assert is_safe(got)
            assert ask(port, target, headers=['If-None-Match: "x"']).status == 200


def test_a_page_with_another_script_in_it_is_another_page() -> None:
    edition = FakeEdition()
    with served(edition) as port:
        tag = ask(port, "/").headers["etag"]
        assert (
            ask(port, "/", headers=["Cookie: guidegen-day=2026-12-24", f"If-None-Match: {tag}"]).status == 200
        )
        edition.outputs["index.html"] = page("other")
        assert ask(port, "/", headers=[f"If-None-Match: {tag}"]).status == 200
    with open_socket(0) as listening:
        other = Server(replace(house(FakeEdition()), token=TOKEN[::-1]), listening)
        other.start()
        port = int(other.address.rpartition(":")[2].strip("/"))
        assert ask(port, "/", headers=[f"If-None-Match: {tag}"]).status == 200
        other.stop()


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-0", 206, slice(0, 1)),
        ("bytes=0-", 206, slice(0, 1000)),
        ("bytes=10-19", 206, slice(10, 20)),
        ("bytes=990-5000", 206, slice(990, 1000)),
        ("bytes=-1", 206, slice(999, 1000)),
        ("bytes=-1000", 206, slice(0, 1000)),
        ("bytes=999-", 206, slice(999, 1000)),
        ("bytes=1000-", 416, None),
        ("bytes=1000-1001", 416, None),
        ("bytes=0-1,5-6", 200, None),
        ("bytes=9-5", 200, None),
        ("bytes=-0", 416, None),
        ("bytes=-", 200, None),
        ("bytes=a-b", 200, None),
        ("bytes 0-1", 200, None),
        ("lines=0-1", 200, None),
        ("bytes=-2000", 206, slice(0, 1000)),
        ("bytes=9" + 17 * "9" + "-", 416, None),
        (f"bytes={'9' * 5000}-", 200, None),
    ],
)
def test_a_part(asked: str, status: int, part: slice | None) -> None:
    with served(FakeEdition()) as port:
        got = ask(port, "/assets/thousand.bin", headers=[f"Range: {asked}"])
        assert got.status == status
        assert is_safe(got)
        if part is not None:
            assert got.body == WHOLE[part]
            assert got.headers["content-range"] == f"bytes {part.start}-{part.stop - 1}/1000"
            assert got.headers["content-type"] == "video/mp4"
        elif status == 416:
            assert (got.body, got.headers["content-range"]) == (b"", "bytes */1000")
        else:
            assert got.body == WHOLE
            assert "content-range" not in got.headers


@pytest.mark.parametrize(
    ("name", "asked", "status", "body"),
    [
        ("one", "bytes=0-", 206, b"1"),
        ("one", "bytes=-5", 206, b"1"),
        ("one", "bytes=1-", 416, b""),
        ("none", "bytes=0-", 200, b""),
        ("none", "bytes=-1", 200, b""),
    ],
)
def test_a_part_of_next_to_nothing(name: str, asked: str, status: int, body: bytes) -> None:
    with served(FakeEdition()) as port:
        got = ask(port, f"/assets/{name}.bin", headers=[f"Range: {asked}"])
        assert (got.status, got.body) == (status, body)


@pytest.mark.parametrize(
    ("known", "status"), [('"thousand"', 206), ('"other"', 200), ("Mon, 23 Nov 2026 12:00:00 GMT", 200)]
)
def test_a_part_only_of_what_is_known(known: str, status: int) -> None:
    with served(FakeEdition()) as port:
        got = ask(port, "/assets/thousand.bin", headers=["Range: bytes=5-9", f"If-Range: {known}"])
        assert (got.status, got.body) == (status, WHOLE[5:10] if status == 206 else WHOLE)
        both = ["Range: bytes=5-9", 'If-None-Match: "thousand"']
        assert ask(port, "/assets/thousand.bin", headers=both).status == 304


def test_a_head_is_the_answer_without_its_body() -> None:
    with served(FakeEdition()) as port, Line(port) as line:
        for target in ("/", "/assets/thousand.bin", "/weg/", "/gidsen/een"):
            whole, head = line.ask(target), line.ask(target, "HEAD")
            assert head.body == b""
            assert head.status == whole.status
            assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}
        assert line.ask("/assets/thousand.bin", "HEAD", ["Range: bytes=0-1"]).status == 200


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"]
)
def test_there_is_nothing_but_reading(method: str) -> None:
    edition = FakeEdition()
    with served(edition) as port:
        got = ask(port, "/", method)
    assert (got.status, got.headers["allow"]) == (405, "GET, HEAD")
    assert is_safe(got)
    assert edition.asked == []


def test_what_a_request_brings_along_is_never_taken_for_a_request() -> None:
    hidden = b"GET /gidsen/een/ HTTP/1.1\r\nHost: %s\r\n\r\n"
    brought = (
        "Content-Length: 99",
        "Content-Length: 99\r\nContent-Length: 0",
        "Content-Length: -1",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: x\r\nContent-Length: 0",
        "Content-Length : 99",
        "X",
    )
    edition = FakeEdition()
    with served(edition) as port:
        for header in brought:
            with Line(port) as line:
                line.send("/feed.xml", headers=[header])
                line.socket.sendall(hidden % line.host.encode())
                assert line.receive().headers["connection"] == "close", header
                with pytest.raises((IndexError, ConnectionError)):  # nothing more comes
                    line.receive()
    assert {path for path, *_ in edition.asked} == {"feed.xml"}


@pytest.mark.parametrize(
    "sent",
    [
        b"GET http://127.0.0.1/ HTTP/1.1\r\n\r\n",
        b"GET http://[::1 HTTP/1.1\r\n\r\n",
        b"GET * HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / x / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n",
        b"GET /" + b"a" * 70_000,
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"POST /\r\n\r\n",
    ],
)
def test_what_is_no_request_gets_a_plain_answer(sent: bytes) -> None:
    edition = FakeEdition()
    with served(edition) as port, Line(port) as line:
        line.socket.sendall(sent)
        got = line.receive()
        assert 400 <= got.status < 600
        assert is_safe(got)
        assert got.headers["content-type"] == "text/plain; charset=utf-8"
        assert edition.asked == []
        assert ask(port, "/").status == 200


def test_news_comes_as_it_happens() -> None:
    edition = FakeEdition()
    with served(edition) as port, Line(port) as line:
        line.send(EVENTS)
        got = line.receive()
        assert got.status == 200
        assert is_safe(got)
        assert (got.headers["content-type"], got.headers["connection"]) == (
            "text/event-stream; charset=utf-8",
            "close",
        )
        assert line.read_until(b": \n\n").startswith(b"retry: 1000\n\n: \n\n")
        told = {"digest": "één\nregel", "state": {"errors": 1}}
        edition.news.put(News("edition", told))
        event = line.read_until(b"}\n\n").rpartition(b"event: ")[2]
        name, _, data = event.partition(b"\ndata: ")
        assert (name, json.loads(data)) == (b"edition", told)
    assert edition.followed == ["index.html"]


@pytest.mark.parametrize(
    "target",
    [
        "/_guidegen/events?page=index.html",
        "/_guidegen/events?page=index.html&token=x",
        f"/_guidegen/%65vents?page=index.html&token=x{TOKEN}",
        "/_guidegen/%64esk?page=index.html",
    ],
)
def test_the_channels_want_the_token(target: str) -> None:
    edition = FakeEdition()
    with served(edition) as port:
        got = ask(port, target)
        assert got.status == 403
        assert is_safe(got)
    assert edition.followed == []


@pytest.mark.parametrize("path", ["../x", "a%5cb", "a%00", "/index.html", "a//b"])
def test_the_channels_know_no_page_that_cannot_be(path: str) -> None:
    edition = FakeEdition()
    with served(edition) as port:
        for channel in ("events", "desk"):
            assert ask(port, f"/_guidegen/{channel}?token={TOKEN}&page={path}").status == 404
            assert ask(port, f"/_guidegen/{channel}?token={TOKEN}").status == 404
    assert edition.followed == []


def test_the_desk_of_a_page() -> None:
    edition = FakeEdition()
    with served(edition) as port:
        got = ask(port, f"/_guidegen/desk?page=gidsen/%C3%A9%C3%A9n.html&token={TOKEN}")
    assert json.loads(got.body) == {"page": {"title": "één", "path": "gidsen/één.html"}}
    assert (got.headers["content-type"], got.headers["cache-control"]) == ("application/json", "no-store")
    assert is_safe(got)


def test_three_widths_of_a_page() -> None:
    with served(FakeEdition()) as port:
        got = ask(port, "/_guidegen/widths?page=" + quote('/gidsen/één & "twee"/'))
        assert got.body.count(b'<iframe src="/gidsen/%C3%A9%C3%A9n%20%26%20%22twee%22/"') == 3
        assert got.headers["content-security-policy"].startswith("default-src 'none'; ")
        assert is_safe(got)
        for elsewhere in (
            "//evil.example/",
            "http://evil.example/",
            "javascript:alert(1)",
            "/../",
            "/_guidegen/widths",
        ):
            assert ask(port, "/_guidegen/widths?page=" + quote(elsewhere)).status == 404


def test_a_bug_of_ours_is_told_and_the_rest_goes_on() -> None:
    class Broken(FakeEdition):
        def answer(self, path: str, light: Light, *, patient: bool) -> Answer | None:
            if path == "feed.xml":
                raise ZeroDivisionError
            return super().answer(path, light, patient=patient)

    faults = Faults()
    with served(Broken(), faults) as port, Line(port) as line:
        got = line.ask("/feed.xml")
        assert (got.status, got.body) == (500, b"Something went wrong in guidegen itself.\n")
        assert is_safe(got)
        assert line.ask("/").status == 200
    assert [type(bug) for bug in faults.told] == [ZeroDivisionError]


def test_a_bug_in_the_middle_of_the_news_is_told() -> None:
    edition, faults = FakeEdition(), Faults()
    with served(edition, faults) as port, Line(port) as line:
        line.send(EVENTS)
        line.receive()
        edition.news.put(News("edition", {"digest": object()}))
        line.rest()
        until(lambda: len(faults.told) == 1)
    assert isinstance(faults.told[0], TypeError)


def test_many_at_once_on_lines_that_stay_open() -> None:
    edition = FakeEdition()

    def visit(port: int) -> int:
        with Line(port) as line:
            return sum(line.ask("/assets/thousand.bin").body == WHOLE for _ in range(50))

    with served(edition) as port, ThreadPoolExecutor(20) as visitors:
        assert sum(visitors.map(visit, [port] * 20)) == 1000


def test_a_client_that_says_half_or_leaves_hinders_nobody() -> None:
    edition = FakeEdition()
    with served(edition) as port:
        silent = [Line(port) for _ in range(20)]
        for line in silent[:10]:
            line.socket.sendall(b"GET / HTTP/1.1\r\nHost:")
        leaving = [Line(port) for _ in range(20)]
        for line in leaving:
            line.send(EVENTS)
            line.receive()
        until(lambda: len(edition.followed) == 20)
        for line in leaving:
            line.close()
        assert ask(port, "/").status == 200
        for _ in leaving:
            assert edition.left.get(timeout=PATIENCE) == "index.html"
    for line in silent:
        line.close()
    until(lambda: answering() == 0)


def test_a_line_that_stays_silent_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving._Line, "timeout", 0.1)
    edition = FakeEdition(beat=0.001)
    with served(edition) as port, Line(port) as half, Line(port) as deaf:
        half.socket.sendall(b"GET / HTTP/1.1\r\n")
        deaf.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.send(EVENTS)
        for _ in range(200):
            edition.news.put(News("edition", {"state": "x" * 100_000}))
        assert edition.left.get(timeout=PATIENCE) == "index.html"
        assert half.rest() == b""


def test_there_is_an_end_to_how_many_lines_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_MOST", 3)
    with served(FakeEdition()) as port:
        lines = [Line(port) for _ in range(3)]
        assert [line.ask("/").status for line in lines] == [200] * 3
        with pytest.raises((IndexError, ConnectionError)), Line(port) as fourth:
            fourth.ask("/")
        lines.pop().close()
        until(lambda: _is_answered(port))
        for line in lines:
            line.close()


def _is_answered(port: int) -> bool:
    try:
        return ask(port, "/").status == 200
    except (IndexError, ConnectionError):
        return False


def test_stopping_ends_every_line_and_frees_the_port() -> None:
    edition = FakeEdition()
    with served(edition) as port:
        waiting, following = Line(port), Line(port)
        assert waiting.ask("/").status == 200
        following.send(EVENTS)
        following.receive()
        until(lambda: edition.followed == ["index.html"])
    assert waiting.rest() == b""
    following.rest()
    waiting.close()
    following.close()
    assert edition.left.get(timeout=PATIENCE) == "index.html"
    until(lambda: answering() == 0)
    again = open_socket(port)
    assert again.getsockname()[1] == port
    never = Server(house(edition), again)
    never.stop()
    never.stop()
    with pytest.raises(ConnectionError):
        ask(port, "/")


def test_a_busy_port_gives_the_next() -> None:
    with open_socket(0) as first:
        host, port = first.getsockname()
        assert host == "127.0.0.1"
        with open_socket(port) as second:
            assert second.getsockname()[0] == "127.0.0.1"
            assert second.getsockname()[1] > port


def test_with_all_ports_busy_the_system_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guidegen.preview.sockets._TRIES", 1)
    with open_socket(0) as first, open_socket(first.getsockname()[1]) as second:
        assert second.getsockname()[1] not in {0, first.getsockname()[1]}
    with open_socket(65535) as last:
        assert last.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104 - that is what is refused
def test_nobody_listens_on_all_networks(host: str) -> None:
    with pytest.raises(ValueError):
        open_socket(0, host)


def test_an_address_that_is_not_ours() -> None:
    with pytest.raises(GuidegenError) as refused:
        open_socket(0, "192.0.2.1")
    assert refused.value.code == "no-socket"


def test_only_loopback_is_listened_at() -> None:
    listeners = Path("/proc/net/tcp")
    if not listeners.exists():
        pytest.skip("only Linux tells who listens")
    with served(FakeEdition()) as port:
        rows = [line.split() for line in listeners.read_text().splitlines()[1:]]
        six = [line.split() for line in Path("/proc/net/tcp6").read_text().splitlines()[1:]]
        listening = [row[1] for row in rows + six if row[3] == "0A" and row[1].endswith(f":{port:04X}")]
    assert listening == [f"0100007F:{port:04X}"]


def test_nothing_is_said_in_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with served(FakeEdition()) as port, Line(port) as line:
        for target in ("/", "/weg/", "/a%5cb"):
            line.ask(target)
        ask(port, "*")
        line.socket.sendall(b"GET /")
    assert capfd.readouterr() == ("", "")


def test_a_browser_runs_the_desk_under_the_pages_own_policy(page: Page) -> None:
    script = """
        window.heard = [];
        const { page, token } = document.currentScript.dataset;
        const news = new EventSource(`/_guidegen/events?${new URLSearchParams({ page, token })}`);
        news.addEventListener("hello", ({ data }) => heard.push(JSON.parse(data).run));
        fetch(`/_guidegen/desk?${new URLSearchParams({ page, token })}`).then((got) => got.json()).then((told) => heard.push(told.page.path));
        fetch("https://elsewhere.example/").catch(() => heard.push("nowhere else"));
    """
    edition = FakeEdition()
    edition.news.put(News("hello", {"run": "this"}))
    own = replace(
        house(edition),
        desk={
            "desk.js": Answer(script.encode(), "text/javascript", "x"),
            "desk.css": Answer(b"h1 { color: rgb(1, 2, 3) }", "text/css", "y"),
        },
    )
    server = Server(own, open_socket(0))
    server.start()
    try:
        page.goto(server.address)
        page.wait_for_function("heard.length === 3")
        assert sorted(page.evaluate("heard")) == ["index.html", "nowhere else", "this"]
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)"
        assert page.evaluate("document.compatMode") == "CSS1Compat"
    finally:
        server.stop()


def test_a_browser_on_another_site_gets_nothing(
    page: Page, serve: Callable[..., str], tmp_path: Path
) -> None:
    edition = FakeEdition()
    with served(edition) as port:
        own = f"http://127.0.0.1:{port}"
        (tmp_path / "index.html").write_text(
            f"""<!doctype html><script>
            const seen = [];
            const tries = ["cors", "no-cors"].map((mode) => fetch("{own}/", {{ mode }}).then((got) => got.text(), () => "refused"));
            tries.push(fetch("{own}/_guidegen/desk?page=index.html&token={TOKEN}", {{ method: "POST", mode: "no-cors", body: "x" }}).then((got) => got.text(), () => "refused"));
            Promise.all(tries).then((texts) => seen.push(...texts));
            </script><iframe src="{own}/"></iframe><script src="{own}/_guidegen/desk.js" onerror="seen.push('no script')"></script>
            <img src="{own}/assets/made.jpg"><a href="{own}/gidsen/een/">a</a>"""
        )
        page.goto(serve(tmp_path).replace("127.0.0.1", "localhost"))
        page.wait_for_function("seen.length === 4")
        assert set(page.evaluate("seen")) <= {"refused", "", "no script"}
        page.click("a")
        assert "cannot be opened from another site" in page.inner_text("body")
        assert not [path for path, *_ in edition.asked if "favicon" not in path and path != "404.html"]
        page.goto(f"{own}/gidsen/een/")
        assert page.inner_text("h1") == "een"
