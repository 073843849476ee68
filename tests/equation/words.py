"""Edits of words: texts, fields, entries, what readers may see and when."""

from __future__ import annotations

import datetime as dt
import random

from tests.equation.kinds import (
    GUIDES,
    RECORDS,
    any_file,
    change,
    field,
    keeping_its_times,
    kind,
    one,
    rename_everywhere,
    set_field,
)
from tests.equation.world import World


@kind
def edit(world: World, dice: random.Random) -> None:
    change(any_file(world, dice, GUIDES, RECORDS), "en", dice.choice(("en", "en wat", "of")), 1)


@kind
def append(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, GUIDES, RECORDS)
    if path:
        path.write_text(f"{path.read_text()}\nNog een *regel*, nummer {dice.randrange(100)}.\n")


@kind
def truncate(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, GUIDES)
    if path and "\n\n" in path.read_text():
        path.write_text(path.read_text().rpartition("\n\n")[0] + "\n")


@kind
def same_size_same_time(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, GUIDES, RECORDS, "content/tags.yaml")
    if path:
        keeping_its_times(
            path,
            path.read_bytes().replace(
                *dice.choice(((b" een ", b" nee "), (b"De ", b"Ed "), (b"en ", b"ne ")))
            ),
        )


@kind
def title(world: World, dice: random.Random) -> None:
    set_field(any_file(world, dice, GUIDES), "title", f"Titel nummer {dice.randrange(5)}")


@kind
def name_of_a_place(world: World, dice: random.Random) -> None:
    set_field(any_file(world, dice, "content/places/*.md"), "name", f"Plek {dice.randrange(5)}")


@kind
def field_added(world: World, dice: random.Random) -> None:
    key, value = dice.choice(
        [
            ("summary", "Kort gezegd: ga."),
            ("duration", "een uur"),
            ("accent", '"#225577"'),
            ("updated", "2026-11-20"),
        ]
    )
    set_field(any_file(world, dice, GUIDES), key, value)


@kind
def field_dropped(world: World, dice: random.Random) -> None:
    set_field(
        any_file(world, dice, GUIDES, RECORDS), dice.choice(("summary", "cover", "route", "by", "open")), None
    )


@kind
def field_written_otherwise(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, GUIDES)
    if path and field(path, "published") == "2026-11-01":
        set_field(path, "published", dice.choice(("1 november 2026", "01-11-2026")))


@kind
def facts_of_a_place(world: World, dice: random.Random) -> None:
    key, value = dice.choice(
        [
            ("closed", "until 2026-11-24, verbouwing"),
            ("price", "gratis"),
            ("kind", "museum"),
            ("region", "oost"),
        ]
    )
    set_field(any_file(world, dice, "content/places/*.md"), key, value)


@kind
def days_of_an_exhibition(world: World, dice: random.Random) -> None:
    until = dt.date(2026, 11, 21) + dt.timedelta(dice.randrange(9))
    set_field(any_file(world, dice, "content/exhibitions/*.md"), "until", until.isoformat())


@kind
def parent_of_a_region(world: World, dice: random.Random) -> None:
    set_field(any_file(world, dice, "content/regions/oost-*.md"), "parent", dice.choice(("oost", None)))


@kind
def draft(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, GUIDES)
    if path:
        set_field(path, "status", "published" if field(path, "status") == "draft" else "draft")


@kind
def status_dropped(world: World, dice: random.Random) -> None:
    set_field(any_file(world, dice, GUIDES), "status", None)


@kind
def unlisted(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, GUIDES)
    if path:
        set_field(path, "status", "published" if field(path, "status") == "unlisted" else "unlisted")


@kind
def published_in_the_future(world: World, dice: random.Random) -> None:
    set_field(any_file(world, dice, GUIDES), "published", f"2026-{dice.choice(('11-24', '11-27', '12-30'))}")


@kind
def order_of_guides(world: World, dice: random.Random) -> None:
    set_field(
        any_file(world, dice, GUIDES),
        "published",
        f"2026-{dice.randrange(1, 11):02}-{dice.randrange(1, 28):02}",
    )


@kind
def expires(world: World, dice: random.Random) -> None:
    day = world.day + dt.timedelta(dice.randrange(-2, 3))
    set_field(any_file(world, dice, GUIDES), "expires-on", dice.choice((day.isoformat(), None)))


@kind
def order_of_entries(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, GUIDES)
    if path:
        intro, *entries = path.read_text().rstrip("\n").split("\n## ")
        dice.shuffle(entries)
        path.write_text("\n## ".join((intro, *(entry.rstrip("\n") + "\n" for entry in entries))))


@kind
def entry_added(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, GUIDES)
    place = any_file(world, dice, "content/places/*.md")
    if path and place:
        heading = f"Stop {dice.randrange(1000)}"
        path.write_text(f"{path.read_text()}\n## {heading}\n- place: {place.stem}\n\nEven kijken.\n")


@kind
def tag_added(world: World, dice: random.Random) -> None:
    set_field(
        any_file(world, dice, GUIDES), "tags", dice.choice(("[stil, nieuw]", "[nieuw]", "[stil, water]"))
    )


@kind
def last_use_of_a_tag(world: World, dice: random.Random) -> None:
    for path in world.files(GUIDES):
        change(path, "tags: [stil, water]", "tags: [water]")
        change(path, "tags: [stil]\n", "")


@kind
def words_of_a_tag(world: World, dice: random.Random) -> None:
    change(any_file(world, dice, "content/tags.yaml"), "nl: ", f"nl: {dice.choice('AEO')}", 1)


@kind
def formerly(world: World, dice: random.Random) -> None:
    set_field(any_file(world, dice, GUIDES), "formerly", dice.choice(("[vroeger]", "[vroeger, ooit]", None)))


@kind
def who_wrote_it(world: World, dice: random.Random) -> None:
    set_field(any_file(world, dice, GUIDES), "by", dice.choice(("[bas]", "[noor, bas]", None)))


@kind
def what_was_paid(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, GUIDES)
    set_field(path, "relation", dice.choice(("paid", "invited", None)))
    set_field(path, "partner", dice.choice(("De Rederij", "Het Veer")))


@kind
def slug(world: World, dice: random.Random) -> None:
    path = one(dice, [*world.files("content/places/*.md"), *world.files("content/regions/*.md")])
    if path:
        new = path.stem.removesuffix("-nieuw") if path.stem.endswith("-nieuw") else f"{path.stem}-nieuw"
        path.rename(path.with_stem(new))
        rename_everywhere(world, path.stem, new)


@kind
def page_in_the_menu(world: World, dice: random.Random) -> None:
    set_field(any_file(world, dice, "content/pages/*.md"), "menu", dice.choice(("yes", "no")))


@kind
def a_day_passes(world: World, dice: random.Random) -> None:
    world.day += dt.timedelta(dice.choice((1, 1, 1, 2, 40)))


@kind
def the_clock_is_set_back(world: World, dice: random.Random) -> None:
    world.day -= dt.timedelta(dice.choice((1, 3)))
