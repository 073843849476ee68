"""A picture in a role: which files it needs, in which formats, what a page says of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from guidegen.edition.derivatives import derivatives, share_picture
from guidegen.edition.desk import Desk, Makers
from guidegen.edition.sheet import Sheet
from guidegen.edition.views import Body, CreditView
from guidegen.model.media import Credit, Focus
from guidegen.model.text import Html
from guidegen.plan.recipes import MakePicture, WriteText
from tests.edition.press import FIELD, SITE, SQUARE, THEME, TOWER, picture, settle, sheet


def made(page: Sheet) -> dict[str, MakePicture]:
    """The pictures that a page needs."""
    outputs = page.outputs("text", None, "proef")
    return {output.path: output.recipe for output in outputs if isinstance(output.recipe, MakePicture)}


@pytest.mark.parametrize(
    ("setting", "formats"),
    [
        (("avif", "jpeg"), ("avif", "jpeg")),
        (("jpeg",), ("jpeg",)),
        (("jpeg", "webp", "avif"), ("avif", "webp", "jpeg")),
        (("webp",), ("webp", "jpeg")),
        ((), ("jpeg",)),
    ],
)
def test_formats_come_best_first_and_end_with_jpeg(
    setting: tuple[str, ...], formats: tuple[str, ...]
) -> None:
    page = sheet(site=settle(picture_formats=setting))
    shown = page.picture(FIELD, "card")
    assert tuple(source.type for source in shown.sources) == tuple(f"image/{fmt}" for fmt in formats[:-1])
    assert shown.src.endswith(".jpg")
    assert {recipe.format for recipe in made(page).values()} == set(formats)


def test_each_format_has_its_quality() -> None:
    theme = replace(THEME, jpeg_quality=71, avif_quality=52, webp_quality=63)
    desk = Desk(settle(picture_formats=("avif", "webp")), theme, Makers(picture="m7"))
    page = Sheet(desk, "index.html")
    page.picture(FIELD, "card")
    assert {(r.format, r.quality, r.maker) for r in made(page).values()} == {
        ("avif", 52, "m7"),
        ("webp", 63, "m7"),
        ("jpeg", 71, "m7"),
    }


def test_a_picture_in_a_role() -> None:
    page = sheet()
    shown = page.picture(FIELD, "cover")
    assert (shown.name, shown.alt, shown.shape, shown.role) == (
        "p-76656c64",
        "Foto veld",
        "landscape",
        "cover",
    )
    assert (shown.width, shown.height, shown.sizes) == (1200, 1500, "50vw")
    assert re.fullmatch(
        r"\.\./\.\./assets/img/veld-720-\w{12}\.jpg 720w, \.\./\.\./assets/img/veld-1200-\w{12}\.jpg 1200w",
        shown.srcset,
    )
    assert [source.type for source in shown.sources] == ["image/avif"]
    assert {(r.crop, r.size) for r in made(page).values()} == {
        ((700, 0, 2300, 2000), (720, 900)),
        ((700, 0, 2300, 2000), (1200, 1500)),
        ((0, 0, 3000, 2000), (1600, 1067)),  # the whole, to be enlarged
    }


def test_a_reader_may_enlarge_what_was_cut_and_sees_all_of_it() -> None:
    page = sheet()
    large = page.picture(TOWER, "hero").large.removeprefix("../../")
    recipe = made(page)[large]
    assert (recipe.crop, recipe.size, recipe.format) == ((0, 0, 2000, 3000), (1344, 2016), "jpeg")


@pytest.mark.parametrize("role", ["lead", "card", "portrait", "thumb", "inset", "slide"])
def test_what_only_leads_on_or_was_not_cut_has_no_larger_file(role: str) -> None:
    page = sheet()
    shown = page.picture(SQUARE, role)
    assert shown.srcset.endswith(f"{shown.large} {shown.width}w")


def test_no_picture_is_made_larger_than_it_is() -> None:
    page = sheet()
    shown = page.picture(picture("klein", 500, 400), "cover")
    assert (shown.width, shown.height) == (320, 400)
    assert {recipe.size for recipe in made(page).values()} == {(320, 400), (500, 400)}


def test_the_focus_moves_the_cut_and_so_the_address() -> None:
    one, other = (sheet().picture(replace(FIELD, focus=Focus(x, 0.5)), "card").src for x in (0.5, 0.9))
    assert one != other


def test_the_same_picture_in_two_roles_cut_alike_is_made_once() -> None:
    page = sheet()
    assert page.picture(FIELD, "cover").srcset == page.picture(FIELD, "tall").srcset


def test_a_name_no_web_server_likes_gets_a_plain_one() -> None:
    odd = replace(FIELD, source="foto's/Ûber Größe & Co (2).JPG")
    assert "/ber-gr-e-co-2-720-" in sheet().picture(odd, "cover").src + sheet().picture(odd, "cover").srcset
    assert "/picture-360-" in sheet().picture(replace(FIELD, source="x/日本.jpg"), "card").srcset


def test_caption_and_credit_go_with_it() -> None:
    told = replace(FIELD, caption=Html("c1"), credit=Credit("A", "Public domain", "https://a.example/"))
    shown = sheet().picture(told, "inset")
    assert shown.caption == Body("c1")
    assert shown.credit == CreditView(
        "A", "Public domain", "https://creativecommons.org/publicdomain/mark/1.0/", "https://a.example/"
    )
    assert sheet().picture(SQUARE, "inset").credit is None


@pytest.mark.parametrize(
    ("credit", "written"),
    [
        (None, ()),
        (Credit(), ()),
        (Credit("A"), (("creator", "A"), ("credit", "A"), ("rights", "A"))),
        (
            Credit("A", "CC BY 4.0"),
            (
                ("creator", "A"),
                ("credit", "A"),
                ("rights", "A, CC BY 4.0"),
                ("rights-url", "https://creativecommons.org/licenses/by/4.0/"),
            ),
        ),
        (
            Credit(None, "All rights reserved", "https://a.example/"),
            (
                ("rights", "All rights reserved"),
                ("rights-url", "https://a.example/"),
                ("licensor-url", "https://a.example/"),
            ),
        ),
    ],
)
def test_the_credit_is_written_into_each_file(
    credit: Credit | None, written: tuple[tuple[str, str], ...]
) -> None:
    page = sheet()
    page.picture(replace(SQUARE, credit=credit), "card")
    assert {recipe.credit for recipe in made(page).values()} == {written}
    assert share_picture(page.desk, replace(SQUARE, credit=credit)).output.recipe.credit == written  # type: ignore[union-attr]


def test_what_was_worked_out_once_is_remembered_by_value() -> None:
    desk = Desk(SITE, THEME)
    role = THEME.role("card")
    first = derivatives(desk, FIELD, role, desk.formats)
    assert derivatives(desk, replace(FIELD), role, desk.formats) is first
    assert derivatives(desk, replace(FIELD, credit=None), role, desk.formats) != first


def test_a_page_has_a_stylesheet_of_its_own_colours() -> None:
    page = sheet()
    page.picture(SQUARE, "card")
    page.set_accent("#c8b400")
    assert page.accent("#b03a2e") == "a-b03a2e"
    assert page.accent(None) is None
    address = page.stylesheet()
    (text,) = (o.recipe.text for o in page.outputs("text", None, "x") if isinstance(o.recipe, WriteText))
    root, card, placeholder = text.splitlines()
    assert root == ":root{--accent-light:#847000;--accent-dark:#c8b400}"
    assert re.fullmatch(r"\.a-b03a2e\{--accent-light:#b03a2e;--accent-dark:#[0-9a-f]{6}\}", card)
    assert placeholder == ".p-67657665{background-color:#aabbcc}"
    assert address is not None
    assert re.fullmatch(r"\.\./\.\./assets/css/[0-9a-f]{12}\.css", address)


def test_a_page_without_colours_needs_no_stylesheet() -> None:
    page = sheet()
    page.set_accent(None)
    assert page.stylesheet() is None
