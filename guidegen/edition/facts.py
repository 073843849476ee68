"""Practical facts, as a page shows them; what an entry says wins over what its record says."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from guidegen.edition.views import ClosingView, FactsView, Link, RelationView, RunView
from guidegen.model.guide import Relation
from guidegen.model.names import Kind
from guidegen.model.place import Facts

if TYPE_CHECKING:
    import datetime as dt

    from guidegen.edition.sheet import Sheet
    from guidegen.model.exhibition import Exhibition, Run
    from guidegen.model.guide import Entry
    from guidegen.model.place import Closing, Place


def place_facts(sheet: Sheet, place: Place) -> FactsView:
    """The facts of a place."""
    return _view(sheet, place.facts, None)


def exhibition_facts(sheet: Sheet, exhibition: Exhibition) -> FactsView:
    """The facts of an exhibition: its own, then those of its place."""
    place = sheet.desk.site.place(exhibition.place)
    facts = replace(
        place.facts,
        price=exhibition.price or place.facts.price,
        booking=exhibition.booking or place.facts.booking,
        link=exhibition.link or place.facts.link,
    )
    return replace(_view(sheet, facts, exhibition.run), venue=sheet.link(exhibition.place, place.name))


def entry_facts(sheet: Sheet, entry: Entry) -> FactsView:
    """The facts of an entry: what it says itself, then those of its record."""
    subject = entry.subject
    if subject is None:
        return _view(sheet, entry.facts, entry.run)
    if subject.kind is Kind.PLACE:
        return _view(sheet, _over(entry.facts, sheet.desk.site.place(subject).facts), entry.run)
    exhibition = sheet.desk.site.exhibition(subject)
    place = sheet.desk.site.place(exhibition.place)
    own = Facts(price=exhibition.price, booking=exhibition.booking, link=exhibition.link)
    view = _view(sheet, _over(entry.facts, _over(own, place.facts)), entry.run or exhibition.run)
    return replace(view, venue=sheet.link(exhibition.place, place.name))


def run_view(run: Run | None, today: dt.date) -> RunView | None:
    """A run of dates and where today stands in it; None when no date was given."""
    if run is None or (run.start is None and run.until is None):
        return None
    return RunView(run.start, run.until, run.state(today).value)


def closing_view(closing: Closing | None, today: dt.date) -> ClosingView | None:
    """A closing, as long as it lasts."""
    if closing is None or not closing.is_on(today):
        return None
    return ClosingView(closing.state.value, closing.until, closing.reason)


def relation_view(relation: Relation | None, partner: str | None) -> RelationView | None:
    """A tie that a reader should know of; None where there is none to tell."""
    if relation is None or relation is Relation.NONE:
        return None
    return RelationView(relation.value, partner)


def _view(sheet: Sheet, facts: Facts, run: Run | None) -> FactsView:
    today = sheet.desk.site.today
    return FactsView(
        kind=facts.kind.value if facts.kind else None,
        run=run_view(run, today),
        closed=closing_view(facts.closed, today),
        address=facts.address,
        lat=facts.location.lat if facts.location else None,
        lon=facts.location.lon if facts.location else None,
        stop=facts.stop,
        open=facts.open,
        opening_hours=facts.opening_hours,
        price=facts.price,
        museum_card=facts.museum_card,
        booking=facts.booking,
        link=host_link(facts.link) if facts.link else None,
        phone=Link(f"tel:{_dialled(facts.phone)}", facts.phone) if facts.phone else None,
        facilities=tuple(f.value for f in facts.facilities),
    )


def host_link(url: str) -> Link:
    """A link elsewhere, in the words of its host."""
    return Link(url, (urlsplit(url).hostname or url).removeprefix("www."))


def _dialled(phone: str) -> str:
    """The number as a telephone dials it: the (0) of `+31 (0)30` is for callers within the country."""
    plain = phone.replace("(0)", "") if phone.startswith(("+", "00")) else phone
    return "".join(sign for sign in plain if sign in "+0123456789")


def _over(own: Facts, other: Facts) -> Facts:
    """The facts of `own`, completed by those of `other`."""
    said = {f.name: value for f in fields(Facts) if (value := getattr(own, f.name)) not in (None, ())}
    return replace(other, **said)
