"""Edits of files: renamed, moved, swapped, deleted, brought back, linked, and what others leave beside them."""

from __future__ import annotations

import os
import random
import unicodedata

from tests.equation.kinds import GUIDES, PICTURES, RECORDS, any_file, kind, one, rename_everywhere
from tests.equation.sample import put
from tests.equation.world import World

_JUNK = (
    ".DS_Store",
    "._toren.jpg",
    "gids.md~",
    ".#guide.md",
    "4913",
    ".guide.md.swp",
    "Thumbs.db",
    "#guide.md#~",
)


@kind
def touch(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, "content/**/*", "themes/**/*")
    if path:
        os.utime(path, ns=(1, dice.choice((1, 10**18, 2 * 10**18))))


@kind
def guide_renamed(world: World, dice: random.Random) -> None:
    path = one(dice, [path for path in world.root.glob("content/guides/*") if not path.name.startswith(".")])
    if path:
        stem = path.stem
        new = stem.removesuffix("-2") if stem.endswith("-2") else f"{stem}-2"
        if not list(path.parent.glob(f"{new}*")) or new == stem.removesuffix("-2"):
            path.rename(path.with_name(path.name.replace(stem, new)))
            rename_everywhere(world, stem, new)


@kind
def guides_swapped(world: World, dice: random.Random) -> None:
    folders = [path for path in sorted(world.root.glob("content/guides/*")) if path.is_dir()]
    if len(folders) > 1:
        one_, other = dice.sample(folders, 2)
        aside = one_.with_name("_aside")
        one_.rename(aside)
        other.rename(one_)
        aside.rename(other)


@kind
def picture_renamed(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, PICTURES)
    if path:
        new = path.with_name(f"x{path.name}" if not path.name.startswith("x") else path.name[1:])
        path.rename(new)
        rename_everywhere(world, path.name, new.name)


@kind
def picture_renamed_in_case(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, PICTURES)
    if path:
        new = path.with_name(path.name.swapcase())
        path.rename(new)
        if dice.random() < 0.7:
            rename_everywhere(world, path.name, new.name)


@kind
def picture_renamed_in_form(world: World, dice: random.Random) -> None:
    for path in world.files("content/**/*caf*.jpg"):
        composed = unicodedata.normalize("NFC", path.name)
        other = unicodedata.normalize("NFD", path.name) if path.name == composed else composed
        path.rename(path.with_name(other))


@kind
def picture_moved(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, "content/guides/stad/*.jpg")
    target = any_file(world, dice, "content/guides/water/*.md")
    if path and target:
        path.rename(target.with_name(path.name))
        source = world.root / "content/guides/stad/guide.md"
        line = next((line for line in source.read_text().splitlines() if f"]({path.name}" in line), None)
        if line:
            source.write_text(
                source.read_text().replace(f"{line}\n", "").replace(f"cover: {path.name}\n", "")
            )
            target.write_text(f"{target.read_text()}\n{line}\n")


@kind
def pictures_swapped(world: World, dice: random.Random) -> None:
    pictures = world.files(PICTURES)
    if len(pictures) > 1:
        one_, other = dice.sample(pictures, 2)
        aside = one_.with_name("aside")
        one_.rename(aside)
        other.rename(one_)
        aside.rename(other)


@kind
def deleted(world: World, dice: random.Random) -> None:
    path = any_file(
        world, dice, GUIDES, PICTURES, "content/pages/*", "content/exhibitions/*", RECORDS, "content/*/*.yaml"
    )
    if path:
        world.trash[str(path.relative_to(world.root))] = path.read_bytes()
        path.unlink()


@kind
def guide_deleted(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, GUIDES)
    if path:
        beside = list(path.parent.iterdir()) if path.parent.name != "guides" else [path]
        for file in beside:
            if file.is_file():
                world.trash[str(file.relative_to(world.root))] = file.read_bytes()
                file.unlink()


@kind
def brought_back(world: World, dice: random.Random) -> None:
    for path in sorted(world.trash):
        if not (world.root / path).exists() and not (world.root / path).is_symlink():
            put(world.root / path, world.trash[path])
    world.trash.clear()


@kind
def guide_added(world: World, dice: random.Random) -> None:
    text = f"---\ntitle: Extra\nregion: oost\nstatus: published\npublished: 2026-08-{dice.randrange(1, 29):02}\n---\nHoi.\n"
    if not (world.root / "content/guides/extra").exists():
        put(world.root / "content/guides/extra.md", f"{text}\n## Een\n- kind: nature\n\nZit.\n".encode())


@kind
def place_added(world: World, dice: random.Random) -> None:
    put(
        world.root / f"content/places/plek-{dice.randrange(3)}.md",
        b"---\nname: Plek %d\nregion: oost\n---\nVerder niets.\n" % dice.randrange(1000),
    )


@kind
def file_becomes_a_folder(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, "content/guides/*.md")
    if path and not path.with_suffix("").exists():
        text = path.read_bytes().replace(b"](../", b"](../../")
        path.unlink()
        put(path.with_suffix("") / "guide.md", text)


@kind
def folder_becomes_a_file(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, "content/guides/bos/guide.md", "content/guides/extra/guide.md")
    if path and [*path.parent.iterdir()] == [path]:
        text = path.read_bytes()
        path.unlink()
        path.parent.rmdir()
        path.parent.with_suffix(".md").write_bytes(text)


@kind
def picture_becomes_a_link(world: World, dice: random.Random) -> None:
    path = any_file(world, dice, PICTURES)
    if path and not path.is_symlink():
        original = world.root / "originals" / f"{dice.randrange(2)}-{path.name}"
        put(original, path.read_bytes())
        path.unlink()
        path.symlink_to(os.path.relpath(original, path.parent))


@kind
def link_leads_elsewhere(world: World, dice: random.Random) -> None:
    links = [path for path in world.files(PICTURES) if path.is_symlink()]
    path, original = one(dice, links), any_file(world, dice, "originals/*", PICTURES)
    if path and original and original != path and not original.is_symlink():
        path.unlink()
        path.symlink_to(os.path.relpath(original, path.parent))


@kind
def link_becomes_a_file(world: World, dice: random.Random) -> None:
    for path in [path for path in world.files("content/**/*") if path.is_symlink()]:
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)


@kind
def junk(world: World, dice: random.Random) -> None:
    folder = one(dice, [path for path in sorted(world.root.glob("content/**")) if path.is_dir()])
    if folder:
        name = dice.choice(_JUNK)
        put(folder / name, b"---\ntitle: niet van ons\nstatus: published\n---\n")


@kind
def checkout_of_an_earlier_state(world: World, dice: random.Random) -> None:
    if world.states:
        world.check_out(dice.choice(world.states))
