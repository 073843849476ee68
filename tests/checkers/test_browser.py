"""The browser's checkers find a known fault each, and pass a good page under a strict policy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.checkers.browser import axe, complaints, third_party_requests

POLICY = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">"
SHELL = "<!DOCTYPE html><html lang='nl'><head><title>t</title>{head}</head><body><main>{body}</main></body></html>"


@pytest.fixture
def show(tmp_path: Path, serve: Callable[..., str], page: Page) -> Callable[..., Page]:
    """Open a page with this body and head."""
    home = serve(tmp_path)

    def opened(body: str, head: str = POLICY) -> Page:
        (tmp_path / "index.html").write_text(SHELL.format(head=head, body=f"<h1>Titel</h1>{body}"))
        page.goto(home)
        return page

    return opened


def test_axe_passes_a_good_page(show: Callable[..., Page]) -> None:
    assert axe(show("<p>Goed</p>")) == ()


def test_axe_finds_a_picture_without_words_and_pale_letters(show: Callable[..., Page]) -> None:
    style = "<style>p { color: #ccc; background: #fff }</style>"
    found = axe(show('<p>Bleek</p><img src="a.jpg">', head=style))
    assert [line.partition(":")[0] for line in found] == ["color-contrast", "image-alt"]


def test_axe_sees_the_colours_that_the_reader_asked_for(show: Callable[..., Page], page: Page) -> None:
    dark = (
        "<style>p { color: #222 } @media (prefers-color-scheme: dark) { body { background: #111 } }</style>"
    )
    assert axe(show("<p>Donker</p>", head=dark)) == ()
    page.emulate_media(color_scheme="dark")
    assert [line.partition(": Elements")[0] for line in axe(page)] == [
        "color-contrast: h1",
        "color-contrast: p",
    ]


def test_a_request_to_others_is_noted_and_never_leaves(show: Callable[..., Page], page: Page) -> None:
    with third_party_requests(page) as seen:
        show('<img alt="" src="/eigen.png"><img alt="" src="http://elders.example/a.png">', head="")
    assert seen == ["http://elders.example/a.png"]


def test_a_refused_style_is_a_complaint(show: Callable[..., Page], page: Page) -> None:
    with complaints(page) as said:
        show('<p style="color: red">Rood</p>')
    assert any("Content Security Policy" in line for line in said)
