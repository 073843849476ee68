"""De daken van de stad, en de lantaarn van haar toren."""

from __future__ import annotations

import random

from druk import Prent
from inkten import WERF
from torens import DOM, dom
from vormen import raster


def lantaarn_dom() -> Prent:
    """De open achtkant van de Domtoren, met gierzwaluwen."""
    p = Prent((2000, 2000), WERF.papier, WERF.inkten, zaad=641)
    raster(p["geel"], (0, 0, 2000, 2000), 20, 0.0, 0.9)
    p.open(p.vorm(lambda m: m.rond(1500, 620, 230)))
    p["geel"].rond(1500, 620, 228)
    dom(p, DOM, 900, 4500, 4380, ("koraal", "blauw", "nacht"))
    rnd = random.Random(3)
    for _ in range(11):
        x, y, s = (
            rnd.choice((rnd.uniform(120, 560), rnd.uniform(1260, 1880))),
            rnd.uniform(200, 1500),
            rnd.uniform(0.6, 1.2),
        )
        p["nacht"].vlak(
            [
                (x - 90 * s, y - 34 * s),
                (x - 20 * s, y - 12 * s),
                (x, y - 26 * s),
                (x + 16 * s, y - 10 * s),
                (x + 84 * s, y - 50 * s),
                (x + 26 * s, y + 12 * s),
                (x + 6 * s, y + 58 * s),
                (x - 6 * s, y + 16 * s),
            ]
        )
    return p


def daken() -> Prent:
    """De stad als daken, met één toren."""
    p = Prent((2000, 1333), WERF.papier, WERF.inkten, zaad=621)
    raster(p["blauw"], (0, 0, 2000, 760), 18, 0.7, 0.0)
    p.open(p.vorm(lambda m: m.rond(560, 330, 130)))
    p["geel"].rond(560, 330, 128)
    rnd = random.Random(31)
    for laag, (voet, maat) in enumerate(((760, 0.6), (880, 0.8), (1030, 1.05), (1210, 1.35), (1400, 1.75))):
        if laag == 1:
            dom(p, DOM, 1260, 900, 830, ("koraal", "nacht", "nacht"))
        x = -80.0
        while x < 2050:
            b, h = rnd.uniform(120, 190) * maat, rnd.uniform(130, 190) * maat
            inkt = rnd.choice((("koraal",), ("blauw",), ("geel",), ("koraal", "geel")))
            gevel = [
                (x, voet + 200),
                (x, voet - h * 0.5),
                (x + b * 0.36, voet - h),
                (x + b * 0.72, voet - h * 0.5),
                (x + b * 0.72, voet + 200),
            ]
            dak = [
                (x + b * 0.36, voet - h),
                (x + b * 1.1, voet - h),
                (x + b * 1.46, voet - h * 0.5),
                (x + b * 0.72, voet - h * 0.5),
            ]
            wand = [
                (x + b * 0.72, voet - h * 0.5),
                (x + b * 1.46, voet - h * 0.5),
                (x + b * 1.46, voet + 200),
                (x + b * 0.72, voet + 200),
            ]
            for v in (gevel, dak, wand):
                p.leeg(v)
            for naam in inkt:
                p[naam].vlak(gevel)
            p["nacht"].vlak(dak)
            p["blauw"].vlak(wand)
            p["nacht"].vlak(wand, 120)
            p["nacht"].weg(
                p.vorm(
                    lambda m, d=dak: [
                        m.lijn(
                            [
                                (d[0][0] + (d[3][0] - d[0][0]) * t, d[0][1] + (d[3][1] - d[0][1]) * t),
                                (d[1][0] + (d[2][0] - d[1][0]) * t, d[1][1] + (d[2][1] - d[1][1]) * t),
                            ],
                            3,
                        )
                        for t in (0.3, 0.55, 0.8)
                    ]
                )
            )
            for k in range(2):
                rx, ry, rb = x + b * (0.14 + 0.28 * k), voet - h * 0.36, b * 0.15
                p.leeg([(rx, ry), (rx + rb, ry), (rx + rb, ry + rb * 1.5), (rx, ry + rb * 1.5)])
                p["geel" if rnd.random() < 0.4 and "geel" not in inkt else "nacht"].blok(
                    rx, ry, rx + rb, ry + rb * 1.5
                )
            if rnd.random() < 0.6:
                sx = x + b * rnd.uniform(0.7, 1.0)
                p.leeg(
                    [
                        (sx, voet - h * 1.18),
                        (sx + b * 0.12, voet - h * 1.18),
                        (sx + b * 0.12, voet - h * 0.8),
                        (sx, voet - h * 0.8),
                    ]
                )
                p["koraal"].blok(sx, voet - h * 1.18, sx + b * 0.12, voet - h * 0.8)
            x += b * 1.4
    return p
