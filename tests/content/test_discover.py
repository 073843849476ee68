"""Files are sorted into records by their folders; what lies where nothing is read is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from guidegen.content.discover import Discovery, discover, settings_file
from guidegen.content.names import is_conflict_copy, is_ignored, slug_for
from guidegen.model.names import Kind, Ref
from tests.content.sites import GUIDE, line, read, told


def found(*paths: str, language: str = "nl") -> Discovery:
    return discover((f"content/{path}" for path in paths), language)


def lines(discovery: Discovery) -> list[str]:
    return [line(problem) for problem in discovery.problems]


@pytest.mark.parametrize(
    ("path", "ref"),
    [
        ("guides/zutphen/guide.md", Ref(Kind.GUIDE, "zutphen")),
        ("gidsen/zutphen/gids.md", Ref(Kind.GUIDE, "zutphen")),
        ("Gidsen/zutphen/Gids.MD", Ref(Kind.GUIDE, "zutphen")),
        ("guides/zutphen.md", Ref(Kind.GUIDE, "zutphen")),
        ("plekken/museum-x.md", Ref(Kind.PLACE, "museum-x")),
        ("tentoonstellingen/licht.md", Ref(Kind.EXHIBITION, "licht")),
        ("regio's/achterhoek.md", Ref(Kind.REGION, "achterhoek")),
        ("regio’s/achterhoek.md", Ref(Kind.REGION, "achterhoek")),
        ("regios/achterhoek.md", Ref(Kind.REGION, "achterhoek")),
        ("makers/noor.md", Ref(Kind.CONTRIBUTOR, "noor")),
        ("paginas/over.md", Ref(Kind.PAGE, "over")),
    ],
)
def test_folders_in_both_languages(path: str, ref: Ref) -> None:
    discovery = found(path)
    assert [source.ref for source in discovery.sources] == [ref]
    assert discovery.problems == ()


def test_photographs_lie_beside_the_text_or_in_a_folder_of_its_name() -> None:
    discovery = found(
        "places/x.md", "places/x/a.jpg", "places/b.jpg", "places/x/photos.yaml", "places/fotos.yaml"
    )
    assert discovery.sources[0].folders == ("content/places", "content/places/x")
    assert discovery.sources[0].notes == ("content/places/fotos.yaml", "content/places/x/photos.yaml")
    assert discovery.problems == ()


def test_the_files_of_the_site_itself() -> None:
    discovery = found("site.yaml", "tags.yaml", "logo.png")
    assert (discovery.tags, discovery.problems) == ("content/tags.yaml", ())
    assert settings_file(["content/Site.YML", "content/guides/site.yaml"]) == "content/Site.YML"


def test_a_text_among_the_photographs_of_a_record() -> None:
    discovery = found("places/x.md", "places/x/y.md")
    assert lines(discovery) == ["places/x/y.md:0:0 text-too-deep"]
    assert dict(discovery.problems[0].values)["suggestion"] == "content/places/y.md"


def test_what_is_not_read_is_told_once_with_what_was_meant() -> None:
    discovery = found(
        "guide/a/guide.md", "guide/b/guide.md", "tag.yaml", "guides/zutphen/guide.md", "guides/zutphen/x.docx"
    )
    assert lines(discovery) == [
        "tag.yaml:0:0 file-unknown",
        "guide:0:0 folder-unknown",
        "guides/zutphen/x.docx:0:0 file-unknown",
    ]
    assert [dict(p.values).get("suggestion") for p in discovery.problems] == ["tags.yaml", "guides", None]


def test_a_guide_without_its_text() -> None:
    discovery = found("gidsen/zutphen/gids.txt", "gidsen/zutphen/a.jpg")
    assert lines(discovery) == ["gidsen/zutphen:0:0 guide-missing"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("guides/x.md", "guides/x/guide.md"),
        ("gidsen/x/gids.md", "guides/x/guide.md"),
        ("guides/x/gids.md", "guides/x/guide.md"),
        ("places/x.md", "plekken/x.md"),
        ("places/X.md", "places/x.md"),
        ("regions/café.md", "regions/cafe\u0301.md"),
    ],
)
def test_two_files_for_one_address(one: str, other: str) -> None:
    twice = [p for p in found(one, other).problems if p.code == "address-twice"]
    assert len(twice) == 1
    named = {twice[0].position.path, dict(twice[0].values)["other"]}
    assert named == {f"content/{one}", f"content/{other}"}


def test_the_other_forms_and_translations_are_known_and_not_yet_read() -> None:
    discovery = found(
        "guides/a/guide.yaml", "guides/b/entries/1.md", "guides/c/guide.md", "guides/c/guide.yaml",
        "guides/d/guide.md", "guides/d/guide.en.md", "places/e.md", "places/e.en.md", "guides/f/guide.de.md",
    )  # fmt: skip
    assert sorted(lines(discovery)) == [
        "guides/a/guide.yaml:0:0 form-unread",
        "guides/b/entries/1.md:0:0 form-unread",
        "guides/c/guide.yaml:0:0 two-forms",
        "guides/d/guide.en.md:0:0 translation-unread",
        "guides/f/guide.de.md:0:0 translation-alone",
        "places/e.en.md:0:0 translation-unread",
    ]


def test_a_lone_translation_into_the_first_language_is_the_text() -> None:
    discovery = found("guides/x/guide.en.md", "places/y.en.md", language="en")
    assert [source.ref.slug for source in discovery.sources] == ["x", "y"]
    assert discovery.problems == ()


@pytest.mark.parametrize(
    ("name", "slug", "code"),
    [
        ("zeven-plekken", "zeven-plekken", None),
        ("Zeven plekken", "zeven-plekken", "slug-not-portable"),
        ("zeven_plekken", "zeven-plekken", "slug-not-portable"),
        ("’s-hertogenbosch", "s-hertogenbosch", "slug-not-portable"),
        ("a" * 90, "a" * 80, "slug-too-long"),
        ("-x", "x", "slug-not-portable"),
        ("con", "con", "slug-device"),
        ("com1", "com1", "slug-device"),
        ("2", "2", "slug-number"),
        ("🎨", "🎨", "slug-empty"),
    ],
)
def test_names_that_every_disk_and_address_can_hold(name: str, slug: str, code: str | None) -> None:
    given, wrong = slug_for(name, Kind.GUIDE)
    assert (given, wrong.code if wrong else None) == (slug, code)


def test_a_page_may_not_take_an_address_of_the_site() -> None:
    _, wrong = slug_for("gidsen", Kind.PAGE)
    assert wrong is not None
    assert wrong.code == "slug-taken"
    assert slug_for("gidsen", Kind.PLACE)[1] is None


@pytest.mark.parametrize(
    "name", [".DS_Store", "._x", ".#x", "x~", "4913", "a.swp", "Thumbs.db", "desktop.ini", "_werk", "Icon\r"]
)
def test_what_editors_and_systems_leave_behind_is_passed_over(name: str) -> None:
    assert is_ignored(name)


def test_copies_of_a_cloud_drive_are_told(tmp_path: Path) -> None:
    name = "guide (Noor's conflicted copy 2026-11-01).md"
    assert is_conflict_copy(name)
    assert is_conflict_copy("guide.sync-conflict-20261101-120000.md")
    reading = read(tmp_path, {"guides/x/guide.md": GUIDE, f"guides/x/{name}": "x"})
    assert f"guides/x/{name}:0:0 conflict-copy" in told(reading)
    assert [guide.slug for guide in reading.site.guides] == ["x"]


def test_a_shortcut_out_of_the_folder_is_not_followed(
    tmp_path: Path, symlink: Callable[[Path, Path], None]
) -> None:
    (tmp_path / "secret.md").write_text(GUIDE)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "content" / "guides").mkdir(parents=True)
    symlink(tmp_path / "site" / "content" / "guides" / "x.md", tmp_path / "secret.md")
    reading = read(tmp_path / "site", {})
    assert told(reading) == ["guides/x.md:0:0 shortcut-outside"]
    assert reading.site.guides == ()


@pytest.fixture
def symlink() -> Callable[[Path, Path], None]:
    """A way to make a symbolic link, where the system has them."""

    def make(at: Path, to: Path) -> None:
        try:
            at.symlink_to(to)
        except (OSError, NotImplementedError):
            pytest.skip("this system makes no symbolic links")

    return make
