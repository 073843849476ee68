"""Een leesbril op een plattegrond."""

from __future__ import annotations

import math
import random

from druk import Plaat, Prent
from inkten import WERF
from vormen import ring


def leesbril() -> Prent:
    """Een leesbril op een plattegrond: het portret van een maker die niet bestaat."""
    p = Prent((2000, 2000), WERF.papier, WERF.inkten, zaad=631)
    p["blauw"].blok(0, 0, 2000, 2000)
    for k in range(4):
        x0, x1 = 130 + k * 435, 130 + (k + 1) * 435
        dy0, dy1 = (0, 90) if k % 2 == 0 else (90, 0)
        vouw = [(x0, 190 + dy0), (x1, 190 + dy1), (x1, 1740 + dy1), (x0, 1740 + dy0)]
        p.leeg(vouw)
        if k % 2:
            p["geel"].vlak(vouw, 90)
    kaart = p.vorm(
        lambda m: [
            m.vlak(
                [
                    (130 + k * 435, 190 + 90 * (k % 2)),
                    (565 + k * 435, 190 + 90 * (1 - k % 2)),
                    (565 + k * 435, 1740 + 90 * (1 - k % 2)),
                    (130 + k * 435, 1740 + 90 * (k % 2)),
                ]
            )
            for k in range(4)
        ]
    )
    singel = [
        (1000 + (440 + 40 * math.sin(3 * t)) * math.cos(t), 960 + (640 + 30 * math.cos(2 * t)) * math.sin(t))
        for t in (2 * math.pi * i / 60 for i in range(61))
    ]
    gracht = [(930 + 60 * math.sin(i / 5.0), 330 + i * 21) for i in range(61)]
    p["blauw"].binnen(kaart, lambda m: (m.lijn(singel, 46), m.lijn(gracht, 36)))
    rnd = random.Random(14)

    def straten(m: Plaat) -> None:
        for i in range(13):
            y = 420 + i * 90 + rnd.uniform(-14, 14)
            m.lijn([(560, y + 20), (900, y), (1440, y + rnd.uniform(-40, 40))], 8)
        for i in range(8):
            x = 600 + i * 112 + rnd.uniform(-16, 16)
            m.lijn([(x, 380), (x + rnd.uniform(-30, 30), 900), (x, 1560)], 8)
        for i in range(22):
            a = 2 * math.pi * i / 22 + rnd.uniform(-0.08, 0.08)
            m.lijn(
                [
                    (1000 + 470 * math.cos(a), 960 + 670 * math.sin(a)),
                    (1000 + 1100 * math.cos(a + 0.06), 960 + 1200 * math.sin(a + 0.06)),
                ],
                8,
            )

    p["koraal"].binnen(kaart, straten)
    p["koraal"].weg(p.vorm(lambda m: (m.lijn(singel, 56), m.lijn(gracht, 46))))
    p.open(p.vorm(lambda m: m.rond(1120, 820, 44)))
    p["nacht"].rond(1120, 820, 36)
    p["geel"].rond(1120, 820, 14)
    _bril(p)
    return p


def _bril(p: Prent) -> None:
    for x in (680, 1270):
        ring(p["nacht"], x + 26, 1244, 250, 40)
    for x in (680, 1270):
        p["geel"].rond(x, 1210, 240, dekking=110)
        p.open(p.vorm(lambda m, x=x: ring(m, x, 1210, 250, 46)))
        ring(p["koraal"], x, 1210, 250, 44)
        ring(p["nacht"], x, 1210, 250, 12)
    brug = [(910, 1150), (950, 1116), (1000, 1116), (1040, 1150)]
    p.open(p.vorm(lambda m: m.lijn(brug, 46)))
    p["koraal"].lijn(brug, 44)
    for kant, x in ((-1, 430), (1, 1520)):
        poot = [(x, 1160), (x + kant * 130, 1040), (x + kant * 300, 600), (x + kant * 360, 440)]
        p["nacht"].lijn([(a + 26, b + 34) for a, b in poot], 34)
        p.open(p.vorm(lambda m, v=poot: m.lijn(v, 40)))
        p["koraal"].lijn(poot, 38)
