"""Where a reader goes on to after a guide: kin first, and a new guide disturbs few."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from guidegen.edition.desk import Desk
from guidegen.edition.kin import REACH, kin
from guidegen.model.guide import Guide, Status
from guidegen.model.names import Kind, Ref
from guidegen.model.place import Region
from guidegen.model.site import Settings, Site
from tests.edition.press import THEME, TODAY, many

NORTH, SOUTH = Ref(Kind.REGION, "noord"), Ref(Kind.REGION, "zuid")
ANN, BEN = Ref(Kind.CONTRIBUTOR, "ann"), Ref(Kind.CONTRIBUTOR, "ben")
INK, OIL = Ref(Kind.TAG, "inkt"), Ref(Kind.TAG, "olie")


def more(guides: tuple[Guide, ...], guide: Guide, count: int = 3) -> list[str]:
    """The slugs of the guides to go on to."""
    regions = (Region("noord", "Noord"), Region("zuid", "Zuid"))
    site = Site(Settings("Blad"), TODAY, guides=guides, regions=regions)
    return [other.slug for other in kin(Desk(site, THEME), guide, count)]


def changed(guides: tuple[Guide, ...], index: int, **fields: object) -> tuple[Guide, ...]:
    guide = replace(guides[index], **fields)  # type: ignore[arg-type] # fields of a guide
    return (*guides[:index], guide, *guides[index + 1 :])


def test_what_is_shared_counts_a_region_for_two() -> None:
    me = Guide("me", "Me", status=Status.PUBLISHED, region=NORTH, by=(ANN,), tags=(INK, OIL))
    a, b, c, d = many(4)
    family = (
        replace(a, tags=(INK,)),  # 1
        replace(b, region=NORTH),  # 2
        replace(c, by=(ANN,), tags=(INK, OIL)),  # 3
        replace(d, region=NORTH, tags=(OIL,)),  # 3, and older
    )
    assert more((me, *family), me, 4) == ["g002", "g003", "g001", "g000"]
    assert more((me, *family), me, 2) == ["g002", "g003"]


def test_without_kin_the_neighbours_in_time_are_next() -> None:
    guides = many(12)
    assert more(guides, guides[6]) == ["g003", "g004", "g005"]
    assert more(guides, guides[0]) == ["g001", "g002", "g003"]
    assert more(guides, guides[11]) == ["g008", "g009", "g010"]


def test_kin_comes_before_neighbours() -> None:
    guides = changed(changed(many(12), 0, region=SOUTH), 11, region=SOUTH)
    assert more(guides, guides[0]) == ["g011", "g001", "g002"]


def test_a_guide_never_leads_to_itself_nor_to_an_unlisted_one() -> None:
    guides = changed(many(4, region=NORTH), 1, status=Status.UNLISTED)
    assert more(guides, guides[0]) == ["g002", "g003"]
    assert more(guides[:1], guides[0]) == []


def test_an_unlisted_guide_leads_on_too() -> None:
    guides = many(5, tags=(INK,))
    secret = Guide("geheim", "Geheim", status=Status.UNLISTED, tags=(INK,))
    assert more((*guides, secret), secret) == ["g000", "g001", "g002"]
    assert more(guides, replace(secret, tags=())) == ["g000", "g001", "g002"]


def test_only_near_guides_of_a_long_list_are_looked_at() -> None:
    guides = many(40, by=(BEN,))
    me = guides[20]
    assert set(more(guides, me, 99)) == {f"g{n:03}" for n in range(20 - REACH, 20 + REACH + 1)} - {"g020"}


def test_a_new_guide_changes_only_what_stands_near_it() -> None:
    before = many(60, region=NORTH, by=(ANN,))
    new = Guide(
        "nieuw",
        "Nieuw",
        status=Status.PUBLISHED,
        published=TODAY + dt.timedelta(days=1),
        region=NORTH,
        by=(ANN,),
        tags=(INK,),
    )
    disturbed = [guide.slug for guide in before if more(before, guide) != more((new, *before), guide)]
    assert len(disturbed) <= REACH
    assert disturbed == ["g000", "g001", "g002"]
