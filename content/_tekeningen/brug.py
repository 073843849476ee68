"""Een brug over de gracht en haar spiegelbeeld."""

from __future__ import annotations

import math
import random

from druk import Prent, Punt
from inkten import WERF
from vormen import fiets, golven, kroon, raster, rondboog, stenen


def brug() -> Prent:
    """Een brug die met haar spiegelbeeld een cirkel maakt."""
    p = Prent((2000, 1333), WERF.papier, WERF.inkten, zaad=41)
    raster(p["geel"], (0, 0, 2000, 330), 16, 0.0, 0.5)
    lijf = [(0, 330), (500, 262), (1000, 240), (1500, 262), (2000, 330), (2000, 800), (0, 800)]
    p["koraal"].vlak(lijf)
    p["koraal"].weg(p.vorm(lambda m: stenen(m, (0, 360, 2000, 790), 5, hoog=26, deel=0.16)))
    p["nacht"].vlak(
        [
            (0, 330),
            (500, 262),
            (1000, 240),
            (1500, 262),
            (2000, 330),
            (2000, 356),
            (1500, 288),
            (1000, 266),
            (500, 288),
            (0, 356),
        ]
    )
    cx, cy, r = 1000.0, 800.0, 462.0
    p.open(p.vorm(lambda m: m.rond(cx, cy, r + 44)))
    p["geel"].rond(cx, cy, r + 44)
    for i in range(41):
        a = math.pi * i / 40
        p["geel"].weg(
            p.vorm(
                lambda m, a=a: m.lijn(
                    [
                        (cx - (r - 6) * math.cos(a), cy - (r - 6) * math.sin(a)),
                        (cx - (r + 50) * math.cos(a), cy - (r + 50) * math.sin(a)),
                    ],
                    5,
                )
            )
        )
    p.open(p.vorm(lambda m: m.rond(cx, cy, r)))
    rond = p.vorm(lambda m: m.rond(cx, cy, r - 4))
    _doorkijk(p, cx, cy, rond)
    for x in (210, 1790):
        _brugkelder(p, x)
    _leuningen(p)
    p.leeg([(0, 800), (2000, 800), (2000, 1333), (0, 1333)])
    _brugwater(p, cx, cy, r)
    return p


def _doorkijk(p: Prent, cx: float, cy: float, rond) -> None:  # noqa: ANN001
    p["geel"].binnen(rond, lambda m: raster(m, (cx - 480, 330, cx + 480, 800), 14, 0.15, 0.8))
    rnd = random.Random(6)
    x = cx - 480
    while x < cx + 480:
        b, h = rnd.uniform(74, 110), rnd.uniform(150, 235)
        inkt = rnd.choice(("blauw", "koraal", "blauw"))
        gevel: list[Punt] = [(x, cy), (x, cy - h), (x + b / 2, cy - h - 52), (x + b, cy - h), (x + b, cy)]
        p["geel"].weg(p.vorm(lambda m, g=gevel: m.vlak(g)))
        p[inkt].binnen(rond, lambda m, g=gevel: m.vlak(g))
        for rij in range(3):
            for k in range(2):
                rx, ry = x + b * (0.2 + 0.38 * k), cy - h + 18 + rij * 56
                p["nacht"].binnen(rond, lambda m, rx=rx, ry=ry, rb=b: m.blok(rx, ry, rx + rb * 0.22, ry + 34))
        x += b
    for bx, zaad in ((cx - 300, 3), (cx + 250, 8)):
        bollen = list(kroon(bx, cy - 250, 120, zaad))
        vorm = p.vorm(lambda m, bb=bollen: [m.rond(*b) for b in bb])
        for naam in ("koraal", "nacht", "blauw"):
            p[naam].weg(vorm)
        p["geel"].binnen(rond, lambda m, bb=bollen: [m.rond(*b) for b in bb])
        p["blauw"].binnen(rond, lambda m, bb=bollen: [m.rond(b[0] + 12, b[1] + 16, b[2] * 0.86) for b in bb])
        p["nacht"].lijn([(bx, cy), (bx, cy - 230)], 13)


def _brugkelder(p: Prent, x: float) -> None:
    gat = rondboog(x - 90, x + 90, 800, 560)
    p.leeg(rondboog(x - 116, x + 116, 800, 530))
    p["geel"].vlak(rondboog(x - 116, x + 116, 800, 530))
    p.leeg(gat)
    p["nacht"].vlak(gat)
    deur = rondboog(x - 62, x + 62, 800, 592)
    p.leeg(deur)
    p["blauw"].vlak(deur)
    for dx in (-31, 0, 31):
        p["blauw"].weg(p.vorm(lambda m, dx=dx: m.lijn([(x + dx, 600), (x + dx, 800)], 4)))


def _leuningen(p: Prent) -> None:
    def op(x: float) -> float:
        return 240 + 90 * ((x - 1000) / 1000) ** 2

    p["nacht"].lijn([(x, op(x) - 84) for x in range(0, 2001, 50)], 9)
    for x in range(20, 2000, 70):
        p["nacht"].lijn([(x, op(x)), (x, op(x) - 84)], 6)
    fiets(p["nacht"], 620, op(620) + 6, 0.66)
    fiets(p["nacht"], 1420, op(1420) + 6, 0.66)


def _brugwater(p: Prent, cx: float, cy: float, r: float) -> None:
    water = p.vorm(lambda m: m.blok(0, 800, 2000, 1333))
    p["blauw"].blok(0, 800, 2000, 1333)
    p["koraal"].blok(0, 800, 2000, 1333)
    p["koraal"].blok(0, 1010, 2000, 1333, 0)
    onder = p.vorm(lambda m: (m.rond(cx, cy, r, r * 0.94), m.blok(0, 0, 2000, 800, 0)))
    for naam in ("koraal", "blauw"):
        p[naam].weg(onder)
    p["geel"].binnen(water, lambda m: m.rond(cx, cy, r, r * 0.94))
    p["blauw"].binnen(water, lambda m: [m.rond(x, 800, 150, 300) for x in (cx - 300, cx + 250)])
    p["blauw"].binnen(onder, lambda m: m.blok(0, 800, 2000, 972))
    for naam, zaad in (("koraal", 3), ("geel", 5)):
        p[naam].weg(p.vorm(lambda m, z=zaad: golven(m, (0, 806, 2000, 1333), z, stap=19, dik=12)))
    p["blauw"].binnen(onder, lambda m: golven(m, (400, 806, 1600, 1333), 12, stap=17, dik=12))
    p["blauw"].weg(p.vorm(lambda m: golven(m, (0, 820, 2000, 1333), 17, stap=38, dik=7)))
    p["nacht"].blok(0, 794, 560, 806)
    p["nacht"].blok(1440, 794, 2000, 806)
