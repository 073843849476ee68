"""Kasteel Duurstede achter zijn gracht."""

from __future__ import annotations

import random

from druk import Prent, Punt
from inkten import RIVIER
from vormen import golven, kroon, raster, rondboog, stenen, wig


def duurstede() -> Prent:
    """De twee torens van kasteel Duurstede."""
    p = Prent((2000, 2000), RIVIER.papier, RIVIER.inkten, zaad=521)
    raster(p["licht"], (0, 0, 2000, 1300), 20, 1.0, 0.15)
    p.open(p.vorm(lambda m: m.rond(1040, 430, 150)))
    p["geel"].rond(1040, 430, 148)
    rnd = random.Random(4)
    for x in range(-40, 2100, 150):
        r = rnd.uniform(110, 190)
        bollen = list(kroon(x, 1250, r, x + 50))
        vorm = p.vorm(lambda m, bb=bollen: [m.rond(*b) for b in bb])
        p.open(vorm)
        for naam in ("licht", "geel"):
            p[naam].beeld.paste(255, mask=vorm)
        p["marine"].binnen(
            vorm,
            lambda m, x=x, r=r: [
                wig(m, x + rnd.uniform(-r, r * 0.6), 1250 + rnd.uniform(-r, r), 60, 12) for _ in range(18)
            ],
        )
    p["licht"].blok(0, 1290, 2000, 1420)
    p["geel"].blok(0, 1290, 2000, 1420)
    _muurwerk(p)
    _ronde(p)
    _donjon(p)
    _gracht(p)
    return p


def _muurwerk(p: Prent) -> None:
    ruine = [
        (560, 1420),
        (560, 1130),
        (640, 1100),
        (700, 1150),
        (780, 1120),
        (850, 1220),
        (960, 1200),
        (1010, 1260),
        (1180, 1250),
        (1180, 1420),
    ]
    p.leeg(ruine)
    p["rood"].vlak(ruine)
    p["rood"].weg(p.vorm(lambda m: stenen(m, (570, 1160, 1170, 1400), 4, hoog=24, deel=0.16)))
    for x in (690, 860, 1040):
        p.leeg(rondboog(x, x + 70, 1420, 1300))
        p["marine"].vlak(rondboog(x, x + 70, 1420, 1300))


def _ronde(p: Prent) -> None:
    lijf = [(240, 1420), (240, 640), (620, 640), (620, 1420)]
    p.leeg(lijf)
    p["rood"].vlak(lijf)
    p["marine"].blok(500, 640, 620, 1420)
    p["rood"].weg(p.vorm(lambda m: stenen(m, (250, 760, 610, 1400), 7, hoog=24, deel=0.1)))
    krans = [(206, 720), (206, 560), (654, 560), (654, 720)]
    p.leeg(krans)
    p["rood"].vlak(krans)
    p["marine"].blok(516, 560, 654, 720)
    for i in range(8):
        x = 222 + i * 54
        p.leeg(rondboog(x, x + 34, 728, 676))
        p["marine"].vlak(rondboog(x, x + 34, 728, 676))
    for x in (270, 400, 520):
        p.leeg([(x, 590), (x + 44, 590), (x + 44, 640), (x, 640)])
        p["geel"].blok(x, 590, x + 44, 640)
    dak = [(186, 566), (430, 120), (674, 566)]
    p.leeg(dak)
    p["marine"].vlak(dak)
    p["licht"].vlak([(186, 566), (430, 120), (360, 566)])
    p["marine"].lijn([(430, 130), (430, 50)], 9)
    p["geel"].vlak([(434, 54), (510, 76), (434, 98)])
    for y in (820, 1000, 1190):
        for x in (310, 420):
            p.leeg([(x, y), (x + 46, y), (x + 46, y + 92), (x, y + 92)])
            p["marine"].blok(x, y, x + 46, y + 92)
            p["geel"].blok(x, y, x + 46, y + 40)


def _donjon(p: Prent) -> None:
    lijf: list[Punt] = [
        (1180, 1420),
        (1180, 700),
        (1230, 690),
        (1240, 730),
        (1330, 720),
        (1350, 670),
        (1420, 690),
        (1450, 740),
        (1560, 730),
        (1580, 690),
        (1690, 700),
        (1690, 1420),
    ]
    p.leeg(lijf)
    p["rood"].vlak(lijf)
    vorm = p.vorm(lambda m: m.vlak(lijf))
    p["marine"].binnen(vorm, lambda m: m.blok(1550, 600, 1690, 1420))
    p["rood"].weg(p.vorm(lambda m: stenen(m, (1190, 760, 1680, 1410), 9, hoog=26, deel=0.16)))
    for x, y, b, h in (
        (1260, 820, 70, 120),
        (1420, 820, 70, 120),
        (1260, 1060, 56, 100),
        (1440, 1060, 90, 130),
    ):
        p.leeg(rondboog(x, x + b, y + h, y))
        p["marine"].vlak(rondboog(x, x + b, y + h, y))
    p.leeg(rondboog(1340, 1440, 1420, 1270))
    p["geel"].vlak(rondboog(1340, 1440, 1420, 1270))
    p["marine"].vlak(rondboog(1358, 1422, 1420, 1290))


def _gracht(p: Prent) -> None:
    p.leeg([(0, 1410), (2000, 1410), (2000, 2000), (0, 2000)])
    p["geel"].blok(0, 1410, 2000, 1480)
    p["licht"].blok(0, 1410, 2000, 1480)
    water = p.vorm(lambda m: m.blok(0, 1480, 2000, 2000))
    p["licht"].blok(0, 1480, 2000, 2000)
    p["rood"].binnen(
        water,
        lambda m: (
            m.blok(240, 1480, 620, 1960),
            m.blok(560, 1480, 1180, 1660),
            m.blok(1180, 1480, 1690, 1930),
        ),
    )
    p["marine"].binnen(water, lambda m: (m.blok(500, 1480, 620, 1960), m.blok(1550, 1480, 1690, 1930)))
    p["geel"].binnen(water, lambda m: (m.blok(0, 1480, 240, 1560), m.blok(1690, 1480, 2000, 1560)))
    for naam, zaad in (("rood", 4), ("marine", 6), ("geel", 8)):
        p[naam].weg(p.vorm(lambda m, z=zaad: golven(m, (0, 1480, 2000, 2000), z, stap=20, dik=17)))
    p["licht"].weg(p.vorm(lambda m: golven(m, (0, 1500, 2000, 2000), 10, stap=40, dik=11)))
    p["marine"].blok(0, 1472, 2000, 1486)
    for x in (960, 1010):
        _zwaan(p, x + (x - 960) * 4, 1740 + (x - 960), 1.2)


def _zwaan(p: Prent, x: float, y: float, s: float) -> None:
    lijf = [
        (x - 70 * s, y - 46 * s),
        (x - 30 * s, y - 36 * s),
        (x + 30 * s, y - 34 * s),
        (x + 44 * s, y - 92 * s),
        (x + 62 * s, y - 106 * s),
        (x + 82 * s, y - 94 * s),
        (x + 64 * s, y - 86 * s),
        (x + 66 * s, y - 20 * s),
        (x + 40 * s, y),
        (x - 40 * s, y),
    ]
    p.leeg(lijf)
    p["marine"].lijn([*lijf, lijf[0]], 4)
    p["rood"].vlak([(x + 80 * s, y - 98 * s), (x + 104 * s, y - 86 * s), (x + 76 * s, y - 86 * s)])
