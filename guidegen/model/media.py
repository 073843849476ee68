"""Pictures and video, as the magazine knows them: what they show, whose they are, how they may be cut."""

from __future__ import annotations

from dataclasses import dataclass

from guidegen.model.text import Html


@dataclass(frozen=True, slots=True)
class Focus:
    """The point every crop keeps in view, as fractions from the left and from the top (0 to 1)."""

    x: float = 0.5
    y: float = 0.5


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose work this is and on what terms."""

    text: str | None = None  # the maker, as printed: "N. de Wit"
    licence: str | None = None  # a licence id we know, such as "CC BY 4.0"
    rights_url: str | None = None  # where the rights are stated or asked for


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph or drawing as it lies in the content folder, with what was said about it."""

    source: str  # path from the content folder, with /
    digest: str  # of the file's bytes
    width: int  # pixels, once turned upright
    height: int
    alt: str = ""  # empty only when decorative
    decorative: bool = False
    focus: Focus = Focus()
    caption: Html | None = None
    credit: Credit | None = None
    colour: str = "#888888"  # the mean colour, shown until the picture is there
    accent: str | None = None  # the most telling colour, as found in the picture

    @property
    def shape(self) -> str:
        """portrait, landscape or square (within a tenth)."""
        ratio = self.width / self.height
        if ratio < 0.9:  # noqa: PLR2004 - the tenth that the docstring names
            return "portrait"
        return "landscape" if ratio > 1.1 else "square"  # noqa: PLR2004 - likewise


@dataclass(frozen=True, slots=True)
class Video:
    """A clip beside the words; checked now, published once its metadata can be stripped."""

    source: str
    digest: str
    alt: str = ""
    caption: Html | None = None
    credit: Credit | None = None
    captions: tuple[str, ...] = ()  # WebVTT files beside it


Media = Picture | Video
