"""De winkel met de vier gietijzeren vrouwen."""

from __future__ import annotations

from druk import Plaat, Prent, Punt
from inkten import WERF
from vormen import rondboog


def sinkel() -> Prent:
    """Vier kariatiden onder hun kroonlijst."""
    p = Prent((2000, 2000), WERF.papier, WERF.inkten, zaad=61)
    p["koraal"].blok(0, 0, 2000, 2000)
    for x in (-250, 250, 750, 1250, 1750):
        nis = rondboog(x + 130, x + 370, 1740, 520)
        p.leeg(nis)
        p["nacht"].vlak(nis)
        ruit = rondboog(x + 160, x + 340, 1740, 552)
        p.leeg(ruit)
        p["geel"].vlak(ruit)
        for i in range(1, 3):
            p["nacht"].blok(x + 160 + i * 60 - 4, 552, x + 160 + i * 60 + 4, 1740)
        for y in range(660, 1740, 120):
            p["nacht"].blok(x + 160, y, x + 340, y + 8)
    _lijstwerk(p)
    for x in (250, 750, 1250, 1750):
        _kariatide(p, x)
    p.leeg([(0, 1850), (2000, 1850), (2000, 2000), (0, 2000)])
    p["blauw"].blok(0, 1850, 2000, 2000)
    for y in (1850, 1925):
        p["nacht"].blok(0, y, 2000, y + 12)
    return p


def _lijstwerk(p: Prent) -> None:
    p.leeg([(0, 0), (2000, 0), (2000, 400), (0, 400)])
    p["blauw"].blok(0, 0, 2000, 96)
    p["nacht"].blok(0, 92, 2000, 116)
    p["geel"].blok(0, 116, 2000, 290)
    for x in range(-10, 2000, 90):
        p["nacht"].blok(x, 116, x + 12, 160)
        p["nacht"].blok(x + 26, 116, x + 38, 160)
    p["nacht"].blok(0, 284, 2000, 300)
    p["blauw"].blok(0, 330, 2000, 392)
    p["nacht"].blok(0, 388, 2000, 404)


def _kariatide(p: Prent, x: float) -> None:
    def s(punten: list[Punt]) -> list[Punt]:
        return [(x + a, b) for a, b in punten] + [(x - a, b) for a, b in reversed(punten)]

    sokkel = [(x - 130, 1740), (x + 130, 1740), (x + 130, 1850), (x - 130, 1850)]
    kapiteel = s([(118, 404), (118, 436), (78, 452), (66, 486)])
    haar = s([(0, 470), (58, 484), (74, 540), (70, 610), (46, 640)])
    lijf = s(
        [
            (34, 630),
            (40, 668),
            (104, 690),
            (124, 760),
            (112, 900),
            (92, 990),
            (104, 1050),
            (150, 1250),
            (158, 1500),
            (146, 1740),
        ]
    )
    for v in (sokkel, kapiteel, haar, lijf):
        p.leeg(v)
    p["blauw"].vlak(sokkel)
    p["nacht"].blok(x - 146, 1736, x + 146, 1752)
    p["blauw"].vlak(kapiteel)
    p["nacht"].blok(x - 124, 400, x + 124, 412)
    p["nacht"].vlak(haar)
    p.open(p.vorm(lambda m: m.rond(x, 572, 48, 62)))
    for kant in (-1, 1):
        p["blauw"].lijn([(x + kant * 9, 558), (x + kant * 30, 562)], 5)
    p["blauw"].lijn([(x, 566), (x - 7, 594), (x + 4, 596)], 4)
    p["koraal"].lijn([(x - 10, 612), (x + 10, 612)], 6)
    p["blauw"].vlak([(x + 20, 520), (x + 48, 572), (x + 20, 632), (x + 34, 572)])
    p["blauw"].binnen(
        p.vorm(lambda m: m.vlak(lijf)),
        lambda m: m.vlak([(x + 30, 600), (x + 200, 600), (x + 200, 1740), (x + 70, 1740), (x + 40, 1000)]),
    )
    _plooien(p, x, lijf)
    for kant in (-1, 1):
        arm = [(x + kant * 104, 712), (x + kant * 132, 860), (x + kant * 118, 1010), (x + kant * 96, 1090)]
        p["nacht"].lijn(arm, 7)
        p["nacht"].lijn([(x + kant * 84, 770), (x + kant * 92, 900), (x + kant * 78, 1000)], 5)
    p["nacht"].vlak([(x - 92, 962), (x + 92, 962), (x + 98, 1000), (x - 98, 1000)])
    p["nacht"].lijn([(x - 60, 700), (x, 780), (x + 60, 700)], 7)


def _plooien(p: Prent, x: float, lijf: list[Punt]) -> None:
    vorm = p.vorm(lambda m: m.vlak(lijf))

    def teken(m: Plaat) -> None:
        for i in range(-4, 5):
            top, voet = x + i * 20, x + i * 34
            m.vlak([(top - 2, 1010), (top + 3, 1010), (voet + 8, 1740), (voet - 8, 1740)])
        for dy in (0, 36, 72):
            m.lijn([(x - 70, 800 + dy), (x, 850 + dy), (x + 70, 800 + dy)], 5)

    p["nacht"].binnen(vorm, teken)
