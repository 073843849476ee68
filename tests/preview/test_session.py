"""A session answers, follows and tells; mistakes never take the last good page away."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guidegen.preview.answers import Light, News
from guidegen.preview.pictures import Developer
from tests.equation.camera import photograph
from tests.preview.desk import PLAIN, SOON, Desk, following

GUIDE = """\
---
titel: Twee huizen
status: {status}
gepubliceerd: {day}
---
Begin bij het station.

## Het huis met de trap
- adres: Kade 14

![Een trap](trap.jpg "N. de Wit, CC BY 4.0")

Klim naar boven.
"""
PAGE = "gidsen/twee-huizen/index.html"
FILE = "gidsen/twee-huizen/gids.md"
SITE = "title: Proef\nformat: 1\nlanguages: [nl]\nbase-url: https://proef.example/\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "gidsen" / "twee-huizen"
    folder.mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text(SITE)
    (folder / "gids.md").write_text(GUIDE.format(status="gepubliceerd", day="2026-01-01"))
    (folder / "trap.jpg").write_bytes(photograph(3))
    return tmp_path


@pytest.fixture
def desk(site: Path) -> Iterator[Desk]:
    with following(site) as desk:
        yield desk


def state(news: News) -> dict[str, Any]:
    held = news.told["state"]
    assert isinstance(held, dict)
    return held


def has_other_page(news: News) -> bool:
    return bool(news.told["digest"])


def test_a_save_is_told_and_answered(desk: Desk) -> None:
    line = desk.line(PAGE)
    desk.replace(FILE, "Klim naar boven.", "Ga naar beneden.")
    news = line.next("edition", lambda news: bool(news.told["edited"]))
    assert news.told["digest"] != line.hello.told["digest"]
    assert news.told["edited"] == [{"path": "gidsen/twee-huizen/", "title": "Twee huizen"}]
    assert "Ga naar beneden." in desk.page(PAGE)


def test_drafts_and_what_is_still_to_come_are_shown_and_marked(site: Path) -> None:
    (site / "content" / FILE).write_text(GUIDE.format(status="concept", day="2026-01-01"))
    later = GUIDE.format(status="gepubliceerd", day="2027-02-01").replace("trap.jpg", "twee-huizen/trap.jpg")
    (site / "content" / "gidsen" / "later.md").write_text(later)
    with following(site) as desk:
        assert "Klim naar boven." in desk.page(PAGE)
        told = desk.session.desk(PAGE, PLAIN)
        assert told["page"]["status"] == "draft"  # type: ignore[index]
        assert told["marks"] == {
            PAGE: {"status": "draft", "when": None},
            "gidsen/later/index.html": {"status": "scheduled", "when": "2027-02-01"},
        }


def test_nothing_is_written_in_output(desk: Desk) -> None:
    desk.page(PAGE)
    assert not (desk.root / "output").exists()


def test_a_mistake_leaves_the_last_good_page_and_goes_when_it_is_mended(desk: Desk) -> None:
    line = desk.line(PAGE)
    desk.replace(FILE, "- adres:", "- aders:")
    stopped = line.next("edition", lambda news: state(news)["stopped"])
    (problem,) = state(stopped)["problems"]
    assert (problem["file"], problem["line"], problem["column"]) == (f"content/{FILE}", 9, 3)
    assert problem["href"].endswith(f"content/{FILE}:9")
    assert 'Bedoel je "adres"?' in problem["message"]
    assert "Kade 14" in desk.page(PAGE)
    desk.replace(FILE, "- aders:", "- adres:")
    assert state(line.next("edition", lambda news: not state(news)["stopped"]))["problems"] == []


def test_a_mistake_in_a_draft_stops_nothing(site: Path) -> None:
    (site / "content" / FILE).write_text(GUIDE.format(status="concept", day="2026-01-01"))
    with following(site) as desk:
        line = desk.line(PAGE)
        desk.replace(FILE, "- adres:", "- aders:")
        news = line.next("edition", lambda news: state(news)["problems"] != [])
        assert not state(news)["stopped"]
        assert "Klim naar boven." in desk.page(PAGE)


@pytest.mark.parametrize("kind", ["empty", "no content", "nonsense", "no theme"])
def test_it_starts_whatever_there_is(tmp_path: Path, kind: str) -> None:
    if kind != "no content":
        (tmp_path / "content").mkdir()
    if kind == "nonsense":
        (tmp_path / "content" / "site.yaml").write_bytes(b"\xff\xfe\x00[")
    if kind == "no theme":
        (tmp_path / "content" / "site.yaml").write_text(SITE + "theme: eigen\n")
        (tmp_path / "themes" / "eigen").mkdir(parents=True)
    with following(tmp_path) as desk:
        line = desk.line("index.html")
        assert state(line.hello)["stopped"]
        assert "<html" in desk.page("index.html")
        desk.write("site.yaml", SITE)
        line.next("edition", lambda news: not state(news)["stopped"])
        assert "Proef" in desk.page("index.html")


def own_theme(site: Path) -> Path:
    """A theme of the site's own: a copy of the default one."""
    theme = site / "themes" / "eigen"
    shutil.copytree(Path(__file__).parents[2] / "themes" / "default", theme)
    (site / "content" / "site.yaml").write_text(SITE + "theme: eigen\n")
    return theme


def test_a_page_and_all_it_needs_are_of_one_edition_however_fast_one_follows_another(site: Path) -> None:
    style = own_theme(site) / "static" / "magazine.css"
    with following(site) as desk:
        line = desk.line(PAGE)
        for turn in range(6):
            page = desk.page(PAGE)
            needed = set(re.findall(r"(?:\.\./)+(assets/[\w./-]+)", page))
            assert len(needed) > 4
            if turn:  # a browser has asked for them before
                style.write_text(style.read_text() + f"/* {turn} */\n")
                desk.replace(FILE, "Klim naar boven.", f"Klim naar boven. Keer {turn}.")
                line.next("edition", lambda news: bool(news.told["edited"]))
            missing = [path for path in needed if desk.session.answer(path, PLAIN, patient=False) is None]
            assert missing == []


def test_a_stylesheet_that_pages_name_stays_whatever_lies_on_the_disk(site: Path) -> None:
    """From its save until the next edition is on show, and for as long as a broken theme keeps that from coming."""
    theme = own_theme(site)
    style = theme / "static" / "magazine.css"
    with following(site) as desk:
        line = desk.line(PAGE)
        (path,) = set(re.findall(r"(?:\.\./)+(assets/\w+/magazine\.css)", desk.page(PAGE)))
        before = desk.session.answer(path, PLAIN, patient=False)
        assert before is not None
        style.write_text(style.read_text() + "/* other */\n")  # and no bell yet
        assert desk.session.answer(path, PLAIN, patient=False) == before
        (theme / "theme.toml").write_text("name = [")
        desk.bell.ring()
        line.next("edition", lambda news: state(news)["stopped"])
        assert path in desk.page(PAGE)
        assert desk.session.answer(path, PLAIN, patient=False) == before


def test_a_page_names_its_fonts_so_that_they_are_asked_for_early(desk: Desk) -> None:
    answer = desk.session.answer(PAGE, PLAIN, patient=False)
    assert answer is not None
    assert len(answer.fonts) == 2
    fonts = [desk.session.answer(path, PLAIN, patient=False) for path in answer.fonts]
    assert [font.media_type for font in fonts if font] == ["font/woff2"] * 2


def test_a_broken_template_is_told_and_the_last_good_page_stays(site: Path) -> None:
    theme = own_theme(site)
    with following(site) as desk:
        line = desk.line("index.html")
        good = desk.page("index.html")
        template = theme / "templates" / "base.html"
        whole = template.read_text()
        template.write_text(whole + "{% if %}")
        desk.bell.ring()
        stopped = line.next("edition", lambda news: state(news)["stopped"])
        assert "base.html" in state(stopped)["problems"][0]["message"]
        assert desk.page("index.html") == good
        template.write_text(whole.replace("</footer>", "</footer><!-- nieuw -->"))
        desk.bell.ring()
        line.next("edition", lambda news: not state(news)["stopped"])
        assert "<!-- nieuw -->" in desk.page("index.html")


def test_a_new_day_comes_by_itself(site: Path) -> None:
    run = "- van: 2026-11-25\n- t/m: 2026-12-25\n"
    text = GUIDE.format(status="gepubliceerd", day="2026-01-01").replace("- adres: Kade 14\n", run)
    (site / "content" / FILE).write_text(text)
    with following(site) as desk:
        line = desk.line(PAGE)
        before = desk.page(PAGE)
        desk.now += dt.timedelta(days=1)
        desk.bell.ring()
        line.next("edition", lambda news: news.told["digest"] != line.hello.told["digest"])
        assert desk.page(PAGE) != before


def test_another_light_is_another_day_for_one_browser(desk: Desk) -> None:
    desk.replace(FILE, "status: gepubliceerd", "status: gepubliceerd\nverloopt-op: 2027-01-01")
    line = desk.line(PAGE)
    line.next("edition") if "Klim" not in desk.page(PAGE) else None
    spring = Light(day=dt.date(2027, 3, 1))
    line = desk.line(PAGE, spring)
    assert "Klim naar boven." not in desk.page(PAGE, spring)
    assert "Klim naar boven." in desk.page(PAGE)


def test_a_page_that_is_gone_is_told_so(desk: Desk) -> None:
    line = desk.line(PAGE)
    (desk.root / "content" / "gidsen" / "twee-huizen").rename(desk.root / "content" / "gidsen" / "_weg")
    desk.bell.ring()
    news = line.next("edition", lambda news: news.told["digest"] is None)
    assert news.told["edited"] == []
    assert desk.session.answer(PAGE, PLAIN, patient=False) is None


class TestPictures:
    """Pictures come when they are asked for."""

    def test_a_stand_in_comes_at_once_and_the_picture_is_told_when_it_is_made(self, desk: Desk) -> None:
        self.settle(desk)
        path = self.picture_on(desk)
        line = desk.line(PAGE)
        first = desk.session.answer(path, PLAIN, patient=False)
        assert first is not None
        if not first.settled:
            assert (first.media_type, first.body[:4]) == ("image/svg+xml", b"<svg")
            assert path in line.next("pictures").told["paths"]  # type: ignore[operator]
        made = desk.session.answer(path, PLAIN, patient=False)
        assert made is not None
        assert made.settled
        assert made.body[:3] == b"\xff\xd8\xff"

    def test_who_has_patience_gets_the_picture(self, desk: Desk) -> None:
        self.settle(desk)
        made = desk.session.answer(self.picture_on(desk), PLAIN, patient=True)
        assert made is not None
        assert made.settled

    def test_a_new_picture_shows_by_itself(self, desk: Desk) -> None:
        self.settle(desk)
        line = desk.line(PAGE)
        desk.write("gidsen/twee-huizen/trap.jpg", photograph(9))
        line.next("edition", lambda news: news.told["digest"] != line.hello.told["digest"])
        self.settle(desk)
        end = time.monotonic() + SOON
        while desk.session.answer(self.picture_on(desk), PLAIN, patient=True) is None:
            assert time.monotonic() < end  # the page had just become another

    def test_a_photo_renamed_while_it_is_made_into_pictures_is_not_given_up(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.settle(desk)
        photo = desk.root / "content/gidsen/twee-huizen/trap.jpg"
        path = self.picture_on(desk)

        def rename_first(developer: Developer, batch: Any) -> Any:
            if photo.exists():
                photo.rename(photo.with_name("opgang.jpg"))
            return develop(developer, batch)

        develop = Developer._develop
        monkeypatch.setattr(Developer, "_develop", rename_first)
        assert desk.session.answer(path, PLAIN, patient=True) is None
        line = desk.line(PAGE)
        desk.replace(FILE, "trap.jpg", "opgang.jpg")
        line.next("edition", lambda news: news.told["digest"] != line.hello.told["digest"])
        self.settle(desk)
        made = desk.session.answer(self.picture_on(desk), PLAIN, patient=True)
        assert made is not None
        assert made.settled

    def test_a_picture_that_is_no_picture_is_a_mistake_and_the_last_one_stays(self, desk: Desk) -> None:
        self.settle(desk)
        path = self.picture_on(desk)
        line = desk.line(PAGE)
        desk.write("gidsen/twee-huizen/trap.jpg", photograph(3)[:-400])
        news = line.next("edition", lambda news: state(news)["stopped"])
        assert state(news)["problems"][0]["line"] == 11
        assert path in desk.page(PAGE)

    def test_the_desk_knows_how_a_picture_is_cut(self, desk: Desk) -> None:
        self.settle(desk)
        told: Any = desk.session.desk(PAGE, PLAIN)
        (picture,) = told["pictures"].values()
        assert (picture["name"], picture["width"], picture["height"]) == ("trap.jpg", 64, 48)
        assert picture["notes"] == "content/gidsen/twee-huizen/fotos.yaml"
        assert all(crop["role"] and len(crop["box"]) == 4 for crop in picture["crops"])
        assert told["entries"]["het-huis-met-de-trap"]["line"] == 8

    def settle(self, desk: Desk) -> None:
        """Wait until every picture was read to its end."""
        end = time.monotonic() + SOON
        desk.page(PAGE)
        while (read := desk.session._read) is None or read.reading.glanced:
            assert time.monotonic() < end
            time.sleep(0.02)

    def picture_on(self, desk: Desk) -> str:
        """The output path of a JPEG that the page shows."""
        _, _, after = desk.page(PAGE).partition('src="../../assets/img/')
        return "assets/img/" + after.partition('"')[0]
