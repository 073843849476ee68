"""De Koppelpoort van buiten."""

from __future__ import annotations

import random

from druk import Prent, Punt
from inkten import POORT
from vormen import golven, kroon, raster, rondboog, spitsboog, stenen, wig


def koppelpoort() -> Prent:
    """De poort van buiten, half land en half water."""
    p = Prent((2000, 1500), POORT.papier, POORT.inkten, zaad=301)
    raster(p["teal"], (0, 0, 2000, 900), 18, 0.62, 0.03)
    p.open(p.vorm(lambda m: m.rond(330, 330, 122)))
    p["zand"].rond(330, 330, 120)
    _bomen(p)
    _muur(p, -10, 420, 760)
    _muur(p, 1600, 2010, 780)
    _waterpoort(p)
    _landpoort(p)
    _spui(p)
    return p


def _bomen(p: Prent) -> None:
    rnd = random.Random(3)
    for x, r in ((90, 150), (270, 120), (1780, 160), (1930, 140)):
        bollen = list(kroon(x, 690, r, x))
        for b in bollen:
            p["teal"].rond(*b)
        p["nacht"].binnen(
            p.vorm(lambda m, bb=bollen: [m.rond(*b) for b in bb]),
            lambda m, x=x, r=r: [
                wig(m, x + rnd.uniform(-r, r * 0.5), 690 + rnd.uniform(-r, r), 60, 11) for _ in range(26)
            ],
        )


def _baksteen(p: Prent, punten: list[Punt], zaad: int, schaduw: float | None = None) -> None:
    p.leeg(punten)
    p["steen"].vlak(punten)
    x0, x1 = min(x for x, _ in punten), max(x for x, _ in punten)
    y0, y1 = min(y for _, y in punten), max(y for _, y in punten)
    p["steen"].weg(p.vorm(lambda m: stenen(m, (x0 + 8, y0 + 30, x1 - 8, y1 - 10), zaad, hoog=20, deel=0.1)))
    if schaduw is not None:
        p["nacht"].binnen(p.vorm(lambda m: m.vlak(punten)), lambda m: m.blok(schaduw, 0, x1, 1500))


def _kantelen(x0: float, x1: float, y: float, breed: float, hoog: float) -> list[Punt]:
    n = max(1, round((x1 - x0) / breed / 2))
    b = (x1 - x0) / (2 * n - 1)
    uit: list[Punt] = []
    for i in range(n):
        a = x0 + 2 * b * i
        uit += [(a, y), (a, y - hoog), (a + b, y - hoog), (a + b, y)]
    return uit


def _muur(p: Prent, x0: float, x1: float, y: float) -> None:
    _baksteen(p, [(x0, 1120), *_kantelen(x0, x1, y, 34, 34), (x1, 1120)], int(x0))
    for x in range(int(x0) + 70, int(x1) - 60, 150):
        p.leeg(rondboog(x, x + 84, 1120, 880))
        p["nacht"].vlak(rondboog(x, x + 84, 1120, 880))
        p["zand"].vlak(rondboog(x + 16, x + 68, 1120, 900))


def _spits(p: Prent, x: float, half: float, voet: float, top: float) -> None:
    dak = [
        (x - half, voet),
        (x - half * 0.72, voet - 40),
        (x, top),
        (x + half * 0.72, voet - 40),
        (x + half, voet),
    ]
    p.leeg(dak)
    p["nacht"].vlak(dak)
    p["teal"].vlak([(x - half, voet), (x - half * 0.72, voet - 40), (x, top), (x - half * 0.1, voet)])
    p["nacht"].lijn([(x, top), (x, top - 50)], 6)
    p["zand"].rond(x, top - 52, 9)


def _torentje(p: Prent, x: float, half: float, y0: float, top: float, zaad: int) -> None:  # noqa: PLR0917 - maten in de volgorde waarin men ze leest
    lijf = [(x - half, 1130), (x - half, y0), (x + half, y0), (x + half, 1130)]
    _baksteen(p, lijf, zaad, x + half * 0.35)
    krans = [(x - half - 14, y0 + 74), (x - half - 14, y0), (x + half + 14, y0), (x + half + 14, y0 + 74)]
    _baksteen(p, krans, zaad, x + half * 0.4)
    for i in range(-2, 3):
        bx = x + i * (half * 0.44)
        p.leeg(rondboog(bx - 9, bx + 9, y0 + 76, y0 + 40))
        p["nacht"].vlak(rondboog(bx - 9, bx + 9, y0 + 76, y0 + 40))
    for y in (y0 + 150, y0 + 320):
        p.leeg([(x - 9, y), (x + 9, y), (x + 9, y + 66), (x - 9, y + 66)])
        p["nacht"].blok(x - 9, y, x + 9, y + 66)
    _spits(p, x, half + 26, y0 + 4, top)


def _luik(p: Prent, x: float, y: float, b: float, h: float) -> None:
    """Een raam met een zandloperluik."""
    p.leeg([(x - b * 0.5, y), (x + b * 1.5, y), (x + b * 1.5, y + h), (x - b * 0.5, y + h)])
    p["nacht"].blok(x, y, x + b, y + h)
    for a in (x - b * 0.5, x + b):
        p["steen"].vlak([(a, y), (a + b * 0.5, y), (a, y + h), (a + b * 0.5, y + h)])
        p["nacht"].lijn([(a, y), (a + b * 0.5, y), (a + b * 0.5, y + h), (a, y + h), (a, y)], 3)


def _landpoort(p: Prent) -> None:
    _baksteen(p, [(480, 1130), *_kantelen(480, 900, 560, 30, 36), (900, 1130)], 21, None)
    dak = [(500, 528), (560, 380), (820, 380), (880, 528)]
    p.leeg(dak)
    p["teal"].vlak(dak)
    p["nacht"].vlak([(690, 528), (690, 380), (820, 380), (880, 528)])
    _baksteen(p, [(480, 1130), *_kantelen(480, 900, 600, 30, 40), (900, 1130)], 22, None)
    nis = spitsboog(560, 820, 1130, 700)
    p.leeg(nis)
    p["zand"].vlak(nis)
    p["steen"].vlak(nis)
    poort = rondboog(596, 784, 1130, 860)
    p.leeg(poort)
    p["nacht"].vlak(poort)
    licht = rondboog(636, 744, 1130, 930)
    p.leeg(licht)
    p["zand"].vlak(licht)
    for x in (622, 716):
        _luik(p, x, 660, 40, 70)
    _torentje(p, 470, 74, 470, 190, 5)
    _torentje(p, 908, 74, 470, 190, 6)


def _waterpoort(p: Prent) -> None:
    huis = [(960, 800), (960, 600), (1520, 600), (1520, 800)]
    _baksteen(p, huis, 9, None)
    dak = [(930, 612), (1020, 440), (1460, 440), (1552, 612)]
    p.leeg(dak)
    p["teal"].vlak(dak)
    p["nacht"].binnen(
        p.vorm(lambda m: m.vlak(dak)),
        lambda m: [m.lijn([(900, y), (1560, y)], 5) for y in range(470, 612, 34)],
    )
    for x in (1010, 1160, 1310, 1440):
        _luik(p, x, 660, 44, 74)
    _baksteen(p, [(930, 1130), *_kantelen(930, 1640, 812, 30, 40), (1640, 1130)], 10, None)
    boog = rondboog(1060, 1440, 1130, 870)
    p.leeg(rondboog(1036, 1464, 1130, 846))
    p["zand"].vlak(rondboog(1036, 1464, 1130, 846))
    p.leeg(boog)
    p["nacht"].vlak(boog)
    door = rondboog(1130, 1370, 1130, 960)
    p.leeg(door)
    p["zand"].vlak(door)
    for x in range(1140, 1370, 46):
        p["nacht"].blok(x, 880, x + 9, 1000)
    p["nacht"].blok(1080, 990, 1420, 1002)
    _torentje(p, 1600, 66, 560, 310, 7)


def _spui(p: Prent) -> None:
    p.leeg([(0, 1120), (2000, 1120), (2000, 1500), (0, 1500)])
    kade = [(0, 1120), (960, 1120), (860, 1230), (0, 1230)]
    p["teal"].blok(0, 1120, 2000, 1500)
    water = p.vorm(lambda m: (m.blok(0, 1120, 2000, 1500), m.vlak(kade, 0)))
    p["steen"].binnen(
        water,
        lambda m: (
            m.blok(940, 1120, 2000, 1320),
            m.blok(1540, 1120, 1660, 1430),
            m.blok(480, 1230, 900, 1430),
            m.blok(400, 1230, 540, 1500),
            m.blok(840, 1230, 980, 1500),
        ),
    )
    gat = p.vorm(lambda m: m.rond(1250, 1120, 190, 210))
    p["steen"].weg(gat)
    p["nacht"].binnen(water, lambda m: (m.rond(1250, 1120, 190, 210), m.rond(1250, 1120, 120, 140, 0)))
    for naam, zaad in (("steen", 3), ("nacht", 6), ("teal", 9)):
        p[naam].weg(
            p.vorm(
                lambda m, z=zaad, n=naam: golven(
                    m, (0, 1126, 2000, 1500), z, stap=17 if n != "teal" else 34, dik=12 if n != "teal" else 8
                )
            )
        )
    p.leeg(kade)
    p["zand"].vlak(kade)
    p["nacht"].vlak([(0, 1230), (860, 1230), (960, 1120), (960, 1140), (872, 1252), (0, 1252)])
    for i in range(9):
        p["zand"].weg(p.vorm(lambda m, i=i: m.lijn([(40 + i * 100, 1120), (-20 + i * 104, 1230)], 4)))
