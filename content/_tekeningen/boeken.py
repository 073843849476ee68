"""De zwarte bibliotheek, van buiten en van binnen."""

from __future__ import annotations

import math
import random

from druk import Plaat, Prent, Punt
from inkten import RIETVELD
from motieven import boom
from PIL import Image
from vormen import fiets, raster


def takken(m: Plaat, vak: tuple[float, float, float, float], zaad: int, aantal: int) -> None:
    """Lange dunne takken met blad, als een patroon over een vak."""
    rnd = random.Random(zaad)
    x0, y0, x1, y1 = vak
    for _ in range(aantal):
        x, y, a = rnd.uniform(x0, x1), y1 + 20, rnd.uniform(-100, -80)
        punten = [(x, y)]
        while y > y0 - 20 and len(punten) < 60:
            a += rnd.uniform(-7, 7)
            x, y = x + 30 * math.cos(math.radians(a)), y + 30 * math.sin(math.radians(a))
            punten.append((x, y))
        m.lijn(punten, rnd.uniform(3, 6))
        for i, (bx, by) in enumerate(punten[2:]):
            kant = -1 if i % 2 else 1
            h = math.radians(-90 + kant * rnd.uniform(22, 46))
            lx, ly = bx + 58 * math.cos(h), by + 58 * math.sin(h)
            n = (6 * math.sin(h), -6 * math.cos(h))
            m.vlak(
                [
                    (bx, by),
                    ((bx + lx) / 2 + n[0], (by + ly) / 2 + n[1]),
                    (lx, ly),
                    ((bx + lx) / 2 - n[0], (by + ly) / 2 - n[1]),
                ]
            )


def bibliotheek() -> Prent:
    """De zwarte doos met takken in de huid."""
    p = Prent((2000, 1333), RIETVELD.papier, RIETVELD.inkten, zaad=141, ruw=0.8)
    raster(p["blauw"], (0, 0, 2000, 1080), 18, 0.5, 0.02)
    p.open(p.vorm(lambda m: m.rond(1760, 270, 132)))
    p["geel"].rond(1760, 270, 130)
    p.leeg([(150, 190), (1690, 190), (1690, 1080), (150, 1080)])
    p["zwart"].blok(150, 190, 1690, 1080)
    doos = p.vorm(lambda m: m.blok(150, 190, 1690, 1080))
    patroon = p.vorm(lambda m: takken(m, (150, 190, 1690, 1080), 4, 40))
    p["zwart"].weg(Image.composite(patroon, Image.new("L", patroon.size, 0), doos))
    p["grijs"].binnen(doos, lambda m: m.beeld.paste(patroon))
    rnd = random.Random(3)
    for k in range(11):
        for r in range(6):
            x0, y0 = 150 + k * 140, 190 + r * 148.3
            if rnd.random() < 0.24:
                ruit = p.vorm(lambda m, x0=x0, y0=y0: m.blok(x0 + 4, y0 + 4, x0 + 136, y0 + 144))
                takjes = Image.composite(patroon, Image.new("L", patroon.size, 0), ruit)
                p.open(ruit)
                p["geel"].beeld.paste(255, mask=ruit)
                p["zwart"].beeld.paste(255, mask=takjes)
    for k in range(12):
        p["zwart"].blok(150 + k * 140 - 4, 190, 150 + k * 140 + 4, 1080)
    for r in range(7):
        p["zwart"].blok(150, 190 + r * 148.3 - 4, 1690, 190 + r * 148.3 + 4)
    p["rood"].blok(150, 1040, 1690, 1080)
    p["grijs"].blok(0, 1080, 2000, 1333)
    p["zwart"].blok(0, 1076, 2000, 1090)
    for i in range(7):
        fiets(p["zwart"], 300 + i * 236 + (40 if i % 2 else 0), 1270, 0.72)
    boom(p["zwart"], 1850, 1100, -92, 170, 22, 8, random.Random(2))
    return p


def trappenhuis() -> Prent:
    """De donkere trap in de leeszaal; effen gedrukt."""
    p = Prent((1600, 2000), RIETVELD.papier, RIETVELD.inkten, zaad=151, ruw=0.0, korrel=False)
    p["zwart"].blok(0, 0, 1600, 2000)
    raamvak = p.vorm(lambda m: m.blok(0, 0, 430, 2000))
    p.open(raamvak)
    p["geel"].blok(0, 0, 430, 2000)
    p["zwart"].binnen(raamvak, lambda m: takken(m, (0, 0, 430, 2000), 8, 9))
    for y in range(-20, 2000, 330):
        p["zwart"].blok(0, y, 430, y + 14)
    for x in (140, 286, 424):
        p["zwart"].blok(x, 0, x + 12, 2000)
    licht = [(430, 220), (1600, 700), (1600, 1180), (430, 900)]
    p["zwart"].vlak(licht, 200)
    for x0, y0, x1, y1 in ((900, -40, 1640, 300), (430, 560, 760, 800), (1180, 980, 1640, 1250)):
        p["zwart"].blok(x0, y0, x1, y1)
        p["zwart"].blok(x0, y1 - 34, x1, y1, 150)
        p["zwart"].blok(x0, y0, x0 + 10, y1, 170)
    for x0, y0, x1, y1 in (
        (480, 1990, 1330, 1480),
        (1330, 1440, 560, 960),
        (560, 920, 1300, 470),
        (1300, 430, 760, 100),
    ):
        _vlucht(p, x0, y0, x1, y1)
    for x0, x1, y in ((1300, 1520, 1440), (420, 590, 920), (1270, 1480, 430)):
        p["zwart"].blok(x0, y, x1, y + 44, 0)
        p["grijs"].blok(x0, y, x1, y + 44)
        p["rood"].blok(x0, y + 34, x1, y + 44)
    _figuur(p, 1410, 1440)
    return p


def _vlucht(p: Prent, x0: float, y0: float, x1: float, y1: float) -> None:
    n = 15
    dx, dy = (x1 - x0) / n, (y1 - y0) / n
    top: list[Punt] = []
    for i in range(n):
        top += [(x0 + dx * i, y0 + dy * i), (x0 + dx * i, y0 + dy * (i + 1))]
    top.append((x1, y1))
    lijf = [*top, (x1, y1 + 74), (x0, y0 + 74)]
    p.leeg(lijf)
    p["grijs"].vlak(lijf)
    p["rood"].vlak([(x1, y1 + 62), (x0, y0 + 62), (x0, y0 + 76), (x1, y1 + 76)])
    for i in range(n):
        a, b = x0 + dx * i, y0 + dy * i
        p["zwart"].blok(a, b + dy, a + (10 if dx > 0 else -10), b)
    p["rood"].lijn([(x0, y0 - 120), (x1, y1 - 120)], 9)
    p["zwart"].lijn([(x0, y0 - 120), (x1, y1 - 120)], 9, 0)
    for i in range(0, n + 1, 3):
        p["zwart"].lijn([(x0 + dx * i, y0 + dy * i), (x0 + dx * i, y0 + dy * i - 120)], 5, 0)


def _figuur(p: Prent, x: float, y: float) -> None:
    jas = [(x - 30, y - 40), (x - 24, y - 118), (x + 20, y - 118), (x + 34, y - 40)]
    p.leeg(jas)
    p["rood"].vlak(jas)
    for dx in (-14, 12):
        p["zwart"].blok(x + dx - 7, y - 42, x + dx + 7, y, 0)
        p["grijs"].blok(x + dx - 7, y - 42, x + dx + 7, y)
    p.open(p.vorm(lambda m: m.rond(x, y - 140, 20)))
    p["geel"].rond(x, y - 140, 20)
    p["rood"].rond(x, y - 140, 20, dekking=90)
