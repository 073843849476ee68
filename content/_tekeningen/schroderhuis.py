"""Het Rietveld Schröderhuis, heel en van dichtbij."""

from __future__ import annotations

import random

from druk import Prent
from inkten import RIETVELD
from motieven import boom, vlak
from vormen import raster, stenen


def raam(  # noqa: PLR0917 - maten in de volgorde waarin men ze leest
    p: Prent, x0: float, y0: float, x1: float, y1: float, delen: tuple[int, int], *, glas: str = "blauw"
) -> None:
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
    p = Prent((1600, 2000), RIETVELD.papier, RIETVELD.inkten, zaad=101, ruw=0.7)
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


def vlakken() -> Prent:
    """Dezelfde hoek van het huis, van zo dichtbij dat alleen de vlakken overblijven."""
    p = Prent((2000, 2000), RIETVELD.papier, RIETVELD.inkten, zaad=111, ruw=0.7)
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
