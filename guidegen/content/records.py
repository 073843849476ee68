"""From manuscripts to records: every pointer proven, every picture in its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from typing import Any

from guidegen.content.decode import Written
from guidegen.content.kinds import attribute
from guidegen.content.manuscripts import Stop, reversed_run, without_text
from guidegen.content.proof import Proof
from guidegen.model.contributor import Collaboration, Contributor
from guidegen.model.exhibition import Exhibition, Run
from guidegen.model.guide import Entry, Guide
from guidegen.model.media import Picture
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Facts, Place, Region
from guidegen.model.prose import Prose
from guidegen.model.site import Page
from guidegen.problems import error, warning

_FACTS = tuple(fact.name for fact in fields(Facts))


def facts_of(written: Written) -> Facts:
    """The practical facts among these keys."""
    return Facts(**_values(written, _FACTS))


def place_from(proof: Proof) -> Place:
    """The place in a manuscript."""
    m = proof.manuscript
    text = proof.prose(m.blocks)
    cover = proof.picture("cover") or _first_picture(text)
    return Place(m.ref.slug, m.name, proof.ref("region"), cover, facts_of(m.written), text, m.written.extra)


def region_from(proof: Proof) -> Region:
    """The region in a manuscript; that its parents come to an end is proven later."""
    m = proof.manuscript
    text = proof.prose(m.blocks)
    cover = proof.picture("cover") or _first_picture(text)
    return Region(m.ref.slug, m.name, proof.ref("parent"), _outline(proof), cover, text, m.written.extra)


def exhibition_from(proof: Proof) -> Exhibition | None:
    """The exhibition in a manuscript; None when its place is not known, as it could be shown nowhere."""
    m = proof.manuscript
    text = proof.prose(m.blocks)
    place = proof.ref("place")
    cover = proof.picture("cover") or _first_picture(text)
    proof.problems += reversed_run(m.written, m.path)
    if place is None:
        return None
    given = _values(m.written, ("price", "booking", "link", "example"))
    run = run_of(m.written) or Run()
    return Exhibition(m.ref.slug, m.name, place, run, cover=cover, text=text, extra=m.written.extra, **given)


def contributor_from(proof: Proof) -> Contributor:
    """The contributor in a manuscript."""
    m = proof.manuscript
    ties = tuple(_tie(proof, tie, n) for n, tie in enumerate(m.written.all("works-with", Collaboration)))
    given = _values(m.written, ("role", "links"))
    portrait = proof.picture("portrait", alt=m.name)
    text = proof.prose(m.blocks)
    return Contributor(
        m.ref.slug, m.name, portrait=portrait, works_with=ties, text=text, extra=m.written.extra, **given
    )


def page_from(proof: Proof) -> Page:
    """The plain page in a manuscript."""
    m = proof.manuscript
    menu = m.written.get("menu", bool) or False
    return Page(m.ref.slug, m.name, menu, proof.prose(m.blocks), m.written.extra)


def guide_from(proof: Proof) -> Guide:
    """The guide in a manuscript, with its entries in the order of the file."""
    m = proof.manuscript
    intro = proof.prose(m.blocks)
    entries = tuple(_entry(proof, stop) for stop in m.stops)
    shown = (_first_picture(text) for text in (intro, *(entry.text for entry in entries)))
    cover = proof.picture("cover") or next((picture for picture in shown if picture is not None), None)
    refs = {
        "by": proof.refs("by"),
        "region": proof.ref("region"),
        "tags": tuple(dict.fromkeys(m.written.all("tags", Ref))),
    }
    plain = {f.name for f in fields(Guide)} - {*refs, "slug", "title", "cover", "intro", "entries", "extra"}
    given = {**_values(m.written, tuple(plain)), **refs}
    return Guide(
        m.ref.slug, m.name, cover=cover, intro=intro, entries=entries, extra=m.written.extra, **given
    )


def run_of(written: Written) -> Run | None:
    """The days that the keys from and until name; None when neither is there."""
    start, until = written.get("from", dt.date), written.get("until", dt.date)
    return Run(start, until) if start or until else None


def _entry(proof: Proof, stop: Stop) -> Entry:
    subject = proof.ref("exhibition", stop.written) or proof.ref("place", stop.written)
    text = proof.prose(stop.blocks, proof.media("photos", stop.written))
    told = proof.register.manuscripts[subject].blocks if subject is not None else ()
    if not text.excerpt and not told and (stop.blocks or stop.written.texts):
        proof.problems.append(without_text(proof.manuscript, stop))
    given = _values(stop.written, ("relation", "partner"))
    return Entry(
        stop.id,
        stop.heading.text.strip() or stop.id,
        subject,
        facts_of(stop.written),
        run_of(stop.written),
        text=text,
        extra=stop.written.extra,
        **given,
    )


def _tie(proof: Proof, tie: Collaboration, index: int) -> Collaboration:
    ref = Ref(Kind.PLACE, tie.partner)
    if ref in proof.register.visible:
        return replace(tie, place=ref)
    place = proof.manuscript.written.position(proof.manuscript.path, "works-with", index)
    proof.curious = True
    found, problems = proof.register.prove(ref, place)
    proof.problems += (
        warning("partner-not-found", p.position, **dict(p.values))
        for p in problems
        if "suggestion" in dict(p.values)
    )
    return replace(tie, place=found)


def _outline(proof: Proof) -> str | None:
    m = proof.manuscript
    name = m.written.get("outline", str)
    if name is None:
        return None
    found = proof.pictures.shelf.find(name, m.source.folders)
    if found.path is None or found.code is not None:
        code = found.code or "file-not-found-here"
        place = m.written.position(m.path, "outline")
        proof.problems.append(error(code, place, file=name, suggestion=found.suggestion))
    elif found.path in proof.pictures.damaged:
        proof.problems.append(error("outline-form", m.written.position(m.path, "outline"), file=name))
    return found.path.partition("/")[2] if found.path is not None else None


def _first_picture(text: Prose) -> Picture | None:
    return next((media for media in text.media if isinstance(media, Picture)), None)


def _values(written: Written, names: tuple[str, ...]) -> dict[str, Any]:
    """The values under these names of the dataclass; their types are as its own fields asked."""
    held = {attribute(key): value for key, value in written.values.items()}
    return {name: held[name] for name in names if held.get(name) is not None}
