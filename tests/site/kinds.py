"""One page of every kind of the demo."""

from __future__ import annotations

from pathlib import Path

KINDS = {
    "home": "index.html",
    "guide": "gidsen/een-trede-lager/index.html",
    "guide with a relation": "gidsen/rietveld-en-verder/index.html",
    "guide of one file": "gidsen/drie-poorten-amersfoort/index.html",
    "place": "plekken/domtoren/index.html",
    "closed place": "plekken/voorbeeldhuis/index.html",
    "exhibition": "tentoonstellingen/gedrukt-water/index.html",
    "region": "regio/provincie-utrecht/index.html",
    "contributor": "makers/noor-terwindt/index.html",
    "tag": "tags/gratis/index.html",
    "guides": "gidsen/index.html",
    "places": "plekken/index.html",
    "exhibitions": "tentoonstellingen/index.html",
    "regions": "regio/index.html",
    "contributors": "makers/index.html",
    "tags": "tags/index.html",
    "text": "over/index.html",
    "credits": "fotocredits/index.html",
    "missing": "404.html",
    "ended": "gidsen/domtoren-in-de-steigers/index.html",
    "moved": "werven/index.html",
}


# A moved page sends its reader on at once: it is judged as a file, not as a page to stay on.
STAYING = {kind: path for kind, path in KINDS.items() if kind != "moved"}


def pages_of(site: Path) -> tuple[Path, ...]:
    """All pages of a site."""
    return tuple(sorted(site.rglob("*.html")))
