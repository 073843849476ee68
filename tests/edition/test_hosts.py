"""What hosts read: made for the hosts that are published to, and for no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guidegen.model.destination import Destination
from guidegen.model.site import Site
from guidegen.plan.recipes import WriteText
from tests.edition.press import GREEN, SITE, planned

GIT = Destination("website", "git", (("repository", "https://codeberg.org/museum/gids.git"),))
DOMAIN = replace(GIT, values=(*GIT.values, ("domain", "gidsen.example")))
CLOUDFLARE = replace(GIT, values=(*GIT.values, ("host", "cloudflare")))
NETLIFY = Destination("website", "netlify", (("site", "museum.netlify.app"),))
FOLDER = Destination("website", "folder", (("folder", "/srv/www"),))


def to(*targets: Destination, base: str = "https://gidsen.example/") -> Site:
    guides = tuple(replace(g, formerly=("grün & co",)) if g.slug == GREEN.slug else g for g in SITE.guides)
    return replace(SITE, guides=guides, settings=replace(SITE.settings, publish=targets, base_url=base))


def texts(site: Site) -> dict[str, str]:
    """The host's files, by name."""
    outputs = planned(site).outputs
    found: dict[str, str] = {}
    for name in ("_headers", "_redirects", "CNAME", ".nojekyll"):
        if name in outputs:
            recipe = outputs[name].recipe
            assert isinstance(recipe, WriteText)
            found[name] = recipe.text
    return found


@pytest.mark.parametrize(
    ("targets", "names"),
    [
        ((), set()),
        ((FOLDER,), set()),
        ((GIT,), {".nojekyll"}),
        ((FOLDER, DOMAIN), {".nojekyll", "CNAME"}),
        ((CLOUDFLARE,), {".nojekyll", "_headers", "_redirects"}),
        ((NETLIFY,), {"_headers", "_redirects"}),
    ],
)
def test_each_host_gets_its_own(targets: tuple[Destination, ...], names: set[str]) -> None:
    assert set(texts(to(*targets))) == names


def test_a_domain_stands_on_a_line_of_its_own() -> None:
    assert texts(to(DOMAIN))["CNAME"] == "gidsen.example\n"


def test_old_addresses_lead_on_for_good() -> None:
    assert texts(to(NETLIFY))["_redirects"].splitlines() == [
        "/gidsen/gr%C3%BCn%20%26%20co/ /gidsen/groen/ 301!",
        "/vroeger/ /plekken/museum/ 301!",
        "/elders/ https://elders.example/ 301!",
    ]
    assert "301\n" in texts(to(CLOUDFLARE))["_redirects"]


def test_a_site_below_the_root_of_its_host_says_so() -> None:
    found = texts(to(NETLIFY, base="https://museum.example/gidsen/"))
    assert "/gidsen/vroeger/ /gidsen/plekken/museum/ 301!" in found["_redirects"]
    assert found["_headers"].startswith(
        "/gidsen/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )


def test_no_page_changes_by_where_it_is_published() -> None:
    here, there = planned(to(FOLDER)), planned(to(NETLIFY))
    assert {path: there.fingerprints[path] for path in here.outputs} == dict(here.fingerprints)
