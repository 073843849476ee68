"""De prenten bij de Rietveldtocht: rood, geel, blauw, grijs en zwart, in vlakken die over elkaar schuiven."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from PIL import Image

from druk import Plaat, Prent, Punt
from vormen import fiets, raster, ring, stenen

PAPIER = "#f4f0e7"
INKT = {"geel": "#f4c321", "rood": "#da3a22", "blauw": "#1f55a5", "grijs": "#bdb9ae", "zwart": "#1d1d20"}


def vlak(p: Prent, x0: float, y0: float, x1: float, y1: float, inkt: Sequence[str] = (), *, diep: float = 0) -> None:
    """Een los vlak, wit of in inkt, met een slagschaduw die vertelt hoe ver het naar voren staat."""
    if diep:
        schaduw = [(x1, y0 + diep), (x1 + diep, y0 + diep), (x1 + diep, y1 + diep), (x0 + diep, y1 + diep), (x0 + diep, y1), (x1, y1)]
        p["zwart"].vlak(schaduw, 150)
    p.leeg([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
    for naam in inkt:
        p[naam].blok(x0, y0, x1, y1)


def raam(p: Prent, x0: float, y0: float, x1: float, y1: float, delen: tuple[int, int], *, glas: str = "blauw") -> None:
    """Een raam met zwarte stalen roeden."""
    p.leeg([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
    p["grijs"].blok(x0, y0, x1, y1)
    p[glas].vlak([(x0, y0), (x1, y0), (x0, y1)])
    for i in range(delen[0] + 1):
        x = x0 + (x1 - x0) * i / delen[0]
        p["zwart"].blok(x - 7, y0 - 7, x + 7, y1 + 7)
    for i in range(delen[1] + 1):
        y = y0 + (y1 - y0) * i / delen[1]
        p["zwart"].blok(x0 - 7, y - 7, x1 + 7, y + 7)


def schroderhuis() -> Prent:
    """Het huis aan het eind van de rij: links baksteen, rechts vlakken."""
    p = Prent((1600, 2000), PAPIER, INKT, zaad=101, ruw=0.7)
    raster(p["blauw"], (0, 0, 1600, 900), 18, 0.5, 0.0)
    p.open(p.vorm(lambda m: m.rond(1190, 400, 190)))
    p["geel"].rond(1190, 400, 188)
    _buurhuis(p)
    p["grijs"].blok(0, 1700, 1600, 2000)
    p["zwart"].blok(0, 1694, 1600, 1708)
    _achterhuis(p)
    _voorhuis(p)
    _tuin(p)
    return p


def _buurhuis(p: Prent) -> None:
    p.leeg([(0, 860), (330, 860), (330, 1700), (0, 1700)])
    p["rood"].blok(0, 860, 330, 1700)
    p["zwart"].blok(0, 860, 330, 1700, 60)
    p["rood"].weg(p.vorm(lambda m: stenen(m, (0, 880, 326, 1690), 5, hoog=24, deel=0.24)))
    dak = [(0, 560), (250, 560), (352, 866), (0, 866)]
    p.leeg(dak)
    p["zwart"].vlak(dak)
    for y in range(600, 860, 44):
        p["zwart"].weg(p.vorm(lambda m, y=y: m.lijn([(0, y), (352, y)], 4)))
    p.leeg([(90, 450), (180, 450), (180, 600), (90, 600)])
    p["rood"].blok(90, 450, 180, 600)
    for y in (980, 1330):
        raam(p, 80, y, 240, y + 210, (2, 3))


def _achterhuis(p: Prent) -> None:
    vlak(p, 330, 760, 1390, 1700, ("grijs",))
    p["grijs"].vlak([(330, 760), (1390, 760), (1390, 1700), (330, 1700)])
    vlak(p, 330, 760, 470, 1700, ())
    vlak(p, 470, 1560, 1390, 1700, ("grijs", "zwart"))
    p["zwart"].blok(470, 1560, 1390, 1700, 120)
    raam(p, 540, 830, 1010, 1130, (5, 2), glas="blauw")
    raam(p, 1060, 830, 1350, 1200, (3, 3), glas="geel")
    raam(p, 560, 1310, 900, 1550, (4, 2), glas="geel")
    raam(p, 950, 1290, 1070, 1690, (1, 3), glas="rood")
    raam(p, 1130, 1310, 1350, 1540, (3, 2), glas="blauw")


def _voorhuis(p: Prent) -> None:
    vlak(p, 400, 690, 1470, 732, (), diep=34)
    p["zwart"].blok(400, 728, 1470, 738)
    vlak(p, 620, 640, 900, 690, ("grijs",), diep=0)
    vlak(p, 410, 800, 610, 1270, (), diep=46)
    vlak(p, 560, 1218, 1440, 1256, (), diep=40)
    vlak(p, 700, 1060, 985, 1218, (), diep=40)
    for y in (1090, 1130, 1170):
        p["zwart"].blok(985, y, 1440, y + 8)
    for x in (1080, 1200, 1320, 1432):
        p["zwart"].blok(x, 1084, x + 9, 1222)
    vlak(p, 1006, 560, 1036, 1706, ("geel",), diep=20)
    vlak(p, 610, 770, 1250, 796, ("rood",), diep=16)
    vlak(p, 1404, 732, 1430, 1706, ("blauw",), diep=20)
    vlak(p, 640, 1256, 664, 1706, ("rood",), diep=16)
    vlak(p, 1120, 1580, 1480, 1606, ("blauw",), diep=20)
    p["zwart"].blok(1150, 1606, 1164, 1700)
    p["zwart"].blok(1440, 1606, 1454, 1700)


def _tuin(p: Prent) -> None:
    p.leeg([(0, 1790), (1600, 1730), (1600, 1800), (0, 1880)])
    for x in range(-40, 1640, 46):
        y = 1790 - 60 * x / 1600
        p["zwart"].lijn([(x, y - 26), (x, y + 50)], 6)
    p["zwart"].lijn([(0, 1782), (1600, 1722)], 9)
    boom(p["zwart"], 1530, 1730, -96, 300, 26, 8, random.Random(9))


def boom(plaat: Plaat, x: float, y: float, hoek: float, lang: float, dik: float, diep: int, rnd: random.Random) -> None:
    """Een kale boom, tak voor tak."""
    if diep == 0 or dik < 1.5:
        return
    ex, ey = x + lang * math.cos(math.radians(hoek)), y + lang * math.sin(math.radians(hoek))
    plaat.lijn([(x, y), (ex, ey)], dik)
    for kant in (-1, 1):
        boom(plaat, ex, ey, hoek + kant * rnd.uniform(14, 34), lang * rnd.uniform(0.66, 0.82), dik * 0.66, diep - 1, rnd)


def vlakken() -> Prent:
    """Dezelfde hoek van het huis, van zo dichtbij dat alleen de vlakken overblijven."""
    p = Prent((2000, 2000), PAPIER, INKT, zaad=111, ruw=0.7)
    p["grijs"].blok(0, 0, 2000, 2000)
    raam(p, 180, 300, 900, 980, (3, 3), glas="blauw")
    raam(p, 1240, 180, 1860, 820, (3, 3), glas="geel")
    raam(p, 420, 1480, 1000, 2100, (3, 3), glas="rood")
    vlak(p, -60, 120, 2100, 210, (), diep=70)
    vlak(p, 980, 420, 1240, 1560, (), diep=90)
    vlak(p, 520, 1180, 2100, 1270, (), diep=80)
    vlak(p, 1380, 900, 2100, 1180, (), diep=70)
    vlak(p, 1120, -40, 1176, 2040, ("geel",), diep=40)
    vlak(p, 240, 1040, 1420, 1096, ("rood",), diep=34)
    vlak(p, 1720, 600, 1776, 2040, ("blauw",), diep=40)
    vlak(p, -40, 1700, 700, 1800, ("zwart",), diep=0)
    return p


def inktpot() -> Prent:
    """De bakstenen kolos, van onderen gezien, met de schotel op de rand."""
    p = Prent((2000, 2000), PAPIER, INKT, zaad=121)
    raster(p["geel"], (0, 0, 2000, 1500), 19, 0.95, 0.18)
    massa = ((-60, 620, 1120), (1380, 2060, 1120), (380, 820, 900), (1180, 1620, 900), (560, 1440, 700))
    for x0, x1, y in massa:
        _blok(p, x0, x1, y)
    _blok(p, 800, 1200, 190)
    for x0, x1, y in ((846, 1154, 120), (900, 1100, 70)):
        p.leeg([(x0, y), (x1, y), (x1, 200), (x0, 200)])
        p["rood"].blok(x0, y, x1, 200)
        p["zwart"].blok(x0, y, x1, y + 12)
    _ingang(p)
    _schotel(p, 640, 694)
    p["zwart"].blok(0, 1880, 2000, 2000)
    for x, s in ((260, 0.62), (1560, 0.62)):
        _boompje(p, x, 1880, s)
    return p


def _blok(p: Prent, x0: float, x1: float, y: float) -> None:
    p.leeg([(x0, y), (x1, y), (x1, 1900), (x0, 1900)])
    p["rood"].blok(x0, y, x1, 1900)
    p["zwart"].blok(x1 - (x1 - x0) * 0.2, y, x1, 1900, 110)
    p["zwart"].blok(x0 - 8, y, x1 + 8, y + 20)
    aantal = round((x1 - x0) / 74)
    breed = (x1 - x0) / aantal
    for i in range(aantal):
        a = x0 + breed * i
        p["zwart"].blok(a + breed * 0.3, y + 60, a + breed * 0.7, 1880)
        for r in range(16):
            ry = y + 84 + r * 116
            if ry + 66 < 1800:
                p.leeg([(a + breed * 0.34, ry), (a + breed * 0.66, ry), (a + breed * 0.66, ry + 66), (a + breed * 0.34, ry + 66)])
                p["geel" if (i * 7 + r * 3) % 5 else "blauw"].blok(a + breed * 0.34, ry, a + breed * 0.66, ry + 66)
        p["rood"].weg(p.vorm(lambda m, a=a: m.lijn([(a, y + 40), (a, 1880)], 4)))


def _ingang(p: Prent) -> None:
    for i, (half, top) in enumerate(((170, 1420), (128, 1490), (86, 1560))):
        p.leeg([(1000 - half, top), (1000 + half, top), (1000 + half, 1884), (1000 - half, 1884)])
        p[("rood", "zwart", "geel")[i]].blok(1000 - half, top, 1000 + half, 1884)
    p["zwart"].blok(994, 1560, 1006, 1884)


def _schotel(p: Prent, x: float, y: float) -> None:
    def lens(rx: float, ry: float, cy: float) -> list[Punt]:
        return [(x + rx * math.cos(t), cy + ry * math.sin(t)) for t in (math.pi * 2 * i / 60 for i in range(60))]

    p.leeg(lens(118, 92, y - 78))
    p["blauw"].vlak(lens(112, 86, y - 78))
    p.leeg(lens(300, 62, y - 38))
    p["grijs"].vlak(lens(294, 58, y - 38))
    p["zwart"].vlak([*lens(294, 58, y - 38)[0:30], (x - 294, y - 38), (x, y - 10)])
    for i in range(-3, 4):
        p.open(p.vorm(lambda m, i=i: m.rond(x + i * 74, y - 26 + abs(i) * -3, 15, 11)))
        p["geel"].rond(x + i * 74, y - 26 - abs(i) * 3, 14, 10)


def _boompje(p: Prent, x: float, y: float, s: float) -> None:
    boom(p["zwart"], x, y, -90, 190 * s, 30 * s, 8, random.Random(int(x)))


def fietsprent() -> Prent:
    """Een zwarte fiets tegen een wand van kleurvlakken."""
    p = Prent((2000, 1333), PAPIER, INKT, zaad=131, ruw=0.8)
    vlak(p, 0, 0, 620, 520, ("geel",))
    vlak(p, 1340, 0, 2000, 360, ("grijs",))
    vlak(p, 1500, 460, 2000, 1060, ("rood",))
    vlak(p, 0, 700, 420, 1060, ("blauw",))
    vlak(p, 760, 0, 1180, 250, ("blauw",))
    vlak(p, 700, 620, 1180, 1060, ("grijs",))
    for x in (640, 1320, 1480):
        p["zwart"].blok(x - 13, 0, x + 13, 1060)
    for y, x0, x1 in ((560, 0, 1480), (400, 1320, 2000), (270, 640, 1320)):
        p["zwart"].blok(x0, y - 13, x1, y + 13)
    p["zwart"].blok(0, 1060, 2000, 1084)
    p["grijs"].blok(0, 1084, 2000, 1333)
    p["zwart"].vlak([(420, 1222), (1480, 1222), (1700, 1290), (700, 1290)], 150)
    wit = p.vorm(lambda m: fiets(m, 960, 1226, 2.05, dik=13))
    p.open(wit)
    fiets(p["zwart"], 960, 1226, 2.05, dik=11)
    return p


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
            m.vlak([(bx, by), ((bx + lx) / 2 + n[0], (by + ly) / 2 + n[1]), (lx, ly), ((bx + lx) / 2 - n[0], (by + ly) / 2 - n[1])])


def bibliotheek() -> Prent:
    """De zwarte doos met takken in de huid."""
    p = Prent((2000, 1333), PAPIER, INKT, zaad=141, ruw=0.8)
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
    p = Prent((1600, 2000), PAPIER, INKT, zaad=151, ruw=0.0, korrel=False)
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
    for x0, y0, x1, y1 in ((480, 1990, 1330, 1480), (1330, 1440, 560, 960), (560, 920, 1300, 470), (1300, 430, 760, 100)):
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


def wiel() -> Prent:
    """Een fietswiel, groot: het portret van een maker die niet bestaat."""
    p = Prent((2000, 2000), PAPIER, INKT, zaad=161)
    p["geel"].blok(0, 0, 2000, 2000)
    p.open(p.vorm(lambda m: m.rond(1000, 1080, 720)))
    p["grijs"].rond(1000, 1080, 720)
    ring(p["zwart"], 1000, 1080, 730, 54)
    ring(p["rood"], 1000, 1080, 676, 22)
    for i in range(36):
        a = math.pi * 2 * i / 36
        b = a + (0.42 if i % 2 else -0.42)
        p["zwart"].lijn([(1000 + 74 * math.cos(b), 1080 + 74 * math.sin(b)), (1000 + 668 * math.cos(a), 1080 + 668 * math.sin(a))], 7)
    p["zwart"].rond(1000, 1080, 92)
    p.open(p.vorm(lambda m: m.rond(1000, 1080, 40)))
    p["rood"].rond(1000, 1080, 38)
    vork = [(1000, 1080), (860, 620), (800, 330)]
    p["geel"].lijn([*vork, (760, 60), (740, -60)], 62, 0)
    p["zwart"].lijn([(930, 850), (860, 620), (800, 330)], 62, 0)
    p["rood"].lijn(vork, 62, 0)
    p["grijs"].lijn(vork, 62, 0)
    p["blauw"].lijn(vork, 58)
    p["blauw"].lijn([(800, 330), (760, 60), (740, -60)], 76)
    spat = [(1000 + 800 * math.cos(t), 1080 + 800 * math.sin(t)) for t in (math.pi * (1.02 + 0.028 * i) for i in range(22))]
    p["zwart"].lijn(spat, 26)
    return p

