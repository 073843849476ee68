"""What stands around every page: the site's name and menu, and the page's <head>."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidegen.edition import routes
from guidegen.edition.derivatives import Derivative, derivatives, share_picture
from guidegen.edition.jsonld import script
from guidegen.edition.views import Head, Link, LogoView, ShareView, SiteView
from guidegen.model.names import Kind, Ref
from guidegen.model.theme import Role

if TYPE_CHECKING:
    from guidegen.edition.sheet import Sheet
    from guidegen.model.media import Picture
    from guidegen.model.site import MenuItem

LOGO = Role("logo", (240, 480))
ICON = Role("icon", (32,), (1, 1))
TOUCH_ICON = Role("touch-icon", (180,), (1, 1))
DESCRIPTION_LENGTH = 160  # what search results show


@dataclass(frozen=True, slots=True)
class About:
    """What a page's <head> says of it."""

    kind: str
    title: str
    description: str | None = None
    picture: Picture | None = None
    article: bool = False
    noindex: bool = False
    jsonld: tuple[dict[str, object], ...] = ()
    trail: tuple[Link, ...] = ()
    frames: tuple[str, ...] = ()


def site_view(sheet: Sheet) -> SiteView:
    """The site as this page shows it."""
    desk = sheet.desk
    settings, theme = desk.site.settings, desk.theme
    return SiteView(
        title=settings.title,
        tagline=settings.tagline,
        language=settings.language,
        root=sheet.root,
        home=sheet.to(routes.HOME),
        sections=_sections(sheet),
        menu=tuple(_item(sheet, item) for item in settings.menu),
        pages=_pages(sheet),
        footer=tuple(_item(sheet, item) for item in settings.footer),
        publisher=settings.publisher,
        contact=_contact(settings.contact),
        colophon=settings.colophon,
        logo=_logo(sheet, settings.logo),
        icon=_icon(sheet, settings.icon, ICON),
        touch_icon=_icon(sheet, settings.icon, TOUCH_ICON),
        feed=sheet.to(routes.FEED) if settings.base_url and desk.site.listed else None,
        static=sheet.root + routes.theme_path(desk.static, ""),
        styles=tuple(sheet.to(routes.theme_path(desk.static, path)) for path in theme.styles),
        scripts=tuple(sheet.to(routes.theme_path(desk.static, path)) for path in theme.scripts),
        fonts=tuple(sheet.to(routes.theme_path(desk.static, path)) for path in theme.fonts),
        credits=sheet.to(routes.credits_path(desk.language)),
        options=settings.theme_options,
        time_zone=settings.time_zone,
    )


def head(sheet: Sheet, about: About) -> Head:
    """The page's <head>; call it last, when every picture of the page has been placed."""
    canonical = None if about.noindex else sheet.desk.absolute(sheet.path)
    return Head(
        kind=about.kind,
        title=about.title,
        description=_short(about.description),
        canonical=canonical,
        noindex=about.noindex,
        share=_share(sheet, about),
        stylesheet=sheet.stylesheet(),
        jsonld=script(about.jsonld),
        trail=about.trail,
        frames=about.frames,
    )


def _sections(sheet: Sheet) -> tuple[Link, ...]:
    site = sheet.desk.site
    rows = (
        (Kind.GUIDE, site.listed),
        (Kind.EXHIBITION, site.exhibitions),
        (Kind.PLACE, site.places),
        (Kind.REGION, site.regions),
        (Kind.CONTRIBUTOR, site.contributors),
        (Kind.TAG, site.tags),
    )
    language = sheet.desk.language
    return tuple(
        _marked(sheet, routes.list_path(kind, language), f"{kind.value}s") for kind, rs in rows if rs
    )


def _pages(sheet: Sheet) -> tuple[Link, ...]:
    pages = (page for page in sheet.desk.site.pages if page.menu)
    return tuple(_marked(sheet, sheet.desk.path(Ref(Kind.PAGE, page.slug)), page.title) for page in pages)


def _item(sheet: Sheet, item: MenuItem) -> Link:
    if item.ref is not None:
        return _marked(sheet, sheet.desk.path(item.ref), item.text)
    if not item.target.startswith("/"):
        return Link(item.target, item.text)
    return Link(sheet.typed(item.target), item.text, current=routes.old_path(item.target) == sheet.path)


def _marked(sheet: Sheet, path: str, text: str) -> Link:
    return Link(sheet.to(path), text, current=path == sheet.path)


def _contact(contact: str | None) -> Link | None:
    if contact is None:
        return None
    if contact.startswith(("http://", "https://", "mailto:", "tel:")):
        return Link(contact, contact.partition(":")[2].strip("/"))
    return Link(f"mailto:{contact}", contact)


def _logo(sheet: Sheet, logo: Picture | None) -> LogoView | None:
    if logo is None:
        return None
    made = derivatives(sheet.desk, logo, LOGO, ("png",))
    urls = [sheet.need(d.output) for d in made]
    srcset = ", ".join(f"{url} {d.width}w" for url, d in zip(urls, made, strict=True))
    return LogoView(urls[0], srcset, made[0].width, made[0].height)


def _icon(sheet: Sheet, icon: Picture | None, role: Role) -> str | None:
    return None if icon is None else sheet.need(derivatives(sheet.desk, icon, role, ("png",))[-1].output)


def _share(sheet: Sheet, about: About) -> ShareView | None:
    url = sheet.desk.absolute(sheet.path)
    if url is None or about.noindex:
        return None
    made: Derivative | None = None
    if about.picture is not None:
        made = share_picture(sheet.desk, about.picture)
        sheet.need(made.output)
    return ShareView(
        url=url,
        image=sheet.desk.absolute(made.output.path) if made else None,
        image_width=made.width if made else 0,
        image_height=made.height if made else 0,
        image_alt=about.picture.alt if about.picture else "",
        type="article" if about.article else "website",
    )


def _short(text: str | None) -> str | None:
    """At most 160 characters, cut at a word."""
    if not text or len(text) <= DESCRIPTION_LENGTH:
        return text or None
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",;:.- ") + "…"
