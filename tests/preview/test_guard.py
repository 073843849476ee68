"""Who may ask for what: each rule alone, and together in a matrix over a real line."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.preview.guard import PHONE, Asked, Door, clean_path, hosts, is_clean, judge
from tests.preview.fake import SECRET, TOKEN, FakeEdition, Line, served

DOOR = Door(hosts(("127.0.0.1", "localhost"), 8000), TOKEN)
PHONES = Door(hosts(("192.168.1.9",), 8000), TOKEN, key="key")
GOOD = Asked("GET", "gidsen/een/", "127.0.0.1:8000")
CALLER = Asked("GET", "", "192.168.1.9:8000")


@pytest.mark.parametrize(
    "asked",
    [
        GOOD,
        replace(GOOD, method="HEAD"),
        replace(GOOD, host="localhost:8000"),
        replace(GOOD, site="none", mode="navigate", dest="document"),
        replace(GOOD, site="same-origin", mode="no-cors", dest="image"),
        replace(GOOD, origin="http://127.0.0.1:8000"),
        replace(GOOD, path="_guidegen/events", token=TOKEN, dest="empty"),
        replace(GOOD, path="_guidegen/desk", token=TOKEN),
        replace(GOOD, path=None),  # there is nothing, and that may be said
    ],
)
def test_what_may_be_asked(asked: Asked) -> None:
    assert judge(asked, DOOR) is None


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (replace(GOOD, host=None), "refused-host"),
        (replace(GOOD, host="127.0.0.1"), "refused-host"),
        (replace(GOOD, host="127.0.0.1:8001"), "refused-host"),
        (replace(GOOD, host="evil.example:8000"), "refused-host"),
        (replace(GOOD, host="127.0.0.1:8000.evil.example"), "refused-host"),
        (replace(GOOD, host="127.0.0.1:8000,evil.example"), "refused-host"),
        (replace(GOOD, host="LOCALHOST:8000"), "refused-host"),
        (replace(GOOD, origin="null"), "refused-site"),
        (replace(GOOD, origin="http://localhost:8000"), "refused-site"),
        (replace(GOOD, origin="https://127.0.0.1:8000"), "refused-site"),
        (replace(GOOD, site="cross-site"), "refused-site"),
        (replace(GOOD, site="same-site"), "refused-site"),
        (replace(GOOD, site=""), "refused-site"),
        (replace(GOOD, site="same-origin,cross-site"), "refused-site"),
        (replace(GOOD, site="cross-site", mode="navigate"), "refused-link"),
        (replace(GOOD, method="POST"), "refused-method"),
        (replace(GOOD, method="OPTIONS"), "refused-method"),
        (replace(GOOD, method="get"), "refused-method"),
        (replace(GOOD, path="_guidegen/events"), "refused-token"),
        (replace(GOOD, path="_guidegen/events", token=TOKEN.upper()), "refused-token"),
        (replace(GOOD, path="_guidegen/desk", token=TOKEN[:-1]), "refused-token"),
        (replace(GOOD, path="_guidegen/desk", token=f"{TOKEN}\ud800"), "refused-token"),
        (replace(GOOD, path="_guidegen/desk", token=TOKEN, dest="script"), "refused-token"),
        (replace(GOOD, path="_guidegen/desk", token=TOKEN, dest="document"), "refused-token"),
    ],
)
def test_what_may_not_be_asked(asked: Asked, code: str) -> None:
    refusal = judge(asked, DOOR)
    assert refusal is not None
    assert refusal.code == code
    assert refusal.status == (405 if code == "refused-method" else 403)


def test_a_phone_comes_in_by_its_key() -> None:
    assert judge(replace(CALLER, path=f"{PHONE}key"), PHONES) is None
    assert judge(replace(CALLER, key="key"), PHONES) is None
    assert judge(replace(CALLER, key="key", path="_guidegen/desk", token=TOKEN), PHONES) is None


@pytest.mark.parametrize(
    "asked",
    [
        CALLER,
        replace(CALLER, path=None),
        replace(CALLER, key="other"),
        replace(CALLER, path=f"{PHONE}other"),
        replace(CALLER, path=PHONE),
        replace(CALLER, path=f"{PHONE}other", key="key"),
        replace(CALLER, path="_guidegen/events", token=TOKEN),
        replace(CALLER, key="key", path="_guidegen/events"),
        replace(CALLER, key="key", host="127.0.0.1:8000"),
    ],
)
def test_a_phone_without_its_key_stays_outside(asked: Asked) -> None:
    assert judge(asked, PHONES) is not None


def test_a_browser_leaves_out_the_port_of_http() -> None:
    assert hosts(("localhost",), 80) == {"localhost", "localhost:80"}
    assert hosts(("localhost",), 8080) == {"localhost:8080"}


@pytest.mark.parametrize(
    ("target", "path"),
    [
        (b"/", ""),
        (b"/?made", ""),
        (b"/gidsen/een/", "gidsen/een/"),
        (b"/a%20b/%C3%A9%c3%a9n.html?x=/../", "a b/één.html"),
        ("/één".encode(), "één"),
        (b"/%252e%252e/a", "%2e%2e/a"),  # decoded once, and so a name that nothing has
        (b"/a%zz", "a%zz"),
        (b"/...", "..."),
        (b"/a#b", "a#b"),
    ],
)
def test_a_path_is_decoded_once(target: bytes, path: str) -> None:
    assert clean_path(target) == path
    assert is_clean(path)


@pytest.mark.parametrize(
    "target",
    [
        b"",
        b"*",
        b"gidsen",
        b"http://127.0.0.1:8000/",
        b"//",
        b"//gidsen/",
        b"/gidsen//een/",
        b"/.",
        b"/..",
        b"/../",
        b"/a/../b",
        b"/a/%2e%2E/b",
        b"/%2e",
        b"/a\\b",
        b"/a%5cb",
        b"/a%2fb",
        b"/a%00",
        b"/a%0a",
        b"/a%7f",
        b"/a%c2%85",
        b"/%ff",
        b"/%c0%ae%c0%ae/",
        b"/%ed%a0%80",
    ],
)
def test_a_path_that_no_output_has(target: bytes) -> None:
    assert clean_path(target) is None


@given(st.binary(max_size=40).map(lambda raw: b"/" + raw))
def test_no_path_leads_outside(target: bytes) -> None:
    path = clean_path(target)
    if path is not None:
        assert is_clean(path)
        assert not {"..", "."} & set(path.split("/"))
        assert "\\" not in path
        assert not path.startswith("/")


HOSTS = ("{own}", "localhost:{port}", "evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", None)
ORIGINS = (None, "http://{own}", "null", "http://evil.example", "https://{own}")
SITES = (None, "same-origin", "none", "same-site", "cross-site", "")
FETCHES = ((None, None), ("navigate", "document"), ("cors", "empty"), ("no-cors", "script"))
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
PATHS = (
    "/gidsen/een/",
    "/_guidegen/desk?page=index.html",
    "/_guidegen/desk?page=index.html&token={token}",
)
NAMES = ("Host", "Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest")
Said = tuple[str | None, ...]


def matrix() -> Iterator[tuple[Said, str, str]]:
    """Every way to ask: what the headers say, the method and the path."""
    for host, origin, site, fetch in itertools.product(HOSTS, ORIGINS, SITES, FETCHES):
        for method, path in itertools.product(METHODS, PATHS):
            yield (host, origin, site, *fetch), method, path


def is_own(said: Said, method: str, path: str) -> bool:
    """Whether a page of the preview, or the author's own hand, may ask so; written apart from the guard."""
    host, origin, site, _, dest = said
    if host not in HOSTS[:2] or site not in SITES[:3] or method not in METHODS[:2]:
        return False
    if origin is not None and (host, origin) != (HOSTS[0], ORIGINS[1]):
        return False
    return "desk" not in path or ("token" in path and dest in {None, "empty"})


def test_no_other_site_reads_or_changes_anything() -> None:
    edition = FakeEdition()
    refused = answered = 0
    with served(edition) as port, Line(port) as line:
        fill = {"own": f"127.0.0.1:{port}", "port": port, "token": TOKEN}
        for said, method, path in matrix():
            headers = [
                f"{name}: {value}" for name, value in zip(NAMES, said, strict=True) if value is not None
            ]
            before = len(edition.asked)
            line.write(path.format_map(fill).encode(), method, [one.format_map(fill) for one in headers])
            got = line.receive(method)
            if is_own(said, method, path):
                assert got.status == 200, (said, method, path)
                answered += 1
                continue
            assert got.status in {403, 405}, (said, method, path)
            assert SECRET not in got.body
            assert len(edition.asked) == before, (said, method, path)
            assert not [name for name in got.headers if name.startswith("access-control")]
            assert got.headers["cross-origin-resource-policy"] == "same-origin"
            refused += 1
    assert refused > 9000
    assert answered > 100
