"""Opens built pages in a real Chromium: start-up, axe's accessibility rules, and who else was asked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks for, no name but this machine's is ever looked up.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
WCAG_22_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
PATIENCE = 30_000  # ms that `expect` waits for what it looks at: as long as Playwright's other waits
HERE = (None, "", "127.0.0.1", "localhost")


@contextmanager
def open_chromium(executable: Path) -> Iterator[Browser]:
    """A headless Chromium with an empty profile, closed at the end of the block."""
    # Playwright would otherwise look for its own copy and offer to download it.
    os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(executable), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def axe(page: Page, *, tags: tuple[str, ...] = WCAG_22_AA) -> tuple[str, ...]:
    """What axe finds wrong on the page as it is shown now: one line a place, empty when all is well."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": list(tags)}).response["violations"]
    return tuple(
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {rule['help']}"
        for rule in found
        for node in rule["nodes"]
    )


@contextmanager
def third_party_requests(page: Page) -> Iterator[list[str]]:
    """Collect the addresses outside this machine that the page asks for while the block runs."""
    elsewhere: list[str] = []

    def note(address: str) -> None:
        if urlsplit(address).hostname not in HERE:
            elsewhere.append(address)

    page.on("request", lambda request: note(request.url))
    page.on("websocket", lambda websocket: note(websocket.url))
    yield elsewhere


@contextmanager
def complaints(page: Page) -> Iterator[list[str]]:
    """Collect what the page's console calls an error, broken scripts and refused styles among them."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield said
