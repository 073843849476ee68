"""Early cutoff: what an edit changes, and that it changes nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from guidegen.edition.desk import Makers
from guidegen.model.exhibition import Exhibition, Run
from guidegen.model.guide import Entry, Guide, Status
from guidegen.model.media import Focus
from guidegen.model.place import Place
from guidegen.model.prose import Prose
from guidegen.model.site import Site
from guidegen.model.text import Html
from guidegen.model.theme import Theme, ThemeFile
from guidegen.plan.plan import Plan
from guidegen.plan.recipes import MakePicture, RenderPage
from tests.edition.press import (
    EAST,
    FIELD,
    GREEN,
    MUSEUM,
    NINA,
    PARK,
    SECRET,
    SITE,
    THEME,
    TODAY,
    TOWN,
    WALK,
    plan_edition,
    planned,
    prose,
    with_guide,
)

BEFORE = planned()
PAGES = frozenset(path for path in BEFORE.outputs if path.endswith(".html"))
WALKED = "gidsen/wandeling/index.html"
NOTICES = {
    "404.html",
    "gidsen/voorbij/index.html",
    "gidsen/eerder-voorbij/index.html",
}  # they lead on to guides
LISTS_OF_WALK = {
    "index.html",
    "gidsen/index.html",
    "makers/nina/index.html",
    "regio/oost/index.html",
    "regio/stad/index.html",
    "tags/buiten/index.html",
    "tags/papier/index.html",
    "plekken/museum/index.html",
    "tentoonstellingen/prenten/index.html",
    "gidsen/groen/index.html",  # goes on to the walk
    "gidsen/geheim/index.html",  # likewise
    *NOTICES,
}


def touched(after: Site | Plan) -> set[str]:
    """The paths that must be made: new ones and changed ones."""
    plan = after if isinstance(after, Plan) else planned(after)
    return {path for path, mark in plan.fingerprints.items() if BEFORE.fingerprints.get(path) != mark}


def gone(after: Site) -> set[str]:
    return set(BEFORE.outputs) - set(planned(after).outputs)


def entries(first: Entry) -> dict[str, Any]:
    return {"entries": (first, *SITE.guide(WALK).entries[1:])}


def test_nothing_changed_is_nothing_to_make() -> None:
    assert touched(replace(SITE)) == set()


def test_an_edited_body_touches_its_own_page_alone() -> None:
    edited = replace(SITE.guide(WALK).entries[0], text=prose("walk-1-again"))
    assert touched(with_guide(WALK, **entries(edited))) == {WALKED}


def test_an_edited_introduction_touches_its_own_page_alone() -> None:
    assert touched(with_guide(WALK, intro=prose("anders", excerpt="Wij renden."))) == {WALKED}


def test_an_introduction_that_serves_as_summary_touches_the_feed_too() -> None:
    edited = with_guide(GREEN, intro=prose("anders", excerpt="Gras."))
    assert touched(edited) == {"gidsen/groen/index.html", "feed.xml"}


def test_a_title_touches_the_pages_that_show_it() -> None:
    names_it = {"fotocredits/index.html", "feed.xml"}
    assert touched(with_guide(WALK, title="Een tocht")) == {WALKED, *LISTS_OF_WALK, *names_it}


def test_an_entrys_headline_touches_the_pages_that_point_to_it() -> None:
    edited = replace(SITE.guide(WALK).entries[0], headline="Het museum eerst")
    # The exhibition's page points to the second entry; the museum's to its first about it.
    assert touched(with_guide(WALK, **entries(edited))) == {WALKED, "plekken/museum/index.html"}


def test_a_new_guide_enters_the_lists_it_belongs_to() -> None:
    guide = Guide("nieuw", "Nieuw", by=(NINA,), region=TOWN, status=Status.PUBLISHED, published=TODAY)
    made = touched(replace(SITE, guides=(guide, *SITE.guides)))
    assert made == {
        *NOTICES,
        "gidsen/nieuw/index.html",
        "index.html",
        "gidsen/index.html",
        "makers/nina/index.html",
        "makers/index.html",
        "regio/oost/index.html",
        "regio/stad/index.html",
        "regio/index.html",
        WALKED,  # goes on to it
        "gidsen/groen/index.html",  # likewise
        "gidsen/geheim/index.html",  # likewise
        "feed.xml",
        "sitemap.xml",
        *(path for path in made if path.startswith("assets/")),
    }
    # The walk no longer leads: it is cut as a card, which it was elsewhere already.
    assert not [path for path in made if path.startswith("assets/img/")]


def test_an_unlisted_guide_touches_its_own_page_alone() -> None:
    assert touched(with_guide(SECRET, title="Nog geheimer")) == {"gidsen/geheim/index.html"}


def test_another_focus_cuts_anew_and_touches_the_pages_that_show_a_cut() -> None:
    site = replace(
        SITE,
        places=(replace(SITE.place(MUSEUM), cover=replace(FIELD, focus=Focus(0.1, 0.5))), SITE.place(PARK)),
    )
    made = touched(site)
    pictures = {path for path in made if path.startswith("assets/img/")}
    assert all(path.startswith("assets/img/veld-") for path in pictures)
    # Its own page and the walk show it whole, as it lies: 3 : 2. What is cut there is not touched.
    assert made - pictures == {"plekken/index.html", "regio/oost/index.html", "regio/stad/index.html"}
    assert {planned(site).outputs[path].recipe.crop for path in pictures} == {(0, 0, 1600, 2000)}  # type: ignore[union-attr]


def test_a_day_that_ends_an_exhibition_touches_the_pages_that_tell_it() -> None:
    assert SITE.exhibitions[1].run.until == SITE.today
    tomorrow = replace(SITE, today=SITE.today + dt.timedelta(days=1))
    assert touched(tomorrow) - {path for path in touched(tomorrow) if path.startswith("assets/")} == {
        "index.html",
        "tentoonstellingen/index.html",
        "tentoonstellingen/prenten/index.html",
        "tentoonstellingen/licht/index.html",  # elsewhere: it is over there
        "plekken/museum/index.html",
        WALKED,  # an entry about it
        # The same night the park opens again: its own page, its card, the entries about it.
        "plekken/park/index.html",
        "plekken/index.html",
        "regio/west/index.html",
        "gidsen/groen/index.html",
        "gidsen/geheim/index.html",
    }


def test_a_day_on_which_nothing_happens_touches_nothing() -> None:
    quiet = replace(SITE, exhibitions=(), places=(Place("museum", "Het Museum"),), guides=(), tags=())
    one, other = (planned(replace(quiet, today=TODAY + dt.timedelta(days=n))) for n in (0, 400))
    assert one.fingerprints == other.fingerprints


def test_a_far_exhibition_that_starts_later_touches_no_guide() -> None:
    later = Exhibition("ver", "Ver", PARK, Run(dt.date(2028, 1, 1)))
    made = touched(replace(SITE, exhibitions=(*SITE.exhibitions, later)))
    assert not [path for path in made if path.startswith("gidsen/")]
    assert "tentoonstellingen/ver/index.html" in made


def test_an_edited_template_touches_all_pages_and_no_picture() -> None:
    plan, _ = plan_edition(SITE, replace(THEME, digest="again"), Makers())
    assert touched(plan) == set(PAGES)


def test_a_theme_file_that_changed_moves_them_all_to_another_address() -> None:
    restyled: Theme = replace(THEME, static=(ThemeFile("blad.css", "css-2"), *THEME.static[1:]))
    plan, _ = plan_edition(SITE, restyled, Makers())
    files = {path for path in plan.outputs if path.endswith(("/blad.css", "/blad.js", "/letter.woff2"))}
    assert touched(plan) == {*PAGES, *files}
    assert not files & BEFORE.outputs.keys()


def test_another_encoder_touches_pictures_and_their_addresses_but_no_words() -> None:
    plan, _ = plan_edition(SITE, THEME, Makers(picture="2"))
    assert {type(plan.outputs[path].recipe) for path in touched(plan)} == {MakePicture, RenderPage}
    assert touched(plan) >= {path for path in plan.outputs if path.startswith("assets/img/")}
    assert not {"over/index.html", "regio/index.html", "feed.xml", "sitemap.xml"} & touched(plan)


def test_another_renderer_touches_all_pages_alone() -> None:
    plan, _ = plan_edition(SITE, THEME, Makers(page="2"))
    assert touched(plan) == set(PAGES)


def test_a_deleted_guide_leaves_nothing_behind() -> None:
    site = replace(SITE, guides=tuple(g for g in SITE.guides if g.slug != "groen"))
    linked = with_guide(WALK, site, **entries(SITE.guide(WALK).entries[0]))
    # relate would have turned the link to it into plain words
    last = replace(linked.guide(WALK).entries[2], text=Prose((Html("walk-3", (None, None, None)),)))
    left = with_guide(WALK, linked, entries=(*linked.guide(WALK).entries[:2], last))
    assert {path for path in gone(left) if path.endswith(".html")} == {
        "gidsen/groen/index.html",
        "gidsen/oud-groen/index.html",
    }
    assert EAST in left
