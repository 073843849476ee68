"""De piramide op de hei."""

from __future__ import annotations

import math
import random

from druk import Prent, Punt
from inkten import HEUVEL
from motieven import heide
from vormen import golven, raster, wig


def den(p: Prent, x: float, voet: float, hoog: float, zaad: int) -> None:
    """Een vliegden: kromme stam, platte schermen."""
    rnd = random.Random(zaad)
    bocht = rnd.choice((-1, 1)) * hoog * 0.05
    stam = [
        (x, voet),
        (x + bocht, voet - hoog * 0.4),
        (x - bocht * 0.4, voet - hoog * 0.7),
        (x + bocht * 0.6, voet - hoog * 0.96),
    ]
    for i, d in ((0, 0.04), (1, 0.032), (2, 0.022)):
        p["inkt"].lijn([stam[i], stam[i + 1]], hoog * d)
    schermen = [
        (stam[1][0] - hoog * 0.12, voet - hoog * 0.53, 0.085),
        (stam[2][0] + hoog * 0.14, voet - hoog * 0.64, 0.11),
        (stam[2][0] - hoog * 0.11, voet - hoog * 0.76, 0.12),
        (stam[2][0] + hoog * 0.09, voet - hoog * 0.84, 0.12),
        (stam[3][0] - hoog * 0.02, voet - hoog * 0.98, 0.13),
    ]
    for sx, sy, _ in schermen:
        p["inkt"].lijn([(sx, sy), (stam[1][0], voet - hoog * 0.44)], hoog * 0.014)
    for sx, sy, r in schermen:
        ring = list(_scherm(sx, sy, hoog * r, rnd))
        p.leeg(ring)
        p["groen"].vlak(ring)
        p["inkt"].binnen(
            p.vorm(lambda m, v=ring: m.vlak(v)),
            lambda m, sx=sx, sy=sy, r=r: [
                wig(
                    m,
                    sx + rnd.uniform(-1, 0.5) * hoog * r,
                    sy + rnd.uniform(0.0, 0.34) * hoog * r,
                    hoog * r * 0.6,
                    hoog * 0.011,
                )
                for _ in range(9)
            ],
        )
        p["groen"].weg(
            p.vorm(
                lambda m, sx=sx, sy=sy, r=r: [
                    wig(
                        m,
                        sx + rnd.uniform(-0.9, 0.4) * hoog * r,
                        sy - rnd.uniform(0.02, 0.36) * hoog * r,
                        hoog * r * 0.4,
                        hoog * 0.007,
                    )
                    for _ in range(8)
                ]
            )
        )


def _scherm(x: float, y: float, r: float, rnd: random.Random) -> list[Punt]:
    n = 26
    uit = []
    for i in range(n):
        a = 2 * math.pi * i / n
        k = r * (1 + (0.09 if i % 2 else -0.05) + rnd.uniform(-0.04, 0.04))
        uit.append((x + k * math.cos(a), y + k * 0.74 * math.sin(a)))
    return uit


def pyramide() -> Prent:
    """De piramide op de hei."""
    p = Prent((1600, 2000), HEUVEL.papier, HEUVEL.inkten, zaad=201)
    raster(p["oker"], (0, 0, 1600, 1250), 18, 0.08, 0.85)
    p.open(p.vorm(lambda m: m.rond(420, 430, 172)))
    p["roze"].rond(420, 430, 170)
    rnd = random.Random(1)
    for x in range(-20, 1640, 30):
        p["groen"].rond(x, 1238, 34, rnd.uniform(40, 92))
    p["inkt"].blok(0, 1226, 1600, 1262)
    _heuvel(p)
    p.leeg([(0, 1250), (1600, 1250), (1600, 2000), (0, 2000)])
    p["roze"].blok(0, 1250, 1600, 2000)
    pad = [
        (706, 1250),
        (890, 1250),
        (1010, 1420),
        (880, 1600),
        (640, 1760),
        (700, 2000),
        (160, 2000),
        (250, 1740),
        (600, 1560),
        (760, 1410),
    ]
    p["roze"].weg(p.vorm(lambda m: heide(m, (0, 1270, 1600, 2000), 4, 230)))
    p["inkt"].binnen(
        p.vorm(lambda m: m.blok(0, 1262, 1600, 2000)), lambda m: heide(m, (0, 1290, 1600, 2040), 9, 210)
    )
    p["groen"].binnen(
        p.vorm(lambda m: m.blok(0, 1262, 1600, 2000)), lambda m: heide(m, (0, 1290, 1600, 2040), 14, 150)
    )
    p.leeg(pad)
    p["oker"].vlak(pad)
    p["oker"].weg(p.vorm(lambda m: golven(m, (150, 1270, 1000, 2000), 6, stap=40, dik=7)))
    den(p, 1400, 1560, 1150, 3)
    den(p, 120, 1420, 620, 8)
    return p


def _heuvel(p: Prent) -> None:
    treden, x0, x1, y0, y1 = 7, 230.0, 1370.0, 1250.0, 660.0
    omtrek: list[Punt] = []
    for i in range(treden):
        t, u = i / treden, (i + 1) / treden
        omtrek += [(x0 + 500 * t, y0 - (y0 - y1) * t), (x0 + 500 * t + 26, y0 - (y0 - y1) * u)]
    rechts = [(x0 + x1 - x, y) for x, y in reversed(omtrek)]
    p.leeg(omtrek + rechts)
    p["groen"].vlak(omtrek + rechts)
    vorm = p.vorm(lambda m: m.vlak(omtrek + rechts))
    p["inkt"].binnen(vorm, lambda m: m.vlak([(862, y1 - 10), (1400, y1 - 10), (1400, y0), (1040, y0)]))
    for i in range(1, treden):
        y = y0 - (y0 - y1) * i / treden
        for naam in ("groen", "inkt"):
            p[naam].weg(p.vorm(lambda m, y=y: m.blok(200, y - 5, 1400, y + 4)))
    trap = [(776, y1), (824, y1), (868, y0), (732, y0)]
    p.leeg(trap)
    p["oker"].vlak(trap)
    for i in range(34):
        y = y1 + (y0 - y1) * i / 34
        p["inkt"].vlak(
            [
                (776 - 44 * i / 34, y),
                (824 + 44 * i / 34, y),
                (824 + 44 * i / 34, y + 5),
                (776 - 44 * i / 34, y + 5),
            ]
        )
    naald = [
        (752, y1),
        (752, y1 - 60),
        (772, y1 - 66),
        (782, y1 - 250),
        (800, y1 - 282),
        (818, y1 - 250),
        (828, y1 - 66),
        (848, y1 - 60),
        (848, y1),
    ]
    p.leeg(naald)
    p["inkt"].binnen(
        p.vorm(lambda m: m.vlak(naald)), lambda m: m.vlak([(802, 300), (900, 300), (900, y1), (806, y1)])
    )
    p["oker"].vlak(naald)
    p["inkt"].blok(786, y1 - 44, 806, y1)
