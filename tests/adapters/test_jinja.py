"""Templates: they see their view and a theme's words, escape all text, and can do nothing unforeseen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from guidegen.adapters.jinja import Renderer, Words
from guidegen.problems import ThemeError

WORDS: Words = {
    "nl": {
        "menu": "Menu",
        "by": "Door {names}",
        "places": {"one": "{count} plek", "other": "{count} plekken"},
    },
    "en": {"menu": "Menu", "only": "Only in English", "by": "By {names}"},
}


def no_body(digest: str) -> str:
    raise KeyError(digest)


@dataclass(frozen=True)
class Site:
    language: str = "nl"


@dataclass(frozen=True)
class View:
    site: Site = Site()
    title: str = "Een <b>gids</b> & meer"
    day: dt.date | None = dt.date(2026, 9, 1)
    value: Any = None


@dataclass(frozen=True)
class Run:
    start: dt.date = dt.date(2026, 9, 1)
    until: dt.date = dt.date(2027, 1, 10)


@dataclass(frozen=True)
class Body:
    digest: str
    hrefs: tuple[str | None, ...] = ()
    names: tuple[str | None, ...] = ()


Render = Callable[..., str]


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """Render a template's text with a view and bodies of prose."""
    (tmp_path / "templates").mkdir()

    def rendered(template: str, view: View | None = None, **bodies: str) -> str:
        (tmp_path / "templates" / "page.html").write_text(template, encoding="utf-8")
        return Renderer(tmp_path, WORDS, bodies.__getitem__).render("page.html", view or View()).decode()

    return rendered


def test_text_is_escaped(render: Render) -> None:
    assert render("{{ page.title }}") == "Een &lt;b&gt;gids&lt;/b&gt; &amp; meer"


def test_content_is_never_a_template(render: Render) -> None:
    assert render("{{ page.title }}", View(title="{{ 7 * 7 }}{% raw %}")) == "{{ 7 * 7 }}{% raw %}"


def test_bytes_are_utf8_and_the_last_newline_is_kept(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("één\n", encoding="utf-8")
    assert Renderer(tmp_path, {}, no_body).render("page.html", View()) == "één\n".encode()


def test_words_come_in_the_language_of_the_site(render: Render) -> None:
    template = '{{ t("by", names=["Noor", "Sem"] | enumeration) }}'
    assert render(template) == "Door Noor en Sem"
    assert render(template, View(site=Site("en"))) == "By Noor and Sem"


def test_words_follow_the_count(render: Render) -> None:
    assert render('{{ t("places", 1) }}, {{ t("places", 7) }}') == "1 plek, 7 plekken"


def test_english_stands_in_for_a_missing_phrase(render: Render) -> None:
    assert render('{{ t("only") }}') == "Only in English"
    assert render('{{ "only" in t }} {{ "nothing" in t }}') == "True False"


def test_a_phrase_that_nobody_wrote_is_said_by_name(render: Render) -> None:
    with pytest.raises(ThemeError) as caught:
        render('{{ t("nothing") }}')
    assert caught.value.code == "theme-word-missing"
    assert dict(caught.value.values) == {"key": "nothing", "language": "nl"}


def test_markup_in_a_phrase_is_kept_and_text_beside_it_escaped(render: Render) -> None:
    template = (
        '{% set link %}<a href="x">Noor</a>{% endset %}{{ t("by", names=[link, page.title] | enumeration) }}'
    )
    assert render(template, View(title="<i>")) == 'Door <a href="x">Noor</a> en &lt;i&gt;'


def test_dates_are_worded(render: Render) -> None:
    template = "{{ page.day | date }}|{{ page.day | short_date }}|{{ page.day | month }}|{{ page.day | iso }}"
    assert render(template).replace("\xa0", " ") == "1 september 2026|1 sep 2026|september 2026|2026-09-01"
    assert render(template, View(day=None)) == "|||"
    assert render("{{ page.value | date_range }}", View(value=Run())).replace("\xa0", " ") == (
        "1 sep 2026 – 10 jan 2027"
    )


def test_prose_gets_its_links(render: Render) -> None:
    prose = "<p>\x020\x03Polak\x02/0\x03 en \x021\x03<em>Dom</em>\x02/1\x03</p>"
    view = View(value=Body("d1", ("../plekken/polak/?a=1&b=2", None), (None, None)))
    assert render("{{ page.value | prose }}", view, d1=prose) == (
        '<p><a href="../plekken/polak/?a=1&amp;b=2">Polak</a> en <em>Dom</em></p>'
    )


def test_a_template_sees_only_its_view(render: Render) -> None:
    for name in ("lipsum", "dict", "open"):
        with pytest.raises(ThemeError):
            render("{{ " + name + "() }}")


def test_a_template_cannot_draw_lots(render: Render) -> None:
    with pytest.raises(ThemeError) as caught:
        render("{{ [1, 2] | random }}")
    assert caught.value.code == "theme-template-broken"


@pytest.mark.parametrize(
    ("template", "line"),
    [("\n{{ page.titel }}", "2"), ("\n\n{% if %}", "3"), ("{{ page.title.nothing }}", "1")],
)
def test_a_mistake_in_a_template_is_found_by_line(render: Render, template: str, line: str) -> None:
    with pytest.raises(ThemeError) as caught:
        render(template)
    values = dict(caught.value.values)
    assert caught.value.code == "theme-template-broken"
    assert (values["template"], values["line"]) == ("page.html", line)


@pytest.mark.parametrize("name", ["other.html", "../secret.html", "/etc/passwd"])
def test_nothing_outside_the_theme_is_read(render: Render, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    with pytest.raises(ThemeError) as caught:
        render('{% include "' + name + '" %}')
    assert caught.value.code == "theme-file-missing"


def test_opening_hours_take_their_words_from_the_theme(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("{{ page.value | hours }}", encoding="utf-8")
    tokens = ("24/7", "sunrise", "sunset", "off", "closed", "ph")
    words: Words = {"nl": {f"hours-{token}": token.upper() for token in tokens}}
    page = Renderer(tmp_path, words, no_body).render("page.html", View(value="Mo 10:00-sunset; PH off"))
    assert page.decode() == "ma 10:00–SUNSET; PH OFF"
