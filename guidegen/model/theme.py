"""A theme as data: which template makes which page, and how large which picture is wanted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """What a picture does on a page, and so how it is cut and how large it is made.

    `widths` are pixels; a picture is never made larger than it is. `ratio` is width : height, None keeps the
    picture's own. `sizes` is HTML's attribute of that name.
    """

    name: str
    widths: tuple[int, ...]
    ratio: tuple[int, int] | None = None
    sizes: str = "100vw"


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A file of a theme that is published as it is."""

    path: str  # from the theme's static folder, with /
    digest: str


@dataclass(frozen=True, slots=True)
class Theme:
    """All that planning needs to know of a theme; its templates are found by name when pages are made."""

    name: str
    digest: str  # of all templates, words and theme.toml
    templates: tuple[tuple[str, str], ...]  # page kind -> template
    roles: tuple[Role, ...]
    static: tuple[ThemeFile, ...] = ()
    styles: tuple[str, ...] = ()  # of static: stylesheets each page links to, in order
    scripts: tuple[str, ...] = ()  # of static: scripts each page links to, in order
    fonts: tuple[str, ...] = ()  # of static: fonts to preload
    jpeg_quality: int = 80
    avif_quality: int = 60
    webp_quality: int = 80
    page_size: int = 24  # cards on one page of an overview

    def role(self, name: str) -> Role:
        """The role of that name; a KeyError is our own mistake or an incomplete theme, found on loading."""
        for role in self.roles:
            if role.name == name:
                return role
        raise KeyError(name)

    def template(self, kind: str) -> str:
        """The template that makes pages of this kind."""
        return dict(self.templates)[kind]
