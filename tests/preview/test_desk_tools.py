"""What stands around the open page: mistakes, edits elsewhere, crops, light, days; by mouse, by keyboard, for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.checkers.browser import axe, third_party_requests
from tests.preview.desk_stage import QUIET, Stage, stage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

HOSTILE = "<img src=x onerror=\"document.documentElement.dataset.hit='1'\">"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="teal"/></svg>'
HEAD = '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title><meta name="viewport" content="width=device-width">'
PAGE = f"""{HEAD}<link rel="icon" href="/img/0.svg"><link rel="stylesheet" href="/style.css"></head><body><main>
<h1>Proef</h1><p class="card"><a class="go" href="/gidsen/later/">Later</a></p><p>Zie <a id="link" href="/gidsen/nu/index.html">nu</a>.</p>
<p><a href="#kerk">De kerk</a></p>
<section id="kerk"><h2>De kerk</h2><p>Woorden.</p><a class="enlarge" href="/img/0.png"><img class="p-1" src="/img/0.svg" width="300" height="200" alt="Kerk"></a></section>
<section id="brug"><h2>De brug</h2><p>Woorden.</p></section></main></body></html>"""
STYLE = b"""body { color-scheme: light dark; margin: 0; padding: 20px; background: Canvas; color: CanvasText }
.card { position: relative; height: 60px } .go::after { content: ""; position: absolute; inset: 0 }
a { color: inherit } h1 { --dark: no } @media (prefers-color-scheme: dark) { h1 { --dark: yes } }
@media print { h1 { color: red } }"""


def problem(line: int, message: str, **more: object) -> dict[str, object]:
    """One problem of a guide, as the session tells it."""
    file = "content/gidsen/proef/gids.md"
    told = {"severity": "error", "draft": False, "file": file, "line": line, "column": 3, "message": message}
    return told | {"href": f"vscode://file/{file}:{line}:3", "copy": f"{file}:{line}:3"} | more


def state(*problems: dict[str, object], stopped: bool = True) -> dict[str, object]:
    """The state of an edition with these problems."""
    errors = sum(one["severity"] == "error" and not one["draft"] for one in problems)
    told: dict[str, object] = {"stopped": stopped, "errors": errors, "warnings": len(problems) - errors}
    return told | {"problems": list(problems)}


@pytest.fixture
def desk() -> Iterator[Stage]:
    """A page with everything that the desk has something to say of."""
    with stage() as opened:
        opened.files |= {
            "index.html": PAGE.encode(),
            "style.css": STYLE,
            "img/0.svg": PICTURE,
            "img/0.png": b"",
        }
        opened.files["gidsen/nu/index.html"] = (HEAD + "</head><body><h1>Nu</h1></body></html>").encode()
        crops = [
            {"role": "card", "box": [1000, 0, 3000, 2668]},
            {"role": "tall", "box": [1000, 0, 3000, 2668]},
        ]
        source = {
            "file": "content/kerk.jpg",
            "name": "kerk.jpg",
            "width": 4000,
            "height": 2668,
            "focus": [0.5, 0.5],
        }
        notes = {"notes": "content/fotos.yaml", "focusKey": "focus", "crops": crops, "small": ["hero"]}
        opened.desk |= {
            "page": {"title": "Proef", "status": "scheduled", "when": "2026-12-01", "file": "content/proef.md", "href": "vscode://file/proef"},
            "entries": {
                "kerk": {"file": "content/proef.md", "line": 4, "href": "vscode://file/proef:4"},
                "brug": {"file": "content/proef.md", "line": 9, "href": None},
            },
            "pictures": {"p-1": source | notes},
            "marks": {
                "gidsen/later/index.html": {"status": "scheduled", "when": "2031-12-01"},
                "gidsen/nu/index.html": {"status": "draft", "when": None},
            },
            "themes": ["default", "krant"],
            "languages": [{"code": "nl", "href": "/"}, {"code": "en", "href": "/en/"}],
            "phone": {"address": "http://192.0.2.1:8000/_guidegen/phone/x", "until": "21:40", "qr": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1h7" stroke="#000"/></svg>'},
        }  # fmt: skip
        yield opened


@pytest.fixture
def front(desk: Stage, page: Page) -> Page:
    """The page, open, at a width at which the bar is whole."""
    return opened(desk, page)


def opened(desk: Stage, page: Page, width: int = 1280) -> Page:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(desk.address)
    listening(page)
    return page


def listening(page: Page) -> None:
    page.locator(".bar .edit *").first.wait_for(state="attached")


def sheet(page: Page, name: str = "Fouten en opmerkingen") -> Locator:
    return page.get_by_role("region", name=name)


def test_mistakes_lie_over_the_last_good_page_and_go_when_they_are_mended(desk: Stage, front: Page) -> None:
    front.locator("#link").focus()
    desk.tell(
        "state",
        {"state": state(problem(14, "Deze plek bestaat niet."), problem(3, "Geen datum.", href=None))},
    )
    panel = sheet(front)
    panel.wait_for()
    expect(front.get_by_role("heading", name="Proef", exact=True)).to_be_visible()
    assert front.evaluate("document.activeElement.id") == "link"
    expect(panel.get_by_role("heading", name="content/gidsen/proef/gids.md")).to_have_count(1)
    assert panel.locator("li .where").all_inner_texts() == ["gids.md:3:3\nFout", "gids.md:14:3\nFout"]
    assert (
        panel.get_by_role("link").get_attribute("href") == "vscode://file/content/gidsen/proef/gids.md:14:3"
    )
    expect(front.locator(".spoken")).to_have_text("2 fouten. Zo kan de site niet verschijnen.")
    desk.tell("state", {"state": QUIET})
    panel.wait_for(state="hidden")
    expect(front.locator(".count")).to_be_hidden()


def test_a_sheet_folds_to_its_count_and_comes_back_with_the_next_mistake(desk: Stage, front: Page) -> None:
    desk.tell("state", {"state": state(problem(14, "Een."))})
    sheet(front).wait_for()
    front.keyboard.press("Escape")
    expect(sheet(front)).to_be_hidden()
    count = front.get_by_role("button", name="1 fout")
    desk.tell("state", {"state": state(problem(14, "Een."), problem(15, "Twee."))})
    front.get_by_role("button", name="2 fouten").wait_for()
    expect(sheet(front)).to_be_hidden()
    desk.tell("state", {"state": QUIET})
    count.wait_for(state="hidden")
    desk.tell("state", {"state": state(problem(14, "Een."))})
    sheet(front).wait_for()


def test_remarks_and_drafts_are_counted_quietly(desk: Stage, front: Page) -> None:
    remarks = (problem(1, "Klein.", severity="warning"), problem(2, "In een concept.", draft=True))
    desk.tell("state", {"state": state(*remarks, stopped=False)})
    count = front.get_by_role("button", name="2 opmerkingen")
    count.wait_for()
    expect(sheet(front)).to_be_hidden()
    count.click()
    expect(sheet(front)).to_contain_text("Fout, in een concept")


def test_a_place_is_copied_where_there_is_no_editor(desk: Stage, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(desk, context.new_page())
    desk.tell("state", {"state": state(problem(3, "Geen datum.", href=None))})
    sheet(page).get_by_role("button", name="Kopieer plek: content/gidsen/proef/gids.md:3:3").click()
    page.get_by_text("Gekopieerd", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "content/gidsen/proef/gids.md:3:3"


def test_words_of_others_are_words(desk: Stage, front: Page) -> None:
    desk.desk["entries"] = {"kerk": {"file": HOSTILE, "line": 1, "href": None}}
    desk.desk["page"] = {"title": HOSTILE, "status": None, "when": None, "file": HOSTILE, "href": None}
    desk.state = state(problem(1, HOSTILE, file=HOSTILE))
    desk.edition(("gidsen/nu/", HOSTILE))
    front.get_by_text(f"Gewijzigd: {HOSTILE}.").wait_for()
    expect(sheet(front).locator(".message")).to_have_text(HOSTILE)
    front.wait_for_timeout(400)
    assert front.locator("guidegen-desk img").count() == 0
    assert front.evaluate("document.documentElement.dataset.hit") is None


def test_an_edit_elsewhere_offers_to_go_there(desk: Stage, front: Page) -> None:
    desk.edition(("gidsen/nu/", "Nu"))
    offer = front.get_by_role("link", name="Ga erheen")
    offer.wait_for()
    desk.edition(("", "Proef"))
    desk.edition(("gidsen/later/", "Later"))
    front.get_by_text("Gewijzigd: Later.").wait_for()
    assert offer.count() == 1
    desk.edition(("gidsen/nu/", "Nu"))
    front.get_by_text("Gewijzigd: Nu.").wait_for()
    offer.click()
    front.get_by_role("heading", name="Nu").wait_for()


def test_an_offer_goes_away_by_itself(desk: Stage, page: Page) -> None:
    page.clock.install()
    opened(desk, page)
    desk.edition(("gidsen/nu/", "Nu"))
    offer = page.get_by_text("Gewijzigd: Nu.")
    offer.wait_for()
    page.clock.run_for(13_000)
    offer.wait_for(state="hidden")


def test_who_follows_is_taken_there(desk: Stage, front: Page) -> None:
    front.get_by_role("button", name="Weergave").click()
    front.get_by_label("Ga mee naar wat ik bewerk").check()
    desk.edition(("gidsen/nu/", "Nu"))
    front.get_by_role("heading", name="Nu").wait_for()
    listening(front)
    desk.edition(("", "Proef"))
    front.get_by_role("heading", name="Proef").wait_for()


def test_a_server_may_be_started_to_be_followed(desk: Stage, page: Page) -> None:
    desk.extra = "data-follow"
    opened(desk, page)
    desk.edition(("gidsen/nu/", "Nu"))
    page.get_by_role("heading", name="Nu").wait_for()


def test_a_click_on_a_picture_gives_the_lines_for_its_focus(desk: Stage, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(desk, context.new_page())
    page.get_by_role("button", name="Foto’s").click()
    page.get_by_alt_text("Kerk").click()
    crops = sheet(page, "Uitsneden")
    crops.wait_for()
    assert page.url == desk.address
    expect(crops.locator(".crop")).to_have_text(["card, tall"])
    expect(crops).to_contain_text("Te klein voor: hero.")
    box = crops.locator(".original").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.42, box["y"] + box["height"] * 0.31)
    crops.get_by_text("Gekopieerd. Plak ze in content/fotos.yaml.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "kerk.jpg:\n  focus: 0.42 0.31"
    left = crops.locator(".crop").evaluate("crop => parseFloat(crop.style.left)")
    assert abs(left - (0.42 * 4000 - 1000) / 40) < 0.1
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Foto’s").click()
    page.get_by_alt_text("Kerk").click()
    page.wait_for_url("**/img/0.png")


def test_crops_are_there_by_keyboard_and_without_a_clipboard(desk: Stage, front: Page) -> None:
    front.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    front.get_by_role("button", name="Inhoud").focus()
    front.keyboard.press("Enter")
    front.get_by_role("button", name="kerk.jpg").focus()
    front.keyboard.press("Enter")
    crops = sheet(front, "Uitsneden")
    crops.get_by_label("Van links").fill("0.2")
    crops.get_by_role("button", name="Kopieer regels").press("Enter")
    crops.get_by_text("Kopieer de regels zelf en plak ze in content/fotos.yaml.").wait_for()
    selected = "(() => { const box = document.querySelector('guidegen-desk').shadowRoot.activeElement; return box.value.slice(box.selectionStart, box.selectionEnd); })()"
    assert front.evaluate(selected) == "kerk.jpg:\n  focus: 0.2 0.5"


def test_alt_and_a_click_always_show_the_crops(front: Page) -> None:
    front.get_by_alt_text("Kerk").click(modifiers=["Alt"])
    sheet(front, "Uitsneden").wait_for()


def test_links_to_what_readers_do_not_see_are_marked_without_moving_the_page(
    desk: Stage, front: Page
) -> None:
    expect(front.locator(".go")).to_have_attribute("data-guidegen-mark", "verschijnt 1 dec 2031")
    expect(front.locator("#link")).to_have_attribute("data-guidegen-mark", "concept")
    expect(front.locator("[data-guidegen-mark]")).to_have_count(2)
    expect(front.locator("[data-guidegen-card]")).to_have_count(1)
    places = (
        "JSON.stringify(Array.from(document.body.querySelectorAll('*'), one => one.getBoundingClientRect()))"
    )
    marked = front.evaluate(places)
    front.evaluate(
        "document.querySelectorAll('[data-guidegen-mark]').forEach(one => one.removeAttribute('data-guidegen-mark'))"
    )
    front.evaluate("document.querySelector('guidegen-desk').remove()")
    assert front.evaluate(places) == marked
    assert front.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_entry_has_a_link_to_its_words(front: Page) -> None:
    front.get_by_role("heading", name="De kerk").hover()
    link = front.locator(".layer .entry")
    expect(link).to_have_attribute("href", "vscode://file/proef:4")
    box, title = link.bounding_box(), front.locator("#kerk h2").bounding_box()
    assert box is not None
    assert title is not None
    assert abs(box["y"] - title["y"]) < 40
    front.get_by_role("button", name="Inhoud").click()
    panel = front.get_by_role("dialog", name="Op deze pagina")
    expect(panel.get_by_role("link", name="De kerk")).to_have_attribute("href", "vscode://file/proef:4")
    expect(panel.get_by_role("button", name="De brug")).to_be_visible()


def test_the_page_is_shown_in_the_light_or_the_dark_and_stays_so(desk: Stage, front: Page) -> None:
    dark = "getComputedStyle(document.querySelector('h1')).getPropertyValue('--dark')"
    assert front.evaluate(dark) == "no"
    front.get_by_role("button", name="Weergave").click()
    front.get_by_label("Donker").check()
    assert front.evaluate(dark) == "yes"
    assert front.evaluate("document.documentElement.style.colorScheme") == "dark"
    desk.write("index.html", PAGE.replace("De brug", "De bruggen"))
    front.get_by_role("heading", name="De bruggen").wait_for()
    assert front.evaluate(dark) == "yes"
    front.reload()
    front.locator(".bar").wait_for()
    assert front.evaluate(dark) == "yes"
    front.get_by_role("button", name="Weergave").click()
    front.get_by_label("Systeem").check()
    assert front.evaluate(dark) == "no"


def test_another_day_and_another_theme_are_asked_for_by_cookie(desk: Stage, front: Page) -> None:
    front.get_by_role("button", name="Weergave").click()
    with front.expect_event("load"):
        front.get_by_label("Zoals op").fill("2026-12-24")
    assert "guidegen-day=2026-12-24" in front.evaluate("document.cookie")
    desk.extra = 'data-day="2026-12-24"'
    front.reload()
    assert front.evaluate("window.guidegen.day") == "2026-12-24"
    front.get_by_text("Zoals op 24 dec 2026").wait_for()
    with front.expect_event("load"):
        front.get_by_role("button", name="Terug naar vandaag").click()
    assert front.evaluate("document.cookie") == ""
    front.get_by_role("button", name="Weergave").click()
    with front.expect_event("load"):
        front.get_by_label("Thema").select_option("krant")
    assert front.evaluate("document.cookie") == "guidegen-theme=krant"


def test_the_bar_folds_to_a_badge_and_stays_so(desk: Stage, front: Page) -> None:
    expect(front.get_by_text("Verschijnt op 1 dec 2026")).to_be_visible()
    front.get_by_role("button", name="Klap in").click()
    expect(front.get_by_text("Verschijnt op 1 dec 2026")).to_be_hidden()
    front.reload()
    front.get_by_role("button", name="Werktafel").wait_for()
    front.keyboard.press("Alt+Shift+D")
    expect(front.get_by_role("link", name="Bewerk deze pagina")).to_be_visible()


def test_a_phone_gets_the_badge_alone(desk: Stage, page: Page) -> None:
    opened(desk, page, 390)
    badge = page.get_by_role("button", name="Werktafel")
    box = badge.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    expect(page.get_by_role("button", name="Weergave")).to_be_hidden()
    badge.click()
    expect(page.get_by_role("button", name="Weergave")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_three_widths_stand_beside_each_other_and_go_on_together(desk: Stage, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{desk.address}_guidegen/widths?page=/")
    for place in range(3):
        page.frame_locator(f"figure:nth-child({place + 1}) iframe").get_by_role(
            "heading", name="Proef"
        ).wait_for()
    inner = page.frames[1].evaluate("[innerWidth, document.querySelector('guidegen-desk')]")
    assert inner == [390, None]
    page.wait_for_load_state("load")
    page.get_by_label("Donker").check()
    page.frame_locator("figure:nth-child(3) iframe").locator("html[style*=dark]").wait_for()
    page.frames[3].locator("#link").click()
    page.frame_locator("figure:nth-child(1) iframe").get_by_role("heading", name="Nu").wait_for()
    assert axe(page) == ()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1440])
def test_nobody_is_shut_out(desk: Stage, browser: Browser, scheme: str, width: int) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", locale="nl-NL")
    page = context.new_page()
    with third_party_requests(page) as asked:
        desk.state = state(problem(1, "Klein.", severity="warning"), stopped=False)
        opened(desk, page, width)
        assert axe(page) == ()
        if width == 390:
            page.get_by_role("button", name="Werktafel").click()
        for name in ("Inhoud", "Weergave", "Telefoon", "Hulp"):
            page.get_by_role("button", name=name, exact=True).click()
            assert axe(page) == (), name
            page.keyboard.press("Escape")
        desk.state = state(problem(1, "Fout."), problem(2, "Ook.", href=None))
        desk.extra = 'data-day="2026-12-24"'
        desk.edition(("gidsen/nu/", "Nu"))
        sheet(page).wait_for()
        assert axe(page) == ()
        page.keyboard.press("Escape")
        page.get_by_alt_text("Kerk").click(modifiers=["Alt"])
        assert axe(page) == ()
        page.reload()
        page.get_by_text("Zoals op 24 dec 2026").wait_for()
        assert axe(page) == ()
    assert asked == []
    context.close()


def test_english_is_spoken_to_who_wants_it(desk: Stage, page: Page) -> None:
    desk.language = "en"
    opened(desk, page)
    expect(page.get_by_text("Appears on 1 Dec 2026")).to_be_visible()
    expect(page.get_by_role("button", name="Photos")).to_be_visible()
