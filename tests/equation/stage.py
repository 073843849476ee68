"""Two themes small enough to render in no time: their one template tells everything that a page may know."""

from __future__ import annotations

from pathlib import Path

from tests.equation.sample import put

_ROLES = ("lead", "card", "cover", "hero", "full", "wide", "tall", "inset", "slide", "portrait", "thumb")
_KINDS = (
    "home", "guide", "place", "exhibition", "region", "contributor", "list", "text", "credits", "notice",
)  # fmt: skip

# A page is its view, all of it, and the prose it refers to; the second theme writes out field by field.
_PAGE = """\
<!doctype html>
<title>{{ page.head.title }}</title>
<p>{{ t("greeting") }}</p>
{{ tell(page) }}
"""
_TEMPLATES = {
    "small": """\
{% macro tell(page) %}
{{ page | string }}
{% for blocks in (page.intro, page.text) if blocks is defined %}
{% for block in blocks if block.body %}{{ block.body | prose }}{% endfor %}
{% endfor %}
{% if page.entries is defined %}
{% for entry in page.entries %}
{% for block in entry.blocks if block.body %}{{ block.body | prose }}{% endfor %}
{% endfor %}
{% endif %}
{% endmacro %}
""",
    "other": """\
{% macro tell(value) %}
{% if value is none or value is string or value is number or value is boolean %}
{{ value }}
{% elif value.__dataclass_fields__ is defined %}
{% if "hrefs" in value.__dataclass_fields__ %}{{ value | prose }}
{% else %}
{% for name in value.__dataclass_fields__ if name != "site" %}{{ name }}: {{ tell(value[name]) }}{% endfor %}
{% endif %}
{% elif value.isoformat is defined %}
{{ value | iso }} {{ value | date }}
{% else %}
{% for one in value %}- {{ tell(one) }}{% endfor %}
{% endif %}
{% endmacro %}
{{ site | string }}
""",
}


def make_theme(root: Path, name: str, width: int) -> None:
    """A theme in the site's own themes/, all pictures in it of one width (in pixels), but cards of half of it too."""
    folder = root / "themes" / name
    kinds = "".join(f'{kind} = "page.html"\n' for kind in _KINDS)
    roles = "".join(
        f'[roles.{role}]\nwidths = [{f"{width // 2}, " if role == "card" else ""}{width}]\nratio = "{3 + number % 2}:3"\n'
        for number, role in enumerate(_ROLES)
    )
    head = f'name = "{name}"\npage-size = 3\nstyles = ["look.css"]\n'
    put(folder / "theme.toml", f"{head}[templates]\n{kinds}[quality]\njpeg = 60\n{roles}".encode())
    put(folder / "templates" / "page.html", (_TEMPLATES[name] + _PAGE).encode())
    put(folder / "static" / "look.css", f"body {{ width: {width}px }}\n".encode())
    for language in ("nl", "en"):
        put(folder / "words" / f"{language}.toml", f'greeting = "{name} {language}"\n'.encode())
