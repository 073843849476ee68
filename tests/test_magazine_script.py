"""The default theme's script: small comforts that a browser shows to work, and that ask nobody for anything."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guidegen.themes import shipped_themes

PAGE = """<!doctype html>
<html lang="nl"><title>Proef</title>
<link rel="stylesheet" href="/magazine.css"><script src="/magazine.js" defer></script>
<body data-zone="Europe/Amsterdam" data-coming="Binnenkort" data-running="Nu te zien"
 data-last-chance="Laatste kans" data-ended="Afgelopen" data-continuous="Doorlopend">
<span class="status running" data-run data-from="2026-09-01" data-until="2026-11-30">Nu te zien</span>
<span class="status running" data-run data-from="2026-09-01">Nu te zien</span>
<div class="carousel"><ul class="slides" tabindex="0" aria-label="Vier foto’s">
<li><img src="a.png" width="600" height="400" alt=""></li><li><img src="a.png" width="600" height="400" alt=""></li>
<li><img src="a.png" width="600" height="400" alt=""></li><li><img src="a.png" width="600" height="400" alt=""></li>
</ul><p class="turn" hidden><button data-step="-1">Vorige</button><button data-step="1">Volgende</button></p></div>
<div class="embed" data-player="/player.html" data-title="Video op YouTube">
<button type="button" hidden>Speel hier af</button><p class="small">Pas als je klikt.</p></div>
"""
# As in a guide: slides are columns wide, so that two of them fit.
TWO = "".join(line for n, line in enumerate(PAGE.splitlines(keepends=True)) if "a.png" not in line or n % 2)
TWO = TWO.replace('class="carousel"', 'class="carousel strip"')


@pytest.fixture
def address(tmp_path: Path, serve: Callable[..., str]) -> str:
    """A page with one of everything that the script looks after."""
    shutil.copytree(shipped_themes() / "default" / "static", tmp_path, dirs_exist_ok=True)
    (tmp_path / "gids").mkdir()
    (tmp_path / "gids" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "twee").mkdir()
    (tmp_path / "twee" / "index.html").write_text(TWO, encoding="utf-8")
    (tmp_path / "player.html").write_text("<!doctype html><title>Video</title>", encoding="utf-8")
    return serve(tmp_path)


def test_the_address_loses_its_file_name_and_nothing_else(page: Page, address: str) -> None:
    page.goto(f"{address}gids/index.html?a=1#plek")
    assert page.url == f"{address}gids/?a=1#plek"


@pytest.mark.parametrize(
    ("moment", "state", "words"),
    [
        (dt.datetime(2026, 8, 31, 21, 59, tzinfo=dt.UTC), "coming", "Binnenkort"),
        (dt.datetime(2026, 8, 31, 22, 1, tzinfo=dt.UTC), "running", "Nu te zien"),
        (dt.datetime(2026, 11, 15, 12, tzinfo=dt.UTC), "running", "Nu te zien"),
        (dt.datetime(2026, 11, 16, 12, tzinfo=dt.UTC), "last-chance", "Laatste kans"),
        (dt.datetime(2026, 11, 30, 22, 59, tzinfo=dt.UTC), "last-chance", "Laatste kans"),
        (dt.datetime(2026, 11, 30, 23, 1, tzinfo=dt.UTC), "ended", "Afgelopen"),
    ],
)
def test_a_badge_says_what_is_true_today_where_the_site_is(
    page: Page, address: str, moment: dt.datetime, state: str, words: str
) -> None:
    page.clock.set_fixed_time(moment)
    page.goto(f"{address}gids/")
    badge = page.locator("[data-until]")
    expect(badge).to_have_attribute("class", f"status {state}")
    expect(badge).to_have_text(words)


def test_what_has_no_last_day_goes_on(page: Page, address: str) -> None:
    page.clock.set_fixed_time(dt.datetime(2031, 1, 1, tzinfo=dt.UTC))
    page.goto(f"{address}gids/")
    expect(page.locator("[data-run]:not([data-until])")).to_have_text("Doorlopend")


def test_a_player_is_asked_for_only_on_a_click(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}gids/")
    assert f"{address}player.html" not in asked
    page.get_by_role("button", name="Speel hier af").click()
    frame = page.locator("iframe")
    frame.wait_for()
    expect(frame).to_have_attribute("title", "Video op YouTube")
    expect(page.get_by_text("Pas als je klikt")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    assert f"{address}player.html" in asked


def test_buttons_turn_a_row_of_pictures_and_know_its_ends(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}gids/")
    back, on = page.get_by_role("button", name="Vorige"), page.get_by_role("button", name="Volgende")
    expect(back).to_be_disabled()
    on.click()
    page.wait_for_function("document.querySelector('.slides').scrollLeft > 100")
    page.wait_for_function("!document.querySelector('.turn button').disabled")
    page.evaluate("document.querySelector('.slides').scrollLeft = 1e6")
    page.wait_for_function("document.querySelectorAll('.turn button')[1].disabled")


def test_a_row_that_fits_needs_no_buttons(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{address}twee/")
    expect(page.get_by_role("button", name="Volgende")).to_be_hidden()
