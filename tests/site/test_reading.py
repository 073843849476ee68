"""The demo in a real browser: readable by all, in a sub-path, from a disk, without scripts, asking nothing of others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.checkers.browser import axe, complaints, third_party_requests
from tests.site.kinds import KINDS, STAYING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (390, 820, 1440)
GUIDE = KINDS["guide"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", STAYING.values(), ids=STAYING.keys())
def test_nobody_is_shut_out(
    site: Path, browser: Browser, serve: Callable[..., str], path: str, scheme: str
) -> None:
    address = serve(site)
    for width in WIDTHS:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
        )
        page = context.new_page()
        page.goto(f"{address}{path}")
        assert axe(page) == (), (path, width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
        context.close()


@pytest.mark.parametrize("path", STAYING.values(), ids=STAYING.keys())
def test_nothing_is_asked_of_others_and_the_policy_holds(
    site: Path, page: Page, serve: Callable[..., str], path: str
) -> None:
    with third_party_requests(page) as asked, complaints(page) as heard:
        page.goto(f"{serve(site)}{path}")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
    assert asked == []
    assert heard == []


def test_a_guide_reads_the_same_without_scripts(
    site: Path, browser: Browser, serve: Callable[..., str]
) -> None:
    texts = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{serve(site)}{GUIDE}")
        # What a script can do, it may name on a button.
        page.evaluate("document.querySelectorAll('button').forEach(button => button.remove())")
        texts.append(page.locator("main").inner_text().split())
        context.close()
    assert texts[0] == texts[1]


def test_an_old_address_sends_its_reader_on(site: Path, browser: Browser, serve: Callable[..., str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{serve(site)}{KINDS['moved']}")
    page.wait_for_url("**/een-trede-lager/**")
    expect(page.locator("h1")).to_have_text("Een trede lager")
    context.close()


def test_the_site_works_in_a_sub_path(site: Path, page: Page, serve: Callable[..., str]) -> None:
    page.goto(f"{serve(site, '/nieuws/gidsen')}index.html")
    _to_a_guide_and_back(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_site_works_from_a_disk(site: Path, browser: Browser, *, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    _to_a_guide_and_back(page)
    context.close()


def _to_a_guide_and_back(page: Page) -> None:
    title = page.locator("main h2 a, main h1 a").first
    words = title.inner_text()
    title.click()
    expect(page.locator("h1")).to_have_text(words)
    assert (
        page.locator("main img").first.evaluate("async i => { await i.decode(); return i.naturalWidth }") > 0
    )
    page.locator("header a").first.click()
    expect(page.locator("main h2 a, main h1 a").first).to_have_text(words)
