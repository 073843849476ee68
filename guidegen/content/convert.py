"""From text to value: one small reader for each type a field can have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum

from guidegen.adapters.slugs import slugify
from guidegen.content import hours
from guidegen.content.dates import FIRST_YEAR, LAST_YEAR, Speech
from guidegen.content.keys import NO, WORDS, YES, folded
from guidegen.content.licences import EXAMPLES, licence_id
from guidegen.content.suggest import closest
from guidegen.model.contributor import Collaboration
from guidegen.model.document import Mistake, mistake
from guidegen.model.media import Focus
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Location

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_NUMBER = r"[+-]?\d{1,3}(?:\.\d+)?"
_LOCATION = re.compile(rf"({_NUMBER})\s*[,; ]\s*({_NUMBER})", re.ASCII)
_COMMAS = re.compile(r"([+-]?\d{1,3}),(\d+)\s*[,; ]\s*([+-]?\d{1,3}),(\d+)", re.ASCII)
_FOCUS = re.compile(r"([01](?:\.\d+)?)[ ]+([01](?:\.\d+)?)", re.ASCII)
_COLOUR = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s().-]{5,24}", re.ASCII)
_ADDRESS = re.compile(r"(https?)://[^\s/?#@\[\]]+\.[^\s/?#@\[\]]+(?:[/?#]\S*)?", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BARE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_SINCE = re.compile(r"(?:since|sinds)\s+(\d{4})", re.IGNORECASE)
_PAID = {"paid": True, "betaald": True, "unpaid": False, "onbetaald": False}
_TERM = re.compile(rf"(?:since|sinds)\s+\d{{4}}|{'|'.join(_PAID)}", re.IGNORECASE)
_RUN_ON = re.compile(rf"(\S.*?)\s+((?:(?:{_TERM.pattern})(?:\s+|$))+)", re.IGNORECASE)
_LATITUDES, _LONGITUDES = 90, 180  # degrees either way


def read_text(text: str, _speech: Speech) -> str:
    """The words as they stand."""
    return text


def read_yes_no(text: str, _speech: Speech) -> bool | Mistake:
    """Yes, no, ja or nee."""
    word = folded(text)
    if word in YES | NO:
        return word in YES
    return mistake("yes-no-form", text=text)


def read_location(text: str, _speech: Speech) -> Location | Mistake:
    """Latitude and longitude in degrees, with points: `52.1401, 6.1953`."""
    if found := _COMMAS.fullmatch(text):
        return mistake(
            "location-comma", text=text, suggestion=f"{found[1]}.{found[2]}, {found[3]}.{found[4]}"
        )
    found = _LOCATION.fullmatch(text)
    if not found:
        return mistake("location-form", text=text)
    lat, lon = float(found[1]), float(found[2])
    if abs(lat) <= _LATITUDES and abs(lon) <= _LONGITUDES:
        return Location(lat, lon)
    swapped = abs(lon) <= _LATITUDES and abs(lat) <= _LONGITUDES
    return mistake("location-outside", text=text, suggestion=f"{found[2]}, {found[1]}" if swapped else None)


def is_web_address(text: str) -> bool:
    """Whether this is a full web address, with http or https."""
    return _ADDRESS.fullmatch(text) is not None


def whole_address(text: str) -> str | None:
    """The web address that `text` is but for its https://; None when it is something else."""
    return f"https://{text}" if _BARE.fullmatch(text) else None


def read_link(text: str, _speech: Speech) -> str | Mistake:
    """A full web address, with http or https."""
    if is_web_address(text):
        return text
    if _SCHEME.match(text) and not text.casefold().startswith(("http:", "https:")):
        return mistake("link-scheme", text=text)
    return mistake("link-form", text=text, suggestion=whole_address(text))


def read_colour(text: str, _speech: Speech) -> str | Mistake:
    """`#rgb` or `#rrggbb`, as #rrggbb in small letters."""
    found = _COLOUR.fullmatch(text)
    if not found:
        return mistake("colour-form", text=text)
    digits = found[1].casefold()
    if not text.startswith("#"):
        return mistake("colour-form", text=text, suggestion=f"#{digits}")
    return "#" + (digits if len(digits) == 6 else "".join(d * 2 for d in digits))  # noqa: PLR2004 - rrggbb


def read_focus(text: str, _speech: Speech) -> Focus | Mistake:
    """Two fractions: from the left, from the top."""
    found = _FOCUS.fullmatch(text)
    if not found or max(float(found[1]), float(found[2])) > 1:
        return mistake("focus-form", text=text)
    return Focus(float(found[1]), float(found[2]))


def read_phone(text: str, _speech: Speech) -> str | Mistake:
    """A telephone number as people write it."""
    return text if _PHONE.fullmatch(text) else mistake("phone-form", text=text)


def read_licence(text: str, _speech: Speech) -> str | Mistake:
    """The id of a licence we know."""
    known = licence_id(text)
    return known or mistake("licence-unknown", text=text, suggestion=closest(text, EXAMPLES))


def read_hours(text: str, _speech: Speech) -> str | Mistake:
    """Opening hours in OpenStreetMap's grammar."""
    return hours.read_hours(text)


def read_slug(text: str, _speech: Speech) -> str | Mistake:
    """A name fit for an address: small letters, digits and hyphens."""
    if SLUG.fullmatch(text):
        return text
    last = text.strip("/").rpartition("/")[2]  # of a whole address only the end is a name
    return mistake("slug-form", text=text, suggestion=slugify(last) or None)


def read_tag(text: str, _speech: Speech) -> Ref | Mistake:
    """A tag, under the address its words get."""
    slug = slugify(text)
    return Ref(Kind.TAG, slug) if slug else mistake("tag-form", text=text)


def read_collaboration(text: str, _speech: Speech) -> Collaboration | Mistake:
    """`museum-x, since 2024, paid`: with whom, and perhaps since when and on what terms."""
    partner, *rest = (part.strip() for part in text.split(","))
    if not partner:
        return mistake("collaboration-form", text=text, part="")
    if _TERM.fullmatch(partner):
        return mistake("collaboration-apart", text=text)
    if run_on := _RUN_ON.fullmatch(partner):
        commas = ", ".join((run_on[1], *_TERM.findall(run_on[2]), *rest))
        return mistake("collaboration-commas", text=text, suggestion=commas)
    since, paid = None, None
    for part in rest:
        found = _SINCE.fullmatch(part)
        if found and since is None and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            since = int(found[1])
        elif paid is None and part.casefold() in _PAID:
            paid = _PAID[part.casefold()]
        else:
            code = "collaboration-twice" if _TERM.fullmatch(part) else "collaboration-form"
            return mistake(code, text=text, part=part)
    return Collaboration(partner, None, since, paid)


def ref_reader(kind: Kind) -> Callable[[str, Speech], Ref | Mistake]:
    """A reader of pointers to records of this kind; whether the record is there is proven later."""

    def read(text: str, _speech: Speech) -> Ref | Mistake:
        return Ref(kind, text.removeprefix("[[").removesuffix("]]").strip())

    return read


def word_reader(words: type[StrEnum]) -> Callable[[str, Speech], StrEnum | Mistake]:
    """A reader of one of these fixed words, in English or Dutch."""
    known = {folded(name): word for word in words for name in _names(word)}

    def read(text: str, _speech: Speech) -> StrEnum | Mistake:
        if folded(text) in known:
            return known[folded(text)]
        return mistake(
            "word-unknown", text=text, words=_listed(words), suggestion=closest(folded(text), known)
        )

    return read


def words_of(words: Iterable[StrEnum]) -> tuple[str, ...]:
    """All the spellings of these fixed words."""
    return tuple(name for word in words for name in _names(word))


def _names(word: StrEnum) -> tuple[str, ...]:
    return (word.value, *WORDS[word.value])


def _listed(words: Iterable[StrEnum]) -> str:
    return ", ".join(" / ".join(_names(word)[:2]) for word in words)
