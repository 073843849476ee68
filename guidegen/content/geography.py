"""Places that cannot be where they are said to be, or that are there twice."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidegen.adapters.slugs import slugify
from guidegen.content.decode import Written
from guidegen.content.manuscripts import Manuscript
from guidegen.content.register import Register
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Location
from guidegen.problems import Position, Problem, error, warning

SAME_SPOT = 100  # metres: two places of one name this near are one place
FAR = 300_000  # metres from the other places of a guide: worth a doubt
NEARER = 10  # times nearer when latitude and longitude change places: no doubt is left

_EARTH = 6_371_000  # metres from its centre


@dataclass(frozen=True, slots=True)
class Pin:
    """A location as written, and what stands there."""

    name: str
    location: Location
    text: str
    place: Position


def wrong_places(register: Register) -> Iterator[Problem]:
    """Every place whose numbers look swapped, and every one that is described twice."""
    places = {
        ref: pin for ref, m in register.manuscripts.items() if ref.kind is Kind.PLACE and (pin := _pin_of(m))
    }
    own = {ref: _own_pins(m) for ref, m in register.manuscripts.items() if ref.kind is Kind.GUIDE}
    everything = (*places.values(), *(pin for pins in own.values() for pin in pins))
    groups = [[*own[ref], *_pointed(register.manuscripts[ref], register, places)] for ref in own]
    in_a_guide = {pin.place for group in groups for pin in group}
    for group in groups:
        yield from _swapped(group, everything)
    yield from _swapped([pin for pin in places.values() if pin.place not in in_a_guide], everything)
    yield from _twice(tuple(places.values()), everything)


def metres(one: Location, other: Location) -> float:
    """The way over the globe from one point to the other."""
    lat, other_lat = math.radians(one.lat), math.radians(other.lat)
    across = math.radians(other.lon - one.lon)
    part = (
        math.sin((other_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin(across / 2) ** 2
    )
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, part)))


def _swapped(group: Iterable[Pin], everything: Iterable[Pin]) -> Iterator[Problem]:
    pins = tuple(group)
    for pin in pins:
        others = [p.location for p in pins if p.place != pin.place]
        if len(others) < 2:  # noqa: PLR2004 - one neighbour does not tell which of the two is wrong
            others = [p.location for p in everything if p.place != pin.place]
        turned = _turned(pin.location)
        if not others or turned is None:
            continue
        middle = Location(statistics.median(p.lat for p in others), statistics.median(p.lon for p in others))
        away = metres(pin.location, middle)
        if statistics.median(metres(p, middle) for p in others) > FAR:
            continue  # places all over the world: any point is far from them
        if away > FAR and metres(turned, middle) * NEARER < away:
            lat, lon = pin.text.replace(";", ",").replace(",", " ").split()[:2]
            yield error("location-swapped", pin.place, text=pin.text, suggestion=f"{lon}, {lat}")


def _twice(places: tuple[Pin, ...], everything: Iterable[Pin]) -> Iterator[Problem]:
    by_name: dict[str, list[Pin]] = {}
    for pin in places:
        by_name.setdefault(slugify(pin.name), []).append(pin)
    records = {pin.place for pin in places}
    for pin in everything:
        for first in by_name.get(slugify(pin.name), ()):
            is_later = pin.place > first.place or pin.place not in records
            if pin.place != first.place and is_later and metres(first.location, pin.location) <= SAME_SPOT:
                yield warning("place-twice", pin.place, name=pin.name, other=first.place.path)
                break


def _turned(location: Location) -> Location | None:
    return Location(location.lon, location.lat) if abs(location.lon) <= 90 else None  # noqa: PLR2004 - the pole


def _pin_of(manuscript: Manuscript) -> Pin | None:
    return _pin(manuscript.name, manuscript.written, manuscript.path)


def _own_pins(manuscript: Manuscript) -> list[Pin]:
    pins = (_pin(stop.heading.text, stop.written, manuscript.path) for stop in manuscript.stops)
    return [pin for pin in pins if pin is not None]


def _pointed(manuscript: Manuscript, register: Register, places: dict[Ref, Pin]) -> Iterator[Pin]:
    """The places that the entries of a guide point to, an exhibition's place too, each once."""
    found: dict[Ref, Pin] = {}
    for stop in manuscript.stops:
        exhibition = register.manuscripts.get(stop.written.get("exhibition", Ref) or manuscript.ref)
        for written in (stop.written, *((exhibition.written,) if exhibition is not None else ())):
            ref = written.get("place", Ref)
            if ref in places and "location" not in stop.written.values:
                found[ref] = places[ref]
    yield from found.values()


def _pin(name: str, written: Written, path: str) -> Pin | None:
    location = written.get("location", Location)
    if location is None:
        return None
    return Pin(name, location, written.texts["location"][0].text, written.position(path, "location"))
