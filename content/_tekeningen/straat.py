"""De letters in de straat, en de brug voor wie aankomt."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from druk import Prent, Punt
from inkten import WERF
from torens import DOM, dom
from vormen import fiets, raster, wig

LETTERS = {
    "I": [[(0.5, 0), (0.5, 1)]],
    "E": [[(1, 0), (0.1, 0), (0.1, 1), (1, 1)], [(0.1, 0.5), (0.8, 0.5)]],
    "D": [[(0.1, 0), (0.1, 1), (0.6, 1), (0.95, 0.75), (0.95, 0.25), (0.6, 0), (0.1, 0)]],
    "R": [
        [(0.1, 1), (0.1, 0), (0.65, 0), (0.95, 0.15), (0.95, 0.38), (0.65, 0.52), (0.1, 0.52)],
        [(0.55, 0.52), (0.98, 1)],
    ],
    "Z": [[(0.05, 0), (0.95, 0), (0.05, 1), (0.95, 1)]],
    "A": [[(0, 1), (0.5, 0), (1, 1)], [(0.2, 0.64), (0.8, 0.64)]],
    "T": [[(0, 0), (1, 0)], [(0.5, 0), (0.5, 1)]],
    "G": [
        [
            (0.95, 0.2),
            (0.65, 0),
            (0.35, 0),
            (0.05, 0.3),
            (0.05, 0.7),
            (0.35, 1),
            (0.65, 1),
            (0.95, 0.78),
            (0.95, 0.54),
            (0.6, 0.54),
        ]
    ],
}


def letters() -> Prent:
    """Straatstenen met het woord dat elke week terugkomt, en de steen die nog leeg is."""
    p = Prent((2000, 1333), WERF.papier, WERF.inkten, zaad=71)
    hoek = math.radians(-7)

    def q(x: float, y: float) -> Punt:
        dx, dy = x - 1000, y - 666
        return 1000 + dx * math.cos(hoek) - dy * math.sin(hoek), 666 + dx * math.sin(hoek) + dy * math.cos(
            hoek
        )

    rnd = random.Random(12)
    hoog, breed = 148, 226
    for rij in range(-3, 13):
        for k in range(-3, 14):
            x, y = k * breed + (breed / 2 if rij % 2 else 0) - 200, rij * hoog - 110
            _steen(p, q, (x, y, breed, hoog), rnd, letter=None)
    for k, letter in enumerate("ZATERDA "):
        _steen(p, q, (k * breed + 139, 5 * hoog - 110, breed, hoog), rnd, letter=letter)
    _beitel(p, q)
    return p


def _steen(
    p: Prent,
    q: Callable[[float, float], Punt],
    maat: tuple[float, float, float, float],
    rnd: random.Random,
    letter: str | None,
) -> None:
    x, y, b, h = maat
    r = 15

    def hoek(cx: float, cy: float, van: float) -> list[Punt]:
        return [
            q(
                cx + r * math.cos(math.radians(van + i * 22.5)),
                cy + r * math.sin(math.radians(van + i * 22.5)),
            )
            for i in range(5)
        ]

    j = [rnd.uniform(-4, 4) for _ in range(4)]
    rand = [
        *hoek(x + 8 + r + j[0], y + 8 + r, 180),
        *hoek(x + b - 8 - r + j[1], y + 8 + r, 270),
        *hoek(x + b - 8 - r + j[2], y + h - 8 - r, 0),
        *hoek(x + 8 + r + j[3], y + h - 8 - r, 90),
    ]
    p.leeg(rand)
    if letter is None:
        p["blauw"].vlak(rand)
        if rnd.random() < 0.33:
            p["geel"].vlak(rand)
        elif rnd.random() < 0.14:
            p["nacht"].vlak(rand)
        for _ in range(5):
            wig(p["blauw"], 0, 0, 0, 0)
            px, py = q(x + rnd.uniform(20, b - 70), y + rnd.uniform(22, h - 22))
            p["blauw"].vlak([(px, py), (px + 26, py - 4), (px + 44, py - 3), (px + 20, py + 3)], 0)
        return
    p["koraal"].vlak(rand)
    for streek in LETTERS.get(letter, ()):
        p["koraal"].lijn([q(x + b / 2 - 44 + 88 * a, y + h / 2 - 44 + 88 * c) for a, c in streek], 19, 0)
        p["nacht"].lijn([q(x + b / 2 - 37 + 88 * a, y + h / 2 - 37 + 88 * c) for a, c in streek], 7)


def _beitel(p: Prent, q: Callable[[float, float], Punt]) -> None:
    beitel = [q(1818, 772), q(1854, 740), q(2080, 1010), q(2040, 1040)]
    punt = [q(1818, 772), q(1854, 740), q(1796, 714)]
    steel = [q(1420, 1190), q(1442, 1160), q(1742, 1290), q(1730, 1322)]
    kop = [q(1330, 1080), q(1436, 1120), q(1398, 1236), q(1288, 1196)]
    for v in (beitel, punt, steel, kop):
        schaduw = [(x + 16, y + 18) for x, y in v]
        p["nacht"].vlak(schaduw)
    for v in (beitel, punt, steel, kop):
        p.leeg(v)
    p["nacht"].vlak(beitel)
    p["geel"].vlak(punt)
    p["geel"].vlak(steel)
    p["koraal"].vlak(kop)
    p["nacht"].vlak(
        [
            kop[2],
            kop[3],
            ((kop[0][0] + kop[3][0]) / 2, (kop[0][1] + kop[3][1]) / 2),
            ((kop[1][0] + kop[2][0]) / 2, (kop[1][1] + kop[2][1]) / 2),
        ]
    )


def aankomst() -> Prent:
    """Een fiets en een koffer op een lege brug, de stad in de verte."""
    p = Prent((2000, 1500), WERF.papier, WERF.inkten, zaad=81)
    raster(p["geel"], (0, 200, 2000, 1010), 17, 0.0, 0.75)
    p["koraal"].rond(640, 560, 210)
    dom(p, DOM, 1330, 1010, 640, ("blauw", "nacht", "nacht"))
    rnd = random.Random(5)
    x = -30.0
    while x < 2030:
        b, h = rnd.uniform(70, 150), rnd.uniform(60, 170)
        dak = [(x, 1020), (x, 1010 - h), (x + b / 2, 1010 - h - 44), (x + b, 1010 - h), (x + b, 1020)]
        p.leeg(dak)
        p["blauw"].vlak(dak)
        if rnd.random() < 0.5:
            p["koraal"].vlak(dak)
        x += b
    p.leeg([(0, 1010), (2000, 1010), (2000, 1500), (0, 1500)])
    p["geel"].blok(0, 1010, 2000, 1500)
    for i in range(-12, 40):
        p["geel"].lijn([(1000 + (i * 90 - 1000) * 0.5, 1010), (1000 + (i * 90 - 1000) * 1.5, 1500)], 5, 0)
    p["nacht"].blok(0, 1004, 2000, 1020)
    for x in range(30, 2000, 78):
        p["nacht"].blok(x, 790, x + 7, 1010)
    p["nacht"].blok(0, 782, 2000, 800)
    p["nacht"].vlak([(330, 1336), (1080, 1336), (1240, 1376), (480, 1376)])
    fiets(p["nacht"], 780, 1340, 1.5)
    koffer = [(1330, 1356), (1330, 1130), (1640, 1130), (1640, 1356)]
    p["nacht"].vlak([(1330, 1356), (1640, 1356), (1740, 1392), (1420, 1392)])
    p.leeg(koffer)
    p["koraal"].vlak(koffer)
    for x in (1388, 1566):
        p["nacht"].blok(x, 1130, x + 22, 1356)
    p["nacht"].lijn([(1430, 1130), (1430, 1092), (1540, 1092), (1540, 1130)], 13)
    return p
