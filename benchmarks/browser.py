"""A headless Chromium that says when what was saved is painted, the same for a page that reloads and one that is patched."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import TimeoutError as LateError

from tests.checkers import machine
from tests.checkers.browser import open_chromium

GLANCE = 0.1
WINDOW = {"width": 1280, "height": 900}

# Runs in every document before its own scripts. What it sees it says after two frames, with the moment in epoch
# milliseconds: so it does not count how long the bench takes to hear of it.
WATCH = r"""
(() => {
  if (!location.protocol.startsWith("http")) return; // the empty page of a new tab
  const said = new Set();
  const say = (what) => {
    if (!said.has(what)) {
      said.add(what);
      requestAnimationFrame(() => requestAnimationFrame(() => console.debug(`${what} ${Date.now()}`)));
    }
  };
  const look = () => {
    const mark = document.body?.textContent.match(/mark-\d+-\d+/g)?.at(-1);
    if (mark) say(`words ${mark}`);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  addEventListener("DOMContentLoaded", look);
  addEventListener("load", () => console.debug(`load ${Date.now()}`));

  performance.setResourceTimingBufferSize(100000);
  const isReal = (image) => {
    const type = performance.getEntriesByName(image.currentSrc).at(-1)?.contentType ?? "";
    return image.complete && image.naturalWidth > 0 && type.startsWith("image/") && !type.includes("svg");
  };
  const isInView = (image) => {
    const { left, top, right, bottom, width } = image.getBoundingClientRect();
    return width > 0 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  };
  // The page may still be looking for those far below: they have no address yet.
  window.benchPicturesAreReal = () => Array.from(document.images).filter((image) => image.currentSrc).every(isReal);
  const watchPictures = () => {
    for (const image of document.images) {
      const mark = image.alt.match(/mark-\d+-\d+/)?.[0];
      if (mark && isReal(image)) say(`picture ${mark}`);
    }
    if (document.readyState === "complete" && Array.from(document.images).filter(isInView).every(isReal)) say("view");
    requestAnimationFrame(watchPictures);
  };
  if (PICTURES) requestAnimationFrame(watchPictures);
})();
"""
SCROLL_TO = """(words) => Array.from(document.body.querySelectorAll("*"))
  .findLast((element) => element.textContent.includes(words))
  .scrollIntoView({ block: "center", behavior: "instant" })"""


@dataclass(frozen=True, slots=True)
class Eye:
    """One open page, watched."""

    page: Page

    def open(self, address: str) -> None:
        """Go to an address, until its load event."""
        self.page.goto(address, wait_until="load")

    def rest(self, seconds: float) -> None:
        """Let the page and its server be for a while."""
        self.page.wait_for_timeout(seconds * 1000)

    def scroll_to(self, words: str) -> None:
        """Bring the innermost element with these words to the middle of the window."""
        self.page.evaluate(SCROLL_TO, words)

    def wait_for_pictures(self, within: float) -> None:
        """Return when every picture that the page has asked for is real, or after so many seconds."""
        end = time.monotonic() + within
        while time.monotonic() < end and not self.page.evaluate("benchPicturesAreReal()"):
            self.rest(GLANCE)

    @contextmanager
    def sees(self, what: str, within: float) -> Iterator[Callable[[], float | None]]:
        """Wait, at the end of the block, for what the page says; then the yielded call tells when (epoch seconds).

        It tells None when it was not said in time.
        """
        moments: list[float] = []
        try:
            with self.page.expect_console_message(
                lambda message: message.text.startswith(f"{what} "), timeout=within * 1000
            ) as heard:
                yield lambda: moments[0] if moments else None
            moments.append(int(heard.value.text.rsplit(" ", 1)[1]) / 1000)
        except LateError:
            return


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium that the tests use, closed at the end of the block."""
    executable = machine.chromium()
    if executable is None:
        raise SystemExit("no Chromium here; `make checkers` brings one")
    with open_chromium(executable) as browser:
        yield browser


@contextmanager
def visit(browser: Browser, *, pictures: bool) -> Iterator[Callable[[], Eye]]:
    """A visit with nothing kept from others, in a window of its own; the yielded call opens a tab in it.

    Only the tab opened last paints at its full pace: Chromium gives the others one frame a second.
    """
    context: BrowserContext = browser.new_context(
        viewport={"width": WINDOW["width"], "height": WINDOW["height"]}
    )
    context.add_init_script(WATCH.replace("PICTURES", "true" if pictures else "false"))
    try:
        yield lambda: Eye(context.new_page())
    finally:
        context.close()
