"""Edits of how it looks: pictures and what is said of them, the theme, the settings of the site."""

from __future__ import annotations

import random
from pathlib import Path

from tests.equation.camera import photograph
from tests.equation.kinds import PICTURES, any_file, change, keeping_its_times, kind, one
from tests.equation.sample import put
from tests.equation.world import World


def _setting(world: World, key: str, value: str | None) -> None:
    path = world.root / "content/site.yaml"
    lines = [line for line in path.read_text().splitlines() if not line.startswith(f"{key}:")]
    path.write_text("\n".join((*lines, *([] if value is None else [f"{key}: {value}"]), "")))


def _note(world: World, dice: random.Random, key: str, value: str) -> None:
    """Say something of a picture in the photos.yaml beside it."""
    path = any_file(world, dice, PICTURES)
    if path is None:
        return
    notes = next((p for p in (path.parent / "photos.yaml", path.parent / "fotos.yaml") if p.exists()), None)
    text = notes.read_text() if notes else ""
    notes = notes or path.parent / "photos.yaml"
    blocks = [block for block in ("\n" + text).split("\n") if block]
    head = f"{path.name}:"
    if head not in blocks:
        blocks.append(head)
    at = blocks.index(head) + 1
    end = next((n for n in range(at, len(blocks)) if not blocks[n].startswith(" ")), len(blocks))
    kept = [line for line in blocks[at:end] if not line.startswith(f"  {key}:")]
    notes.write_text("\n".join((*blocks[:at], *kept, f"  {key}: {value}", *blocks[end:], "")))


@kind
def picture_exported_again(world: World, dice: random.Random) -> None:
    _over(any_file(world, dice, PICTURES), photograph(dice.randrange(30, 34)), dice)


@kind
def picture_turned_by_exif_alone(world: World, dice: random.Random) -> None:
    _over(
        any_file(world, dice, PICTURES),
        photograph(dice.randrange(2), upright=dice.choice((1, 3, 6, 8))),
        dice,
    )


@kind
def picture_of_another_colour_profile(world: World, dice: random.Random) -> None:
    _over(any_file(world, dice, PICTURES), photograph(dice.randrange(2), profile=dice.random() < 0.7), dice)


@kind
def picture_with_other_metadata(world: World, dice: random.Random) -> None:
    artist, model = dice.choice((("Jan", ""), ("Piet", ""), ("", "Camera 9"), ("Jan", "Camera 9")))
    _over(any_file(world, dice, PICTURES), photograph(dice.randrange(2), artist=artist, model=model), dice)


def _over(path: Path | None, data: bytes, dice: random.Random) -> None:
    if path is None:
        return
    if dice.random() < 0.5:
        keeping_its_times(path, data)
    else:
        path.write_bytes(data)


@kind
def focus(world: World, dice: random.Random) -> None:
    _note(world, dice, "focus", f"0.{dice.randrange(10)} 0.{dice.randrange(10)}")


@kind
def alt(world: World, dice: random.Random) -> None:
    _note(world, dice, "alt", f"Beeld nummer {dice.randrange(4)}")


@kind
def credit(world: World, dice: random.Random) -> None:
    _note(world, dice, "credit", dice.choice(("A. Anders", "B. Bakker")))


@kind
def template(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, "themes/*/templates/*.html")
    if path:
        path.write_text(f"{path.read_text()}<p>{dice.randrange(9)}</p>\n")


@kind
def template_same_size_same_time(world: World, dice: random.Random) -> None:
    for path in world.files("themes/*/templates/*.html"):
        keeping_its_times(path, path.read_bytes().replace(b"<p>", b"<b>", 1))


@kind
def static_file(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, "themes/*/static/*")
    if path:
        keeping_its_times(
            path, path.read_bytes().replace(b"width", b"depth" if dice.random() < 0.6 else b"width")
        )


@kind
def static_file_added(world: World, dice: random.Random) -> None:
    put(
        world.root / "themes" / "small" / "static" / f"more-{dice.randrange(2)}.svg",
        b"<svg/>%d" % dice.randrange(3),
    )


@kind
def words_of_the_theme(world: World, dice: random.Random) -> None:
    change(
        any_file(world, dice, "themes/*/words/nl.toml"), 'greeting = "', f'greeting = "{dice.randrange(9)}', 1
    )


@kind
def widths_of_the_theme(world: World, dice: random.Random) -> None:
    change(
        any_file(world, dice, "themes/*/theme.toml"),
        "widths = [8, 16]",
        dice.choice(("widths = [8]", "widths = [12, 16]")),
    )


@kind
def another_theme(world: World, dice: random.Random) -> None:
    _setting(world, "theme", dice.choice(("small", "other", "other", "default")))


@kind
def setting(world: World, dice: random.Random) -> None:
    key, value = dice.choice(
        [
            ("title", "Grote proef"),
            ("tagline", None),
            ("description", "Een proef op de som"),
            ("accent", '"#225577"'),
            ("publisher", "Een ander"),
            ("icon", "merk.png"),
            ("logo", None),
            ("contact", "proef@proef.example"),
        ]
    )
    _setting(world, key, value)


@kind
def language(world: World, dice: random.Random) -> None:
    change(world.root / "content/site.yaml", "languages: [nl]", "languages: [en]")


@kind
def base_url(world: World, dice: random.Random) -> None:
    _setting(world, "base-url", dice.choice(("https://elders.example/sub/", None, "https://proef.example/")))


@kind
def picture_formats(world: World, dice: random.Random) -> None:
    _setting(world, "picture-formats", dice.choice(("[jpeg]", "[jpeg, webp]", "[avif, jpeg]", None)))


@kind
def redirect(world: World, dice: random.Random) -> None:
    new = dice.choice(("/verder-weg/: /plekken/", "/oud/: /plekken/", "/oud/: /gidsen/stad/"))
    change(world.root / "content/site.yaml", "/oud/: /plekken/", new)


@kind
def entry_of_the_menu(world: World, dice: random.Random) -> None:
    change(world.root / "content/site.yaml", "- title: Over\n", f"- title: {dice.choice(('Wij', 'Over'))}\n")


@kind
def broken_and_left_so(world: World, dice: random.Random) -> None:
    path = one(dice, world.files("content/**/*.md"))
    if path:
        broken = dice.choice(
            (b"---\ntitle: [\n---\n## \n", b"\xff\xfe", b"", b"---\nname: x\noepn: ja\n---\n")
        )
        world.trash[str(path.relative_to(world.root))] = path.read_bytes()
        path.write_bytes(broken)


@kind
def picture_broken(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, PICTURES)
    if path:
        keeping_its_times(path, path.read_bytes()[: dice.choice((0, 100, -200))])


@kind
def theme_broken(world: World, dice: random.Random) -> None:
    change(any_file(world, dice, "themes/*/templates/*.html"), "{{ tell(page) }}", "{{ page.nothing.more }}")
