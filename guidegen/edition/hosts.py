"""What hosts read and visitors do not: headers, redirects, the domain; made for the hosts that site.yaml names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from guidegen.edition import routes
from guidegen.edition.pages.guides import moved
from guidegen.plan.plan import Leaf, Output
from guidegen.plan.recipes import WriteText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidegen.edition.desk import Desk

# The longest time that caches know, for what is named by its contents; see RFC 8246 for `immutable`.
_HEADERS = """\
{root}assets/*
  Cache-Control: public, max-age=31536000, immutable
{root}*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
"""


def host_files(desk: Desk) -> Iterator[Leaf]:
    """The files for the hosts that the site is published to; none when it is published to none that reads any."""
    targets = desk.site.settings.publish
    git = tuple(target for target in targets if target.kind == "git")
    if git:
        yield _leaf(routes.NO_JEKYLL, "")
    for domain in [target.get("domain") for target in git if target.get("domain")][:1]:
        yield _leaf(routes.CNAME, f"{domain}\n")
    netlify = any(target.kind == "netlify" for target in targets)
    if netlify or any(target.get("host") == "cloudflare" for target in git):
        yield _leaf(routes.HEADERS, _HEADERS.format(root=_root(desk)))
        # Netlify serves a file before it looks at a redirect, unless the rule is said to be forced.
        lines = [f"{old} {new} {'301!' if netlify else '301'}\n" for old, new in _redirects(desk)]
        if lines:
            yield _leaf(routes.REDIRECTS, "".join(lines))


def _leaf(path: str, text: str) -> Leaf:
    return Leaf(path, lambda: (Output(path, WriteText(text), f"host {path}"),))


def _redirects(desk: Desk) -> Iterator[tuple[str, str]]:
    root = _root(desk)
    for old, (new, _) in moved(desk):
        here = root + quote(
            routes.public(new.lstrip("/")), safe="/#?=&%"
        )  # as its author may have written it
        yield root + quote(routes.public(old)), new if ":" in new else here


def _root(desk: Desk) -> str:
    """The path of the site's root at its host."""
    base = desk.site.settings.base_url
    return urlsplit(base).path if base else "/"
