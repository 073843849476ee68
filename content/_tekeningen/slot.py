"""Slot Zeist vanaf de laan."""

from __future__ import annotations

import math
import random

from druk import Prent
from inkten import STIL
from vormen import golven, raster, rondboog, wig


def slot() -> Prent:
    """Slot Zeist vanaf de laan."""
    p = Prent((2000, 1333), STIL.papier, STIL.inkten, zaad=451)
    raster(p["zee"], (0, 0, 2000, 760), 18, 0.85, 0.05)
    _vleugel(p, 130, 520)
    _vleugel(p, 1480, 1870)
    _hoofdhuis(p)
    p.leeg([(0, 930), (2000, 930), (2000, 1333), (0, 1333)])
    p["zee"].blok(0, 930, 2000, 1333)
    p["geel"].blok(0, 930, 2000, 1333)
    p.leeg([(0, 960), (2000, 960), (2000, 1030), (0, 1030)])
    p["zee"].blok(0, 960, 2000, 1030)
    p["pruim"].blok(0, 956, 2000, 966)
    p["terra"].binnen(p.vorm(lambda m: m.blok(0, 966, 2000, 1030)), lambda m: m.blok(560, 966, 1440, 1010))
    for naam in ("zee", "terra"):
        p[naam].weg(p.vorm(lambda m, n=naam: golven(m, (0, 966, 2000, 1030), len(n), stap=12, dik=9)))
    laan = [(930, 926), (1070, 926), (1500, 1333), (500, 1333)]
    p.leeg(laan)
    p["terra"].vlak(laan, 90)
    p["pruim"].lijn([(930, 926), (930, 1000)], 8)
    p["pruim"].lijn([(1070, 926), (1070, 1000)], 8)
    for s, x in ((0.55, 620), (0.8, 400), (1.25, 90)):
        _laanboom(p, x, 1010 + 200 * (s - 0.5), s)
        _laanboom(p, 2000 - x, 1010 + 200 * (s - 0.5), s)
    return p


def _ramen(p: Prent, vak: tuple[float, float, float, float], kol: int, rijen: int) -> None:
    x0, y0, x1, y1 = vak
    for r in range(rijen):
        for k in range(kol):
            b, h = (x1 - x0) / kol * 0.46, (y1 - y0) / rijen * 0.66
            x, y = x0 + (x1 - x0) * (k + 0.5) / kol - b / 2, y0 + (y1 - y0) * (r + 0.5) / rijen - h / 2
            p.leeg([(x, y), (x + b, y), (x + b, y + h), (x, y + h)])
            p["pruim"].blok(x, y, x + b, y + h)
            for i in range(1, 3):
                p["pruim"].blok(x, y + h * i / 4 * 1.3 - 2, x + b, y + h * i / 4 * 1.3 + 2, 0)
            p["pruim"].blok(x + b / 2 - 2, y, x + b / 2 + 2, y + h, 0)


def _vleugel(p: Prent, x0: float, x1: float) -> None:
    dak = [(x0 - 16, 700), (x0 + 70, 560), (x1 - 70, 560), (x1 + 16, 700)]
    p["pruim"].vlak(dak)
    p["terra"].blok(x0, 700, x1, 936)
    _ramen(p, (x0 + 10, 716, x1 - 10, 930), 5, 2)
    for x in (x0 + 100, x1 - 130):
        p["terra"].blok(x, 520, x + 30, 580)


def _hoofdhuis(p: Prent) -> None:
    dak = [(556, 440), (650, 250), (1350, 250), (1444, 440)]
    p.leeg(dak)
    p["pruim"].vlak(dak)
    p["pruim"].weg(p.vorm(lambda m: [m.lijn([(500, y), (1500, y)], 4) for y in range(290, 440, 38)]))
    for x in (700, 880, 1080, 1260):
        p.leeg([(x, 190), (x + 44, 190), (x + 44, 300), (x, 300)])
        p["terra"].blok(x, 190, x + 44, 300)
    p["pruim"].blok(640, 236, 1360, 256)
    p.leeg([(576, 440), (1424, 440), (1424, 936), (576, 936)])
    p["terra"].blok(576, 440, 1424, 936)
    p.leeg([(846, 440), (1154, 440), (1154, 936), (846, 936)])
    p["geel"].blok(846, 440, 1154, 936)
    fronton = [(826, 444), (1000, 326), (1174, 444)]
    p.leeg(fronton)
    p["geel"].vlak(fronton)
    p["pruim"].lijn([*fronton, fronton[0]], 9)
    p["pruim"].rond(1000, 404, 26)
    p["pruim"].blok(560, 430, 1440, 446)
    p["pruim"].blok(576, 676, 1424, 686)
    _ramen(p, (590, 456, 840, 926), 3, 2)
    _ramen(p, (1160, 456, 1410, 926), 3, 2)
    _ramen(p, (856, 456, 1144, 680), 3, 1)
    for x in (850, 948, 1036, 1134):
        p["pruim"].blok(x, 446, x + 14, 936)
    deur = rondboog(966, 1034, 936, 730)
    p.leeg(deur)
    p["pruim"].vlak(deur)
    _ramen(p, (856, 700, 950, 920), 1, 1)
    _ramen(p, (1050, 700, 1144, 920), 1, 1)
    p["terra"].blok(930, 926, 1070, 944)


def _laanboom(p: Prent, x: float, y: float, s: float) -> None:
    rnd = random.Random(int(x))
    p["pruim"].vlak(
        [
            (x - 22 * s, y + 60 * s),
            (x - 12 * s, y - 330 * s),
            (x + 12 * s, y - 330 * s),
            (x + 24 * s, y + 60 * s),
        ]
    )
    kruin = [
        (
            x + 150 * s * math.cos(t) * (1 + 0.07 * math.sin(9 * t)),
            y - 470 * s + 290 * s * math.sin(t) * (1 + 0.05 * math.cos(11 * t)),
        )
        for t in (2 * math.pi * i / 60 for i in range(60))
    ]
    p.leeg(kruin)
    p["zee"].vlak(kruin)
    p["geel"].vlak(kruin)
    vorm = p.vorm(lambda m: m.vlak(kruin))
    p["pruim"].binnen(
        vorm,
        lambda m: [
            wig(m, x + rnd.uniform(-150, 110) * s, y - 470 * s + rnd.uniform(-240, 290) * s, 70 * s, 13 * s)
            for _ in range(70)
        ],
    )
    p["zee"].weg(
        p.vorm(
            lambda m: [
                wig(
                    m, x + rnd.uniform(-130, 30) * s, y - 520 * s + rnd.uniform(-230, 200) * s, 60 * s, 11 * s
                )
                for _ in range(34)
            ]
        )
    )
