"""Drie torens, elk in haar eigen weer."""

from __future__ import annotations

import math
import random

from druk import Plaat, Prent
from inkten import HEUVEL
from torens import CUNERA, DOM, LANGE_JAN, dom
from vormen import kroon, raster


def _daken(  # noqa: PLR0917 - maten in de volgorde waarin men ze leest
    p: Prent,
    y: float,
    zaad: int,
    inkten: tuple[str, ...],
    hoog: tuple[float, float],
    breed: tuple[float, float],
) -> None:
    rnd = random.Random(zaad)
    x = -40.0
    while x < p.maat[0] + 20:
        b, h = rnd.uniform(*breed), rnd.uniform(*hoog)
        gevel = [(x, y + 600), (x, y - h * 0.55), (x + b / 2, y - h), (x + b, y - h * 0.55), (x + b, y + 600)]
        inkt = rnd.choice(inkten)
        p.leeg(gevel)
        p[inkt].vlak(gevel)
        zij = [(x + b, y - h * 0.55), (x + b * 1.31, y - h * 0.55), (x + b * 1.31, y + 600), (x + b, y + 600)]
        p.leeg(zij)
        p["inkt"].vlak(zij)
        p[inkt].vlak(zij)
        dak = [
            (x + b / 2, y - h),
            (x + b, y - h * 0.55),
            (x + b + b * 0.34, y - h * 0.55),
            (x + b * 0.84, y - h),
        ]
        p.leeg(dak)
        p["inkt"].vlak(dak)
        for k in range(2):
            rx, ry = x + b * (0.2 + 0.36 * k), y - h * 0.42
            p.leeg([(rx, ry), (rx + b * 0.2, ry), (rx + b * 0.2, ry + b * 0.3), (rx, ry + b * 0.3)])
            p["oker" if rnd.random() < 0.6 else "inkt"].blok(rx, ry, rx + b * 0.2, ry + b * 0.3)
        x += b * 1.3


def domtoren() -> Prent:
    """De Domtoren voor een grote zon."""
    p = Prent((1600, 2000), HEUVEL.papier, HEUVEL.inkten, zaad=211)
    p["oker"].rond(800, 860, 640)
    for r in (700, 760, 820, 880, 940, 1000, 1060):
        n = r // 9
        for i in range(n):
            a = 2 * math.pi * i / n
            p["oker"].rond(800 + r * math.cos(a), 860 + r * math.sin(a), 13 - (r - 700) / 34)
    dom(p, DOM, 800, 1905, 1800, ("roze", "groen", "inkt"))
    _daken(p, 1830, 5, ("groen", "oker", "groen"), (150, 240), (150, 230))
    return p


def lange_jan() -> Prent:
    """De Onze Lieve Vrouwetoren in schuine regen."""
    p = Prent((1600, 2000), HEUVEL.papier, HEUVEL.inkten, zaad=221)
    p["groen"].blok(0, 0, 1600, 2000)
    rnd = random.Random(2)

    def regen(m: Plaat) -> None:
        for _ in range(420):
            x, y, lengte = rnd.uniform(-200, 1700), rnd.uniform(-100, 1900), rnd.uniform(60, 190)
            m.vlak(
                [
                    (x, y),
                    (x - lengte * 0.13 + 4, y + lengte / 2),
                    (x - lengte * 0.26, y + lengte),
                    (x - lengte * 0.13 - 4, y + lengte / 2),
                ]
            )

    p["groen"].weg(p.vorm(regen))
    wolk = p.vorm(
        lambda m: [
            m.rond(*b)
            for cx, cy, r in ((340, 330, 170), (560, 290, 210), (800, 350, 150), (180, 400, 120))
            for b in kroon(cx, cy, r, 3)
        ]
    )
    p["inkt"].beeld.paste(255, mask=wolk)
    dom(p, LANGE_JAN, 860, 1900, 1750, ("oker", "roze", "inkt"))
    _daken(p, 1810, 15, ("roze", "oker", "roze"), (150, 250), (150, 240))
    return p


def cunera_staand() -> Prent:
    """De Cuneratoren alleen, tegen een roze lucht."""
    p = Prent((1600, 2000), HEUVEL.papier, HEUVEL.inkten, zaad=231)
    raster(p["roze"], (0, 0, 1600, 1800), 19, 0.1, 1.0)
    p.open(p.vorm(lambda m: m.rond(1180, 520, 150)))
    dom(p, CUNERA, 760, 1930, 1790, ("oker", "groen", "inkt"))
    _daken(p, 1850, 25, ("groen", "roze"), (130, 220), (150, 230))
    return p
