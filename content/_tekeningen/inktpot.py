"""De bakstenen kolos van de spoorwegen."""

from __future__ import annotations

import math
import random

from druk import Prent, Punt
from inkten import RIETVELD
from motieven import boom
from vormen import raster


def inktpot() -> Prent:
    """De bakstenen kolos, van onderen gezien, met de schotel op de rand."""
    p = Prent((2000, 2000), RIETVELD.papier, RIETVELD.inkten, zaad=121)
    raster(p["geel"], (0, 0, 2000, 1500), 19, 0.95, 0.18)
    for half, y in ((104, 236), (140, 292)):
        p.leeg([(1000 - half, y), (1000 + half, y), (1000 + half, 400), (1000 - half, 400)])
        p["rood"].blok(1000 - half, y, 1000 + half, 400)
        p["zwart"].blok(1000 - half, y, 1000 + half, y + 14)
    for x0, x1, y in (
        (820, 1180, 352),
        (-80, 470, 1130),
        (1530, 2080, 1130),
        (330, 1670, 980),
        (560, 1440, 800),
    ):
        _blok(p, x0, x1, y)
    _ingang(p)
    _schotel(p, 560, 812)
    p["zwart"].blok(0, 1880, 2000, 2000)
    for x, s in ((260, 0.62), (1560, 0.62)):
        _boompje(p, x, 1880, s)
    return p


def _blok(p: Prent, x0: float, x1: float, y: float) -> None:
    p.leeg([(x0, y), (x1, y), (x1, 1900), (x0, 1900)])
    p["rood"].blok(x0, y, x1, 1900)
    p["zwart"].blok(x1 - (x1 - x0) * 0.2, y, x1, 1900, 110)
    p["zwart"].blok(x0 - 8, y, x1 + 8, y + 20)
    aantal = round((x1 - x0) / 92)
    breed = (x1 - x0) / aantal
    for i in range(aantal):
        a = x0 + breed * i
        p["zwart"].blok(a + breed * 0.3, y + 60, a + breed * 0.7, 1880)
        for r in range(9):
            ry = y + 96 + r * 156
            if ry + 96 < 1820:
                p.leeg(
                    [
                        (a + breed * 0.34, ry),
                        (a + breed * 0.66, ry),
                        (a + breed * 0.66, ry + 96),
                        (a + breed * 0.34, ry + 96),
                    ]
                )
                p["geel" if (i * 7 + r * 3) % 5 else "blauw"].blok(
                    a + breed * 0.34, ry, a + breed * 0.66, ry + 96
                )
        p["rood"].weg(p.vorm(lambda m, a=a: m.lijn([(a, y + 40), (a, 1880)], 4)))


def _ingang(p: Prent) -> None:
    for i, (half, top) in enumerate(((170, 1420), (128, 1490), (86, 1560))):
        p.leeg([(1000 - half, top), (1000 + half, top), (1000 + half, 1884), (1000 - half, 1884)])
        p[("rood", "zwart", "geel")[i]].blok(1000 - half, top, 1000 + half, 1884)
    p["zwart"].blok(994, 1560, 1006, 1884)


def _schotel(p: Prent, x: float, y: float) -> None:
    def lens(rx: float, ry: float, cy: float) -> list[Punt]:
        return [
            (x + rx * math.cos(t), cy + ry * math.sin(t)) for t in (math.pi * 2 * i / 60 for i in range(60))
        ]

    p.leeg(lens(118, 92, y - 78))
    p["blauw"].vlak(lens(112, 86, y - 78))
    p.leeg(lens(300, 62, y - 38))
    p["grijs"].vlak(lens(294, 58, y - 38))
    p["zwart"].vlak([*lens(294, 58, y - 38)[0:30], (x - 294, y - 38), (x, y - 10)])
    for i in range(-3, 4):
        p.open(p.vorm(lambda m, i=i: m.rond(x + i * 74, y - 26 + abs(i) * -3, 15, 11)))
        p["geel"].rond(x + i * 74, y - 26 - abs(i) * 3, 14, 10)


def _boompje(p: Prent, x: float, y: float, s: float) -> None:
    boom(p["zwart"], x, y, -90, 190 * s, 30 * s, 8, random.Random(int(x)))
