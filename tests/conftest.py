"""What every test may ask for: a fixed day, no network, a browser, a server, and the checkers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import hypothesis
import pytest

from tests.checkers import machine, metadata
from tests.checkers.network import forbid_network
from tests.checkers.server import serving
from tests.checkers.vnu import Finding, vnu

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

TODAY = dt.date(2026, 11, 23)
"""The day on which every test takes place, unless it chooses another."""

# A slow machine is no wrong answer, so no test fails for having taken long.
hypothesis.settings.register_profile(
    "guidegen", deadline=None, print_blob=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("guidegen")
forbid_network()


GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """One flag writes the golden files anew."""
    parser.addoption(
        "--refresh", action="store_true", help="write tests/golden/ anew; then read what changed"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Lay a text beside tests/golden/NAME: `golden("plan.txt", listing)`; with --refresh it is written there."""

    def lay_beside(name: str, text: str) -> None:
        if request.config.getoption("--refresh"):
            GOLDEN.mkdir(exist_ok=True)
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
        assert text == (GOLDEN / name).read_text(encoding="utf-8")

    return lay_beside


@pytest.fixture(autouse=True, scope="session")
def quiet_surroundings() -> Iterator[None]:
    """No setting of the person who runs the tests colours them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
            patch.delenv(name, raising=False)
        patch.setenv("LANG", "C.UTF-8")
        yield


@pytest.fixture
def today() -> dt.date:
    """The fixed day."""
    return TODAY


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run."""
    from tests.checkers.browser import open_chromium

    executable = machine.chromium()
    if executable is None:
        left_out("Chromium")
    with open_chromium(executable) as opened:
        yield opened


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visit of its own: no cookies, no cache, nothing kept."""
    opened = browser.new_context(viewport={"width": 820, "height": 1180}, locale="nl-NL")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page of a fresh visit."""
    return context.new_page()


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serve folders until the test ends: `serve(folder)` or `serve(folder, "/sub-path")` gives the address."""
    with ExitStack() as servers:
        yield lambda folder, prefix="": servers.enter_context(serving(folder, prefix))


@pytest.fixture(scope="session")
def html_errors() -> Callable[[Path], tuple[Finding, ...]]:
    """Ask the HTML validator about all pages of a folder, in one run."""
    java, jar = machine.java(), machine.vnu_jar()
    if java is None or jar is None:
        left_out("the HTML validator")
    return lambda folder: vnu(folder, java=java, jar=jar)


@pytest.fixture(scope="session")
def private_metadata() -> Callable[[Path], tuple[str, ...]]:
    """Ask a reader that is not ours what the files of a folder tell about their makers."""
    exiftool = machine.exiftool()
    if exiftool is None:
        left_out("exiftool")
    return lambda folder: metadata.private_metadata(folder, exiftool=exiftool)


def left_out(checker: str) -> NoReturn:
    """Skip what a missing checker would have judged; the last lines of the run name it."""
    pytest.skip(f"{checker} is missing (`make checkers` brings it)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let `-m needs_browser` and `-m needs_vnu` find their tests by the fixtures these ask for."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if "browser" in asked:
            item.add_marker("needs_browser")
        if "html_errors" in asked:
            item.add_marker("needs_vnu")


def reasons_left_out(config: pytest.Config) -> tuple[str, ...]:
    """Why tests were skipped in this run, each reason once with its number of tests."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    reasons = [str(report.longrepr[2]).removeprefix("Skipped: ") for report in reports]
    return tuple(f"{reason}: {reasons.count(reason)} tests left out" for reason in dict.fromkeys(reasons))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI nobody reads a skip, so there it fails the run."""
    if machine.in_ci() and reasons_left_out(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Name what was left out below all else, just above pytest's closing line."""
    yield
    reasons = reasons_left_out(terminalreporter.config)
    if reasons:
        terminalreporter.section(
            "not checked" + (" (a failure in CI)" if machine.in_ci() else ""), yellow=True
        )
        for reason in reasons:
            terminalreporter.line(reason)
