"""The home page, the page of credits and the page for what is not there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from guidegen.edition import jsonld, routes
from guidegen.edition.appearances import appearances
from guidegen.edition.cards import exhibition_card, guide_accent, guide_card, region_card
from guidegen.edition.chrome import About, head, site_view
from guidegen.edition.pages.guides import notice_page
from guidegen.edition.pages.records import on_show
from guidegen.edition.sheet import Sheet
from guidegen.edition.views import CreditLine, CreditsPage, HomePage
from guidegen.model.names import Kind
from guidegen.plan.plan import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidegen.edition.desk import Desk
    from guidegen.plan.plan import Output

GUIDES_ON_HOME = 12  # after the lead
SHOWS_ON_HOME = 4


def home_page(desk: Desk) -> Iterator[Leaf]:
    """The cover of the magazine: the newest guide leads."""
    yield Leaf(routes.HOME, partial(_home, desk))


def _home(desk: Desk) -> Iterator[Output]:
    sheet = Sheet(desk, routes.HOME)
    site, settings = desk.site, desk.site.settings
    lead = site.listed[0] if site.listed else None
    sheet.set_accent(settings.accent or (guide_accent(lead) if lead else None))
    view = HomePage(
        site=site_view(sheet),
        description=settings.description,
        lead=guide_card(sheet, lead, "lead") if lead else None,
        guides=tuple(guide_card(sheet, guide) for guide in site.listed[1 : GUIDES_ON_HOME + 1]),
        exhibitions=tuple(exhibition_card(sheet, e) for e in on_show(desk)[:SHOWS_ON_HOME]),
        regions=tuple(region_card(sheet, r) for r in site.regions if r.parent is None),
        more=_more(sheet),
        head=head(
            sheet,
            About(
                "home",
                settings.title,
                settings.description or settings.tagline,
                lead.cover if lead else None,
                jsonld=(jsonld.site_thing(sheet),),
            ),
        ),
    )
    yield from sheet.outputs("home", view, "home")


def credits_page(desk: Desk) -> Iterator[Leaf]:
    """Every picture that the site shows, its maker, its licence and where it is used."""
    yield Leaf(routes.credits_path(desk.language), partial(_credits, desk))


def _credits(desk: Desk) -> Iterator[Output]:
    sheet = Sheet(desk, routes.credits_path(desk.language))
    lines = tuple(
        CreditLine(
            sheet.picture(shown.picture, "thumb"), tuple(sheet.link(ref, words) for ref, words in shown.used)
        )
        for shown in appearances(desk.site)
    )
    view = CreditsPage(
        site=site_view(sheet), lines=lines, head=head(sheet, About("credits", "credits", noindex=True))
    )
    yield from sheet.outputs("credits", view, "credits")


def missing_page(desk: Desk) -> Iterator[Leaf]:
    """404.html, which most hosts show for an address that does not exist."""
    yield Leaf(routes.MISSING, partial(notice_page, desk, routes.MISSING, "missing"))


def _more(sheet: Sheet) -> str | None:
    desk = sheet.desk
    if len(desk.site.listed) <= GUIDES_ON_HOME + 1:
        return None
    return sheet.to(routes.list_path(Kind.GUIDE, desk.language))
