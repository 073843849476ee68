"""The plan of an edition: read as a list, and a promise that every link of ours is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from guidegen.edition.desk import Makers
from guidegen.model.guide import Guide
from guidegen.model.names import Kind, Ref
from guidegen.model.prose import Prose
from guidegen.model.site import Page, Settings, Site
from guidegen.model.text import Html, LinkTarget
from guidegen.plan.plan import Output
from guidegen.plan.recipes import MakePicture, RenderPage, WriteText
from tests.edition.press import SITE, THEME, TODAY, plan_edition, planned, settle, with_guide

FINGERPRINT = re.compile(r"[0-9a-f]{10,}(?=\.|/)")


def made(output: Output) -> str:
    """How an output is made, in a few words."""
    recipe = output.recipe
    if isinstance(recipe, MakePicture):
        left, top, right, bottom = recipe.crop
        size = f"{recipe.size[0]}x{recipe.size[1]}"
        return (
            f"{recipe.format} {size} of {right - left}x{bottom - top}+{left}+{top}, quality {recipe.quality}"
        )
    if isinstance(recipe, RenderPage):
        return recipe.template
    return "text" if isinstance(recipe, WriteText) else "copy"


def test_the_plan_reads_as_it_did(golden: Callable[[str, str], None]) -> None:
    rows = sorted(
        f"{FINGERPRINT.sub('~', path):<40} {output.about:<36} {made(output)}".rstrip()
        for path, output in planned().outputs.items()
    )
    golden("plan.txt", "\n".join(rows) + "\n")


def test_an_empty_site_has_a_home_page_empty_overviews_and_little_else() -> None:
    plan = planned(Site(Settings("Leeg"), TODAY))
    pages = {path for path, output in plan.outputs.items() if isinstance(output.recipe, RenderPage)}
    overviews = {"gidsen", "plekken", "tentoonstellingen", "regio", "makers", "tags"}
    assert pages == {"index.html", "404.html", *(f"{of}/index.html" for of in (*overviews, "fotocredits"))}
    assert {path for path in plan.outputs if not path.startswith("assets/")} == pages


def test_without_an_address_of_its_own_a_site_has_no_feed_sitemap_or_robots() -> None:
    lacking = planned().outputs.keys() - planned(settle(base_url=None)).outputs.keys()
    assert {path for path in lacking if not path.startswith("assets/")} == {
        "feed.xml",
        "sitemap.xml",
        "robots.txt",
    }


def test_an_english_site_has_english_addresses() -> None:
    paths = {path.split("/")[0] for path in planned(settle(languages=("en", "nl"))).outputs if "/" in path}
    assert {"guides", "places", "exhibitions", "regions", "photo-credits"} <= paths
    assert not paths & {"gidsen", "plekken", "tentoonstellingen", "regio", "fotocredits"}


def test_a_language_without_words_of_ours_has_english_addresses() -> None:
    german = planned(settle(languages=("de",))).outputs.keys()
    assert german == planned(settle(languages=("en",))).outputs.keys()


def test_an_address_that_nothing_serves_is_our_own_fault_and_stops_here() -> None:
    nowhere = Prose((Html("words", (LinkTarget(Ref(Kind.PLACE, "nergens")),)),))
    with pytest.raises(LookupError, match=r"plekken/nergens/index\.html"):
        plan_edition(with_guide(Ref(Kind.GUIDE, "groen"), intro=nowhere), THEME, Makers())


def test_a_theme_that_names_a_file_it_lacks_is_found_too() -> None:
    with pytest.raises(LookupError, match=r"weg\.css"):
        plan_edition(SITE, replace(THEME, styles=("weg.css",)), Makers())


def test_two_pages_at_one_address_are_a_clash_and_no_fault() -> None:
    site = replace(SITE, pages=(Page("gidsen", "Gidsen"),))
    _, clashes = plan_edition(site, THEME, Makers())
    assert [clash.path for clash in clashes] == ["gidsen/index.html"]
    assert {clashes[0].first.about, clashes[0].second.about} == {"guides", "page gidsen"}


def test_the_order_of_records_nobody_sees_changes_no_byte() -> None:
    turned = replace(SITE, regions=SITE.regions[::-1], exhibitions=SITE.exhibitions[::-1])
    one, other = planned(), planned(turned)
    assert one.outputs.keys() == other.outputs.keys()
    assert (
        one.fingerprints["gidsen/wandeling/index.html"] == other.fingerprints["gidsen/wandeling/index.html"]
    )
    assert (
        one.fingerprints["tentoonstellingen/index.html"] == other.fingerprints["tentoonstellingen/index.html"]
    )


def test_a_draft_that_reached_the_site_would_have_a_page_that_no_machine_may_list() -> None:
    # Visibility is decided before the plan; only `preview` will let drafts through.
    site = replace(SITE, guides=(Guide("concept", "Concept"), *SITE.guides))
    head = planned(site).outputs["gidsen/concept/index.html"].recipe.view.head  # type: ignore[union-attr]
    assert (head.noindex, head.canonical, head.jsonld) == (True, None, None)
