"""What every page of an edition is laid out from: the site, its theme and the versions of the makers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from guidegen.edition import routes
from guidegen.plan.digest import digest

if TYPE_CHECKING:
    from guidegen.model.names import Ref
    from guidegen.model.site import Site
    from guidegen.model.theme import Theme


@dataclass(frozen=True, slots=True)
class Makers:
    """The versions of what renders pages and encodes pictures; part of every recipe of theirs."""

    page: str = "1"
    picture: str = "1"


@dataclass(frozen=True)
class Desk:
    """Site, theme and makers of one edition; `paths` remembers the names of derivatives already worked out."""

    site: Site
    theme: Theme
    makers: Makers = Makers()
    derivatives: dict[object, object] = field(default_factory=dict, compare=False)
    promised: set[str] = field(default_factory=set, compare=False)  # output paths that pages link to

    @property
    def language(self) -> str:
        """The language of the pages."""
        return self.site.settings.language

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The picture formats of this site, best first; the last one, JPEG, is for everybody."""
        wanted = self.site.settings.picture_formats
        return (*(fmt for fmt in ("avif", "webp") if fmt in wanted), "jpeg")

    @cached_property
    def order(self) -> dict[str, int]:
        """Where each listed guide stands, by slug; 0 is the newest."""
        return {guide.slug: place for place, guide in enumerate(self.site.listed)}

    @cached_property
    def static(self) -> str:
        """One digest over all the theme's own files: the name of the folder they are published in."""
        return digest(self.theme.static)

    def path(self, ref: Ref) -> str:
        """The output path of a record's page."""
        return routes.record_path(ref, self.language)

    def absolute(self, path: str) -> str | None:
        """The full address of an output, when the site knows its own."""
        base = self.site.settings.base_url
        return None if base is None else base + routes.public(path)
