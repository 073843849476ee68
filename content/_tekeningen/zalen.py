"""Een museumzaal en een lantaarn op een werfmuur."""

from __future__ import annotations

import math

from druk import Prent, Punt
from inkten import WERF
from vormen import ring, stenen


def zaal() -> Prent:
    """Een museumzaal met bovenlicht, een bank en drie lege lijsten."""
    p = Prent((2000, 1500), WERF.papier, WERF.inkten, zaad=601)
    p["blauw"].blok(0, 0, 2000, 1500)
    achter = [(560, 420), (1440, 420), (1440, 1010), (560, 1010)]
    p.leeg(achter)
    p["koraal"].vlak(achter)
    vloer = [(0, 1400), (560, 1010), (1440, 1010), (2000, 1400), (2000, 1500), (0, 1500)]
    p.leeg(vloer)
    p["geel"].vlak(vloer)
    p["koraal"].vlak(vloer, 120)
    for i in range(-6, 18):
        p["nacht"].lijn([(560 + i * 80, 1010), (-900 + i * 320, 1500)], 4)
    for k in range(6):
        a, b = 1.0 - k * 0.14, 1.0 - (k + 0.82) * 0.14
        for kant in (-1, 1):
            ruit = [
                (1000 + kant * 60 * a * 3, 420 * (1 - a)),
                (1000 + kant * 330 * a * 2.1, 420 * (1 - a)),
                (1000 + kant * 330 * b * 2.1, 420 * (1 - b)),
                (1000 + kant * 60 * b * 3, 420 * (1 - b)),
            ]
            p.leeg(ruit)
            p["geel"].vlak(ruit)
    bundel = [(700, 160), (1090, 160), (1330, 1010), (1480, 1290), (620, 1290), (760, 1010)]
    p["nacht"].blok(0, 0, 2000, 1500, 70)
    p["nacht"].vlak(bundel, 0)
    for x0, x1 in ((640, 820), (890, 1110), (1180, 1360)):
        p.leeg([(x0, 560), (x1, 560), (x1, 850), (x0, 850)])
        p["nacht"].lijn([(x0, 560), (x1, 560), (x1, 850), (x0, 850), (x0, 560)], 15)
    for kant in (-1, 1):
        for a, b in ((0.2, 0.46), (0.58, 0.9)):

            def w(t: float, y: float, kant: int = kant) -> Punt:
                x = 1000 + kant * (440 + 560 * t)
                return x, 715 + (y - 715) * (1 + 1.1 * t)

            lijst = [w(a, 560), w(b, 560), w(b, 850), w(a, 850)]
            p.leeg(lijst)
            p["geel"].vlak(lijst)
            p["nacht"].lijn([*lijst, lijst[0]], 14)
    p["nacht"].vlak([(700, 1210), (1300, 1210), (1360, 1270), (640, 1270)])
    p["nacht"].blok(640, 1266, 1360, 1300)
    for x in (690, 1280):
        p["nacht"].blok(x, 1296, x + 34, 1400)
    _bezoeker(p, 1000, 1120)
    return p


def _bezoeker(p: Prent, x: float, y: float) -> None:
    jas = [
        (x - 56, y - 10),
        (x - 50, y - 150),
        (x - 20, y - 176),
        (x + 20, y - 176),
        (x + 50, y - 150),
        (x + 56, y - 10),
    ]
    benen = [
        (x - 36, y + 90),
        (x - 36, y - 20),
        (x + 36, y - 20),
        (x + 36, y + 90),
        (x + 8, y + 90),
        (x, y + 6),
        (x - 8, y + 90),
    ]
    for v in (jas, benen):
        p.leeg(v)
    p["nacht"].vlak(benen)
    p["geel"].vlak(jas)
    p.open(p.vorm(lambda m: m.rond(x, y - 214, 36)))
    p["nacht"].rond(x, y - 214, 36)


def lantaarn() -> Prent:
    """Licht op een werfmuur."""
    p = Prent((1600, 2000), WERF.papier, WERF.inkten, zaad=611)
    p["nacht"].blok(0, 0, 1600, 2000)
    p["koraal"].blok(0, 0, 1600, 2000)
    for i, r in enumerate((760, 610, 470)):
        p["nacht"].rond(800, 760, r, dekking=(150, 80, 0)[i])
    p["koraal"].rond(800, 760, 300, dekking=0)
    p["geel"].rond(800, 760, 470)
    p["koraal"].weg(p.vorm(lambda m: stenen(m, (0, 20, 1600, 1990), 5, hoog=34, deel=0.14)))
    for x0, x1 in ((-180, 260), (1340, 1780)):
        boog = [
            (x0, 2000),
            *[
                (
                    x0 + (x1 - x0) / 2 - (x1 - x0) / 2 * math.cos(math.pi * i / 20),
                    1540 - 220 * math.sin(math.pi * i / 20),
                )
                for i in range(21)
            ],
            (x1, 2000),
        ]
        p.leeg(boog)
        p["nacht"].vlak(boog)
    console = [
        (640, 1190),
        (960, 1190),
        (930, 1270),
        (880, 1330),
        (850, 1450),
        (800, 1510),
        (750, 1450),
        (720, 1330),
        (670, 1270),
    ]
    p.leeg(console)
    p["geel"].vlak(console)
    p["blauw"].vlak(
        [(830, 1190), (960, 1190), (930, 1270), (880, 1330), (850, 1450), (800, 1510), (810, 1380)]
    )
    p["nacht"].lijn([(700, 1250), (900, 1250)], 9)
    for x in (740, 800, 860):
        ring(p["nacht"], x, 1316, 24, 8)
    p["nacht"].blok(614, 1160, 986, 1194)
    p["nacht"].blok(782, 960, 818, 1170)
    kap = [(660, 560), (940, 560), (800, 420)]
    glas = [(690, 560), (910, 560), (870, 940), (730, 940)]
    for v in (kap, glas):
        p.leeg(v)
    p["nacht"].vlak(kap)
    p["geel"].vlak(glas)
    p["nacht"].lijn([*glas, glas[0]], 16)
    p["nacht"].lijn([(800, 560), (800, 940)], 8)
    p["nacht"].blok(640, 548, 960, 572)
    p["nacht"].blok(716, 934, 884, 964)
    p["nacht"].rond(800, 408, 20)
    p.open(p.vorm(lambda m: m.vlak([(800, 700), (826, 780), (800, 830), (774, 780)])))
    p["koraal"].vlak([(800, 716), (820, 780), (800, 820), (780, 780)])
    return p
