"""A magazine of a few pages, made by hand, and what is asked of its plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from guidegen.edition.desk import Desk, Makers
from guidegen.edition.planners import leaves_of, plan_leaves
from guidegen.edition.sheet import Sheet
from guidegen.model.contributor import Collaboration, Contributor
from guidegen.model.exhibition import Exhibition, Run
from guidegen.model.guide import Entry, Guide, Relation, Route, Status
from guidegen.model.media import Credit, Picture
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Closing, ClosingState, Facility, Facts, Location, Place, PlaceKind, Region
from guidegen.model.prose import Gallery, Prose
from guidegen.model.site import Ended, Page, Settings, Site, Tag
from guidegen.model.text import Html, LinkTarget
from guidegen.model.theme import Role, Theme, ThemeFile
from guidegen.plan.plan import Clash, Plan
from guidegen.plan.recipes import RenderPage

TODAY = dt.date(2026, 11, 23)
BASE = "https://proef.example/blad/"

MUSEUM, PARK = Ref(Kind.PLACE, "museum"), Ref(Kind.PLACE, "park")
PRINTS, LIGHT = Ref(Kind.EXHIBITION, "prenten"), Ref(Kind.EXHIBITION, "licht")
EAST, TOWN, WEST = (Ref(Kind.REGION, slug) for slug in ("oost", "stad", "west"))
NINA, OTTO = Ref(Kind.CONTRIBUTOR, "nina"), Ref(Kind.CONTRIBUTOR, "otto")
PAPER, OUTSIDE = Ref(Kind.TAG, "papier"), Ref(Kind.TAG, "buiten")
WALK, GREEN, SECRET = (Ref(Kind.GUIDE, slug) for slug in ("wandeling", "groen", "geheim"))


def picture(name: str, width: int = 3000, height: int = 2000, **more: Any) -> Picture:
    """A picture that was never opened; its digest is its name's."""
    digest = f"{name.encode().hex():0<32}"
    return Picture(f"foto/{name}.jpg", digest, width, height, alt=f"Foto {name}", **more)


def prose(*digests: str, excerpt: str = "") -> Prose:
    """Paragraphs without links."""
    return Prose(tuple(Html(digest) for digest in digests), excerpt)


SQUARE = picture("gevel", 2400, 2400, colour="#aabbcc", accent="#b03a2e")
TOWER = picture("toren", 2000, 3000, colour="#334455")
FIELD = picture("veld", colour="#778855", accent="#3f7d20", credit=Credit("N. de Wit", "CC BY 4.0"))
FACE = picture("nina", 1200, 1500)

THEME = Theme(
    name="proef",
    digest="theme",
    templates=tuple(
        (kind, f"{kind}.html")
        for kind in (
            *("home", "guide", "place", "exhibition", "region", "contributor"),
            *("list", "text", "credits", "notice"),
        )
    ),
    roles=(
        *(Role(name, (720, 1200), (4, 5), "50vw") for name in ("lead", "cover", "tall")),
        *(Role(name, (360, 720), (4, 5)) for name in ("card", "portrait")),
        *(Role(name, (800, 1600), (3, 2)) for name in ("hero", "wide")),
        Role("full", (800, 1800), (16, 9)),
        *(Role(name, (640, 1200)) for name in ("inset", "slide")),
        Role("thumb", (240,)),
    ),
    static=(ThemeFile("blad.css", "css"), ThemeFile("blad.js", "js"), ThemeFile("letter.woff2", "font")),
    styles=("blad.css",),
    scripts=("blad.js",),
    fonts=("letter.woff2",),
)

SETTINGS = Settings(
    title="Proefblad",
    tagline="Een blad om mee te oefenen",
    description="Gidsen langs weinig plekken.",
    base_url=BASE,
    publisher="De Drukkerij",
    contact="post@proef.example",
    redirects=(("/vroeger/", "/plekken/museum/"), ("/elders", "https://elders.example/")),
)

PLACES = (
    Place(
        "museum",
        "Het Museum",
        TOWN,
        FIELD,
        Facts(
            kind=PlaceKind.MUSEUM,
            address="Markt 1, Stad",
            location=Location(52.1, 6.2),
            open="di-zo",
            price="€ 12",
            museum_card=True,
            link="https://www.museum.example/bezoek",
            booking="https://museum.example/kaart",
            facilities=(Facility.TOILET, Facility.CAFE),
            phone="+31 (0)575 123 456",
        ),
        prose("museum-text", excerpt="Een museum."),
    ),
    Place("park", "Het Park", WEST, facts=Facts(closed=Closing(ClosingState.TEMPORARILY, TODAY, "storm"))),
)
EXHIBITIONS = (
    Exhibition("licht", "Licht", MUSEUM, Run(dt.date(2026, 12, 5), dt.date(2027, 3, 1)), example=True),
    Exhibition(
        "prenten",
        "Prenten",
        MUSEUM,
        Run(dt.date(2026, 9, 1), TODAY),
        price="€ 5",
        cover=TOWER,
        text=prose("prints-text", excerpt="Prenten van dichtbij."),
    ),
)
REGIONS = (
    Region("oost", "Oost"),
    Region("stad", "Stad", EAST, text=prose("town-text", excerpt="Een stad.")),
    Region("west", "West"),
)
CONTRIBUTORS = (
    Contributor(
        "nina",
        "Nina",
        "schrijft",
        FACE,
        ("https://www.nina.example/",),
        (Collaboration("het museum", MUSEUM, 2024, paid=True), Collaboration("Uitgeverij Los")),
    ),
    Contributor("otto", "Otto"),
)
GUIDES = (
    Guide(
        "wandeling",
        "Een wandeling",
        "Drie plekken te voet.",
        by=(NINA,),
        region=TOWN,
        cover=TOWER,
        status=Status.PUBLISHED,
        published=dt.date(2026, 11, 20),
        updated=dt.date(2026, 11, 22),
        tags=(PAPER, OUTSIDE),
        route=Route.WALK,
        accent="#c8b400",
        relation=Relation.INVITED,
        partner="Stad",
        intro=prose("walk-intro", excerpt="Wij liepen."),
        entries=(
            Entry("museum", "Eerst het museum", MUSEUM, text=prose("walk-1")),
            Entry("prenten", "Dan de prenten", PRINTS, text=Prose((Gallery((TOWER,)), Html("walk-2")))),
            Entry(
                "bankje",
                "Een bankje",
                facts=Facts(price="gratis"),
                text=Prose(
                    (Html("walk-3", (LinkTarget(PARK), None, LinkTarget(GREEN, "gras", unworded=True))),)
                ),
            ),
        ),
    ),
    Guide(
        "groen",
        "Groen",
        by=(NINA, OTTO),
        region=WEST,
        cover=FIELD,
        status=Status.PUBLISHED,
        published=dt.date(2026, 10, 1),
        tags=(OUTSIDE,),
        formerly=("oud-groen",),
        entries=(Entry("gras", "Gras", PARK),),
    ),
    Guide(
        "geheim",
        "Geheim",
        status=Status.UNLISTED,
        tags=(Ref(Kind.TAG, "stil"),),
        entries=(Entry("x", "X", PARK),),
    ),
)
SITE = Site(
    settings=SETTINGS,
    today=TODAY,
    guides=GUIDES,
    places=PLACES,
    exhibitions=EXHIBITIONS,
    regions=REGIONS,
    contributors=CONTRIBUTORS,
    tags=(Tag("buiten", "Buiten", "In de lucht."), Tag("papier", "Papier")),
    pages=(Page("over", "Over ons", menu=True, text=prose("about-text")), Page("stil", "Stil")),
    ended=(Ended("voorbij", ("eerder-voorbij",)),),
)


def settle(site: Site = SITE, **settings: Any) -> Site:
    """The site with other settings."""
    return replace(site, settings=replace(site.settings, **settings))


def with_guide(ref: Ref, site: Site = SITE, **fields: Any) -> Site:
    """The site with one of its guides changed."""
    return replace(site, guides=tuple(replace(g, **fields) if g.slug == ref.slug else g for g in site.guides))


def many(count: int, **fields: Any) -> tuple[Guide, ...]:
    """So many listed guides, newest first."""
    return tuple(
        Guide(
            f"g{n:03}",
            f"Gids {n}",
            status=Status.PUBLISHED,
            published=TODAY - dt.timedelta(days=n),
            **fields,
        )
        for n in range(count)
    )


def plan_edition(site: Site, theme: Theme, makers: Makers) -> tuple[Plan, tuple[Clash, ...]]:
    """Every page and file of a site laid out; clashes are two records that want one address."""
    desk = Desk(site, theme, makers)
    return plan_leaves(desk, leaves_of(desk))


def planned(site: Site = SITE, theme: Theme = THEME) -> Plan:
    """The plan of a site whose addresses do not clash."""
    plan, clashes = plan_edition(site, theme, Makers())
    assert clashes == ()
    return plan


def view(path: str, site: Site = SITE) -> Any:
    """What the template of the page at `path` sees."""
    recipe = planned(site).outputs[path].recipe
    assert isinstance(recipe, RenderPage)
    return recipe.view


def views(plan: Plan) -> dict[str, Any]:
    """Path -> view, of every page."""
    return {path: o.recipe.view for path, o in plan.outputs.items() if isinstance(o.recipe, RenderPage)}


def sheet(path: str = "a/b/index.html", site: Site = SITE) -> Sheet:
    """A page on the desk."""
    return Sheet(Desk(site, THEME), path)
