"""What a build has to do, and why: the plan beside the receipt and what lies there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidegen.plan.changes import Changes, Found, Reason, Why, compare
from guidegen.plan.digest import digest
from guidegen.plan.manifest import UNKNOWN, Manifest, Receipt, parts_of
from guidegen.plan.plan import Output, Plan, make_plan
from guidegen.plan.recipes import CopyFile, MakePicture, Recipe, RenderPage, WriteText
from tests.plan.test_digest import Leaf

SIGNED = (5, 10, 20, 30)
PICTURE = MakePicture("s", (0, 0, 4, 3), (2, 1), "avif", 60)
PAGE = RenderPage("guide.html", "theme", Leaf("Zutphen", 3))


def plan_of(**recipes: Recipe) -> Plan:
    """A plan of these outputs; __ in a name stands for /, _ for a dot."""
    outputs = tuple(Output(path_of(name), recipe) for name, recipe in recipes.items())
    return make_plan(outputs)[0]


def path_of(name: str) -> str:
    return name.replace("__", "/").replace("_", ".")


def receipt(recipe: Recipe, **other: Any) -> Receipt:
    return replace(Receipt(digest(recipe), "as-made", 5, SIGNED, parts_of(recipe)), **other)


def why(before: Receipt, recipe: Recipe, found: Found | None) -> list[Reason]:
    on_disk = {"a.html": found} if found else {}
    changes = compare(plan_of(a_html=recipe), Manifest({"a.html": before}), on_disk)
    assert not changes.new
    return [reason for change in changes.changed for reason in change.reasons]


def test_nothing_to_do() -> None:
    manifest = Manifest({"a.html": receipt(PAGE)})
    changes = compare(plan_of(a_html=PAGE), manifest, {"a.html": Found(SIGNED)})
    assert changes.idle
    assert changes.same["a.html"] is manifest.receipts["a.html"]


def test_what_is_no_file_of_ours_is_not_as_we_left_it_when_that_was_young() -> None:
    young = receipt(PAGE, signature=UNKNOWN)
    link = Found(UNKNOWN, "")  # a link or a pipe that was put in its place
    assert why(young, PAGE, link) == [Reason(Why.EDITED)]
    (change,) = compare(plan_of(a_html=PAGE), Manifest({"a.html": young}), {"a.html": link}).changed
    assert change.standing != young.content


def test_a_file_with_other_times_and_the_same_bytes_stays() -> None:
    manifest = Manifest({"a.html": receipt(PAGE)})
    changes = compare(plan_of(a_html=PAGE), manifest, {"a.html": Found((5, 11, 21, 31), "as-made")})
    assert changes.idle
    assert changes.same["a.html"].signature == (5, 11, 21, 31)


@pytest.mark.parametrize(
    ("recipe", "reasons"),
    [
        (replace(PAGE, view=Leaf("Zutphen", 4)), [Reason(Why.WORDS, "size")]),
        (replace(PAGE, view=Leaf("Deventer", 4)), [Reason(Why.WORDS, "name"), Reason(Why.WORDS, "size")]),
        (replace(PAGE, theme_digest="other"), [Reason(Why.THEME)]),
        (replace(PAGE, template="other"), [Reason(Why.TEMPLATE)]),
        (replace(PAGE, maker="2"), [Reason(Why.MAKER)]),
        (WriteText("a"), [Reason(Why.KIND)]),
    ],
)
def test_the_reasons_why_a_page_is_made_again(recipe: Recipe, reasons: list[Reason]) -> None:
    assert why(receipt(PAGE), recipe, Found(SIGNED)) == reasons


@pytest.mark.parametrize(
    ("before", "after", "reasons"),
    [
        (PICTURE, replace(PICTURE, source_digest="t"), [Reason(Why.SOURCE)]),
        (PICTURE, replace(PICTURE, crop=(0, 0, 2, 1), size=(1, 1)), [Reason(Why.CUT)]),
        (PICTURE, replace(PICTURE, format="jpeg", quality=80), [Reason(Why.QUALITY)]),
        (PICTURE, replace(PICTURE, credit=(("creator", "N"),)), [Reason(Why.CREDIT)]),
        (CopyFile("a"), CopyFile("b"), [Reason(Why.SOURCE)]),
        (WriteText("a"), WriteText("b"), [Reason(Why.TEXT)]),
    ],
)
def test_the_reasons_why_other_files_are_made_again(
    before: Recipe, after: Recipe, reasons: list[Reason]
) -> None:
    assert why(receipt(before), after, Found(SIGNED)) == reasons


def test_an_edited_a_lost_and_an_unfinished_file_are_made_again() -> None:
    assert why(receipt(PAGE), PAGE, Found((5, 11, 21, 31), "edited")) == [Reason(Why.EDITED)]
    assert why(receipt(PAGE), PAGE, None) == [Reason(Why.LOST)]
    assert why(receipt(PAGE, fingerprint=""), PAGE, Found(SIGNED)) == [Reason(Why.UNFINISHED)]
    both = why(receipt(PAGE), replace(PAGE, maker="2"), Found((5, 11, 21, 31), "edited"))
    assert both == [Reason(Why.MAKER), Reason(Why.EDITED)]


def test_what_stands_there_travels_with_the_change() -> None:
    manifest = Manifest({"a.html": receipt(PAGE)})
    plan = plan_of(a_html=replace(PAGE, maker="2"), b_html=PAGE)
    on_disk = {"a.html": Found(SIGNED), "b.html": Found((1, 2, 3, 4), "somebody's")}
    changes = compare(plan, manifest, on_disk)
    assert [(c.path, c.standing, c.ours) for c in changes.changed] == [("a.html", "as-made", True)]
    assert [(c.path, c.standing, c.ours) for c in changes.new] == [("b.html", "somebody's", False)]


def test_what_is_planned_no_more_goes() -> None:
    manifest = Manifest({"a.html": receipt(PAGE), "b.html": receipt(PAGE)})
    changes = compare(plan_of(), manifest, {"a.html": Found(SIGNED), "c.html": Found(SIGNED)})
    assert (changes.gone, changes.forgotten, changes.foreign) == (("a.html",), ("b.html",), ())
    assert changes.deleted == ("a.html",)


@pytest.mark.parametrize(
    ("gone", "new"), [("a", "a/index.html"), ("a/b/index.html", "a"), ("About.html", "about.html")]
)
def test_what_is_in_the_way_of_something_new_goes_first(gone: str, new: str) -> None:
    plan, _ = make_plan((Output(new, PAGE),))
    changes = compare(plan, Manifest({gone: receipt(PAGE)}), {gone: Found(SIGNED)})
    assert (changes.cleared, changes.gone) == ((gone,), ())


def test_without_a_receipt_everything_is_foreign() -> None:
    on_disk = {"a.html": Found(SIGNED, "x"), "old/guide.html": Found(SIGNED), "a.txt": Found(SIGNED)}
    changes = compare(plan_of(a_html=PAGE), None, on_disk)
    assert changes.foreign == ("a.txt", "old/guide.html")
    assert changes.blocking == ()
    assert [(c.path, c.standing, c.ours) for c in changes.new] == [("a.html", "x", False)]


@pytest.mark.parametrize("other", ["gids", "gids/zutphen/index.html/notes.txt", "Gids/Zutphen/index.html"])
def test_with_a_receipt_foreign_files_count_when_they_are_in_the_way(other: str) -> None:
    on_disk = {other: Found(UNKNOWN, ""), "CNAME": Found(SIGNED)}
    changes = compare(plan_of(gids__zutphen__index_html=PAGE), Manifest(), on_disk)
    assert changes.foreign == changes.blocking == (other,)
    assert not changes.idle


def test_a_folder_replaced_by_a_link_is_in_the_way_of_what_was_lost_with_it() -> None:
    plan = plan_of(gids__index_html=PAGE)
    manifest = Manifest({"gids/index.html": receipt(PAGE)})
    changes = compare(plan, manifest, {"gids": Found(UNKNOWN, "")})
    assert changes.foreign == ("gids",)


def test_assets_come_before_pages_from_the_deepest_up_and_feeds_last() -> None:
    plan = plan_of(
        index_html=PAGE,
        feed_xml=WriteText("x"),
        robots_txt=WriteText("x"),
        gids__a__index_html=PAGE,
        gids__index_html=PAGE,
        style_css=WriteText("x"),
        site_webmanifest=WriteText("x"),
        font_txt=CopyFile("licence"),
        p__a_avif=PICTURE,
    )
    order = [change.path for change in compare(plan, None, {}).made]
    assert order == [
        "font.txt",
        "p/a.avif",
        "site.webmanifest",
        "style.css",
        "gids/a/index.html",
        "gids/index.html",
        "index.html",
        "feed.xml",
        "robots.txt",
    ]


PATHS = ["a", "b", "a/b", "a/c", "A", "d/e/f.html"]
RECIPES = st.sampled_from([WriteText("1"), WriteText("2")])
RECEIPTS = st.builds(receipt, RECIPES, signature=st.sampled_from([SIGNED, UNKNOWN]))
FOUND = st.builds(Found, st.sampled_from([SIGNED, (5, 5, 5, 5)]), st.sampled_from(["as-made", "other"]))


@given(
    st.dictionaries(st.sampled_from(PATHS), RECIPES),
    st.one_of(st.none(), st.dictionaries(st.sampled_from(PATHS), RECEIPTS).map(Manifest)),
    st.dictionaries(st.sampled_from(PATHS), FOUND),
)
def test_every_path_has_one_fate(
    recipes: dict[str, Recipe], manifest: Manifest | None, on_disk: dict[str, Found]
) -> None:
    plan, _ = make_plan(tuple(Output(path, recipe) for path, recipe in recipes.items()))
    changes = compare(plan, manifest, on_disk)
    fates = fates_of(changes)
    assert len(fates) == len(set(fates))
    known = set(manifest.receipts) if manifest else set()
    assert set(fates) == set(plan.outputs) | known
    assert not set(changes.foreign) & set(fates)
    assert set(changes.gone) <= known & set(on_disk)
    assert set(changes.cleared) <= known  # of what was lost by hand, the folders may be in the way
    assert set(changes.blocking) <= set(changes.foreign)


def fates_of(changes: Changes) -> list[str]:
    made = [change.path for change in changes.made]
    return [*made, *changes.same, *changes.gone, *changes.cleared, *changes.forgotten]
