"""De provincie in banen onder elkaar."""

from __future__ import annotations

import random

from druk import Prent
from inkten import HEUVEL
from motieven import glad, koe
from torens import CUNERA, DOM, LANGE_JAN, dom
from vormen import golven, raster


def provincie() -> Prent:
    """De provincie in banen: lucht, rug, stad, rivier, weiland."""
    p = Prent((2000, 1500), HEUVEL.papier, HEUVEL.inkten, zaad=261)
    raster(p["oker"], (0, 0, 2000, 640), 20, 0.0, 0.9)
    rug = glad(
        [(0, 640), (400, 600), (900, 470), (1300, 430), (1700, 500), (2300, 470), (2300, 900), (0, 900)]
    )
    for toren, x, voet, hoog in ((DOM, 420, 700, 500), (LANGE_JAN, 1010, 560, 330), (CUNERA, 1690, 590, 270)):
        dom(p, toren, x, voet, hoog, ("roze", "inkt", "inkt"))
    p.leeg(rug)
    p["groen"].vlak(rug)
    rnd = random.Random(2)
    for _ in range(140):
        x = rnd.uniform(600, 2000)
        y = 560 + rnd.uniform(-30, 170) - (90 if 900 < x < 1500 else 0)
        p["inkt"].binnen(
            p.vorm(lambda m: m.vlak(rug)),
            lambda m, x=x, y=y: m.vlak([(x - 22, y + 30), (x, y - 34), (x + 22, y + 30)]),
        )
    p.leeg([(0, 756), (2000, 756), (2000, 1500), (0, 1500)])
    p["oker"].blok(0, 756, 2000, 900)
    for x in range(-200, 2200, 64):
        p["oker"].weg(p.vorm(lambda m, x=x: m.lijn([(1000 + (x - 1000) * 0.86, 756), (x, 900)], 6)))
    p["roze"].blok(0, 900, 2000, 1080)
    p["roze"].weg(p.vorm(lambda m: golven(m, (0, 905, 2000, 1080), 5, stap=18, dik=11)))
    p["inkt"].blok(0, 892, 2000, 906)
    p["groen"].blok(0, 1080, 2000, 1500)
    p["oker"].blok(0, 1080, 2000, 1500)
    for x in range(-1600, 3600, 170):
        p["groen"].weg(
            p.vorm(
                lambda m, x=x: m.vlak(
                    [
                        (1000 + (x - 1000) * 0.6, 1084),
                        (1000 + (x - 1000) * 0.6 + 14, 1084),
                        (x + 40, 1500),
                        (x, 1500),
                    ]
                )
            )
        )
    p["inkt"].blok(0, 1074, 2000, 1086)
    for x, y, s in ((380, 1250, 1.3), (1300, 1190, 1.0), (1520, 1400, 1.7)):
        koe(p, x, y, s)
    return p
