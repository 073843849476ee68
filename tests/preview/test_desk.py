"""The open page follows an edit and stays where it is: scroll, focus, what is open, what is playing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from guidegen.themes import shipped_themes
from tests.checkers.browser import complaints
from tests.preview.desk_stage import DESK, Stage, stage

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

GUIDE = "gidsen/proef/index.html"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="%s"/></svg>'
SLIDES = "".join(
    f'<li><figure><img src="/img/{n}.svg" width="600" height="400" alt="Foto {n}"></figure></li>'
    for n in range(5)
)
ENTRY = """<section class="entry" id="plek-{n}"><h2 class="title">Plek {n}</h2>
<div class="entry-text"><div class="prose"><p>Tekst van plek {n}.</p></div></div></section>"""
PAGE = f"""<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Proef</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="/a1/icon.svg"><link rel="stylesheet" href="/a1/magazine.css"><script src="/a1/magazine.js" defer></script></head>
<body data-zone="Europe/Amsterdam" data-coming="Binnenkort" data-running="Nu te zien"
 data-last-chance="Laatste kans" data-ended="Afgelopen" data-continuous="Doorlopend">
<header class="masthead"><button class="menu-button" popovertarget="menu">Menu</button>
<nav class="menu" id="menu" popover><a href="/">Begin</a></nav></header>
<main id="content"><h1>Proef</h1><p class="lede">Een eerste zin.</p>
<p><span class="status running" data-run data-from="2020-01-01" data-until="2020-02-01">Nu te zien</span></p>
<details><summary>Meer</summary><p>Wat erin staat.</p></details>
<p><input aria-label="Zoek"></p>
<div class="row"><div class="prose"><p>Voor de foto's.</p></div>
<div class="carousel"><ul class="slides" tabindex="0" aria-label="Foto’s">{SLIDES}</ul>
<p class="turn" hidden><button data-step="-1">Vorige</button><button data-step="1">Volgende</button></p></div>
<div class="embed" data-player="/player.html" data-title="Film"><p class="kicker">Film</p>
<p class="embed-links"><button type="button" hidden>Speel af</button></p><p class="small">Pas als je klikt.</p></div></div>
{"".join(ENTRY.format(n=n) for n in range(12))}
</main></body></html>"""


@pytest.fixture
def desk() -> Iterator[Stage]:
    """A guide on the stage, with the default theme's own style and script."""
    with stage() as opened:
        static = shipped_themes() / "default" / "static"
        for path in static.rglob("*.*"):
            opened.files[f"a1/{path.relative_to(static).as_posix()}"] = path.read_bytes()
        opened.files |= {f"img/{n}.svg": PICTURE % b"teal" for n in range(5)}
        opened.files["player.html"] = (
            b"<!doctype html><html><head><title>Film</title></head><body>Film</body></html>"
        )
        opened.files[GUIDE] = PAGE.encode()
        opened.files["index.html"] = (
            b"<!doctype html><html lang='nl'><head><title>Begin</title></head><body><h1>Begin</h1></body></html>"
        )
        yield opened


@pytest.fixture
def guide(desk: Stage, page: Page) -> Page:
    """The guide, open, its line to the server open too."""
    return opened(desk, page)


def opened(desk: Stage, page: Page) -> Page:
    """Open the guide, and wait for its desk."""
    page.goto(desk.address + GUIDE.removesuffix("index.html"))
    page.locator("guidegen-desk .bar").wait_for()
    page.evaluate("window.same = true")
    return page


def until(page: Page, true: str) -> None:
    """Wait until an expression is true of the page; Playwright's own way to wait is not allowed by its policy."""
    for _ in range(200):
        if page.evaluate(true):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"never came true: {true}")


def edit(desk: Stage, page: Page, old: str, new: str, *, seen: str | None = None) -> None:
    """Change the guide and wait until the page that was open shows it."""
    text = desk.files[GUIDE].decode()
    assert old in text
    page.evaluate("addEventListener('guidegen:patched', () => (window.patched = true), { once: true })")
    desk.write(GUIDE, text.replace(old, new, 1))
    until(page, "window.patched")
    page.evaluate("window.patched = false")
    assert page.evaluate("window.same"), "the page was loaded anew"
    if seen:
        assert page.get_by_text(seen, exact=True).count() == 1


def test_an_edit_comes_in_while_scroll_and_what_is_open_stay(desk: Stage, guide: Page) -> None:
    guide.locator("summary").click()
    guide.get_by_label("Zoek").fill("half een woord")
    guide.evaluate("document.querySelector('input').setSelectionRange(2, 5)")
    guide.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
    edit(desk, guide, "Tekst van plek 9.", "Nieuwe tekst van plek 9.", seen="Nieuwe tekst van plek 9.")
    assert guide.evaluate("scrollY") == 900
    assert guide.evaluate("document.querySelector('details').open")
    assert guide.evaluate("document.activeElement.value") == "half een woord"
    assert guide.evaluate("[document.activeElement.selectionStart, document.activeElement.selectionEnd]") == [
        2,
        5,
    ]


def test_what_is_read_stays_in_place_when_something_grows_above_it(desk: Stage, guide: Page) -> None:
    guide.evaluate("document.querySelector('#plek-6').scrollIntoView({ behavior: 'instant' })")
    before = guide.evaluate("document.querySelector('#plek-6').getBoundingClientRect().top")
    more = "<p>Een eerste zin.</p>" * 20
    edit(desk, guide, "<details>", f"{more}<details>")
    guide.wait_for_timeout(100)
    after = guide.evaluate("document.querySelector('#plek-6').getBoundingClientRect().top")
    assert abs(before - after) <= 1


def test_a_menu_that_is_open_and_a_focused_summary_stay_so(desk: Stage, guide: Page) -> None:
    guide.set_viewport_size({"width": 700, "height": 900})
    guide.locator("summary").focus()
    edit(desk, guide, "<summary>Meer</summary>", "<summary>Nog meer</summary>", seen="Nog meer")
    assert guide.evaluate("document.activeElement.localName") == "summary"
    guide.get_by_role("button", name="Menu").click()
    edit(desk, guide, '<a href="/">Begin</a>', '<a href="/">Het begin</a>')
    assert guide.evaluate("document.querySelector('#menu').matches(':popover-open')")


def test_a_row_of_pictures_keeps_its_place_when_words_come_before_it(desk: Stage, guide: Page) -> None:
    guide.evaluate("document.querySelector('.slides').scrollTo({ left: 700, behavior: 'instant' })")
    guide.evaluate("window.row = document.querySelector('.slides')")
    place = guide.evaluate("row.scrollLeft")
    assert place > 400
    new = '<div class="prose"><p>Nog een alinea.</p></div>\n<div class="carousel">'
    edit(desk, guide, '<div class="carousel">', new, seen="Nog een alinea.")
    edit(desk, guide, 'alt="Foto 1"', 'alt="Een andere tekst"')
    assert guide.evaluate("row === document.querySelector('.slides')")
    assert guide.evaluate("row.scrollLeft") == place


def test_words_that_are_selected_stay_selected(desk: Stage, guide: Page) -> None:
    guide.evaluate("getSelection().selectAllChildren(document.querySelector('.lede'))")
    edit(desk, guide, "Tekst van plek 2.", "Andere tekst van plek 2.")
    edit(desk, guide, '<p class="lede">', '<p>Ervoor.</p><p class="lede">')
    assert guide.evaluate("String(getSelection())") == "Een eerste zin."


def test_what_plays_goes_on_until_it_is_edited_itself(desk: Stage, guide: Page) -> None:
    guide.get_by_role("button", name="Speel af").click()
    frame = guide.frame_locator("iframe")
    frame.get_by_text("Film").wait_for()
    guide.evaluate("document.querySelector('iframe').contentWindow.playing = true")
    edit(desk, guide, '<div class="embed"', '<div class="prose"><p>Ervoor.</p></div><div class="embed"')
    edit(desk, guide, "Tekst van plek 1.", "Andere tekst.")
    assert guide.evaluate("document.querySelector('iframe').contentWindow.playing")
    edit(desk, guide, 'data-title="Film"', 'data-title="Andere film"')
    assert guide.locator("iframe").count() == 0
    guide.get_by_role("button", name="Speel af").click()
    assert guide.locator("iframe").get_attribute("title") == "Andere film"


def test_what_the_themes_script_made_of_the_page_stays_and_is_made_of_what_is_new(
    desk: Stage, guide: Page
) -> None:
    badge = guide.locator("[data-run]").first
    assert badge.inner_text() == "Afgelopen"
    edit(desk, guide, "Een eerste zin.", "Een tweede zin.")
    assert badge.inner_text() == "Afgelopen"
    new = '<p><b class="status" data-run data-until="2020-02-01">Nu te zien</b></p><details>'
    edit(desk, guide, "<details>", new)
    assert guide.locator("b[data-run]").inner_text() == "Afgelopen"
    edit(
        desk,
        guide,
        '<div class="embed"',
        f'<div class="carousel"><ul class="slides" tabindex="0">{SLIDES}</ul><p class="turn" hidden><button data-step="-1">Terug</button><button data-step="1">Verder</button></p></div><div class="embed"',
    )
    guide.get_by_role("button", name="Verder").click()
    until(guide, "document.querySelectorAll('.slides')[1].scrollLeft > 100")


def test_entries_that_change_places_are_the_same_elements(desk: Stage, guide: Page) -> None:
    guide.evaluate("window.kept = ['plek-1', 'plek-2'].map(id => document.getElementById(id))")
    one, two = ENTRY.format(n=1), ENTRY.format(n=2)
    edit(desk, guide, one + two, two + one)
    assert guide.evaluate("kept.every(element => element.isConnected)")
    ids = guide.evaluate("Array.from(document.querySelectorAll('.entry'), entry => entry.id)")
    assert ids[:4] == ["plek-0", "plek-2", "plek-1", "plek-3"]


def test_after_many_edits_the_page_is_what_a_fresh_one_would_be(
    desk: Stage, guide: Page, context: BrowserContext
) -> None:
    edits = (
        ("<h1>Proef</h1>", "<h1>Proef <em>twee</em></h1>"),
        ('<html lang="nl">', '<html lang="en" class="x">'),
        (ENTRY.format(n=3), ""),
        (ENTRY.format(n=5), ENTRY.format(n=5) + ENTRY.format(n=20)),
        ('<main id="content">', '<main id="content" class="wide">'),
        ("<title>Proef</title>", '<title>Twee</title><meta name="description" content="Nieuw">'),
        ("Tekst van plek 8.", "Een <a href='/'>link</a> &amp; <strong>meer</strong>."),
        (SLIDES, SLIDES.replace('alt="Foto 0"', 'alt="Nul"')),
        (ENTRY.format(n=20), ""),
    )
    for old, new in edits:
        edit(desk, guide, old, new)
    fresh = opened(desk, context.new_page())
    script = """() => [document.documentElement.lang, document.documentElement.className, document.title,
        document.head.innerHTML.replace(/<script.*?desk.css">/, ""), document.body.outerHTML].join("\\n").replace(/\\s+/g, " ")"""
    assert guide.evaluate(script) == fresh.evaluate(script)


def test_styles_change_in_one_stroke(desk: Stage, guide: Page) -> None:
    style = desk.files["a1/magazine.css"] + b"\n.lede { color: rgb(1, 2, 3); }"
    desk.files |= {"b2/magazine.css": style, "b2/magazine.js": desk.files["a1/magazine.js"]}
    guide.evaluate("""() => {
        window.seen = new Set();
        const look = () => {
            const { fontSize, color } = getComputedStyle(document.querySelector('.lede'));
            window.seen.add(`${fontSize} ${color}`);
            requestAnimationFrame(look);
        };
        look();
    }""")
    before = guide.evaluate("[...seen]")
    text = desk.files[GUIDE].decode().replace("/a1/", "/b2/")
    desk.write(GUIDE, text)
    until(guide, "getComputedStyle(document.querySelector('.lede')).color === 'rgb(1, 2, 3)'")
    guide.wait_for_timeout(200)
    assert guide.evaluate("window.same"), "other addresses alone are no other code"
    seen = guide.evaluate("[...seen]")
    size = before[0].split(" ")[0]
    assert seen == [*before, f"{size} rgb(1, 2, 3)"]
    assert guide.evaluate("document.querySelectorAll('link[href*=magazine]').length") == 1


def test_other_code_is_loaded_with_a_whole_page(desk: Stage, guide: Page) -> None:
    desk.files["b2/magazine.js"] = b"document.documentElement.dataset.code = 'new';"
    with guide.expect_event("load"):
        desk.write(GUIDE, desk.files[GUIDE].decode().replace("/a1/magazine.js", "/b2/magazine.js"))
    until(guide, "document.documentElement.dataset.code === 'new'")
    assert guide.evaluate("window.same") is None


def test_an_edit_is_marked_where_it_is_in_view_and_never_for_who_wants_no_motion(
    desk: Stage, guide: Page
) -> None:
    mark = guide.locator("guidegen-desk .flash")
    edit(desk, guide, "Een eerste zin.", "Een tweede zin.")
    box, text = mark.first.bounding_box(), guide.locator(".lede").bounding_box()
    assert box is not None
    assert text is not None
    assert abs(box["y"] - text["y"]) < 1
    mark.first.wait_for(state="detached")
    edit(desk, guide, "Tekst van plek 11.", "Nieuwe tekst.")
    assert mark.count() == 0
    guide.emulate_media(reduced_motion="reduce")
    edit(desk, guide, "Een tweede zin.", "Een derde zin.")
    assert mark.count() == 0


def test_pictures_swap_in_when_they_are_made_and_stay_through_an_edit(desk: Stage, guide: Page) -> None:
    image = guide.locator("img[alt='Foto 0']")
    desk.tell("pictures", {"paths": ["img/0.svg"]})
    until(guide, "document.querySelector('img').currentSrc.endsWith('/img/0.svg?made')")
    edit(desk, guide, "Een eerste zin.", "Een tweede zin.")
    assert image.get_attribute("src") == "/img/0.svg?made"
    assert guide.locator("img[alt='Foto 1']").get_attribute("src") == "/img/1.svg"
    edit(desk, guide, '/img/0.svg"', '/img/3.svg"')
    assert image.get_attribute("src") == "/img/3.svg"


def test_candidates_of_a_source_swap_in_one_by_one(desk: Stage, page: Page) -> None:
    picture = '<picture><source srcset="/img/a-360.svg 360w, /img/a-720.svg 720w"><img src="/img/0.svg" alt="A"></picture>'
    desk.files[GUIDE] = PAGE.replace("<h1>", f"{picture}<h1>").encode()
    opened(desk, page)
    desk.tell("pictures", {"paths": ["img/a-720.svg"]})
    until(page, "document.querySelector('source').srcset.includes('?made')")
    assert page.locator("source").get_attribute("srcset") == "/img/a-360.svg 360w, /img/a-720.svg?made 720w"


def test_eight_tabs_share_one_line_and_all_follow(desk: Stage, context: BrowserContext) -> None:
    pages = [opened(desk, context.new_page()) for _ in range(8)]
    assert len(desk.lines) == 1
    desk.write(GUIDE, PAGE.replace("Een eerste zin.", "Een tweede zin."))
    for page in pages:
        page.get_by_text("Een tweede zin.").wait_for()
    pages[0].close()  # it held the line
    pages[1].wait_for_function("true")
    while len(desk.lines) != 1 or desk.asked[-1].startswith("/_guidegen/events") is False:
        pages[1].wait_for_timeout(50)
        if sum(path.startswith("/_guidegen/events") for path in desk.asked) == 2:
            break
    desk.write(GUIDE, PAGE.replace("Een eerste zin.", "Een derde zin."))
    for page in pages[1:]:
        page.get_by_text("Een derde zin.").wait_for()


def test_a_server_that_comes_back_is_followed_again(page: Page) -> None:
    with stage() as first:
        port = first.port
        first.files["index.html"] = PAGE.encode()
        page.goto(first.address)
        page.locator("guidegen-desk .bar").wait_for()
        page.evaluate("window.same = true")
    gone = page.get_by_text("De proef is gestopt.")
    gone.wait_for()
    with stage(port) as second:
        second.run = "two"  # and with it another token
        second.files["index.html"] = PAGE.replace("Een eerste zin.", "Een tweede zin.").encode()
        page.get_by_text("Een tweede zin.").wait_for()
        gone.wait_for(state="hidden")
        second.write("index.html", PAGE.replace("Een eerste zin.", "Een derde zin."))
        page.get_by_text("Een derde zin.").wait_for()
        assert page.evaluate("window.same")


def test_a_page_that_goes_is_still_shown_and_comes_back(desk: Stage, guide: Page) -> None:
    text = desk.files.pop(GUIDE).decode()
    desk.edition()
    missing = guide.get_by_text("Deze pagina is er niet meer.")
    missing.wait_for()
    assert guide.get_by_role("heading", name="Proef").is_visible()
    desk.write(GUIDE, text.replace("Een eerste zin.", "Een tweede zin."))
    guide.get_by_text("Een tweede zin.").wait_for()
    missing.wait_for(state="hidden")


def test_nothing_is_complained_of(desk: Stage, page: Page) -> None:
    with complaints(page) as heard:
        opened(desk, page)
        edit(desk, page, "Een eerste zin.", "Een tweede zin.")
        page.wait_for_load_state("load")
    assert heard == []


def test_what_others_wrote_is_what_its_table_says() -> None:
    row = re.search(
        r"`(idiomorph\.esm\.js)`.*`([0-9a-f]{64})`", (DESK / "vendor" / "README.md").read_text("utf-8")
    )
    assert row is not None
    assert hashlib.sha256((DESK / "vendor" / row[1]).read_bytes()).hexdigest() == row[2]


def test_the_desk_makes_no_code_or_markup_of_words_and_asks_nobody_else() -> None:
    for path in DESK.glob("*.js"):
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(
            r"(inner|outer)HTML\s*=[^=]|insertAdjacentHTML|document\.write|\beval\(|Function\(|https?://",
            text,
        ), path


def test_both_languages_say_the_same_things() -> None:
    dutch, english = re.findall(
        r"^const (?:nl|en) = \{$(.*?)^\};$", (DESK / "words.js").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    keys = [re.findall(r'^  "?([a-z-]+)"?:', table, re.MULTILINE) for table in (dutch, english)]
    assert keys[0] == keys[1]
    assert len(keys[0]) > 50
