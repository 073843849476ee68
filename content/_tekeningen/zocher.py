"""De ronde grafheuvel van boven."""

from __future__ import annotations

import math
import random

from druk import Plaat, Prent
from inkten import STIL
from vormen import kroon


def ring() -> Prent:
    """De grafheuvel van boven: ringen, kelders, paden en kruinen."""
    p = Prent((2000, 2000), STIL.papier, STIL.inkten, zaad=441)
    p["zee"].blok(0, 0, 2000, 2000)
    pad = [(x, 420 + 190 * math.sin(x / 330)) for x in range(-40, 2080, 40)]
    pad2 = [(x, 1640 + 150 * math.sin(x / 280 + 1)) for x in range(-40, 2080, 40)]
    for lijn in (pad, pad2, [(1000, 2000), (1040, 1760), (1000, 1500)], [(1000, 0), (960, 260), (1000, 460)]):
        p["zee"].lijn(lijn, 84, 0)
    p.open(p.vorm(lambda m: m.rond(1000, 1000, 700)))
    for i, (r, inkt) in enumerate(
        ((650, "terra"), (540, "geel"), (430, "terra"), (320, "geel"), (210, "terra"))
    ):
        p.open(p.vorm(lambda m, r=r: m.rond(1000, 1000, r)))
        p[inkt].rond(1000, 1000, r)
        p["pruim"].rond(1000, 1000, r)
        p["pruim"].rond(1000, 1000, r - 15, dekking=0)
        n = (52, 44, 34, 26, 14)[i]
        for k in range(n):
            a = 2 * math.pi * (k + 0.5 * (i % 2)) / n
            _zerk(p, a, r - 78, r - 34)
    p.open(p.vorm(lambda m: m.rond(1000, 1000, 104)))
    p["pruim"].rond(1000, 1000, 100)
    p.leeg([(950, 1000), (1050, 1000), (1050, 1760), (950, 1760)])
    for y in range(1120, 1700, 34):
        p["pruim"].blok(950, y, 1050, y + 6)
    _kruinen(p)
    return p


def _zerk(p: Prent, a: float, r0: float, r1: float) -> None:
    c, s = math.cos(a), math.sin(a)
    hoeken = [
        (1000 + c * r + f * s * 17, 1000 + s * r - f * c * 17)
        for r, f in ((r0, -1), (r1, -1), (r1, 1), (r0, 1))
    ]
    if abs(c) < 0.13 and s > 0:
        return
    p.leeg(hoeken)
    p["pruim"].lijn([*hoeken, hoeken[0]], 4)


def _kruinen(p: Prent) -> None:
    rnd = random.Random(12)
    for x, y, r in (
        (190, 170, 210),
        (600, 110, 140),
        (1790, 230, 240),
        (1420, 90, 130),
        (110, 1000, 150),
        (1900, 900, 160),
        (230, 1800, 230),
        (640, 1880, 150),
        (1760, 1790, 250),
        (1380, 1900, 140),
        (90, 640, 110),
        (1930, 1330, 120),
    ):
        bollen = list(kroon(x, y, r, int(x + y), 13))
        for b in bollen:
            p["pruim"].rond(b[0] + 22, b[1] + 26, b[2])
        vorm = p.vorm(lambda m, bb=bollen: [m.rond(*b) for b in bb])
        p.open(vorm)
        inkt = rnd.choice((("geel", "zee"), ("geel",), ("geel", "zee")))
        for naam in inkt:
            p[naam].beeld.paste(255, mask=vorm)

        def nerf(m: Plaat, x: float = x, y: float = y, r: float = r) -> None:
            for _ in range(46):
                a, d = rnd.uniform(0, 6.28), rnd.uniform(0.15, 0.95) * r
                n = rnd.uniform(0.1, 0.22) * r
                c, s = math.cos(a), math.sin(a)
                m.vlak(
                    [
                        (x + d * c, y + d * s),
                        (x + (d + n / 2) * c - 5 * s, y + (d + n / 2) * s + 5 * c),
                        (x + (d + n) * c, y + (d + n) * s),
                        (x + (d + n / 2) * c + 5 * s, y + (d + n / 2) * s - 5 * c),
                    ]
                )

        p["pruim"].binnen(vorm, nerf)
