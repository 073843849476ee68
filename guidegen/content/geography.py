"""Places that cannot be where they are said to be, or that are there twice."""

from __future__ import annotations

import math
import statistics
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from guidegen.adapters.slugs import slugify
from guidegen.content.decode import Written
from guidegen.content.gleaned import Gleaned
from guidegen.content.manuscripts import Manuscript
from guidegen.content.register import Register
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Location
from guidegen.problems import Position, Problem, error, warning

SAME_SPOT = 100  # metres: two places of one name this near are one place
FAR = 300_000  # metres from the other places of a guide: worth a doubt
NEARER = 10  # times nearer when latitude and longitude change places: no doubt is left
MANY = 9  # pins
FEW = 2  # pins: a place and one neighbour

_EARTH = 6_371_000  # metres from its centre


@dataclass(frozen=True, slots=True)
class Pin:
    """A location as written, and what stands there."""

    name: str
    location: Location
    text: str
    place: Position


@dataclass(frozen=True, slots=True)
class Aim:
    """What an entry points to."""

    place: Ref | None
    exhibition: Ref | None


@dataclass(frozen=True)
class Neighbourhood:
    """Pins that belong together, and where they lie."""

    pins: tuple[Pin, ...]

    def around(self, pin: Pin) -> Location | None:
        """The middle of the others; among many, of all: one among many does not move it."""
        if len(self.pins) > MANY:
            return self._middle
        return _middle_of([other for other in self.pins if other.place != pin.place])

    @cached_property
    def _middle(self) -> Location | None:
        return _middle_of(self.pins)


@dataclass
class Spots:
    """The pins of each manuscript and what was found of each group of pins, kept from one run to the next."""

    pins: Gleaned[tuple[Pin, ...]] = field(default_factory=lambda: Gleaned(_pins_of))
    aims: Gleaned[tuple[Aim, ...]] = field(default_factory=lambda: Gleaned(_aims_of))
    _found: dict[Ref, tuple[tuple[Pin, ...], tuple[Problem, ...]]] = field(default_factory=dict)

    def swapped(self, guide: Ref, group: tuple[Pin, ...], wide: Neighbourhood) -> tuple[Problem, ...]:
        """What looks swapped in a guide; among a few pins that depends on all others, so it is found anew."""
        kept = self._found.get(guide)
        if kept is None or kept[0] != group or len(group) <= FEW:
            kept = self._found[guide] = (group, tuple(_swapped(group, Neighbourhood(group), wide)))
        return kept[1]

    def keep_only(self, present: Collection[Ref]) -> None:
        """Let go of all manuscripts but those that are there."""
        self.pins.keep_only(present)
        self.aims.keep_only(present)
        if self._found.keys() - present:
            self._found = {ref: kept for ref, kept in self._found.items() if ref in present}


def wrong_places(register: Register, spots: Spots) -> Iterator[Problem]:
    """Every place whose numbers look swapped, and every one that is described twice."""
    spots.keep_only(register.manuscripts.keys())
    places = {
        ref: pin
        for ref, m in register.manuscripts.items()
        if ref.kind is Kind.PLACE
        for pin in spots.pins.of(m)
    }
    own = {ref: spots.pins.of(m) for ref, m in register.manuscripts.items() if ref.kind is Kind.GUIDE}
    everything = (*places.values(), *(pin for pins in own.values() for pin in pins))
    wide = Neighbourhood(everything)
    groups = {
        ref: (*pins, *_pointed(spots.aims.of(register.manuscripts[ref]), register, places))
        for ref, pins in own.items()
    }
    in_a_guide = {pin.place for group in groups.values() for pin in group}
    for ref, group in groups.items():
        yield from spots.swapped(ref, group, wide)
    yield from _swapped(tuple(pin for pin in places.values() if pin.place not in in_a_guide), wide, wide)
    yield from _twice(tuple(places.values()), everything)


def metres(one: Location, other: Location) -> float:
    """The way over the globe from one point to the other."""
    lat, other_lat = math.radians(one.lat), math.radians(other.lat)
    across = math.radians(other.lon - one.lon)
    part = (
        math.sin((other_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin(across / 2) ** 2
    )
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, part)))


def _swapped(pins: tuple[Pin, ...], near: Neighbourhood, wide: Neighbourhood) -> Iterator[Problem]:
    # One neighbour does not tell which of the two is wrong.
    neighbours = near if len(near.pins) > FEW else wide
    for pin in pins:
        middle = neighbours.around(pin)
        turned = _turned(pin.location)
        if middle is None or turned is None or (len(neighbours.pins) == FEW and _is_european(pin)):
            continue
        away = metres(pin.location, middle)
        if away > FAR and metres(turned, middle) * NEARER < away and _gathered(pin, neighbours, middle):
            lat, lon = pin.text.replace(";", ",").replace(",", " ").split()[:2]
            yield error("location-swapped", pin.place, text=pin.text, suggestion=f"{lon}, {lat}")


def _gathered(pin: Pin, neighbours: Neighbourhood, middle: Location) -> bool:
    """Whether the other places lie together, so that being far from them says something."""
    ways = [metres(other.location, middle) for other in neighbours.pins if other.place != pin.place]
    return statistics.median(ways) <= FAR


def _is_european(pin: Pin) -> bool:
    """Whether the numbers stand as in Europe, further north than east; of two that disagree, that one is right."""
    return pin.location.lat > pin.location.lon


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


def _middle_of(pins: Iterable[Pin]) -> Location | None:
    spots = [pin.location for pin in pins]
    if not spots:
        return None
    return Location(
        statistics.median(spot.lat for spot in spots), statistics.median(spot.lon for spot in spots)
    )


def _turned(location: Location) -> Location | None:
    return Location(location.lon, location.lat) if abs(location.lon) <= 90 else None  # noqa: PLR2004 - the pole


def _pins_of(manuscript: Manuscript) -> tuple[Pin, ...]:
    named = [(stop.heading.text, stop.written) for stop in manuscript.stops]
    if manuscript.ref.kind is Kind.PLACE:
        named = [(manuscript.name, manuscript.written)]
    pins = (_pin(name, written, manuscript.path) for name, written in named)
    return tuple(pin for pin in pins if pin is not None)


def _pointed(aims: Iterable[Aim], register: Register, places: Mapping[Ref, Pin]) -> Iterator[Pin]:
    """The places that the entries of a guide point to, an exhibition's place too, each once."""
    found: dict[Ref, Pin] = {}
    for aim in aims:
        exhibition = register.manuscripts.get(aim.exhibition) if aim.exhibition else None
        for ref in (aim.place, exhibition.written.get("place", Ref) if exhibition else None):
            if ref is not None and ref in places:
                found[ref] = places[ref]
    yield from found.values()


def _aims_of(manuscript: Manuscript) -> tuple[Aim, ...]:
    """What the entries without a location of their own point to."""
    unplaced = (stop.written for stop in manuscript.stops if "location" not in stop.written.values)
    aims = (Aim(written.get("place", Ref), written.get("exhibition", Ref)) for written in unplaced)
    return tuple(aim for aim in aims if aim.place or aim.exhibition)


def _pin(name: str, written: Written, path: str) -> Pin | None:
    location = written.get("location", Location)
    if location is None:
        return None
    return Pin(name, location, written.texts["location"][0].text, written.position(path, "location"))
