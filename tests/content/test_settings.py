"""site.yaml and tags.yaml: what they say, and every mistake in them at its place."""

from __future__ import annotations

from pathlib import Path

from guidegen.content import Request, read_site
from guidegen.model.names import Kind, Ref
from guidegen.model.site import MenuItem, Tag
from tests.content.sites import GUIDE, NOON, SITE, TODAY, Files, read, told, value_of

PAGES: Files = {"pages/over.md": "---\ntitle: Over ons\n---\nOver.\n"}


def test_all_settings(tmp_path: Path) -> None:
    text = SITE.replace("https://hier.example/", "https://example.org/gids") + (
        "ondertitel: Gidsen\ntijdzone: Europe/Brussels\nthema: krant\n"
        'accent: "#ABC"\npicture-formats: [webp, jpg]\nthema-opties:\n  kolommen: 2\n'
        "menu:\n  - over\n  - Wie wij zijn: pages/over.md\n  - title: Elders\n    link: https://example.org\n"
        "  - Alles: /gidsen/\nfooter:\n  Over: over\nredirects:\n  /oud/: /gidsen/\n"
    )
    reading = read(tmp_path, {"site.yaml": text, **PAGES})
    assert told(reading) == []
    settings = reading.site.settings
    assert (settings.title, settings.tagline, settings.languages) == ("Hier", "Gidsen", ("nl", "en"))
    assert (settings.base_url, settings.time_zone) == ("https://example.org/gids/", "Europe/Brussels")
    assert (settings.accent, settings.theme, settings.picture_formats) == (
        "#aabbcc",
        "krant",
        ("webp", "jpeg"),
    )
    assert settings.theme_options == (("kolommen", "2"),)
    page = Ref(Kind.PAGE, "over")
    assert settings.menu == (
        MenuItem("Over ons", "", page),
        MenuItem("Wie wij zijn", "", page),
        MenuItem("Elders", "https://example.org"),
        MenuItem("Alles", "/gidsen/"),
    )
    assert settings.footer == (MenuItem("Over", "", page),)
    assert settings.redirects == (("/oud/", "/gidsen/"),)
    assert [(address.address, address.old) for address in reading.addresses] == [
        ("/gidsen/", False),
        ("/gidsen/", False),
        ("/oud/", True),
    ]


def test_redirects_that_go_round(tmp_path: Path) -> None:
    text = SITE + "redirects:\n  /a/: /b/\n  /b/: /a\n  /c: /c/\n  /d/: /a/\n"
    assert told(read(tmp_path, {"site.yaml": text})) == [
        "site.yaml:6:8 redirect-circle",
        "site.yaml:7:8 redirect-circle",
        "site.yaml:8:7 redirect-circle",
    ]


def test_no_settings_at_all(tmp_path: Path) -> None:
    (tmp_path / "content" / "guides").mkdir(parents=True)
    (tmp_path / "content" / "guides" / "x.md").write_text(GUIDE)
    reading = read_site(Request(tmp_path, NOON, today=TODAY))
    assert told(reading) == ["site.yaml:0:0 site-missing"]
    assert [guide.slug for guide in reading.site.guides] == ["x"]
    assert [p.code for p in read_site(Request(tmp_path / "nergens", NOON, today=TODAY)).problems] == [
        "site-missing"
    ]


def test_every_mistake_in_the_settings(tmp_path: Path) -> None:
    text = (
        "format: 2\nlanguages: [nl, de]\nbase-url: www.example.org\ntime-zone: Europe/Amsterdm\n"
        "picture-formats: [avif]\nlogo: logo.png\naccnt: rood\nmenu:\n  - nergens\n  - A:\n      B: c\n"
        "redirects:\n  oud: nieuw\n  /c/: /d/\n  /d/: /c/\n  /d: /b/\n"
    )
    reading = read(tmp_path, {"site.yaml": text})
    assert told(reading) == [
        "site.yaml:1:0 setting-missing",
        "site.yaml:1:9 format-unknown",
        "site.yaml:2:17 language-unread",
        "site.yaml:3:11 link-form",
        "site.yaml:4:12 time-zone-unknown",
        "site.yaml:5:19 picture-formats-jpeg",
        "site.yaml:6:7 file-not-found-here",
        "site.yaml:7:1 key-unknown",
        "site.yaml:9:5 menu-target-not-found",
        "site.yaml:11:7 value-nested",
        "site.yaml:13:3 redirect-from",
        "site.yaml:13:8 redirect-to",
        "site.yaml:16:3 redirect-twice",
    ]
    assert value_of(reading, "time-zone-unknown", "suggestion") == "Europe/Amsterdam"
    assert value_of(reading, "key-unknown", "suggestion") == "accent"


def test_tags_in_the_sites_language(tmp_path: Path) -> None:
    tags = (
        "Gratis:\n  titel:\n    nl: Voor niets\n    en: Free\n  samenvatting: Kost niets\nkunst: Kunst & kitsch\n"
        "fout:\n  titl: x\n"
    )
    guide = GUIDE.replace("---\nEen", "tags: [gratis, kunst, Buiten]\n---\nEen")
    reading = read(tmp_path, {"tags.yaml": tags, "guides/x.md": guide})
    assert told(reading) == ["tags.yaml:8:3 key-unknown"]
    assert reading.site.tags == (
        Tag("buiten", "Buiten"),
        Tag("kunst", "Kunst & kitsch"),
        Tag("gratis", "Voor niets", "Kost niets"),
    )


def test_two_names_of_one_tag(tmp_path: Path) -> None:
    reading = read(tmp_path, {"tags.yaml": "kunst: Kunst\nKunst!: Kunst\n'!!': niets\n"})
    assert told(reading) == ["tags.yaml:2:1 key-twice", "tags.yaml:3:1 tag-form"]
    assert value_of(reading, "key-twice", "line") == "1"
