"""A page with the desk in it: nothing else of it changes, and there is a way back to every byte."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidegen.preview.page import Script, with_desk, without_desk

SCRIPT = Script("t0ken", "gidsen/één & twee/index.html", "abc", "nl", dt.date(2026, 12, 24))
META = '<meta http-equiv="Content-Security-Policy" content="{}">'
LINK = '<link rel="stylesheet" href="/_guidegen/desk.css">'


def policy(text: str) -> str | None:
    """What is sent as a header for a page with this policy."""
    return with_desk(f"<head>{META.format(text)}</head>".encode(), SCRIPT)[1]


def test_the_desk_stands_first_in_the_head_and_the_policy_leaves_it() -> None:
    page = f"<!doctype html>\n<html>\n<head>\n{META.format('img-src *')}\n<title>Dé gids</title>".encode()
    served, header = with_desk(page, SCRIPT)
    script = (
        '<script src="/_guidegen/desk.js" data-token="t0ken" data-page="gidsen/één &amp; twee/index.html"'
        ' data-digest="abc" data-day="2026-12-24" data-language="nl" data-taken="'
    )
    assert served.startswith(f"<!doctype html>\n<html>\n<head>{script}".encode())
    assert served.endswith(f'"></script>{LINK}\n\n<title>Dé gids</title>'.encode())
    assert header == "img-src *; frame-ancestors 'self'"
    assert without_desk(served) == page


def test_only_what_was_chosen_is_told() -> None:
    served, header = with_desk(b"<head>", Script("t", "index.html", "", "en", follow=True))
    desk = '<script src="/_guidegen/desk.js" data-token="t" data-page="index.html" data-digest="" data-language="en" data-follow=""></script>'
    assert served == f"<head>{desk}{LINK}".encode()
    assert header is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!doctype html><html lang=nl><head>", "<title>x</title>"),
        ("<!DOCTYPE HTML>\n<!-- <head> -->\n<HTML>\n<HEAD data-a='>' >", "<title>x</title>"),
        ("<!doctype html>", "<title>no head</title>"),
        ("<!doctype html><html>", "<!-- a --><p>no head either"),
        ("<!doctype html>", "<header>a name that is longer</header>"),
        ("<!doctype html><html>", "<title><head></title>"),
        ("\ufeff", "<p>a mark of the order of bytes"),
        ("\ufeff<!doctype html><head>", ""),
        ("", "words"),
        ("", ""),
        ("<html>", "<body><head>"),
        ("<head>", "<head>"),
        ("<html>", "<script>document.write('<head>')</script><head>"),
        ("<!---><head>", ""),
    ],
)
def test_where_the_desk_stands(before: str, after: str) -> None:
    page = f"{before}{after}".encode()
    served, _ = with_desk(page, SCRIPT)
    assert served.startswith(f"{before}<script src=".encode())
    assert served.endswith(f"{LINK}{after}".encode())
    assert without_desk(served) == page


@pytest.mark.parametrize(
    "tag",
    [
        '<meta http-equiv="Content-Security-Policy" content="img-src x">',
        "<META CONTENT='img-src x' HTTP-EQUIV='content-security-policy'/>",
        "<meta\n\thttp-equiv = content-security-policy\n\tcontent = 'img-src&#32;x'  data-a>",
        "<meta data-a='>' content='img-src x' content='img-src y' http-equiv=CONTENT-SECURITY-POLICY>",
        '<meta content="img-src x"http-equiv="content-security-policy">',
    ],
)
@pytest.mark.parametrize(
    "before", ["", "</head>", "<!-- <body> -->", "<title><meta></title>", "<script>a<b</script>\n"]
)
def test_a_policy_however_it_is_written(tag: str, before: str) -> None:
    page = f"<!doctype html><head>{before}{tag}<title>x".encode()
    served, header = with_desk(page, SCRIPT)
    assert served.endswith(f"{LINK}{before}<title>x".encode())
    assert header == "img-src x; frame-ancestors 'self'"
    assert without_desk(served) == page


@pytest.mark.parametrize(
    "page",
    [
        f"<head><!-- {META.format('img-src x')} -->",
        f"<head><noscript>{META.format('img-src x')}</noscript>",
        f"<head><title>{META.format('img-src x')}</title>",
        f"<head></head><body>{META.format('img-src x')}",
        f"<head><p>{META.format('img-src x')}",
        f"<head>words{META.format('img-src x')}",
        "<head><meta http-equiv=content-security-policy>",
        "<head><meta http-equiv=content-security-policy content=''>",
        "<head><meta name=content-security-policy content='img-src x'>",
        "<head><link http-equiv=content-security-policy content='img-src x'>",
        "<head><meta content='img-src x' http-equiv=content-security-policy",
    ],
)
def test_what_no_browser_takes_for_a_policy_stays(page: str) -> None:
    served, header = with_desk(page.encode(), SCRIPT)
    assert header is None
    assert served.endswith(page.removeprefix("<head>").encode())


def test_all_of_several_policies_hold() -> None:
    page = f"<head>{META.format('img-src a')}<base href=/>{META.format('img-src b')}".encode()
    served, header = with_desk(page, SCRIPT)
    assert header == "img-src a; frame-ancestors 'self', img-src b; frame-ancestors 'self'"
    assert served.endswith(f"{LINK}<base href=/>".encode())
    assert without_desk(served) == page


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (
            "default-src 'none'; script-src 'self'; style-src 'self'",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
        ),
        (
            "default-src 'none'",
            "default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'self'",
        ),
        ("default-src 'self'", "default-src 'self'"),
        ("default-src *", "default-src *"),
        (
            "default-src https://a",
            "default-src https://a; connect-src https://a 'self'; script-src https://a 'self'; style-src https://a 'self'",
        ),
        ("connect-src 'none'", "connect-src 'self'"),
        ("CONNECT-SRC https://a 'SELF'", "connect-src https://a 'SELF'"),
        ("connect-src https://a", "connect-src https://a 'self'"),
        (
            "script-src 'none'; script-src-elem 'sha256-x'",
            "script-src 'none'; script-src-elem 'sha256-x' 'self'",
        ),
        ("style-src;img-src 'none'", "style-src 'self'; img-src 'none'"),
        ("frame-ancestors *; sandbox; report-uri /x; base-uri 'none'", "base-uri 'none'"),
        ("img-src a; img-src b;;  ; upgrade-insecure-requests", "img-src a; upgrade-insecure-requests"),
        ("img-src\n\ta\r\n b", "img-src a b"),
        ("img-src https://a/x,y é \x0b; é a", "img-src https://a/x%2Cy"),
    ],
)
def test_the_desk_is_let_in_and_nothing_else(text: str, header: str) -> None:
    assert policy(text) == f"{header}; frame-ancestors 'self'"


def test_a_page_without_a_desk_is_left_alone() -> None:
    for page in (b"", b"<head><script src=/a.js></script>", b"\xff\xfe\x00"):
        assert without_desk(page) == page


def test_a_page_that_shows_a_page_with_the_desk_keeps_it() -> None:
    once, _ = with_desk(f"<head>{META.format('img-src x')}".encode(), SCRIPT)
    twice, header = with_desk(once, SCRIPT)
    assert header is None
    assert without_desk(twice) == once


PIECES = st.sampled_from(
    [
        "<!doctype html>", "<html>", "<head>", "</head>", "<body>", "<header>", "<title>", "</title>", "<script>",
        "</script>", "<noscript>", "</noscript >", "<!--", "-->", "<!-->", "<meta charset=utf-8>", "<link>", "<p>", " ", "\n",
        "<", ">", '"', "'", "=", "&quot;", "&", META.format("default-src 'none'"), META.format("&quot; -->"), "\ufeff", "é",
        "<meta http-equiv=content-security-policy content=a", "<meta content='\"' http-equiv='Content-Security-Policy'>",
        with_desk(b"", SCRIPT)[0].decode(), '<script src="/_guidegen/desk.js" data-taken="[]"></script>',
    ]
)  # fmt: skip
PAGES = st.lists(PIECES | st.text(max_size=5), max_size=12).map(
    lambda pieces: "".join(pieces).encode("utf-8", "replace")
)


@settings(max_examples=600)
@given(PAGES | st.binary(max_size=60))
def test_there_is_a_way_back_to_every_byte(page: bytes) -> None:
    served, header = with_desk(page, SCRIPT)
    assert served != page
    assert without_desk(served) == page
    assert header is None or (header.isascii() and header.isprintable())


def test_a_long_page_that_never_closes_is_read_in_a_moment() -> None:
    for page in (
        b"<head><meta " + b"a " * 200_000,
        b"<" * 400_000,
        b"<!-- -" * 80_000,
        b"<head>" + b"<title>" * 80_000,
    ):
        served, _ = with_desk(page, SCRIPT)
        assert without_desk(served) == page
