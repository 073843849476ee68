"""From text to the values that only site.yaml takes."""

from __future__ import annotations

import re
import zoneinfo

from guidegen.content import convert
from guidegen.content.convert import SLUG
from guidegen.content.dates import Speech
from guidegen.content.suggest import closest
from guidegen.model.document import Mistake, mistake

FORMAT = 1
LANGUAGES = ("nl", "en")  # those whose words and months we have
FORMATS = ("avif", "jpeg", "webp")

_MAIL = re.compile(r"(?:mailto:)?[^\s@<>,;:]+@[^\s@<>,;:]+\.[^\s@<>,;:.]+", re.IGNORECASE)
_LOCAL = re.compile(r"https?://localhost(?::\d{1,5})?(?:/\S*)?", re.ASCII | re.IGNORECASE)


def read_format(text: str, _speech: Speech) -> int | Mistake:
    """The version of the format."""
    return FORMAT if text == str(FORMAT) else mistake("format-unknown", text=text, known=str(FORMAT))


def read_language(text: str, _speech: Speech) -> str | Mistake:
    """A language that the site can speak."""
    plain = text.casefold()
    return plain if plain in LANGUAGES else mistake("language-unread", text=text, known=", ".join(LANGUAGES))


def read_zone(text: str, _speech: Speech) -> str | Mistake:
    """A time zone."""
    try:
        return zoneinfo.ZoneInfo(text).key
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return mistake(
            "time-zone-unknown", text=text, suggestion=closest(text, zoneinfo.available_timezones())
        )


def read_picture_format(text: str, _speech: Speech) -> str | Mistake:
    """A format that pictures can be made in."""
    plain = {"jpg": "jpeg"}.get(text.casefold(), text.casefold())
    return (
        plain if plain in FORMATS else mistake("picture-format-unknown", text=text, known=", ".join(FORMATS))
    )


def read_base(text: str, speech: Speech) -> str | Mistake:
    """Where the site will be: a web address without what comes behind ? or #; the own computer's too."""
    if not convert.is_web_address(text) and not _LOCAL.fullmatch(text):
        return convert.read_link(text, speech)
    bare = re.split("[?#]", text)[0]
    return text if bare == text else mistake("base-url-form", text=text, suggestion=bare)


def read_contact(text: str, _speech: Speech) -> str | Mistake:
    """A mail address or a web address."""
    if _MAIL.fullmatch(text) or convert.is_web_address(text) or text.casefold().startswith("tel:+"):
        return text
    meant = convert.whole_address(text)
    return mistake("contact-form", text=text, suggestion=meant)


def read_theme(text: str, _speech: Speech) -> str | Mistake:
    """The name of a theme's folder."""
    if SLUG.fullmatch(text):
        return text
    meant = text.casefold().replace(" ", "-").replace("_", "-").removeprefix("themes/").strip("/")
    return mistake("theme-name", text=text, suggestion=meant if SLUG.fullmatch(meant) else None)
