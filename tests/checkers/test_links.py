"""The link checker finds each way in which an address can lead nowhere, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checkers.links import Folder, broken_links


def site(root: Path, body: str, **others: str) -> Path:
    """A folder with an index page of this body, and other pages (a double underscore is a slash)."""
    pages = {"index.html": f"<!doctype html><title>t</title>{body}"}
    pages |= {f"{name.replace('__', '/')}.html": text for name, text in others.items()}
    for name, text in pages.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('<a href="weg.html">', "no such file"),
        ('<a href="gids/">', "no such file"),
        ('<a href="Ander.html">', "no such file"),
        ('<a href="ander.html#weg">', "no such place on ander.html"),
        ('<a href="#weg">', "no such place on index.html"),
        ('<a href="../buiten.html">', "leaves the site"),
        ('<img src="weg.jpg">', "no such file"),
        ('<img srcset="ander.html 1x, weg.jpg 2x">', "no such file"),
        ('<video poster="weg.jpg">', "no such file"),
        ('<link rel="stylesheet" href="weg.css?v=1">', "no such file"),
        ('<use href="ander.html#weg">', "no such place on ander.html"),
        ("<style>p { background: url('weg.png') }</style>", "no such file"),
        ('<meta property="og:image" content="https://mijn.example/weg.jpg">', "no such file"),
    ],
)
def test_what_leads_nowhere_is_found(tmp_path: Path, body: str, why: str) -> None:
    folder = Folder(site(tmp_path, body, ander="<p id=hier>"), base="https://mijn.example/")
    assert [(broken.page, broken.why) for broken in broken_links(folder)] == [("index.html", why)]


def test_what_leads_somewhere_is_left_alone(tmp_path: Path) -> None:
    body = """
      <p id="caf&eacute;"></p> <a href="#caf%C3%A9"></a> <a href="#"></a> <a href="?x=1"></a> <a href="/"></a>
      <a href="gids/"></a> <a href="gids/index.html#hier"></a> <a href="./gids"></a>
      <a href="https://elders.example/weg"></a> <a href="mailto:iemand@mijn.example"></a>
      <a href="https://mijn.example/gids/"></a> <img srcset="ander.html 100w, gids/ 200w">
    """
    folder = site(tmp_path, body, ander="", gids__index='<p id="hier"><a href="../ander.html">')
    assert broken_links(Folder(folder, base="https://mijn.example/")) == ()


def test_below_a_sub_path_an_address_at_the_root_leaves_the_site(tmp_path: Path) -> None:
    folder = site(tmp_path, '<a href="/ander.html"></a><a href="/gidsen/ander.html"></a>', ander="")
    found = broken_links(Folder(folder, prefix="/gidsen"))
    assert [(broken.address, broken.why) for broken in found] == [("/ander.html", "leaves the site")]


def test_from_a_disk_neither_a_root_nor_a_bare_folder_opens(tmp_path: Path) -> None:
    body = '<a href="/ander.html"></a><a href="gids/"></a><a href="gids/index.html"></a>'
    folder = site(tmp_path, body, ander="", gids__index="")
    found = broken_links(Folder(folder, from_disk=True))
    assert [broken.address for broken in found] == ["/ander.html", "gids/"]


def test_an_address_in_a_style_sheet_is_followed_from_there(tmp_path: Path) -> None:
    folder = site(tmp_path, "")
    (folder / "stijl").mkdir()
    (folder / "stijl" / "a.css").write_text(
        "@font-face { src: url(a.woff2) } p { background: url(../b.png) }"
    )
    (folder / "stijl" / "a.woff2").touch()
    assert [str(broken) for broken in broken_links(Folder(folder))] == ["stijl/a.css: ../b.png: no such file"]


def test_an_empty_folder_is_no_good_site(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no page"):
        broken_links(Folder(tmp_path))
